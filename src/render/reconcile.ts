import type { CkErrorDetail } from '../element/error-event.js';
import type { Refuse, WidgetElement } from '../element/props.js';
import { moveNode } from '../element/move-node.js';
import { componentOf, type Component } from '../element/registry.js';
import { inWords } from '../schema/in-words.js';
import { childrenOf, type RawNode } from '../schema/node.js';
import { UnknownElement } from './unknown-element.js';

/** What drawing a tree needs and finds out. */
export interface Drawing {
  /** Makes the elements. */
  readonly document: Document;
  /** Types that nothing draws as yet. */
  readonly missing: Set<string>;
  /** Is told of everything in the tree that could not be drawn as it says. */
  report(detail: CkErrorDetail): void;
  /** Is told of a prop whose value is none that it takes. */
  readonly refuse: Refuse;
}

/** What drawing one tree takes. */
export const drawingIn = (
  document: Document,
  missing: Set<string>,
  report: (detail: CkErrorDetail) => void,
): Drawing => ({
  document,
  missing,
  report,
  refuse: (node, prop, value) =>
    report({
      code: 'invalid-widget',
      message: `${typeOf(node)}.${prop} cannot be ${inWords(value)}`,
      node,
    }),
});

/** Node properties that are no props of a registered element. */
const NO_PROPS: ReadonlySet<string> = new Set(['type', 'key', 'children', '__proto__']);

/** Whether a name is one that an element of the page's own lets be set, and no method or member of every element. */
const isSettable = (element: Element, name: string): boolean => {
  if (name in HTMLElement.prototype) return false;
  for (let owner: unknown = element; owner && owner !== HTMLElement.prototype; owner = Object.getPrototypeOf(owner)) {
    const member = Object.getOwnPropertyDescriptor(owner, name);
    if (member) return member.set !== undefined || (member.writable === true && typeof member.value !== 'function');
  }
  return true;
};

const setProps = (element: Element, node: RawNode, drawing: Drawing): void => {
  for (const name of Object.keys(node)) {
    if (NO_PROPS.has(name) || !isSettable(element, name)) continue;
    try {
      (element as unknown as Record<string, unknown>)[name] = node[name];
    } catch {
      drawing.refuse(node, name, node[name]);
    }
  }
};

const show = (element: Element, node: RawNode, drawing: Drawing): void => {
  if (element instanceof UnknownElement) element.show(node);
  else if (componentOf(node.type)?.class) (element as WidgetElement).show(node, drawing.refuse);
  else setProps(element, node, drawing);
};

/** What the children of an element stand in: the element, or the form in it. */
export const contentOf = (element: Element): Element => (element as Partial<WidgetElement>).content ?? element;

const create = (node: RawNode, component: Component | undefined, drawing: Drawing): Element => {
  if (!component) {
    const type = typeOf(node);
    drawing.missing.add(type);
    drawing.report(
      type
        ? { code: 'unknown-component', message: `No component is called ${inWords(type)}`, node }
        : { code: 'invalid-widget', message: 'A node has no type', node },
    );
    return drawing.document.createElement(UnknownElement.tag);
  }
  const { tag, class: Class } = component;
  if (!Class) return drawing.document.createElement(tag);
  const element = new Class();
  element.setAttribute(Class.light ? 'part' : 'exportparts', Class.parts);
  return element;
};

const build = (node: RawNode, drawing: Drawing): Element => {
  const component = componentOf(node.type);
  const element = create(node, component, drawing);
  show(element, node, drawing);
  if (!component?.class || 'children' in component.class.props) {
    const content = contentOf(element);
    for (const child of childrenOf(node)) content.appendChild(build(child, drawing));
  }
  return element;
};

const typeOf = ({ type }: RawNode): string => (typeof type === 'string' ? type : '');

const nameOf = ({ key, id }: RawNode): string =>
  typeof key === 'string' ? `key ${key}` : typeof id === 'string' ? `id ${id}` : '';

const sources = new WeakMap<RawNode, RawNode>();

/** Lets a node stand for as much of another as is there of it: those of one other are the same, whatever they are called. */
export const standFor = (node: RawNode, source: RawNode): RawNode => {
  sources.set(node, source);
  return node;
};

const sourceOf = (node: RawNode): RawNode => sources.get(node) ?? node;

const isSame = (a: RawNode, b: RawNode): boolean =>
  a.type === b.type && (nameOf(a) === nameOf(b) || sourceOf(a) === sourceOf(b));

const patch = (element: Element, prev: RawNode, next: RawNode, drawing: Drawing): Element => {
  if (prev === next) return element;
  show(element, next, drawing);
  const component = componentOf(next.type);
  if (!component?.class || 'children' in component.class.props) {
    reconcile(contentOf(element), childrenOf(prev), childrenOf(next), drawing);
  }
  return element;
};

/** Of some positions, a longest run that already ascends, with one of them in it: those elements need not move. */
const ascending = (positions: readonly number[], pivot: number): ReadonlySet<number> => {
  const ends: number[] = [];
  const before: number[] = [];
  positions.forEach((position, i) => {
    if (position < 0 || (i - pivot) * (position - positions[pivot]!) < 0) return;
    let at = 0;
    for (let after = ends.length; at < after;) {
      const middle = (at + after) >> 1;
      if (positions[ends[middle]!]! < position) at = middle + 1;
      else after = middle;
    }
    before[i] = ends[at - 1] ?? -1;
    ends[at] = i;
  });
  const run = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) run.add(i);
  return run;
};

/** Where in the old list each new node's element is: by name and type, else by the order among the same; -1 for none. */
const match = (prev: readonly RawNode[], next: readonly RawNode[]): readonly number[] => {
  const free = new Map<string, number[]>();
  const slot = (node: RawNode) => `${typeOf(node)} ${nameOf(node)}`;
  prev.forEach((node, i) => {
    const positions = free.get(slot(node));
    if (positions) positions.push(i);
    else free.set(slot(node), [i]);
  });
  return next.map((node) => free.get(slot(node))?.shift() ?? -1);
};

/**
 * Makes the children of an element show other nodes. An element stays with its node by key, else by id, else by position
 * and type, and is moved only where it must be; what has the focus never is. What else stands there stays at the end.
 */
export const reconcile = (
  parent: Element,
  prev: readonly RawNode[],
  next: readonly RawNode[],
  drawing: Drawing,
): void => {
  if (prev === next) return;
  const shared = Math.min(prev.length, next.length);
  let element = parent.firstElementChild;
  let start = 0;
  for (; start < shared && element && isSame(prev[start]!, next[start]!); start++) {
    const following: Element | null = element.nextElementSibling;
    patch(element, prev[start]!, next[start]!, drawing);
    element = following;
  }
  if (start === prev.length && start === next.length) return;

  const restPrev = prev.slice(start);
  const restNext = next.slice(start);
  const elements = [...parent.children].slice(start);
  const matches = match(restPrev, restNext);
  const kept = new Set(matches);
  restPrev.forEach((_, i) => {
    if (!kept.has(i)) elements[i]?.remove();
  });
  const { activeElement: focused } = parent.getRootNode() as ShadowRoot;
  const still = ascending(
    matches,
    matches.findIndex((from) => elements[from]?.contains(focused)),
  );
  let before = elements[restPrev.length] ?? null;
  for (let i = restNext.length - 1; i >= 0; i--) {
    const from = matches[i]!;
    const old = elements[from];
    const current: Element = old ? patch(old, restPrev[from]!, restNext[i]!, drawing) : build(restNext[i]!, drawing);
    if (!old || !still.has(i)) moveNode(parent, current, before);
    before = current;
  }
};
