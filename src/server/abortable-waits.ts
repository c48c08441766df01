import type { Ending } from './ending.js';

/** Waits for one thing after another, for as long as an answer is wanted. */
export class AbortableWaits {
  readonly #ending: Ending;
  #reject: ((reason: unknown) => void) | undefined;

  constructor(ending: Ending) {
    this.#ending = ending;
    ending.onEnd = () => this.#stop();
  }

  /** What a promise comes to, or the signal's reason as soon as it is aborted. One wait at a time. */
  for<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      promise.then(resolve, reject);
      if (this.#ending.signal.aborted) this.#stop();
    });
  }

  /** Lets go: nothing is waited for any more. */
  end(): void {
    this.#ending.onEnd = undefined;
  }

  #stop(): void {
    this.#reject?.(this.#ending.signal.reason);
  }
}
