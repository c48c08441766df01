/** What a promise comes to, or the signal's reason as soon as it is aborted. */
export const untilAborted = <T>(promise: PromiseLike<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    const end = <V>(settle: (value: V) => void) => {
      return (value: V) => {
        signal.removeEventListener('abort', stop);
        settle(value);
      };
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise.then(end(resolve), end(reject));
  });
