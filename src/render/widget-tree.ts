import { isNode, type RawNode } from '../schema/node.js';

/** A node of a tree, where it stands, and what of it has changed since the tree was last put together. */
export interface Place {
  node: RawNode;
  readonly parent: Place | undefined;
  /** Where it stands among its parent's `children`, and among the nodes in there. */
  readonly index: number;
  readonly position: number;
  /** What the text of the node goes on with, and whether it ends with that. */
  more: string | undefined;
  isDone: boolean;
  /** Children that have changed. */
  changed: Place[] | undefined;
  /** Whether it is among the changed children of its parent, and that among those of its own. */
  isTold: boolean;
  /** What draws it, the node that this has drawn last, and the drawing of the whole tree since which that is known. */
  element: Element | undefined;
  shown: RawNode | undefined;
  drawing: object | undefined;
}

const placeOf = (node: RawNode, parent?: Place, index = 0, position = 0): Place => ({
  node,
  parent,
  index,
  position,
  more: undefined,
  isDone: false,
  changed: undefined,
  isTold: false,
  element: undefined,
  shown: undefined,
  drawing: undefined,
});

/** A place and all below it, in the order in which they are read. Walks without recursion: trees may be deep. */
const placesFrom = (top: Place): readonly Place[] => {
  const places: Place[] = [];
  const open = [top];
  for (let place = open.pop(); place; place = open.pop()) {
    places.push(place);
    const { children } = place.node;
    const list: readonly unknown[] = Array.isArray(children) ? children : [children];
    let position = list.filter(isNode).length;
    for (let index = list.length - 1; index >= 0; index--) {
      const node = list[index];
      if (isNode(node)) open.push(placeOf(node, place, index, --position));
    }
  }
  return places;
};

/** Lets what contains a place know that it has changed. */
const tell = (place: Place): void => {
  let each = place;
  while (!each.isTold && each.parent) {
    each.isTold = true;
    (each.parent.changed ??= []).push(each);
    each = each.parent;
  }
};

/** The node of a place with all of its text. Servers say `done` with every delta: it ends a text only that streams. */
export const wholeOf = (place: Place): RawNode => {
  const { node, more, isDone } = place;
  if (more === undefined) return node;
  const value = (typeof node.value === 'string' ? node.value : '') + more;
  place.node = isDone && node.streaming === true ? { ...node, value, streaming: false } : { ...node, value };
  place.more = undefined;
  place.isDone = false;
  return place.node;
};

/** Puts a node together with its changed children. */
const gather = (place: Place): void => {
  const node = wholeOf(place);
  const { changed } = place;
  place.isTold = false;
  if (!changed) return;
  place.changed = undefined;
  const list: unknown[] = [node.children].flat();
  for (const { index, node } of changed) list[index] = node;
  place.node = { ...node, children: Array.isArray(node.children) ? list : list[0] };
};

/**
 * A tree that the `widget.*` updates of the protocol change: where a node is, it knows without a walk, and what contains
 * a changed node is made anew only when somebody looks. Nodes that no update touches stay the same objects.
 */
export class WidgetTree {
  #top: Place | undefined;
  #other: unknown;
  /** The first place of each id, in the order in which nodes are read, and whether any id has several. */
  #places: Map<unknown, Place> | undefined;
  #isDoubled = false;

  constructor(root: unknown) {
    this.#begin(root);
  }

  /** The tree as it stands now. */
  get root(): unknown {
    if (!this.#top) return this.#other;
    const changed = [this.#top];
    for (const place of changed) for (const below of place.changed ?? []) changed.push(below);
    for (const place of changed.reverse()) gather(place);
    return this.#top.node;
  }

  /**
   * Takes an update. The answer is whether it means anything to the tree; where a text goes on and nothing else changes,
   * it is the place of that.
   */
  apply(update: Readonly<Record<string, unknown>>): Place | boolean {
    const { type, widget, component_id: id, component, delta, done } = update;
    if (type === 'widget.root.updated') return isNode(widget) && this.#begin(widget);
    const place = typeof id === 'string' && this.#find(id);
    if (!place) return false;
    if (type === 'widget.component.updated') return isNode(component) && this.#replace(place, component);
    const isText = place.node.type === 'Text' || place.node.type === 'Markdown';
    if (type !== 'widget.streaming_text.value_delta' || !isText || typeof delta !== 'string') return false;
    place.more = (place.more ?? '') + delta;
    place.isDone ||= done === true;
    tell(place);
    return place;
  }

  #begin(root: unknown): true {
    this.#top = isNode(root) ? placeOf(root) : undefined;
    this.#other = root;
    this.#places = undefined;
    return true;
  }

  #find(id: string): Place | undefined {
    if (!this.#places && isNode(this.root)) {
      this.#places = new Map();
      this.#isDoubled = false;
      this.#add(placesFrom(this.#top!));
    }
    return this.#places?.get(id);
  }

  #add(places: readonly Place[]): void {
    for (const place of places) {
      const { id } = place.node;
      if (typeof id !== 'string') continue;
      if (this.#places!.has(id)) this.#isDoubled = true;
      else this.#places!.set(id, place);
    }
  }

  #replace(place: Place, node: RawNode): true {
    // What below it has changed may have other ids than the node says.
    if (place.changed) void this.root;
    const gone = this.#isDoubled ? [] : placesFrom(place);
    for (const { node } of gone) this.#places!.delete(node.id);
    Object.assign(place, placeOf(node, place.parent, place.index, place.position));
    this.#add(placesFrom(place));
    // Which of two is the first is found out by reading all.
    if (this.#isDoubled) this.#places = undefined;
    tell(place);
    return true;
  }
}
