import { html, nothing } from 'lit';
import { Field } from '../element/field.js';
import { define } from '../element/registry.js';
import { TextEntry, textEntryProps } from '../element/text-entry.js';
import { flag, oneOf } from '../schema/prop.js';
import { boxStyles, fieldBox, fieldStyles } from '../style/field.js';

/** What a number looks like, as HTML's own number fields take it. */
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Takes a line of text, a number, an address or a password.
 *
 * @csspart input - The native input.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The native input while an answer is under way.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user changed the value.
 */
export class Input extends Field(
  'Input',
  {
    ...textEntryProps,
    ...fieldBox,
    /** What is typed: text unless said otherwise. A number is one in payloads too, and null while there is none. */
    inputType: oneOf('text', 'number', 'email', 'password', 'tel', 'url'),
    /** Fully rounded ends. */
    pill: flag,
  },
  TextEntry,
) {
  static override readonly parts = 'input,error,loading';

  static override readonly styles = [fieldStyles, boxStyles];

  protected override render() {
    const { inputType = 'text', isMarked } = this;
    return html`<input
        id="control"
        class="box"
        part=${this.partOf('input')}
        type=${inputType}
        data-size=${this.size ?? 'md'}
        data-variant=${this.variant ?? 'outline'}
        data-gutter=${this.gutterSize ?? nothing}
        data-pill=${this.pill || nothing}
        data-1p-ignore=${this.isClosed || nothing}
        data-lpignore=${this.isClosed || nothing}
        data-bwignore=${this.isClosed || nothing}
        data-form-type=${this.isClosed ? 'other' : nothing}
        placeholder=${this.placeholder ?? nothing}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        aria-label=${this.spokenName}
        aria-invalid=${isMarked || nothing}
        aria-describedby=${this.describedBy}
        step=${inputType === 'number' ? 'any' : nothing}
        @input=${this.takeInput}
        @change=${this.tellChange}
        @keypress=${this.submitOnEnter}
      />${this.renderProblem()}`;
  }

  protected override get defaultText(): string {
    return this.inputType === 'password' ? '' : super.defaultText;
  }

  protected override get isClosed(): boolean {
    return (this.allowAutofillExtensions ?? this.inputType === 'password') !== true;
  }

  protected override get toldValue(): unknown {
    return this.inputType === 'password' ? null : super.toldValue;
  }

  protected override toState(value: string): string {
    return this.inputType === 'password' ? '' : value;
  }

  protected override clean(value: string): string {
    const line = value.replace(/[\r\n]+/g, '');
    if (this.inputType === 'number') return NUMBER.test(line) && Number.isFinite(Number(line)) ? line : '';
    return this.inputType === 'email' || this.inputType === 'url' ? line.trim() : line;
  }

  protected override toJson(value: string): unknown {
    if (this.inputType !== 'number') return value;
    return this.clean(value) === '' ? null : Number(value);
  }
}
define(Input);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Input: typeof Input;
  }
}
