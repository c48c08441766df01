import type { LitElement, ReactiveController } from 'lit';

/** What the loading state needs of its element. */
export interface LoadingHost extends LitElement {
  readonly internals: ElementInternals;
}

const containsComposed = (host: Element, inner: Node): boolean => {
  let node: Node | null = inner;
  while (node && node !== host) node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
  return node === host;
};

const focusedIn = (root: DocumentOrShadowRoot): HTMLElement | null => {
  const focused = root.activeElement as HTMLElement | null;
  return (focused?.shadowRoot && focusedIn(focused.shadowRoot)) ?? focused;
};

/**
 * Shows that an element waits, for as long as anything holds it: as `:state(loading)` and `aria-busy`, and to its
 * template as `isActive`. An element that goes inert meanwhile keeps the focus for what had it.
 */
export class Loading implements ReactiveController {
  #host: LoadingHost;
  #holders = 0;
  #focused: HTMLElement | null = null;

  constructor(host: LoadingHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Whether anything holds the element. */
  get isActive(): boolean {
    return this.#holders > 0;
  }

  /** Holds the element until a promise, which must not fail, settles; `keepFocus` where its content goes inert. */
  hold(promise: Promise<void>, keepFocus = false): void {
    if (this.#holders++ === 0) this.#show(keepFocus);
    void promise.then(() => {
      if (--this.#holders === 0) this.#show(keepFocus);
    });
  }

  #show(keepFocus: boolean): void {
    const host = this.#host;
    if (this.isActive) {
      host.internals.states.add('loading');
      host.setAttribute('aria-busy', 'true');
      if (keepFocus) this.#keepFocus();
    } else {
      host.internals.states.delete('loading');
      host.removeAttribute('aria-busy');
      void host.updateComplete.then(() => this.#giveFocusBack());
    }
    host.requestUpdate();
  }

  #keepFocus(): void {
    const host = this.#host;
    const focused = focusedIn(host.getRootNode() as Document | ShadowRoot);
    if (!focused || focused === host || !containsComposed(host, focused)) return;
    this.#focused = focused;
    host.tabIndex = -1;
    host.focus({ preventScroll: true });
  }

  #giveFocusBack(): void {
    const host = this.#host;
    const focused = this.#focused;
    this.#focused = null;
    if (!focused) return;
    if (host.matches(':focus') && focused.isConnected) focused.focus({ preventScroll: true });
    host.removeAttribute('tabindex');
  }
}
