import type { LitElement } from 'lit';
import { focusedIn, holdFocus } from './focus.js';

/** What the loading state needs of its element. */
export interface LoadingHost extends LitElement {
  readonly internals: ElementInternals;
}

const containsComposed = (host: Element, inner: Node): boolean => {
  let node: Node | null = inner;
  while (node && node !== host) node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
  return node === host;
};

/**
 * Shows that an element waits, for as long as anything holds it: as `:state(loading)` and `aria-busy`, and to its
 * template as `isActive`. An element that goes inert meanwhile keeps the focus for what had it.
 */
export class Loading {
  #host: LoadingHost;
  #holders = 0;
  #inert = 0;
  #focused: HTMLElement | null = null;
  #release: (() => void) | undefined;

  constructor(host: LoadingHost) {
    this.#host = host;
  }

  /** Whether anything holds the element. */
  get isActive(): boolean {
    return this.#holders > 0;
  }

  /** Whether anything holds the element in such a way that its content goes inert. */
  get isInert(): boolean {
    return this.#inert > 0;
  }

  /** Holds the element until a promise, which must not fail, settles; `isInert` where its content is to be out of use. */
  hold(promise: Promise<void>, isInert = false): void {
    this.#count(1, isInert);
    if (isInert && this.#inert === 1) this.#keepFocus();
    void promise.then(() => this.#count(-1, isInert));
  }

  #count(step: number, isInert: boolean): void {
    const host = this.#host;
    this.#holders += step;
    if (isInert) this.#inert += step;
    if (this.isActive) {
      host.internals.states.add('loading');
      host.setAttribute('aria-busy', 'true');
    } else {
      host.internals.states.delete('loading');
      host.removeAttribute('aria-busy');
    }
    host.requestUpdate();
    if (!this.isInert) void host.updateComplete.then(() => this.#giveFocusBack());
  }

  #keepFocus(): void {
    const host = this.#host;
    const focused = focusedIn(host.getRootNode() as Document | ShadowRoot);
    if (!focused || focused === host || !containsComposed(host, focused)) return;
    this.#focused = focused;
    this.#release = holdFocus(host);
  }

  /** To what had it; where that is gone or cannot have it any more, the element itself keeps it. */
  #giveFocusBack(): void {
    const host = this.#host;
    const focused = this.#focused;
    this.#focused = null;
    if (!focused || !host.matches(':focus')) return;
    // In this order: an element that loses its tabindex loses the focus inside of it, too.
    this.#release?.();
    focused.focus({ preventScroll: true });
    if (focusedIn(host.ownerDocument) !== focused) holdFocus(host);
  }
}
