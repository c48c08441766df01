import { css, html } from 'lit';
import { define } from '../element/registry.js';
import { Widget } from '../element/widget.js';
import type { DocumentView } from '../markdown/document-view.js';
import { flag, required, text } from '../schema/prop.js';
import { typeDeclarations } from '../style/type-styles.js';

/** What draws documents, once it is there. */
const load = () => Promise.all([import('../markdown/document-view.js'), import('../element/document-surroundings.js')]);

let parts: Awaited<ReturnType<typeof load>> | undefined;

/**
 * Shows a text in Markdown, also while it is being written; raw HTML in it is text.
 *
 * @csspart markdown - The box around all of it.
 * @csspart markdown-heading - A heading.
 * @csspart markdown-link - A link.
 * @csspart markdown-quote - A quote.
 * @csspart markdown-table - A table.
 * @csspart markdown-code - The box around code.
 * @csspart markdown-copy - The button that copies code.
 * @csspart markdown-image - An image.
 * @csspart markdown-image-note - What stands in the place of an image that is not shown.
 * @csspart markdown-image-show - The button that loads an image from another host.
 * @fires {CkLinkEvent} ck-link - The user follows a link.
 * @fires {CkErrorEvent} ck-error - A link or an image has an address that none may have.
 */
export class Markdown extends Widget('Markdown', {
  /** The text, in CommonMark with the tables, tasks, strikethrough and addresses of GFM. */
  value: required(text),
  /** Whether the text is still being written; it is `aria-busy` until its end. */
  streaming: flag,
}) {
  static override readonly parts = `markdown,markdown-heading,markdown-link,markdown-quote,markdown-table,\
markdown-code,markdown-copy,markdown-image,markdown-image-note,markdown-image-show`;

  static override readonly styles = css`
    :host {
      display: block;
      max-width: 100%;
      font-size: var(--ck-font-size);
      line-height: 1.5;
      ${typeDeclarations}
    }
    .raw {
      white-space: pre-wrap;
    }
  `;

  #view: DocumentView | undefined;

  /** What is still to come of it, and to be said, ends where it is taken out. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.leave();
  }

  protected override render() {
    const { value = '', streaming = false } = this;
    this.ariaBusy = streaming ? 'true' : null;
    if (!parts) {
      void this.#load();
      return html`<div class="raw" part="markdown">${value}</div>`;
    }
    const [{ DocumentView }, { documentSurroundings }] = parts;
    this.#view ??= new DocumentView(this.shadowRoot!, documentSurroundings(this));
    this.#view.show(value, streaming);
    return html`${this.#view.element}${this.#view.status}`;
  }

  async #load(): Promise<void> {
    try {
      parts = await load();
    } catch {
      return;
    }
    this.requestUpdate();
  }
}
define(Markdown);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Markdown: typeof Markdown;
  }
}
