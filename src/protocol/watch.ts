import { toTransportError } from './to-transport-error.js';
import { TransportError } from './transport-error.js';

/** Timers that are to wait longer end at once; such a time is no bound at all. */
const LONGEST = 2 ** 31;

/** Watches over one request: ends it when its sender does, or when the server takes longer than it may. */
export class Watch {
  /** Ends the request. */
  readonly signal: AbortSignal;
  readonly #late = new AbortController();
  readonly #total: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal, total = Infinity) {
    this.signal = AbortSignal.any([signal, this.#late.signal]);
    this.#total = this.#after(total, `The server was not done after ${total / 1000} s`);
  }

  /** Gives it so many milliseconds from now on; the message is what is said of it when they are over. */
  allow(time: number, message = `The server was silent for ${time / 1000} s`): void {
    clearTimeout(this.#timer);
    this.#timer = this.#after(time, message);
  }

  /** Why the request really failed, given what it failed with. */
  reasonOf(error: unknown): unknown {
    return this.signal.aborted ? this.signal.reason : toTransportError(error);
  }

  /** Watches no longer. */
  end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#total);
  }

  #after(time: number, message: string): ReturnType<typeof setTimeout> | undefined {
    if (time >= LONGEST) return undefined;
    return setTimeout(() => this.#late.abort(new TransportError('timeout', message)), time);
  }
}
