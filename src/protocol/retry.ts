import { sleep } from './sleep.js';
import { toTransportError } from './to-transport-error.js';

/** How something is tried again. */
export interface RetryOptions {
  /** Ends the trying. */
  readonly signal: AbortSignal;
  /** Settles after so many milliseconds, or fails when the signal ends it; a timer unless said otherwise. */
  readonly wait?: (time: number, signal: AbortSignal) => Promise<void>;
  /** A number from 0 up to 1, by chance. */
  readonly random?: () => number;
}

/** How often something is tried at most, the first time included. */
const TRIES = 3;

const SECOND = 1000;

/** The longest wait, in milliseconds. A server that asks for a longer one is not asked again. */
const LONGEST = 30 * SECOND;

/**
 * Does what only reads, up to three times while it may succeed when tried again: after a second or less, then after two
 * or less, by chance, and never before the time that the server asks for. Fails with the last `TransportError`.
 */
export const retry = async <T>(
  read: () => Promise<T>,
  { signal, wait = sleep, random = Math.random }: RetryOptions,
): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted) throw error;
      const failure = toTransportError(error);
      const { allowRetry, retryAfterMs = 0 } = failure;
      if (!allowRetry || tries === TRIES || retryAfterMs > LONGEST) throw failure;
      const backoff = Math.min(LONGEST, SECOND * 2 ** (tries - 1)) * random();
      await wait(Math.max(retryAfterMs, backoff), signal);
    }
  }
};
