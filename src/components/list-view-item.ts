import { css, html, nothing } from 'lit';
import { define } from '../element/registry.js';
import { Widget } from '../element/widget.js';
import { nodes } from '../schema/node.js';
import { action } from '../schema/prop.js';
import { align } from '../style/box.js';
import { gap } from '../style/length.js';

/**
 * One row of a list. With an action, the whole row is pressed like a button; buttons in it stay usable on their own.
 *
 * @slot - The content of the row.
 * @csspart list-view-item - The row.
 * @csspart list-view-item-button - The button that covers a row with an action.
 * @csspart loading - The row while an answer is under way.
 * @cssproperty [--ck-list-padding=12px 16px] - Distance from the edges of a row to its content.
 * @cssproperty [--ck-list-separator] - Colour of the line between rows.
 * @cssstate loading - An answer is under way.
 * @fires {CkActionEvent} ck-action - The row was pressed.
 */
export class ListViewItem extends Widget('ListViewItem', {
  /** The nodes inside. */
  children: nodes,
  /** Sent when the row is pressed; without it, the row is no button. */
  onClickAction: action,
  /** Distance between children in spacing units of 4 px or as CSS; system spacing where it is absent. */
  gap,
  /** Where children stand across the row; centred unless said otherwise. */
  align,
}) {
  static override readonly parts = 'list-view-item,list-view-item-button,loading';

  static override readonly styles = css`
    :host {
      position: relative;
      display: block;
      color: var(--ck-text);
      content-visibility: auto;
      contain-intrinsic-size: auto 56px;
    }
    .row {
      position: relative;
      display: flex;
      align-items: inherit;
      gap: inherit;
      box-sizing: border-box;
      padding: var(--ck-list-padding);
      pointer-events: none;
      transition: opacity 150ms;
    }
    .plain {
      pointer-events: auto;
    }
    :host(:not(:first-child)) {
      border-block-start: 1px solid var(--ck-list-separator) !important;
    }
    ::slotted(:is(ck-button, ck-label, a, button, input)) {
      pointer-events: auto;
    }
    button {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      margin: 0;
      padding: 0;
      border: 0;
      background: none;
      cursor: pointer;
      transition: background-color 150ms;
      -webkit-tap-highlight-color: transparent;
    }
    @media (hover: hover) and (pointer: fine) {
      button:hover {
        background-color: var(--ck-primary-soft);
      }
    }
    button:active {
      background-color: var(--ck-primary-soft-hover);
    }
    button:focus-visible {
      outline: 2px solid var(--ck-ring);
      outline-offset: -2px;
      border-radius: inherit;
    }
    button[aria-disabled] {
      cursor: default;
    }
    [part~='loading'] {
      opacity: var(--ck-loading-opacity);
    }
    @media print {
      :host {
        content-visibility: visible;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .row,
      button {
        transition: none;
      }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.internals.role = 'listitem';
  }

  protected override render() {
    const button = this.onClickAction
      ? html`<button
          type="button"
          part="list-view-item-button"
          aria-labelledby="row"
          aria-busy=${this.isLoading || nothing}
          aria-disabled=${this.isLoading || nothing}
          @click=${this.#press}
        ></button>`
      : nothing;
    return html`${button}
      <div id="row" class="row ${this.onClickAction ? '' : 'plain'}" part=${this.partOf('list-view-item')}>
        <slot></slot>
      </div>`;
  }

  override focus(options?: FocusOptions): void {
    const button = this.renderRoot.querySelector('button');
    if (button) return button.focus(options);
    this.tabIndex = -1;
    super.focus(options);
  }

  /** Does what the user does by pressing the row; nothing while it is loading. */
  press(): void {
    this.act('onClickAction', this.onClickAction, 'self');
  }

  #press(event: Event): void {
    if (event.isTrusted) this.press();
  }
}
define(ListViewItem);

declare module '../schema/node.js' {
  interface WidgetClasses {
    ListViewItem: typeof ListViewItem;
  }
}
