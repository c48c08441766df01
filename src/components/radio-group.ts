import { css, html, nothing, type PropertyValues } from 'lit';
import type { Refuse } from '../element/props.js';
import { Field, nativeProblemOf, type Problem } from '../element/field.js';
import { define } from '../element/registry.js';
import type { RawNode } from '../schema/node.js';
import { action, flag, label, listOf, required, shape, text, valueOf } from '../schema/prop.js';
import { direction } from '../style/box.js';
import { fieldStyles } from '../style/field.js';
import { optionStyles } from '../style/option.js';

/** What can be chosen. */
const options = listOf(shape({ label: required(label), value: required(text), disabled: flag }));

/**
 * Takes one of some options that are all in sight.
 *
 * @csspart radio-group - The box around the options.
 * @csspart radio - The native radio button of an option.
 * @csspart radio-label - The text beside it.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The box around the options while an answer is under way.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user chose an option.
 * @fires {CkActionEvent} ck-action - The user chose an option, and it has an action for that.
 */
export class RadioGroup extends Field('RadioGroup', {
  /** The name that its value goes by in payloads; dots nest. */
  name: required(text),
  /** What can be chosen: a label and a value each, and whether it cannot be chosen now. An empty value is none. */
  options,
  /** What assistive technology calls the group; its label or its name unless said otherwise. By hand: \`aria-label\`. */
  ariaLabel: label,
  /** Sent when another option is chosen. */
  onChangeAction: action,
  /** The value of the option that is chosen at first; none unless said otherwise. */
  defaultValue: text,
  /** Whether options stand in a row, which is the default, or in a column. */
  direction,
  /** Cannot be used. */
  disabled: flag,
  /** Whether one has to be chosen. */
  required: flag,
}) {
  static override readonly parts = 'radio-group,radio,radio-label,error,loading';

  static override readonly styles = [
    fieldStyles,
    optionStyles,
    css`
      .group {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 20px;
      }
      :host([direction='col']) .group {
        flex-direction: column;
        align-items: flex-start;
        gap: 6px;
      }
      .option {
        gap: 6px;
      }
      input {
        inline-size: 16px;
        block-size: 16px;
        margin-block-start: 2px;
        border-radius: 50%;
      }
      input::before {
        inline-size: 6px;
        block-size: 6px;
        border-radius: 50%;
        background-color: currentcolor;
        scale: 0;
        transition: scale 600ms cubic-bezier(0.19, 1, 0.22, 1);
      }
      input:checked::before {
        scale: 1;
      }
      @media (prefers-reduced-motion: reduce) {
        input::before {
          transition: none;
        }
      }
    `,
  ];

  #said: string | undefined;

  override show(node: RawNode, refuse?: Refuse): void {
    super.show(node, refuse);
    this.#said = valueOf(label, node.ariaLabel) as string | undefined;
    this.requestUpdate();
  }

  protected override render() {
    return html`<div
        class="group"
        part=${this.partOf('radio-group')}
        role="radiogroup"
        aria-label=${this.spokenName}
        aria-required=${this.required || nothing}
        aria-invalid=${this.isMarked || nothing}
        aria-describedby=${this.describedBy}
      >
        ${this.options?.map(
          (option, i) =>
            html`<label class="option"
              ><input
                type="radio"
                name="option"
                part="radio"
                value=${i}
                ?disabled=${this.isDisabled || option.disabled}
                @input=${(event: Event) => event.stopPropagation()}
                @click=${this.noteTrust}
                @change=${() => this.choose(option.value!)}
                @keypress=${this.submitOnEnter}
              /><span part="radio-label">${option.label}</span></label
            >`,
        )}
      </div>
      ${this.renderProblem()}`;
  }

  override focus(options?: FocusOptions): void {
    this.control?.focus(options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Whatever the controls show by themselves: a listener may have taken the change back.
    this.#radios.forEach((radio, i) => (radio.checked = i === this.#at));
    super.updated(changed);
  }

  override propsChanged(): void {
    super.propsChanged();
    if (this.options && this.value && this.#at < 0) this.formResetCallback();
  }

  protected override get control(): HTMLElement | null {
    const radios = this.#radios.filter((radio) => !radio.disabled);
    return radios.find((radio) => radio.checked) ?? radios[0] ?? null;
  }

  protected override get spokenName(): string {
    return this.#said ?? super.spokenName;
  }

  protected override get problem(): Problem | undefined {
    return this.required && !this.value
      ? nativeProblemOf('input', { type: 'radio', name: 'option', required: true })
      : undefined;
  }

  protected override clean(value: string): string {
    return (this.options?.some((option) => option.value === value) ?? true) ? value : '';
  }

  protected override toEntry(value: string): string | null {
    return value || null;
  }

  get #radios(): readonly HTMLInputElement[] {
    return [...(this.shadowRoot?.querySelectorAll('input') ?? [])];
  }

  /** Where the chosen option stands. */
  get #at(): number {
    return this.value ? (this.options ?? []).findIndex(({ value }) => value === this.value) : -1;
  }
}
define(RadioGroup);

declare module '../schema/node.js' {
  interface WidgetClasses {
    RadioGroup: typeof RadioGroup;
  }
}
