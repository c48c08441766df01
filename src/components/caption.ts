import { css } from 'lit';
import { define } from '../element/registry.js';
import { TextWidget } from '../element/text-widget.js';
import { oneOf } from '../schema/prop.js';
import { textProps, textStylesOf } from '../style/text.js';

/** Shows supporting text, quieter than what it goes with. */
export class Caption extends TextWidget('Caption', {
  ...textProps,
  /** Size of the font: 12, 14 or 16 px. */
  size: oneOf('sm', 'md', 'lg'),
}) {
  static readonly styles = textStylesOf(
    'ck-caption',
    { sm: [12, 18], md: [14, 20], lg: [16, 24] },
    'md',
    css`
      :where(ck-caption) {
        color: var(--ck-text-secondary);
      }
    `,
  );
}
define(Caption);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Caption: typeof Caption;
  }
}
