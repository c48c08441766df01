/** Waits for one thing after another, for as long as a signal is not aborted. All waits share one listener. */
export class AbortableWaits {
  readonly #signal: AbortSignal;
  #reject: ((reason: unknown) => void) | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#stop);
  }

  /** What a promise comes to, or the signal's reason as soon as it is aborted. One wait at a time. */
  for<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      promise.then(resolve, reject);
      if (this.#signal.aborted) this.#stop();
    });
  }

  /** Lets the signal go: nothing is waited for any more. */
  end(): void {
    this.#signal.removeEventListener('abort', this.#stop);
  }

  readonly #stop = (): void => this.#reject?.(this.#signal.reason);
}
