import type { WidgetView } from '../element/contexts.js';
import { finishTexts } from '../protocol/finish-texts.js';
import { isNode } from '../schema/node.js';

/** Ends the texts of a widget. */
export const finishView = (view: WidgetView): void => {
  const { widget } = view;
  const finished = isNode(widget) ? finishTexts(widget) : widget;
  if (finished !== widget) view.widget = finished;
};
