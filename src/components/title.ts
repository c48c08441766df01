import { css } from 'lit';
import { define } from '../element/registry.js';
import { TextWidget } from '../element/text-widget.js';
import { oneOf } from '../schema/prop.js';
import { textProps, textStylesOf } from '../style/text.js';

/**
 * Shows a headline; a heading of level 3 to assistive technology, or of the level that its `aria-level` says.
 */
export class Title extends TextWidget('Title', {
  ...textProps,
  /** Size of the font, from 16 to 72 px. */
  size: oneOf('xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'),
}) {
  static readonly styles = textStylesOf(
    'ck-title',
    {
      xs: [16, 24],
      sm: [18, 26],
      md: [20, 26],
      lg: [24, 28],
      xl: [32, 38],
      '2xl': [36, 42],
      '3xl': [48, 48],
      '4xl': [60, 60],
      '5xl': [72, 72],
    },
    'md',
    css`
      :where(ck-title) {
        font-weight: 500;
      }
    `,
  );

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasAttribute('role')) return;
    this.setAttribute('role', 'heading');
    if (!this.hasAttribute('aria-level')) this.setAttribute('aria-level', '3');
  }
}
define(Title);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Title: typeof Title;
  }
}
