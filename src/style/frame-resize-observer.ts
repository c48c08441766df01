/**
 * Observes sizes as a `ResizeObserver` does, and tells in the next frame: what changes the page as it is told of a size
 * makes browsers report a loop to the page.
 */
export class FrameResizeObserver {
  #frame = 0;
  #observer: ResizeObserver;

  constructor(changed: () => void) {
    this.#observer = new ResizeObserver(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(changed);
    });
  }

  observe(element: Element, options?: ResizeObserverOptions): void {
    this.#observer.observe(element, options);
  }

  disconnect(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
  }
}
