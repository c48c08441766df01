import { untilAborted } from '../protocol/until-aborted.js';

/** A piece of an answer. */
export interface Frame {
  /** What is sent. */
  readonly text: string;
  /** Whether it says that the request came to nothing and may be sent again. */
  readonly isFailure: boolean;
}

/** Makes an answer, until the signal says that nobody wants it any more. */
export type Source = (signal: AbortSignal) => AsyncGenerator<Frame, void, undefined>;

/** Characters of an answer that are kept so that it can be said again. */
const LONGEST = 2 ** 22;

/** What came of a run. */
export interface Outcome {
  readonly frames: readonly string[];
  /** Why not all is there: its reader left, or it is too long to keep. */
  readonly cut?: 'cancelled' | 'long';
  readonly isFailure: boolean;
}

/** An answer under way, that any number of readers read from its beginning. It goes on as long as somebody reads. */
export class LiveAnswer {
  readonly #end = new AbortController();
  readonly #source: AsyncGenerator<Frame, void, undefined>;
  readonly #onEnd: (outcome: Outcome) => Promise<void>;
  #frames: string[] = [];
  /** How many frames came before those that are kept. */
  #dropped = 0;
  #size = 0;
  #readers = 0;
  #isFailure = false;
  #isDone = false;
  #step: Promise<void> | undefined;

  constructor(source: Source, onEnd: (outcome: Outcome) => Promise<void>) {
    this.#source = source(this.#end.signal);
    this.#onEnd = onEnd;
  }

  /** The answer. Whoever is the last to stop reading ends it. */
  async *read(signal: AbortSignal): AsyncGenerator<string, void, undefined> {
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

  #keep({ text, isFailure }: Frame): void {
    this.#size += text.length;
    this.#isFailure = isFailure;
    if (this.#size > LONGEST) {
      this.#dropped += this.#frames.length;
      this.#frames = [];
    }
    this.#frames.push(text);
  }

  async #finish(cut?: Outcome['cut']): Promise<void> {
    this.#isDone = true;
    const end = this.#dropped > 0 ? 'long' : cut;
    await this.#onEnd({ frames: this.#frames, isFailure: this.#isFailure, ...(end && { cut: end }) });
  }

  async #cancel(): Promise<void> {
    this.#isDone = true;
    this.#end.abort(new Error('The client is gone'));
    await this.#step;
    await this.#source.return();
    await this.#finish('cancelled');
  }
}
