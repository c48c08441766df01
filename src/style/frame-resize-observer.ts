/**
 * Observes sizes as a `ResizeObserver` does, and tells in the next frame: what changes the page as it is told of a size
 * makes browsers report a loop to the page.
 */
export class FrameResizeObserver {
  #frame = 0;
  #observer: ResizeObserver;

  /** `changed` is called once a frame at most. */
  constructor(changed: () => void) {
    this.#observer = new ResizeObserver(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(changed);
    });
  }

  /** Begins to tell of an element, of how large it is now to begin with. */
  observe(element: Element, options?: ResizeObserverOptions): void {
    this.#observer.observe(element, options);
  }

  /** Tells no more, not even of what has changed by now. */
  disconnect(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
  }
}
