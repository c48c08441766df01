import { css, html, nothing } from 'lit';
import { ShadowElement } from '../element/shadow-element.js';
import { DEV } from '../schema/dev.js';
import type { RawNode } from '../schema/node.js';

/**
 * Stands for a node of a type that nothing draws: shows its children, and in development a note.
 *
 * @slot - The children.
 * @csspart unknown - The note.
 */
export class UnknownElement extends ShadowElement {
  /** Its tag. */
  static readonly tag = 'ck-unknown';

  static override styles = css`
    :host {
      display: block;
    }
    p {
      margin: 0;
      padding: 4px 8px;
      border: 1px dashed var(--ck-border-strong);
      border-radius: calc(6px * var(--ck-radius-scale));
      color: var(--ck-text-secondary);
      font: 400 0.75rem / 1.5 var(--ck-font-sans);
      overflow-wrap: anywhere;
    }
  `;

  #node: RawNode = {};

  /** The JSON node that it stands for. */
  get node(): RawNode {
    return this.#node;
  }

  /** Stands for another node. */
  show(node: RawNode): void {
    this.#node = node;
    this.requestUpdate();
  }

  protected override render() {
    const { type } = this.#node;
    const name = typeof type === 'string' ? type.slice(0, 80) : 'without a type';
    return html`${DEV ? html`<p part="unknown">Unknown component: ${name}</p>` : nothing}<slot></slot>`;
  }
}

if (globalThis.customElements && !customElements.get(UnknownElement.tag)) {
  customElements.define(UnknownElement.tag, UnknownElement);
}
