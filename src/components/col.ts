import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { box } from '../style/box.js';

/** Lays out its children in a column. */
export class Col extends LightWidget('Col', box) {}
define(Col);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Col: typeof Col;
  }
}
