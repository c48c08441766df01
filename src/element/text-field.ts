import { css, html, nothing } from 'lit';
import { isRecord } from '../schema/json-schema.js';
import { number, shape, text, type Prop, type ValueOf } from '../schema/prop.js';
import { fieldStyles } from '../style/field.js';
import { growStyles } from '../style/grow.js';
import { declared } from './declared.js';
import { Field } from './field.js';
import { TextEntry, textEntryProps } from './text-entry.js';

const { defaultValue, ...entryProps } = textEntryProps;

const says = { ...entryProps, autoComplete: text };

const said = shape(says);

/** What makes a text editable: the name that its value goes by, and what else a field can say; or false. */
export const editable: Prop<ValueOf<typeof said> | false> = {
  schema: { anyOf: [said.schema, { enum: [false] }] },
  read: said.read!,
};

/**
 * The field of an editable text: it stands in the text, in its letters, and grows with what is typed. It shows the node
 * of the text, whose value is what it starts from.
 */
export class TextField extends Field(
  'Text',
  { defaultValue, editable, minLines: number(1, 1000), maxLines: number(1, 1000) },
  TextEntry,
) {
  static override readonly parts = 'text-field,error,loading';

  static override readonly styles = [
    fieldStyles,
    growStyles,
    css`
      :host {
        text-align: inherit;
        white-space: normal;
      }
      .grow {
        margin: -2px -6px;
      }
      textarea,
      .copy {
        box-sizing: border-box;
        margin: 0;
        padding: 2px 6px;
        border: 0;
        border-radius: calc(6px * var(--ck-radius-scale));
        outline: 2px solid transparent;
        outline-offset: -2px;
        background: none;
        color: inherit;
        font: inherit;
        letter-spacing: inherit;
        text-align: inherit;
        text-decoration: inherit;
        --_pad: 2px;
        transition:
          background-color 150ms,
          outline-color 150ms;
      }
      textarea::placeholder {
        color: var(--ck-text-tertiary);
        opacity: 1;
      }
      @media (hover: hover) and (pointer: fine) {
        textarea:enabled:hover:not(:focus) {
          background-color: var(--ck-primary-soft);
        }
      }
      textarea:disabled {
        opacity: 0.5;
        cursor: not-allowed;
      }
      textarea:focus-visible {
        outline-color: var(--ck-ring);
      }
      textarea[aria-invalid='true'] {
        outline-color: var(--ck-danger-solid);
      }
      @media (prefers-reduced-motion: reduce) {
        textarea {
          transition: none;
        }
      }
      @media (forced-colors: active) {
        textarea {
          border-block-end: 1px solid;
        }
      }
    `,
  ];

  #before = '';

  get #said(): Partial<Record<keyof typeof says, unknown>> {
    const editable = super.getProp('editable');
    return isRecord(editable) ? editable : {};
  }

  override getProp(name: string): unknown {
    return name in says ? this.#said[name as keyof typeof says] : super.getProp(name);
  }

  /** The name that its value goes by. */
  get name(): string {
    return this.fieldName;
  }

  protected override render() {
    const { isMarked, minLines } = this;
    const lines = [
      ...(minLines ? ([['--_rows', String(minLines)]] as const) : []),
      ...(this.maxLines ? ([['--_max-rows', String(Math.max(this.maxLines, minLines ?? 1))]] as const) : []),
    ];
    const placeholder = this.getProp('placeholder') as string | undefined;
    return html`<div class="grow" ${declared(lines)}>
        <textarea
          id="control"
          part=${this.partOf('text-field')}
          rows="1"
          data-1p-ignore=${this.isClosed || nothing}
          data-lpignore=${this.isClosed || nothing}
          data-bwignore=${this.isClosed || nothing}
          placeholder=${placeholder ?? nothing}
          autocomplete=${this.getProp('autoComplete') || nothing}
          ?required=${this.getProp('required')}
          ?disabled=${this.isDisabled}
          aria-label=${this.spokenName}
          aria-multiline=${this.#isLong}
          aria-invalid=${isMarked || nothing}
          aria-describedby=${this.describedBy}
          @focus=${() => (this.#before = this.value)}
          @input=${this.takeInput}
          @change=${this.tellChange}
          @keydown=${this.#restore}
          @keypress=${this.#submit}
        ></textarea
        ><span class="copy" aria-hidden="true">${this.value || placeholder}${'\n'}</span>
      </div>
      ${this.renderProblem()}`;
  }

  protected override get grows(): boolean {
    return true;
  }

  /** Whether it takes several lines, so that Enter makes one. */
  get #isLong(): boolean {
    return (this.minLines ?? 1) > 1 || (this.maxLines ?? 1) > 1 || this.defaultText.includes('\n');
  }

  #restore(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !event.isTrusted || event.isComposing || this.value === this.#before) return;
    event.preventDefault();
    event.stopPropagation();
    this.edit(this.#before);
    this.requestUpdate();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  #submit(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || this.#isLong) return;
    this.submitOnEnter(event);
    event.preventDefault();
  }
}

if (globalThis.customElements && !customElements.get('ck-text-field')) {
  customElements.define('ck-text-field', TextField);
}

declare global {
  interface HTMLElementTagNameMap {
    'ck-text-field': TextField;
  }
}
