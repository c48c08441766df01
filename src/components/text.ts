import { css } from 'lit';
import type { GrowingText } from '../element/growing-text.js';
import { define } from '../element/registry.js';
import { editable, TextField } from '../element/text-field.js';
import { TextWidget } from '../element/text-widget.js';
import type { RawNode } from '../schema/node.js';
import { flag, oneOf } from '../schema/prop.js';
import { px } from '../style/length.js';
import { LONG, minLines, textProps, textStylesOf } from '../style/text.js';

/** What draws texts that are long or still being written, once it is there. */
let Growing: typeof GrowingText | undefined;

/**
 * Shows plain text; line breaks in it stay. An editable text is a field of its form, in the same letters.
 *
 * @csspart text-field - The native text area of an editable text.
 * @csspart error - What is wrong with the value of an editable text, below it.
 * @fires {CkChangeEvent} ck-change - The user changed an editable text.
 */
export class Text extends TextWidget('Text', {
  ...textProps,
  /** Whether the text is still being written; it is `aria-busy` until its end. */
  streaming: flag,
  /** Slanted letters. */
  italic: flag,
  /** A line through the text. */
  lineThrough: flag,
  /** Width of the text's box, a number in px or CSS. */
  width: px('width'),
  /** Size of the font: 12, 14, 16, 18 or 20 px. */
  size: oneOf('xs', 'sm', 'md', 'lg', 'xl'),
  /** Least number of lines that it takes room for. */
  minLines,
  /** Makes it a field: its name, and what else a field for text can say; it is none unless said otherwise. */
  editable,
}) {
  static readonly styles = textStylesOf(
    'ck-text',
    { xs: [12, 18], sm: [14, 20], md: [16, 24], lg: [18, 29], xl: [20, 26] },
    'md',
    css`
      :where(ck-text) {
        white-space: pre-wrap;
      }
      :where(ck-text[italic]) {
        font-style: italic;
      }
      :where(ck-text[line-through]) {
        text-decoration: line-through;
      }
      ck-text:has(> ck-text-field) {
        display: block;
        overflow: visible;
      }
    `,
  );

  #field: TextField | undefined;
  #growing: GrowingText | undefined;

  override propsChanged(): void {
    this.ariaBusy = this.streaming ? 'true' : null;
    if (this.editable) return this.#edit();
    this.#field?.remove();
    this.#field = undefined;
    const { value, streaming } = this;
    const grows = this.#growing ?? (value !== undefined && (streaming || value.includes('\n', LONG)));
    if (grows && Growing) (this.#growing ??= new Growing(this)).show();
    else super.propsChanged();
    if (grows && !Growing) void this.#load();
  }

  /** Shows a node that differs from the last one only by more text at its end, at no more cost than that. */
  grow(node: RawNode, more: string): void {
    const { firstChild } = this;
    if (this.editable || !this.lengthen(node)) this.show(node);
    else if (this.#growing) this.#growing.grow(more);
    else if (firstChild instanceof globalThis.Text && firstChild.length + more.length < LONG)
      firstChild.appendData(more);
    else this.propsChanged();
  }

  /** What is still to come of it, and to be said, ends where it is taken out. */
  disconnectedCallback(): void {
    this.#growing?.leave();
  }

  async #load(): Promise<void> {
    try {
      ({ GrowingText: Growing } = await import('../element/growing-text.js'));
    } catch {
      return;
    }
    this.propsChanged();
  }

  /** Lets a field stand in it that shows what it says itself. */
  #edit(): void {
    const { value, editable, minLines, maxLines } = this;
    this.#growing = undefined;
    if (!this.#field) {
      this.#field = new TextField();
      this.#field.setAttribute('exportparts', TextField.parts);
      this.replaceChildren(this.#field);
    }
    const own = { defaultValue: value, editable, minLines, maxLines };
    this.#field.show({ type: 'Text', id: this.id || undefined, ...this.node, ...own });
  }
}
define(Text);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Text: typeof Text;
  }
}
