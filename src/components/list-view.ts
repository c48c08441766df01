import { css, html, nothing } from 'lit';
import { holdFocus } from '../element/focus.js';
import { define } from '../element/registry.js';
import { status, StatusLine, statusStyles } from '../element/status.js';
import { Widget } from '../element/widget.js';
import { drawIcon } from '../icons/icon.js';
import { nodes } from '../schema/node.js';
import { toNumber, type Prop } from '../schema/prop.js';
import { theme } from '../style/box.js';
import { containerStyles } from '../style/container.js';
import { controlStyles } from '../style/control.js';

const limit: Prop<number | 'auto'> = {
  schema: { anyOf: [{ type: 'integer', minimum: 0 }, { enum: ['auto'] }] },
  read: toNumber,
};

/**
 * Frames a list of items; where there are many, the rest shows when the user asks for it.
 *
 * @slot - The items.
 * @csspart list-view - The frame.
 * @csspart list-view-status - The line above.
 * @csspart list-view-more - The button that shows the rest.
 * @csspart loading - The frame while an answer is under way.
 * @cssstate loading - An answer is under way.
 */
export class ListView extends Widget('ListView', {
  /** The items. */
  children: nodes,
  /** How many items show before the user asks for more; five unless said otherwise. */
  limit,
  /** A line above the items: text, and an icon or a favicon. */
  status,
  /** Forces the light or the dark look. */
  theme,
}) {
  /** How many items `limit: "auto"` shows. */
  static autoLimit = 5;

  static override readonly isContainer = true;
  static override readonly parts = 'list-view,list-view-status,list-view-more,loading';
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', slotAssignment: 'manual' };

  static override readonly styles = [
    containerStyles,
    controlStyles,
    statusStyles,
    css`
      .more {
        display: flex;
        inline-size: 100%;
        border-block-start: 1px solid var(--ck-border-subtle);
        --_corner: 0;
      }
      .more svg {
        rotate: 90deg;
      }
    `,
  ];

  #status: StatusLine | undefined;
  #items: MutationObserver | undefined;
  #isWhole = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.internals.role = 'list';
    this.#items ??= new MutationObserver(() => this.requestUpdate());
    this.#items.observe(this, { childList: true });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#items?.disconnect();
  }

  protected override render() {
    const { status } = this;
    return html`<div class="frame" part=${this.partOf('list-view')} ?inert=${this.isInert}>
      ${
        status?.text === undefined
          ? nothing
          : html`<div class="status" part="list-view-status">
              ${(this.#status ??= new StatusLine(this)).render({ ...status, text: status.text })}
            </div>`
      }
      <slot></slot>
      ${this.children.length > this.#shown ? this.#button() : nothing}
    </div>`;
  }

  protected override updated(): void {
    this.renderRoot.querySelector('slot')!.assign(...[...this.children].slice(0, this.#shown));
  }

  get #shown(): number {
    const { limit = 'auto' } = this;
    return this.#isWhole ? Infinity : limit === 'auto' ? ListView.autoLimit : limit;
  }

  #button() {
    return html`<button
      type="button"
      class="control more"
      part="list-view-more"
      data-size="xl"
      data-variant="ghost"
      data-tone="secondary"
      aria-expanded="false"
      @click=${this.#more}
    >
      <span class="face"><span>Show more</span>${drawIcon('chevron-right')}</span>
    </button>`;
  }

  /** Shows the items that wait behind the limit. */
  async showAll(): Promise<void> {
    this.#isWhole = true;
    this.requestUpdate();
    await this.updateComplete;
  }

  async #more(): Promise<void> {
    const first = this.children[this.#shown];
    await this.showAll();
    if (!(first instanceof HTMLElement)) return;
    first.focus();
    if (!first.matches(':focus-within, :focus')) holdFocus(first);
  }
}
define(ListView);

declare module '../schema/node.js' {
  interface WidgetClasses {
    ListView: typeof ListView;
  }
}
