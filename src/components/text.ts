import { css } from 'lit';
import { define } from '../element/registry.js';
import { TextWidget } from '../element/text-widget.js';
import { flag, oneOf } from '../schema/prop.js';
import { px } from '../style/length.js';
import { minLines, textProps, textStylesOf } from '../style/text.js';

/** Shows plain text; line breaks in it stay. */
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
    `,
  );

  override propsChanged(): void {
    super.propsChanged();
    if (this.streaming) this.setAttribute('aria-busy', 'true');
    else this.removeAttribute('aria-busy');
  }
}
define(Text);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Text: typeof Text;
  }
}
