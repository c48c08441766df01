import { css, html } from 'lit';
import { declared } from '../element/declared.js';
import { define } from '../element/registry.js';
import { Widget } from '../element/widget.js';
import { nodes } from '../schema/node.js';
import { align, direction, justify, theme } from '../style/box.js';
import { containerStyles } from '../style/container.js';
import { gap } from '../style/length.js';
import { padding } from '../style/spacing.js';

/**
 * Holds a widget without any frame.
 *
 * @slot - The children.
 * @csspart basic - The box around the children.
 * @csspart loading - The same box while an answer is under way.
 * @cssstate loading - An answer is under way.
 */
export class Basic extends Widget('Basic', {
  /** The nodes inside. */
  children: nodes,
  /** Forces the light or the dark look. */
  theme,
  /** Which way children are laid out; a column unless said otherwise. */
  direction,
  /** Distance between children in spacing units of 4 px or as CSS; system spacing where it is absent. */
  gap,
  /** Distance from the edges, in spacing units of 4 px, as CSS, or edge by edge; none unless said otherwise. */
  padding,
  /** Where children stand across the direction. */
  align,
  /** Where children stand along the direction. */
  justify,
}) {
  static override readonly isContainer = true;
  static override readonly parts = 'basic,loading';

  static override readonly styles = [
    containerStyles,
    css`
      .body {
        display: flex;
        flex-direction: inherit;
        align-items: inherit;
        justify-content: inherit;
        gap: inherit;
      }
    `,
  ];

  protected override render() {
    return html`<div class="body" part=${this.partOf('basic')} ?inert=${this.isInert} ${declared(this.inner)}>
      <slot></slot>
    </div>`;
  }
}
define(Basic);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Basic: typeof Basic;
  }
}
