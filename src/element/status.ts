import { css, html, nothing, type LitElement, type TemplateResult } from 'lit';
import { drawIcon, icon, type IconName } from '../icons/icon.js';
import { flag, required, shape, text } from '../schema/prop.js';
import { ImageSource } from './image-source.js';

/** A line above a widget that says how things stand. */
export interface Status {
  /** What it says. */
  readonly text: string;
  /** Address of a small picture in front of it. */
  readonly favicon?: string;
  /** Whether the picture stands on a plate, for contrast. */
  readonly frame?: boolean;
  /** Icon in front of it, where there is no picture. */
  readonly icon?: IconName;
}

/** A line above a widget that says how things stand. */
export const status = shape({ text: required(text), favicon: text, frame: flag, icon });

/** How a status looks. */
export const statusStyles = css`
  .status {
    display: flex;
    align-items: center;
    gap: 8px;
    box-sizing: border-box;
    min-block-size: 36px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--ck-border-subtle);
    color: var(--ck-text-secondary);
    font: 400 calc(var(--ck-font-size) * 0.875) / 1.4286 var(--ck-font-sans);
  }
  .status svg,
  .favicon {
    flex: none;
    box-sizing: border-box;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 4px;
  }
  .favicon.framed {
    inline-size: 20px;
    block-size: 20px;
    padding: 1px;
    border: 1px solid var(--ck-border-subtle);
    background: #fff;
  }
  .ask {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin: -4px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: var(--ck-primary-soft);
    color: inherit;
    cursor: pointer;
  }
  .ask:focus-visible {
    outline: 2px solid var(--ck-ring);
  }
  .status .said {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
`;

/** Draws the status of an element: a polite live region, after a small picture or icon that is decoration. */
export class StatusLine {
  #favicon: ImageSource;

  constructor(host: LitElement) {
    this.#favicon = new ImageSource(host);
  }

  /** The icon and the words. */
  render(status: Status): TemplateResult {
    return html`${this.#picture(status)}<span class="said" role="status">${status.text}</span>`;
  }

  #picture({ favicon, frame, icon }: Status) {
    this.#favicon.take(favicon);
    const { state, href } = this.#favicon;
    if (state === 'none') return icon === undefined ? nothing : drawIcon(icon);
    if (state === 'foreign') return this.#ask(icon);
    if (state !== 'shown') return drawIcon(icon ?? 'globe');
    return html`<img
      class="favicon ${frame ? 'framed' : ''}"
      src=${href}
      alt=""
      referrerpolicy="no-referrer"
      loading="lazy"
      decoding="async"
      draggable="false"
      @error=${this.#favicon.fail}
    />`;
  }

  /** The button that shows a picture from another host stands where the picture will. */
  #ask(icon: IconName = 'globe') {
    const { offer, consent } = this.#favicon;
    return html`<button type="button" class="ask" title=${offer} aria-label=${offer} @click=${consent}>
      ${drawIcon(icon)}
    </button>`;
  }
}
