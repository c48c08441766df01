import type { ReactiveController } from 'lit';
import type { FieldBase } from './field.js';
import type { PopupSite } from './follow.js';

/**
 * Opens the popup of a field in the top layer of the page, where nothing cuts it off, and keeps it at its place; what
 * finds that place loads on first use. It closes on Escape, and when the user turns to something else.
 */
export class Popup implements ReactiveController {
  #host: FieldBase;
  #site: PopupSite | undefined;
  #life: AbortController | undefined;

  constructor(host: FieldBase) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether it is open. */
  get isOpen(): boolean {
    return this.#site !== undefined;
  }

  /** Opens it; the answer comes when it is at its place. */
  async open(site: PopupSite): Promise<void> {
    const { anchor, panel } = site;
    anchor.focus();
    if (panel instanceof HTMLDialogElement) panel.showModal();
    else panel.showPopover();
    this.#site = site;
    this.#life = new AbortController();
    this.#host.requestUpdate();
    const { signal } = this.#life;
    this.#listen(panel, { signal });
    try {
      const { follow } = await import('./follow.js');
      await follow(site, signal);
    } catch {
      // Its file cannot be had: it stands where the browser puts it.
    }
    if (!signal.aborted) panel.classList.add('placed');
  }

  /** Closes it; what opened it has the focus again where it was in it. */
  close(): void {
    if (!this.#site) return;
    const { anchor, panel } = this.#site;
    const hadFocus = panel.matches(':focus-within');
    this.#site = undefined;
    this.#life!.abort();
    panel.classList.remove('placed');
    if (panel instanceof HTMLDialogElement) panel.close();
    else panel.hidePopover();
    if (hadFocus) anchor.focus();
    this.#host.requestUpdate();
  }

  /** It goes where its field goes. */
  hostDisconnected(): void {
    this.close();
  }

  /** What cannot be used cannot be chosen from. */
  hostUpdate(): void {
    if (this.#host.isDisabled) this.close();
  }

  #listen(panel: HTMLElement, life: AddEventListenerOptions): void {
    const host = this.#host;
    let own: Event | undefined;
    const leave = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    };
    // What is pressed may stand in a closed root, where nobody outside sees it.
    host.addEventListener('pointerdown', (event) => (own = event), life);
    host.ownerDocument.addEventListener('pointerdown', (event) => event === own || this.close(), life);
    host.addEventListener('focusout', () => document.hasFocus() && this.close(), life);
    host.addEventListener('keydown', (event) => event.key === 'Escape' && !event.isComposing && leave(event), life);
    // A press on a dialog itself is one beside it: what it shows fills it.
    panel.addEventListener(
      'mousedown',
      (event) => event.target === panel && panel.matches(':modal') && leave(event),
      life,
    );
    panel.addEventListener('cancel', leave, life);
  }
}
