import type { WidgetElement } from '../element/props.js';
import type { RawNode } from '../schema/node.js';
import { contentOf } from './reconcile.js';
import { wholeOf, type Place } from './widget-tree.js';

/** An element that can go on with its text where it stands. */
export interface GrowingElement extends WidgetElement {
  /** Shows a node that differs from the last one only by more text at its end. */
  grow?(node: RawNode, more: string): void;
}

const elementAt = ({ parent, position }: Place, tree: Element): Element | undefined => {
  const around = parent ? elementAt(parent, tree) : tree;
  return around && contentOf(around).children[position];
};

/** Finds what draws a node, unless that is known since the last drawing of the whole tree; false where nothing does. */
const isFound = (place: Place, tree: Element, drawing: object): boolean => {
  if (place.drawing === drawing) return true;
  const element = elementAt(place, tree) as GrowingElement | undefined;
  if (element?.node !== place.node) return false;
  Object.assign(place, { drawing, element, shown: place.node });
  return true;
};

/**
 * Draws texts that have gone on since the last drawing of the whole tree, each by its own element; false where one has
 * none, or becomes too long.
 */
export const drawGrown = (places: readonly Place[], tree: Element, drawing: object, limit: number): boolean => {
  for (const place of places) {
    if (!isFound(place, tree, drawing)) return false;
    const { shown, more } = place;
    const element = place.element as GrowingElement;
    const isKnown = shown === place.node;
    const next = wholeOf(place);
    if (next === shown) continue;
    if ((next.value as string).length > limit) return false;
    place.shown = next;
    if (isKnown && element.grow && next.streaming === shown!.streaming) element.grow(next, more!);
    else element.show(next);
  }
  return true;
};
