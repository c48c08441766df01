import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { box } from '../style/box.js';

/** Lays out its children in a row. */
export class Row extends LightWidget('Row', box) {}
define(Row);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Row: typeof Row;
  }
}
