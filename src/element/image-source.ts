import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { inWords } from '../schema/in-words.js';
import type { RawNode } from '../schema/node.js';
import { imageAddressOf, type ImageAddress } from '../schema/safe-url.js';
import { policyContext } from './contexts.js';
import { CkErrorEvent } from './error-event.js';
import { focusedIn, holdFocus } from './focus.js';

/** What becomes of an image: it may load, waits to be asked for, cannot be had, or there is none. */
export type ImageState = 'none' | 'shown' | 'foreign' | 'unsafe' | 'failed';

/**
 * Decides for an element whether an image may load: from the page's own origin, as data, or from a host that the policy
 * around the element admits. Any other host is not asked before the user says so. What the user asked for stays, and what
 * the policy admitted goes with it.
 */
export class ImageSource {
  #host: LitElement & { readonly node?: RawNode };
  #refuse: ((src: string) => void) | undefined;
  #policy: ContextConsumer<typeof policyContext, LitElement>;
  #src: string | undefined;
  #address: ImageAddress | undefined;
  #refused: string | undefined;
  #consented: string | undefined;
  #failed: string | undefined;

  /** `refuse` is told of an address that no image may have; a `ck-error` says so where it is absent. */
  constructor(host: LitElement & { readonly node?: RawNode }, refuse?: (src: string) => void) {
    this.#host = host;
    this.#refuse = refuse;
    this.#policy = new ContextConsumer(host, { context: policyContext, subscribe: true });
  }

  /** Takes the address that the widget names, if any. */
  take(src: string | undefined): void {
    this.#src = src || undefined;
    this.#address = src
      ? imageAddressOf(src, this.#host.ownerDocument.baseURI, this.#policy.value?.images ?? [])
      : undefined;
    if (!src || this.#address || src === this.#refused) return;
    this.#refused = src;
    if (this.#refuse) this.#refuse(src);
    else this.#report(src);
  }

  /** What becomes of the image now. */
  get state(): ImageState {
    if (this.#src === undefined) return 'none';
    if (!this.#address) return 'unsafe';
    const { href, foreignHost } = this.#address;
    if (this.#failed === href) return 'failed';
    return foreignHost && this.#consented !== href ? 'foreign' : 'shown';
  }

  /** The address to load. */
  get href(): string {
    return this.#address?.href ?? '';
  }

  /** What to ask the user about an image from another host. */
  get offer(): string {
    return `Show image from ${this.#address?.foreignHost}`;
  }

  /** The user wants to see it, where a press says so; a link or a row that it stands in has nothing of that press. */
  readonly consent = (event: Event): void => {
    event.preventDefault();
    if (!event.isTrusted) return;
    this.#consented = this.href;
    this.#host.requestUpdate();
    void this.#keepFocus();
  };

  /** It could not be loaded, as an image says that still stands there. */
  readonly fail = ({ target }: Event): void => {
    if (!(target as Element).parentNode) return;
    this.#failed = this.href;
    this.#host.requestUpdate();
  };

  /** The focus goes with the button to what holds the image, and nowhere else. */
  async #keepFocus(): Promise<void> {
    const host = this.#host;
    await host.updateComplete;
    const { ownerDocument } = host;
    if (focusedIn(ownerDocument) === ownerDocument.body) holdFocus(host);
  }

  #report(src: string): void {
    const message = `No image may have the address ${inWords(src)}`;
    this.#host.dispatchEvent(new CkErrorEvent({ code: 'unsafe-url', message, node: this.#host.node }));
  }
}
