import { RequestError } from './request-error.js';

/** What is said of a body that has too many bytes. */
export const tooLarge = (limit: number): RequestError =>
  new RequestError(413, 'too_large', `The body must have at most ${limit} bytes`);

/** The bytes of a body as they come, up to a limit; a `RequestError` beyond it. */
export class GatheredBytes {
  readonly #limit: number;
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes more. */
  add(chunk: Uint8Array): void {
    this.#size += chunk.length;
    if (this.#size > this.#limit) throw tooLarge(this.#limit);
    this.#chunks.push(chunk);
  }

  /** All that came. */
  whole(): Uint8Array {
    const [first] = this.#chunks;
    if (first && this.#chunks.length === 1) return first;
    const whole = new Uint8Array(this.#size);
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
}
