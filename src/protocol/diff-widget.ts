import { isNode, type RawNode } from '../schema/node.js';
import { inOrder } from './in-order.js';
import { jsonLengths } from './json-length.js';
import type { WidgetUpdate } from './thread-update.js';
import { widgetPairs, type WidgetPair } from './widget-pairs.js';

/** How much longer updates may be than one that says all of it: they leave alone what they do not name. */
const SLACK = 100;

/** The update that puts one node of a pair in the place of the other; undefined where none can. */
const replacementOf = ({ parent, id, after }: WidgetPair): WidgetUpdate | undefined => {
  if (!parent) return { type: 'widget.root.updated', widget: after };
  return id === undefined ? undefined : { type: 'widget.component.updated', component_id: id, component: after };
};

/** Decides what takes another node, from the leaves to the root: nodes that cannot be named, their parents replace. */
const settle = (pairs: readonly WidgetPair[]): ReadonlyMap<WidgetPair, WidgetUpdate> => {
  const replaced = new Map<WidgetPair, WidgetUpdate>();
  const lengthOf = jsonLengths();
  for (const pair of pairs.toReversed()) {
    const { own, parent } = pair;
    pair.count += own?.length ?? 0;
    pair.length += own?.reduce((sum, update) => sum + lengthOf(update), 0) ?? 0;
    const isLong = (update: WidgetUpdate) => pair.count > 1 && pair.length > lengthOf(update) + SLACK;
    const replacement = replacementOf(pair);
    if (replacement && (!own || isLong(replacement))) {
      replaced.set(pair, replacement);
      pair.count = 1;
      pair.length = parent ? lengthOf(replacement) : 0;
    } else if (!own && parent) parent.own = undefined;
    if (parent) {
      parent.count += pair.count;
      parent.length += pair.length;
    }
  }
  return replaced;
};

/**
 * The `widget.*` updates that make one tree of another, none where they are the same: of a text that grew what was added,
 * of anything else that changed the nearest node that an id names, the root in the last resort, and as few and short ones
 * as do. What is shared between the trees is not looked into. The inverse of `applyUpdate`.
 */
export const diffWidget = (before: RawNode | undefined, after: RawNode): readonly WidgetUpdate[] => {
  if (!isNode(before)) return [{ type: 'widget.root.updated', widget: after }];
  const pairs = widgetPairs(before, after);
  const replaced = settle(pairs);
  const covered = new Set<WidgetPair>();
  const updates: WidgetUpdate[] = [];
  for (const pair of pairs) {
    const replacement = replaced.get(pair);
    if (pair.parent && covered.has(pair.parent)) covered.add(pair);
    else if (replacement) {
      covered.add(pair);
      updates.push(replacement);
    } else updates.push(...(pair.own ?? []));
  }
  return inOrder(updates);
};
