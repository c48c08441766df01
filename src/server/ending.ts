/** Says that nobody wants an answer any more. Whoever makes it hears of that first, by what costs less than a listener. */
export class Ending extends AbortController {
  /** Is called as soon as it is aborted. */
  onEnd: (() => void) | undefined;

  override abort(reason?: unknown): void {
    super.abort(reason);
    this.onEnd?.();
  }
}
