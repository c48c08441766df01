import { css, html, nothing } from 'lit';
import { declared } from '../element/declared.js';
import { ImageSource } from '../element/image-source.js';
import { define } from '../element/registry.js';
import { Widget } from '../element/widget.js';
import { drawIcon } from '../icons/icon.js';
import { flag, oneOf, required, text, type Prop } from '../schema/prop.js';
import { background } from '../style/background.js';
import { border } from '../style/border.js';
import { block } from '../style/box.js';
import { FrameResizeObserver } from '../style/frame-resize-observer.js';
import { declare, flex } from '../style/length.js';
import { quietButton } from '../style/quiet-button.js';

const fit: Prop<'cover' | 'contain' | 'fill' | 'scale-down' | 'none'> = {
  ...oneOf('cover', 'contain', 'fill', 'scale-down', 'none'),
  css: (value) => declare(['object-fit'], value),
};

const POSITIONS = [
  'top left',
  'top',
  'top right',
  'left',
  'center',
  'right',
  'bottom left',
  'bottom',
  'bottom right',
] as const;

const position: Prop<(typeof POSITIONS)[number]> = {
  ...oneOf(...POSITIONS),
  css: (value) => declare(['object-position'], value),
};

/** The props that say how large it is: without any, it is a thumbnail in a row. */
const SIZES = ['width', 'height', 'size', 'minWidth', 'minHeight', 'minSize', 'aspectRatio', 'flex', 'flush'] as const;

/**
 * Shows an image. One from another host than the page's waits for the user, unless the policy admits the host.
 *
 * @csspart image - The image itself.
 * @csspart image-frame - The box around it.
 * @csspart image-note - What stands in its place while it is not shown.
 * @csspart image-show - The button that loads it from another host.
 * @cssproperty [--ck-image-thumbnail=44px] - Side of an image in a row that says nothing of its size.
 * @fires {CkErrorEvent} ck-error - Its address is none that an image may have.
 */
export class Image extends Widget('Image', {
  /** Its address: https, http, relative, or data of a pixel format. */
  src: required(text),
  /** What it shows, in words; an image without is decoration. */
  alt: text,
  /** How it fills its box; `cover` unless said otherwise. */
  fit,
  /** Which part of it stays in sight; the centre unless said otherwise. */
  position,
  /** A hairline inside of its edge. */
  frame: flag,
  /** Reaches over the padding of the container to its edges. */
  flush: flag,
  ...block,
  /** Share of the parent's free room, a number or a CSS flex value. */
  flex,
  /** Lines around it; one subtle pixel unless said otherwise. */
  border,
  /** What stands behind it. */
  background,
}) {
  static override readonly parts = 'image,image-frame,image-note,image-show';

  static override readonly styles = css`
    :host {
      display: block;
      flex: none;
      max-width: 100%;
      box-sizing: border-box;
      overflow: hidden;
      border-radius: calc(8px * var(--ck-radius-scale));
    }
    .frame {
      position: relative;
      box-sizing: border-box;
      display: grid;
      inline-size: 100%;
      block-size: 100%;
      overflow: hidden;
      border-radius: inherit;
      border: 1px solid var(--ck-border-subtle);
      object-fit: cover;
    }
    :host([frame]) .frame::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: inherit;
      box-shadow: inset 0 0 0 1px light-dark(#00000014, #ffffff1a);
    }
    :host([flush]) {
      max-width: none;
      width: auto;
    }
    :host([flush]:not([radius])) {
      border-radius: 0;
    }
    :host([flush]) .frame {
      border-width: 0;
    }
    img {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      min-block-size: 0;
      object-fit: inherit;
      object-position: inherit;
      animation: come 300ms;
    }
    .note {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      align-content: center;
      justify-content: center;
      gap: 6px;
      box-sizing: border-box;
      min-block-size: 100%;
      margin: 0;
      padding: 8px;
      background: var(--ck-surface-tertiary);
      color: var(--ck-text-secondary);
      font: 400 0.75rem / 1.5 var(--ck-font-sans);
      text-align: center;
      overflow-wrap: anywhere;
      container-type: inline-size;
    }
    svg {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
    }
    button {
      ${quietButton}
      min-inline-size: 24px;
    }
    button:focus-visible {
      outline: 2px solid var(--ck-ring);
      outline-offset: -2px;
    }
    :host(:state(small)) .note {
      padding: 0;
    }
    :host(:state(small)) button {
      position: absolute;
      inset: 0;
      padding: 0;
      display: grid;
      place-items: center;
      border-radius: inherit;
    }
    :host(:state(small)) .word {
      display: none;
    }
    @keyframes come {
      from {
        opacity: 0;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      img {
        animation: none;
      }
    }
  `;

  #source = new ImageSource(this);
  #sizes: FrameResizeObserver | undefined;

  protected override willUpdate(): void {
    this.#source.take(this.src);
    this.#setState(
      'unsized',
      SIZES.every((name) => this[name] === undefined || this[name] === false),
    );
  }

  protected override render() {
    const { state } = this.#source;
    return html`<div class="frame" part="image-frame" ${declared(this.inner)}>
      ${state === 'shown' ? this.#image() : state === 'none' ? nothing : this.#note(state === 'foreign')}
    </div>`;
  }

  protected override updated(): void {
    if (this.#source.state === 'shown' || this.#sizes) return;
    this.#sizes = new FrameResizeObserver(() => this.#setState('small', this.clientWidth < 120));
    this.#sizes.observe(this);
  }

  #image() {
    return html`<img
      part="image"
      src=${this.#source.href}
      alt=${this.alt ?? ''}
      referrerpolicy="no-referrer"
      loading="lazy"
      decoding="async"
      draggable="false"
      @error=${this.#source.fail}
    />`;
  }

  #note(isForeign: boolean) {
    const { alt = '' } = this;
    if (!isForeign) {
      return html`<p class="note" part="image-note" role="img" aria-label=${alt || 'Image not available'}>
        ${drawIcon('square-image')}<span class="word">${alt || 'Image not available'}</span>
      </p>`;
    }
    const label = this.#source.offer;
    return html`<p class="note" part="image-note">
      ${alt ? html`<span class="word">${alt}</span>` : nothing}
      <button
        type="button"
        part="image-show"
        title=${label}
        aria-label=${alt ? `${label}: ${alt}` : label}
        @click=${this.#source.consent}
      >
        ${this.matches(':state(small)') ? drawIcon('square-image') : label}
      </button>
    </p>`;
  }

  #setState(name: string, isOn: boolean): void {
    const { states } = this.internals;
    if (states.has(name) === isOn) return;
    if (isOn) states.add(name);
    else states.delete(name);
    this.requestUpdate();
  }
}
define(Image);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Image: typeof Image;
  }
}
