import { css, html, nothing } from 'lit';
import { declared } from '../element/declared.js';
import { FormOwner } from '../element/form-owner.js';
import { define } from '../element/registry.js';
import { status, StatusLine, statusStyles } from '../element/status.js';
import { Widget } from '../element/widget.js';
import { drawIcon } from '../icons/icon.js';
import type { Refuse } from '../element/props.js';
import { childrenOf, nodes, type RawNode } from '../schema/node.js';
import { action, flag, oneOf, label, required, shape } from '../schema/prop.js';
import { background } from '../style/background.js';
import { border } from '../style/border.js';
import { theme } from '../style/box.js';
import { containerStyles } from '../style/container.js';
import { controlStyles } from '../style/control.js';
import { padding } from '../style/spacing.js';

/** The first words that a node says. */
const firstTextOf = (node: RawNode): string | undefined => {
  const { type, value } = node;
  if (typeof value === 'string' && (type === 'Title' || type === 'Text' || type === 'Caption')) return value.trim();
  for (const child of childrenOf(node)) {
    const text = firstTextOf(child);
    if (text) return text;
  }
  return undefined;
};

/** A button below the card: its text, and what it sends. */
const cardAction = shape({ label: required(label), action: required(action) });

/**
 * Frames a widget: a light border on a plain background, a status above, buttons below.
 *
 * @slot - The children.
 * @csspart card - The frame.
 * @csspart card-status - The line above.
 * @csspart card-body - The box around the children.
 * @csspart card-footer - The row of buttons below.
 * @csspart card-confirm - The button that confirms.
 * @csspart card-cancel - The button that cancels.
 * @csspart card-toggle - The button that shows and hides the body of a collapsed card.
 * @csspart loading - The frame while an answer is under way.
 * @cssproperty [--ck-card-width-sm=360px] - Greatest width of a small card.
 * @cssproperty [--ck-card-width-md=440px] - Greatest width of a medium card.
 * @cssproperty [--ck-card-width-lg=560px] - Greatest width of a large card.
 * @cssproperty [--ck-card-radius=16px] - Radius of the frame.
 * @cssproperty [--ck-card-padding=16px] - Distance from the frame to the children.
 * @cssstate loading - An answer is under way.
 * @cssstate collapsed - The body is hidden.
 * @fires {CkActionEvent} ck-action - Confirm or cancel was pressed.
 */
export class Card extends Widget('Card', {
  /** The nodes inside. */
  children: nodes,
  /** Whether the card is a form: every action in it carries the values of its fields, and confirming submits it. */
  asForm: flag,
  /** Background: a surface token, a primitive, a CSS colour or gradient, or `{light, dark}`. */
  background,
  /** Lines around it: px, one line, or edge by edge; one light pixel unless said otherwise. */
  border,
  /** Greatest width: 360 px (unless said otherwise), 440 px, 560 px, or all there is. */
  size: oneOf('sm', 'md', 'lg', 'full'),
  /** Distance from the frame to the children, in spacing units of 4 px, as CSS, or edge by edge; 4 unless said otherwise. */
  padding,
  /** A line above the body: text, and an icon or a favicon. */
  status,
  /** Whether the body is folded away; the user can unfold it. */
  collapsed: flag,
  /** The button that confirms: its label and action. */
  confirm: cardAction,
  /** The button that cancels: its label and action. */
  cancel: cardAction,
  /** Forces the light or the dark look. */
  theme,
}) {
  static override readonly isContainer = true;
  static override readonly parts =
    'card,card-status,card-body,card-footer,card-confirm,card-cancel,card-toggle,loading';

  static override readonly styles = [
    containerStyles,
    controlStyles,
    statusStyles,
    css`
      :host {
        max-width: min(100%, var(--ck-card-width-sm));
      }
      :host([size='md']) {
        max-width: min(100%, var(--ck-card-width-md));
      }
      :host([size='lg']) {
        max-width: min(100%, var(--ck-card-width-lg));
      }
      :host([size='full']) {
        max-width: 100%;
      }
      .fold {
        display: grid;
        grid-template-rows: 1fr;
        transition: grid-template-rows 300ms cubic-bezier(0.65, 0, 0.35, 1);
      }
      .folded {
        grid-template-rows: 0fr;
      }
      .folded .inside {
        visibility: hidden;
      }
      .inside {
        min-block-size: 0;
        min-inline-size: 0;
        overflow: clip;
        transition: visibility 300ms;
      }
      .body {
        display: flex;
        flex-direction: column;
        gap: var(--ck-space-block);
        padding: var(--ck-card-padding);
        --_inset-top: var(--ck-card-padding);
        --_inset-right: var(--ck-card-padding);
        --_inset-bottom: var(--ck-card-padding);
        --_inset-left: var(--ck-card-padding);
      }
      .footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        padding: 0 16px 16px;
      }
      .toggle {
        margin-inline-end: -8px;
      }
      .toggle svg {
        rotate: 90deg;
        transition: rotate 300ms;
      }
      .toggle[aria-expanded='true'] svg {
        rotate: -90deg;
      }
      .folded + .footer {
        display: none;
      }
      .bare {
        border-block-end-color: transparent;
        color: var(--ck-text);
        font-weight: 500;
      }
      @media (prefers-reduced-motion: reduce) {
        .fold,
        .inside,
        .toggle svg {
          transition: none;
        }
      }
    `,
  ];

  #owner = new FormOwner(this);
  #status: StatusLine | undefined;
  #isUnfolded = false;
  #pressed: 'confirm' | 'cancel' | undefined;

  /** What its children stand in. */
  override get content(): Element {
    return this.#owner.form ?? this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#owner.isOn = this.asForm === true;
  }

  override propsChanged(): void {
    super.propsChanged();
    if (!this.collapsed) this.#isUnfolded = false;
    if (this.isDrawn || this.isConnected) this.#owner.isOn = this.asForm === true;
  }

  /** Sends the action of a card that was submitted as a form. */
  formSubmitted(): void {
    this.#send('confirm');
  }

  protected override get valuesForm(): HTMLFormElement | undefined {
    return this.#owner.form ?? super.valuesForm;
  }

  override show(node: RawNode, refuse?: Refuse): void {
    super.show(node, refuse);
    this.#rename();
    if (this.collapsed) this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.internals.role = 'group';
    this.#rename();
    if (this.#isFolded) this.internals.states.add('collapsed');
    else this.internals.states.delete('collapsed');
  }

  protected override render() {
    const isFolded = this.#isFolded;
    const isPadding = (longhand: string) => longhand.startsWith('padding') || longhand.startsWith('--_inset');
    return html`<div
      class="frame"
      part=${this.partOf('card')}
      ?inert=${this.isInert}
      ${declared(this.inner.filter(([longhand]) => !isPadding(longhand)))}
    >
      ${this.#header(isFolded)}
      <div class=${this.collapsed ? `fold ${isFolded ? 'folded' : ''}` : nothing} id="body">
        <div class="inside" ?inert=${isFolded}>
          <div class="body" part="card-body" ${declared(this.inner.filter(([longhand]) => isPadding(longhand)))}>
            <slot @slotchange=${this.#rename}></slot>
          </div>
          ${this.#footer()}
        </div>
      </div>
    </div>`;
  }

  get #isFolded(): boolean {
    return this.collapsed === true && !this.#isUnfolded;
  }

  /** What a folded card without a status goes by. */
  #firstLine(): string | undefined {
    const text = this.isDrawn
      ? firstTextOf(this.node)
      : this.querySelector('ck-title,ck-text,ck-caption')?.textContent?.trim();
    return text || undefined;
  }

  #rename(): void {
    const name = this.status?.text ?? this.#firstLine() ?? null;
    if (this.internals.ariaLabel !== name) this.internals.ariaLabel = name;
  }

  #header(isFolded: boolean) {
    const { status } = this;
    if (!status && !this.collapsed) return nothing;
    return html`<div class="status ${status ? '' : 'bare'}" part="card-status">
      ${
        status?.text === undefined
          ? html`<span class="said">${isFolded ? (this.#firstLine() ?? '') : ''}</span>`
          : (this.#status ??= new StatusLine(this)).render({ ...status, text: status.text })
      }
      ${this.collapsed ? this.#toggle(isFolded) : nothing}
    </div>`;
  }

  #toggle(isFolded: boolean) {
    return html`<button
      type="button"
      class="control toggle"
      part="card-toggle"
      data-size="2xs"
      data-variant="ghost"
      data-tone="secondary"
      aria-label=${[isFolded ? 'Show' : 'Hide', this.internals.ariaLabel].filter(Boolean).join(' ')}
      aria-expanded=${!isFolded}
      aria-controls="body"
      @click=${this.#unfold}
    >
      ${drawIcon('chevron-right')}
    </button>`;
  }

  #footer() {
    if (!this.confirm && !this.cancel) return nothing;
    return html`<div class="footer" part="card-footer">
      ${this.#button('cancel', 'soft', 'secondary')} ${this.#button('confirm', 'solid', 'primary')}
    </div>`;
  }

  #button(binding: 'confirm' | 'cancel', variant: string, tone: string) {
    const { [binding]: config } = this;
    if (!config) return nothing;
    const isLoading = this.isLoading && !this.isInert && this.#pressed === binding;
    return html`<button
      type="button"
      class="control ${isLoading ? 'loading' : ''}"
      part="card-${binding}"
      data-size="md"
      data-variant=${variant}
      data-tone=${tone}
      aria-disabled=${isLoading || nothing}
      @click=${(event: Event) => this.#press(event, binding)}
    >
      <span class="face"><span>${config.label}</span></span>
      ${isLoading ? html`<span class="loader"></span>` : nothing}
    </button>`;
  }

  #unfold(): void {
    this.#isUnfolded = !this.#isUnfolded;
    this.requestUpdate();
  }

  #press(event: Event, binding: 'confirm' | 'cancel'): void {
    if (!event.isTrusted) return;
    if (binding === 'confirm' && this.#owner.form) this.#owner.submit();
    else this.#send(binding);
  }

  #send(binding: 'confirm' | 'cancel'): void {
    if (this.act(binding, this[binding]?.action, 'container')) this.#pressed = binding;
  }
}
define(Card);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Card: typeof Card;
  }
}
