import { css, html, nothing } from 'lit';
import { drawIcon } from '../icons/icon.js';
import { quietButton } from '../style/quiet-button.js';
import { ImageSource } from './image-source.js';
import { ShadowElement } from './shadow-element.js';

/**
 * Shows an image among words: a part of a document, not a widget. One from another host waits for the user.
 *
 * @csspart markdown-image - The image itself.
 * @csspart markdown-image-note - What stands in its place while it is not shown.
 * @csspart markdown-image-show - The button that loads it from another host.
 */
export class CkMarkdownImage extends ShadowElement {
  /** Its tag. */
  static readonly tag = 'ck-markdown-image';

  /** The parts that a page can style. */
  static readonly parts = 'markdown-image,markdown-image-note,markdown-image-show';

  static override properties = { src: {}, alt: {} };

  static override styles = css`
    :host {
      display: inline-block;
      max-inline-size: 100%;
      vertical-align: middle;
    }
    img {
      display: block;
      max-inline-size: 100%;
      block-size: auto;
      border-radius: 8px;
    }
    .note {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      box-sizing: border-box;
      max-inline-size: 100%;
      padding: 4px 8px;
      border-radius: 8px;
      background: var(--ck-surface-tertiary);
      color: var(--ck-text-secondary);
      font-size: calc(var(--ck-font-size) * 0.75);
      line-height: 1.5;
      overflow-wrap: anywhere;
    }
    svg {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
    }
    button {
      ${quietButton}
      overflow-wrap: anywhere;
    }
    button:focus-visible {
      outline: 2px solid var(--ck-ring);
      outline-offset: 1px;
    }
    @media (forced-colors: active) {
      .note,
      button {
        border: 1px solid;
      }
    }
  `;

  /** Its address. */
  declare src: string;
  /** What it shows, in words. */
  declare alt: string;
  /** Is told of an address that no image may have. */
  refuse: ((src: string) => void) | undefined;

  #source = new ImageSource(this, (src) => this.refuse?.(src));

  protected override willUpdate(): void {
    this.#source.take(this.src);
  }

  protected override render() {
    const { alt } = this;
    const { state, href } = this.#source;
    if (state === 'foreign') return this.#offer();
    if (state !== 'shown') {
      return html`<span class="note" part="markdown-image-note" role="img" aria-label=${alt || 'Image not available'}
        >${drawIcon('square-image')}<span>${alt || 'Image not available'}</span></span
      >`;
    }
    return html`<img
      part="markdown-image"
      src=${href}
      alt=${alt}
      referrerpolicy="no-referrer"
      loading="lazy"
      decoding="async"
      draggable="false"
      @error=${this.#source.fail}
    />`;
  }

  #offer() {
    const words = this.#source.offer;
    return html`<span class="note" part="markdown-image-note"
      >${this.alt ? html`<span>${this.alt}</span>` : nothing}<button
        type="button"
        part="markdown-image-show"
        aria-label=${this.alt ? `${words}: ${this.alt}` : words}
        @click=${this.#source.consent}
      >
        ${words}
      </button></span
    >`;
  }
}

if (globalThis.customElements && !customElements.get(CkMarkdownImage.tag)) {
  customElements.define(CkMarkdownImage.tag, CkMarkdownImage);
}

declare global {
  interface HTMLElementTagNameMap {
    'ck-markdown-image': CkMarkdownImage;
  }
}
