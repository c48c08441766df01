import { isNode } from '../schema/node.js';
import type { ComponentUpdate, WidgetUpdate } from './thread-update.js';

const idsIn = (root: unknown): ReadonlySet<unknown> => {
  const ids = new Set<unknown>();
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!isNode(node)) continue;
    ids.add(node.id);
    for (const child of Array.isArray(node.children) ? node.children : [node.children]) open.push(child);
  }
  return ids;
};

const isComponent = (update: WidgetUpdate): update is ComponentUpdate => update.type === 'widget.component.updated';

/**
 * Updates in an order in which each finds its node. Where one brings an id that a later one means, the last goes first:
 * then nothing that stands before a node has changed yet.
 */
export const inOrder = (updates: readonly WidgetUpdate[]): readonly WidgetUpdate[] => {
  const brought = new Set<unknown>();
  for (const update of updates) {
    if ('component_id' in update && brought.has(update.component_id)) return updates.toReversed();
    if (isComponent(update)) for (const id of idsIn(update.component)) brought.add(id);
  }
  return updates;
};
