import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { imageAddressOf, type ImageAddress } from '../schema/safe-url.js';
import { policyContext } from './contexts.js';

/** What becomes of an image: it may load, waits to be asked for, cannot be had, or there is none. */
export type ImageState = 'none' | 'shown' | 'foreign' | 'unsafe' | 'failed';

/**
 * Decides for an element whether an image may load: from the page's own origin, as data, or from a host that the policy
 * around the element admits. Any other host is not asked before the user says so.
 */
export class ImageSource {
  #host: LitElement;
  #policy: ContextConsumer<typeof policyContext, LitElement>;
  #src: string | undefined;
  #address: ImageAddress | undefined;
  #consented: string | undefined;
  #failed: string | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    this.#policy = new ContextConsumer(host, { context: policyContext, subscribe: true });
  }

  /** Takes the address that the widget names, if any; false where it is one that no image may have. */
  take(src: string | undefined): boolean {
    this.#src = src || undefined;
    this.#address = src
      ? imageAddressOf(src, this.#host.ownerDocument.baseURI, this.#policy.value?.images ?? [])
      : undefined;
    return !src || this.#address !== undefined;
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

  /** The host to ask the user about. */
  get foreignHost(): string {
    return this.#address?.foreignHost ?? '';
  }

  /** The user wants to see it. */
  consent(): void {
    this.#consented = this.href;
    this.#host.requestUpdate();
  }

  /** It could not be loaded. */
  fail(): void {
    this.#failed = this.href;
    this.#host.requestUpdate();
  }
}
