import { css, unsafeCSS } from 'lit';
import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { flag, type Prop } from '../schema/prop.js';
import { BORDER_COLORS, colorOf, colorSchema, type Color } from '../style/color.js';
import { declare, lengthSchema, pxOf, spaceOf, type Length } from '../style/length.js';

const color: Prop<Color> = {
  schema: colorSchema,
  css: (value) => declare(['background-color'], colorOf(value, BORDER_COLORS)),
};

const size: Prop<Length> = { schema: lengthSchema, css: (value) => declare(['--_size'], pxOf(value, 'padding-top')) };

const spacing: Prop<Length> = {
  schema: lengthSchema,
  reflect: (value) => spaceOf(value, 'padding-top') !== undefined,
  css: (value) => declare(['--_spacing'], spaceOf(value, 'padding-top')),
};

const columns = unsafeCSS(':is(ck-col,ck-card,ck-box,ck-basic)');
const rows = unsafeCSS(":is(ck-row,ck-list-view-item,ck-box[direction='row'],ck-basic[direction='row'])");

/** The containers in which it stands upright. */
const UPRIGHT = 'ck-row,ck-list-view-item,[direction=row],._direction-row';

/**
 * Draws a line between its siblings: across a column, upright in a row.
 *
 * @cssproperty [--ck-space-divider=12px] - Distance to the siblings in a column, where the divider says none.
 */
export class Divider extends LightWidget('Divider', {
  /** Colour: `default`, `subtle`, `strong`, a primitive, a CSS colour, or `{light, dark}`. */
  color,
  /** Thickness, a number in px or CSS; 1 px unless said otherwise. */
  size,
  /** Distance to the siblings in spacing units of 4 px or as CSS; system spacing where it is absent. */
  spacing,
  /** Reaches over the padding of the container to its edges. */
  flush: flag,
}) {
  static readonly styles = css`
    :where(ck-divider) {
      display: block;
      flex: none;
      align-self: stretch;
      block-size: var(--_size, 1px);
      background-color: var(--ck-border);
    }
    :where(ck-divider[spacing]) {
      margin-block: var(--_spacing);
    }
    :where(${columns}:not([gap]) > ck-divider[spacing]:not(:first-child)) {
      margin-block-start: calc(var(--_spacing) - var(--ck-space-block));
    }
    :where(${columns}:not([gap]) > ck-divider[spacing]:not(:last-child)) {
      margin-block-end: calc(var(--_spacing) - var(--ck-space-block));
    }
    :where(ck-divider[flush]) {
      margin-left: calc(-1 * var(--_inset-left, 0px));
      margin-right: calc(-1 * var(--_inset-right, 0px));
    }
    :where(${rows} > ck-divider) {
      block-size: auto;
      inline-size: var(--_size, 1px);
    }
    :where(${rows} > ck-divider[spacing]) {
      margin-block: 0;
      margin-inline: var(--_spacing);
    }
    :where(${rows}:not([gap]) > ck-divider[spacing]) {
      margin-inline: calc(var(--_spacing) - var(--ck-space-inline));
    }
    :where(${rows} > ck-divider[flush]) {
      margin-inline: 0;
      margin-top: calc(-1 * var(--_inset-top, 0px));
      margin-bottom: calc(-1 * var(--_inset-bottom, 0px));
    }
    @media (forced-colors: active) {
      :where(ck-divider) {
        background-color: CanvasText;
      }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasAttribute('role')) return;
    this.setAttribute('role', 'separator');
    if (this.parentElement?.matches(UPRIGHT)) this.setAttribute('aria-orientation', 'vertical');
  }
}
define(Divider);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Divider: typeof Divider;
  }
}
