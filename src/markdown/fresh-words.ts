import { COMING, TOGETHER } from '../style/growth.js';

/** A part of a text, with a number where it has just come. */
export interface Words {
  readonly text: string;
  readonly birth: number;
}

/** Which words of a block that is being written have just come. */
export class FreshWords {
  #births: { readonly at: number; readonly time: number; readonly birth: number }[] = [];
  #count = 0;
  #length = 0;
  #at = 0;

  /** Before the words of the block are told, one after the other. */
  begin(now: number): void {
    this.#births = this.#births.filter(({ time }) => now - time < COMING);
    this.#length = Math.max(this.#length, this.#at);
    if (now - (this.#births.at(-1)?.time ?? 0) > TOGETHER) {
      this.#births.push({ at: this.#length, time: now, birth: ++this.#count });
    }
    this.#at = 0;
  }

  /** When the last of its words will have come. */
  get end(): number {
    return (this.#births.at(-1)?.time ?? 0) + COMING;
  }

  /** The parts of a text, of which 0 is what has been there. */
  partsOf(text: string): readonly Words[] {
    const start = this.#at;
    const end = (this.#at += text.length);
    const bounds = this.#births.filter(({ at }) => at < end);
    const parts = bounds.map(({ at, birth }, i) => ({
      text: text.slice(Math.max(0, at - start), Math.max(0, (bounds[i + 1]?.at ?? end) - start)),
      birth,
    }));
    const first = { text: text.slice(0, Math.max(0, (bounds[0]?.at ?? end) - start)), birth: 0 };
    return [first, ...parts].filter((part) => part.text);
  }
}
