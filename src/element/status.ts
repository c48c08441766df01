import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { drawIcon } from '../icons/icon.js';
import type { Status } from '../style/status.js';
import { ImageSource } from './image-source.js';

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
    if (state !== 'shown') return drawIcon('globe');
    return html`<img
      class="favicon ${frame ? 'framed' : ''}"
      src=${href}
      alt=""
      referrerpolicy="no-referrer"
      draggable="false"
      @error=${() => this.#favicon.fail()}
    />`;
  }
}
