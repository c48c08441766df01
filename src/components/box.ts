import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { box, direction } from '../style/box.js';

/** Lays out its children in a column or a row. */
export class Box extends LightWidget('Box', {
  ...box,
  /** Which way children are laid out; a column unless said otherwise. */
  direction,
}) {}
define(Box);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Box: typeof Box;
  }
}
