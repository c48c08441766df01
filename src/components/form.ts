import { css, html } from 'lit';
import { declared } from '../element/declared.js';
import { FormOwner } from '../element/form-owner.js';
import { define } from '../element/registry.js';
import { Widget } from '../element/widget.js';
import { action } from '../schema/prop.js';
import { border } from '../style/border.js';
import { box, direction } from '../style/box.js';
import { padding } from '../style/spacing.js';

/**
 * Makes what is in it a form: every action fired inside carries the values of its fields. By hand, a \`<form>\` may stand
 * in it as its one child; where there is none, its children are put into one.
 *
 * @slot - The children.
 * @csspart form - The box around the children.
 * @csspart loading - The same box while an answer is under way.
 * @cssstate loading - An answer is under way.
 * @fires {CkActionEvent} ck-action - The form was submitted, and is valid.
 */
export class Form extends Widget('Form', {
  ...box,
  /** Distance from the edges to the children, in spacing units of 4 px, as CSS, or edge by edge. */
  padding,
  /** Lines around the box: px, one line, or edge by edge. */
  border,
  /** Which way children are laid out; a column unless said otherwise. */
  direction,
  /** Sent when the form is submitted: by a button with \`submit\`, or by Enter in a field. */
  onSubmitAction: action,
}) {
  static override readonly parts = 'form,loading';

  static override readonly styles = css`
    :host {
      display: block;
      box-sizing: border-box;
      min-inline-size: 0;
      max-inline-size: 100%;
    }
    .body {
      display: flex;
      flex-direction: inherit;
      flex-wrap: inherit;
      align-items: inherit;
      justify-content: inherit;
      gap: inherit;
      box-sizing: border-box;
      inline-size: 100%;
      block-size: 100%;
      border-radius: inherit;
      transition: opacity 150ms;
    }
    .body[part~='loading'] {
      opacity: var(--ck-loading-opacity);
    }
    @media (prefers-reduced-motion: reduce) {
      .body {
        transition: none;
      }
    }
  `;

  #owner = new FormOwner(this);

  /** What its children stand in. */
  override get content(): Element {
    return this.form ?? this;
  }

  /** The native form in it. */
  get form(): HTMLFormElement | undefined {
    return this.#owner.form;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#owner.isOn = true;
  }

  override propsChanged(): void {
    super.propsChanged();
    if (this.isDrawn) this.#owner.isOn = true;
  }

  /** Submits it as the user does: what is invalid is said at its field, and nothing is sent. */
  requestSubmit(): void {
    this.#owner.submit();
  }

  /** Sends the action of a form that was submitted. */
  formSubmitted(): void {
    this.act('onSubmitAction', this.onSubmitAction, 'container');
  }

  protected override get valuesForm(): HTMLFormElement | undefined {
    return this.form;
  }

  protected override render() {
    return html`<div class="body" part=${this.partOf('form')} ?inert=${this.isInert} ${declared(this.inner)}>
      <slot></slot>
    </div>`;
  }
}
define(Form);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Form: typeof Form;
  }
}
