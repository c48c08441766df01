import { toTransportError } from './to-transport-error.js';
import { TransportError } from './transport-error.js';

/** Timers that are to wait longer end at once; such a time is no bound at all. */
const LONGEST = 2 ** 31;

/** Watches over one request: ends it when its sender does, or when the server takes longer than it may. */
export class Watch {
  /** Ends the request. */
  readonly signal: AbortSignal;
  readonly #late = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.#late.signal]);
  }

  /** Gives the server so many milliseconds from now on. */
  allow(time: number): void {
    clearTimeout(this.#timer);
    const stop = () => this.#late.abort(new TransportError('timeout', `The server was silent for ${time / 1000} s`));
    if (time < LONGEST) this.#timer = setTimeout(stop, time);
  }

  /** Why the request really failed, given what it failed with. */
  reasonOf(error: unknown): unknown {
    return this.signal.aborted ? this.signal.reason : toTransportError(error);
  }

  /** Watches no longer. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
