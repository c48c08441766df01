import { isRecord } from '../schema/json-schema.js';
import { isNode, type RawNode } from '../schema/node.js';

/** A node, and how it is reached from the root. */
interface Place {
  readonly node: RawNode;
  readonly parent?: Place;
  /** Where it stands among its parent's children. */
  readonly index: number;
}

/** The first node with an id, in the order in which nodes are read. Walks without recursion: trees may be deep. */
const find = (root: unknown, id: unknown): Place | undefined => {
  if (!isNode(root) || typeof id !== 'string') return undefined;
  const open: Place[] = [{ node: root, index: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { children } = place.node;
    if (place.node.id === id) return place;
    const list: readonly unknown[] = Array.isArray(children) ? children : [children];
    for (let index = list.length - 1; index >= 0; index--) {
      const node = list[index];
      if (isNode(node)) open.push({ node, parent: place, index });
    }
  }
  return undefined;
};

/** The tree with another node in a place; what does not lie on the way there is shared. */
const replace = ({ parent, index }: Place, node: RawNode): RawNode => {
  let tree = node;
  for (; parent; { parent, index } = parent) {
    const { children } = parent.node;
    tree = { ...parent.node, children: Array.isArray(children) ? children.with(index, tree) : tree };
  }
  return tree;
};

/** The text with more at its end. Servers say `done` with every delta: only for a text that streams is it the end. */
const append = (node: RawNode, delta: string, isDone: boolean): RawNode => ({
  ...node,
  value: (typeof node.value === 'string' ? node.value : '') + delta,
  ...(isDone && node.streaming === true && { streaming: false }),
});

/**
 * The tree that a `widget.*` update makes of another; nodes that it does not touch are shared. An update that means
 * nothing to the tree gives the very same tree.
 */
export const applyUpdate = (widget: unknown, update: unknown): unknown => {
  if (!isRecord(update)) return widget;
  const { type, component, delta } = update;
  if (type === 'widget.root.updated') return isNode(update.widget) ? update.widget : widget;
  const place = find(widget, update.component_id);
  if (!place) return widget;
  if (type === 'widget.component.updated') return isNode(component) ? replace(place, component) : widget;
  const isText = place.node.type === 'Text' || place.node.type === 'Markdown';
  if (type !== 'widget.streaming_text.value_delta' || !isText || typeof delta !== 'string') return widget;
  return replace(place, append(place.node, delta, update.done === true));
};
