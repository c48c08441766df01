import { css } from 'lit';
import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { px } from '../style/length.js';

/** Takes the free room of its container, and so pushes its siblings apart. */
export class Spacer extends LightWidget('Spacer', {
  /** Least length along the direction of the container, a number in px or CSS. */
  minSize: px('flex-basis'),
}) {
  static readonly styles = css`
    :where(ck-spacer) {
      flex: 1 0 0px;
      align-self: stretch;
    }
  `;
}
define(Spacer);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Spacer: typeof Spacer;
  }
}
