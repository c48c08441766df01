import { css, html, nothing } from 'lit';
import { declared } from '../element/declared.js';
import { Field } from '../element/field.js';
import { define } from '../element/registry.js';
import { TextEntry, textEntryProps } from '../element/text-entry.js';
import { flag, number, type Prop } from '../schema/prop.js';
import { boxStyles, fieldBox, fieldStyles } from '../style/field.js';
import { growStyles } from '../style/grow.js';

const rows: Prop<number> = { ...number(1, 100), css: (value) => [['--_rows', String(value)]] };

const maxRows: Prop<number> = {
  ...number(1, 1000),
  css: (value, { rows = 3 }) => [['--_max-rows', String(Math.max(value, Number(rows)))]],
};

/**
 * Takes text of several lines.
 *
 * @csspart textarea - The native text area.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The native text area while an answer is under way.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user changed the value.
 */
export class Textarea extends Field(
  'Textarea',
  {
    ...textEntryProps,
    ...fieldBox,
    /** How many lines are in sight; 3 unless said otherwise. */
    rows,
    /** Whether it grows with its text, up to \`maxRows\`. */
    autoResize: flag,
    /** How many lines it grows to at the most; 10 unless said otherwise, and never fewer than \`rows\`. */
    maxRows,
  },
  TextEntry,
) {
  static override readonly parts = 'textarea,error,loading';

  static override readonly styles = [
    fieldStyles,
    boxStyles,
    growStyles,
    css`
      .grow {
        --_rows: 3;
        --_max-rows: max(10, var(--_rows));
      }
      .grow > .box {
        --_pad: max(0px, (var(--_height) - 1lh) / 2);
        display: block;
        padding-block: var(--_pad);
        line-height: calc(var(--ck-font-size) * 1.25);
      }
      .fixed > textarea {
        max-block-size: calc(var(--_rows) * 1lh + 2 * var(--_pad));
      }
    `,
  ];

  protected override render() {
    const { isMarked, size = 'md', gutterSize = nothing } = this;
    return html`<div class="grow ${this.autoResize ? '' : 'fixed'}" ${declared(this.inner)}>
        <textarea
          id="control"
          class="box"
          rows="1"
          part=${this.partOf('textarea')}
          data-size=${size}
          data-variant=${this.variant ?? 'outline'}
          data-gutter=${gutterSize}
          data-1p-ignore=${this.isClosed || nothing}
          data-lpignore=${this.isClosed || nothing}
          data-bwignore=${this.isClosed || nothing}
          placeholder=${this.placeholder ?? nothing}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          aria-label=${this.spokenName}
          aria-invalid=${isMarked || nothing}
          aria-describedby=${this.describedBy}
          @input=${this.takeInput}
          @change=${this.tellChange}
        ></textarea
        >${
          this.autoResize
            ? html`<span class="box copy" aria-hidden="true" data-size=${size} data-gutter=${gutterSize}
                >${this.value}${'\n'}</span
              >`
            : nothing
        }
      </div>
      ${this.renderProblem()}`;
  }

  protected override get grows(): boolean {
    return this.autoResize === true;
  }
}
define(Textarea);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Textarea: typeof Textarea;
  }
}
