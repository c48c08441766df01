import { ownOf } from '../schema/json-schema.js';
import { isNode, type RawNode } from '../schema/node.js';
import { jsonEqual } from './json-equal.js';
import type { WidgetUpdate } from './thread-update.js';

/** A node that may have changed, and the one that stands in its place afterwards. */
export interface WidgetPair {
  readonly before: RawNode;
  readonly after: RawNode;
  readonly parent: WidgetPair | undefined;
  /** What updates call it; undefined where they would find another node, or none. */
  readonly id: string | undefined;
  /** What of the node itself changed, apart from its children; undefined where it takes another node to say so. */
  own: readonly WidgetUpdate[] | undefined;
  /** How many updates it takes, with those of the nodes below it. */
  count: number;
  /** How many characters their JSON has. */
  length: number;
}

const listOf = (children: unknown): readonly unknown[] => (Array.isArray(children) ? children : [children]);

/** What stands where each child stood; undefined where there is one more or less, or something else than a node. */
const successorsOf = (before: unknown, after: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(before) !== Array.isArray(after)) return undefined;
  const old = listOf(before);
  const next = listOf(after);
  const isMatch = (child: unknown, i: number) => (isNode(child) ? isNode(next[i]) : jsonEqual(child, next[i]));
  return old.length === next.length && old.every(isMatch) ? next : undefined;
};

/** The names under which two nodes differ, their children aside. */
const changesIn = (before: RawNode, after: RawNode): readonly string[] => {
  const names = Object.keys(before).filter(
    (name) => name !== 'children' && !jsonEqual(before[name], ownOf(after, name)),
  );
  for (const name of Object.keys(after)) {
    if (name !== 'children' && after[name] !== undefined && !Object.hasOwn(before, name)) names.push(name);
  }
  return names;
};

const isDelta = (name: string): boolean => name === 'value' || name === 'streaming';

/** What was added to the end of a text, where that says all that changed. */
const deltaOf = ({ type, value: old = '', streaming: was }: RawNode, { value, streaming }: RawNode, id: string) => {
  const isText = type === 'Text' || type === 'Markdown';
  const done = was === true && streaming === false;
  if (!isText || typeof old !== 'string' || typeof value !== 'string' || !value.startsWith(old)) return undefined;
  if (!done && was !== streaming) return undefined;
  return { type: 'widget.streaming_text.value_delta', component_id: id, delta: value.slice(old.length), done } as const;
};

const ownUpdates = (before: RawNode, after: RawNode, id: string | undefined): readonly WidgetUpdate[] | undefined => {
  const changes = changesIn(before, after);
  if (changes.length === 0) return [];
  const delta = id !== undefined && changes.every(isDelta) ? deltaOf(before, after, id) : undefined;
  return delta && [delta];
};

/** Every pair that is not shared, in the order in which nodes are read. */
export const widgetPairs = (root: RawNode, next: RawNode): readonly WidgetPair[] => {
  const pairs: WidgetPair[] = [];
  const known = new Set<unknown>();
  const open: { readonly before: RawNode; readonly after: unknown; readonly parent?: WidgetPair }[] = [
    { before: root, after: next },
  ];
  for (let place = open.pop(); place; place = open.pop()) {
    const { before, after, parent } = place;
    const id = typeof before.id === 'string' && !known.has(before.id) ? before.id : undefined;
    known.add(before.id);
    let pair: WidgetPair | undefined;
    let successors: readonly unknown[] | undefined;
    if (isNode(after) && after !== before) {
      const own = ownUpdates(before, after, id);
      successors = own && successorsOf(before.children, after.children);
      pair = { before, after, parent, id, own: successors && own, count: 0, length: 0 };
      pairs.push(pair);
    }
    const list = listOf(before.children);
    for (let index = list.length - 1; index >= 0; index--) {
      const child = list[index];
      if (isNode(child)) open.push({ before: child, after: successors?.[index], parent: pair });
    }
  }
  return pairs;
};
