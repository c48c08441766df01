import { untilAborted } from '../protocol/until-aborted.js';
import type { Frame, Frames } from './asked.js';
import { Ending } from './ending.js';

/** Makes an answer, until nobody wants it any more. */
export type Source = (ending: Ending) => Frames;

/** Characters of an answer that are kept so that it can be said again. */
const LONGEST = 2 ** 22;

/** What came of a run. */
export interface Outcome {
  readonly frames: readonly Frame[];
  /** Why not all is there: its reader left, or it is too long to keep. */
  readonly cut?: 'cancelled' | 'long';
}

/** An answer under way, that any number of readers read from its beginning. It goes on as long as somebody reads. */
export class LiveAnswer {
  readonly #end = new Ending();
  readonly #source: Frames;
  readonly #onEnd: (outcome: Outcome) => Promise<void>;
  #frames: Frame[] = [];
  /** How many frames came before those that are kept. */
  #dropped = 0;
  #size = 0;
  #readers = 0;
  #isDone = false;
  #step: Promise<void> | undefined;

  constructor(source: Source, onEnd: (outcome: Outcome) => Promise<void>) {
    this.#source = source(this.#end);
    this.#onEnd = onEnd;
  }

  /** The answer. Whoever is the last to stop reading ends it. */
  async *read(signal: AbortSignal): Frames {
    this.#readers++;
    try {
      for (let i = 0; ; i++) {
        while (i >= this.#dropped + this.#frames.length && !this.#isDone) await untilAborted(this.#advance(), signal);
        if (i < this.#dropped) throw new Error('The reader is too slow to share an answer');
        const frame = this.#frames[i - this.#dropped];
        if (frame === undefined) return;
        yield frame;
      }
    } finally {
      if (--this.#readers === 0 && !this.#isDone) await this.#cancel();
    }
  }

  #advance(): Promise<void> {
    this.#step ??= this.#pull().finally(() => (this.#step = undefined));
    return this.#step;
  }

  async #pull(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (value) this.#keep(value);
    if (done && !this.#isDone) await this.#finish();
  }

  #keep(frame: Frame): void {
    this.#size += frame.text.length;
    if (this.#size > LONGEST) {
      this.#dropped += this.#frames.length;
      this.#frames = [];
    }
    this.#frames.push(frame);
  }

  async #finish(cut?: Outcome['cut']): Promise<void> {
    this.#isDone = true;
    const end = this.#dropped > 0 ? 'long' : cut;
    await this.#onEnd({ frames: this.#frames, ...(end && { cut: end }) });
  }

  async #cancel(): Promise<void> {
    this.#isDone = true;
    this.#end.abort(new Error('The client is gone'));
    await this.#step;
    await this.#source.return();
    await this.#finish('cancelled');
  }
}
