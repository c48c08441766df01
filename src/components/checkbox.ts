import { css, html, nothing, type PropertyValues } from 'lit';
import { Field, nativeProblemOf, type Problem } from '../element/field.js';
import { define } from '../element/registry.js';
import { action, flag, label, required, text } from '../schema/prop.js';
import { fieldStyles } from '../style/field.js';
import { optionStyles } from '../style/option.js';

/** The value of a box that is checked, as forms have it. */
const ON = 'on';

/**
 * Takes a yes or a no: true or false in payloads.
 *
 * @csspart checkbox - The native checkbox.
 * @csspart checkbox-label - The text beside it.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The native checkbox while an answer is under way.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user checked or unchecked it.
 * @fires {CkActionEvent} ck-action - The user checked or unchecked it, and it has an action for that.
 */
export class Checkbox extends Field('Checkbox', {
  /** The name that its value goes by in payloads; dots nest. */
  name: required(text),
  /** The text beside it. */
  label,
  /** Whether it is checked at first. */
  defaultChecked: flag,
  /** Sent when it is checked or unchecked. */
  onChangeAction: action,
  /** Cannot be used. */
  disabled: flag,
  /** Whether it has to be checked. */
  required: flag,
}) {
  static override readonly parts = 'checkbox,checkbox-label,error,loading';

  static override readonly styles = [
    fieldStyles,
    optionStyles,
    css`
      input {
        inline-size: 18px;
        block-size: 18px;
        border-radius: calc(4px * var(--ck-radius-scale));
      }
      input::before {
        inline-size: 5px;
        block-size: 9px;
        margin-block-start: -2px;
        border: solid currentcolor;
        border-width: 0 2px 2px 0;
        rotate: 45deg;
      }
    `,
  ];

  constructor() {
    super();
    // A label of the page presses what it is the label of: the element itself.
    this.addEventListener('click', (event) => event.isTrusted && event.composedPath()[0] === this && this.press());
  }

  /** Whether it is checked; setting it fires no event. */
  get checked(): boolean {
    return this.value === ON;
  }

  set checked(isChecked: boolean) {
    this.value = isChecked ? ON : '';
  }

  protected override render() {
    return html`<label class="option"
        ><input
          id="control"
          type="checkbox"
          part=${this.partOf('checkbox')}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          aria-label=${this.label ? nothing : this.spokenName}
          aria-invalid=${this.isMarked || nothing}
          aria-describedby=${this.describedBy}
          @input=${(event: Event) => event.stopPropagation()}
          @click=${this.noteTrust}
          @change=${this.#check}
          @keypress=${this.submitOnEnter}
        />${this.label ? html`<span part="checkbox-label">${this.label}</span>` : nothing}</label
      >${this.renderProblem()}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Whatever the control shows by itself: a listener may have taken the change back.
    (this.control as HTMLInputElement).checked = this.checked;
    super.updated(changed);
  }

  /** Does what the user does by a click on it; nothing while it is disabled. */
  press(): void {
    if (!this.isDisabled) this.choose(this.checked ? '' : ON);
  }

  protected override get defaultText(): string {
    return this.defaultChecked ? ON : '';
  }

  protected override get problem(): Problem | undefined {
    return this.required && !this.checked ? nativeProblemOf('input', { type: 'checkbox', required: true }) : undefined;
  }

  protected override clean(value: string): string {
    return value && ON;
  }

  protected override toJson(value: string): unknown {
    return value === ON;
  }

  protected override toEntry(value: string): string | null {
    return value || null;
  }

  #check(event: Event): void {
    this.choose((event.target as HTMLInputElement).checked ? ON : '');
  }
}
define(Checkbox);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Checkbox: typeof Checkbox;
  }
}
