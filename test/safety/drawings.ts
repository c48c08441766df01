import type { CkWidget } from '../../src/index.js';
import '../../src/index.js';
import { attributeOf, tagOf } from '../../src/schema/names.js';
import { childrenOf, type RawNode } from '../../src/schema/node.js';
import { allIn } from '../page.js';
import { until } from '../popups.js';
import type { Way } from '../sheet.js';

/** Where nodes are drawn in one of the ways. */
export interface Stage {
  /** What is all around them. */
  readonly root: HTMLElement;
  /** Draws nodes in place of those before; the answer is an element for each. */
  draw(nodes: readonly RawNode[]): Promise<readonly HTMLElement[]>;
}

/** Waits until elements are drawn: in microtasks, and what loads its parts in a task of its own. */
const settled = async (elements: readonly Element[]): Promise<void> => {
  await Promise.all(elements.map((element) => (element as { updateComplete?: Promise<unknown> }).updateComplete));
  await new Promise((resolve) => setTimeout(resolve));
};

/** An element as a page writes it by hand. */
const toElement = (node: RawNode): HTMLElement => {
  const element = document.createElement(tagOf(String(node.type)));
  for (const [name, value] of Object.entries(node)) {
    if (name === 'type' || name === 'children' || value === undefined) continue;
    element.setAttribute(attributeOf(name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  element.append(...childrenOf(node).map(toElement));
  return element;
};

/** How many nodes are laid out together: charts measure themselves, and each then measures all of those. */
const TOGETHER = 20;

const groupsOf = <T>(values: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(values.length / TOGETHER) }, (_, i) => values.slice(i * TOGETHER, (i + 1) * TOGETHER));

/** A box of its own for layout, since no size goes in or out, which is drawn even where it is out of sight. */
const isolate = <T extends HTMLElement>(box: T): T => {
  box.style.contain = 'strict';
  box.style.height = '2000px';
  box.style.contentVisibility = 'visible';
  return box;
};

/** Draws nodes in widgets that are there from before, as far as they are. */
const drawJson = async (root: HTMLElement, nodes: readonly RawNode[]): Promise<readonly HTMLElement[]> => {
  const groups = groupsOf(nodes);
  while (root.childElementCount < groups.length) root.append(isolate(document.createElement('ck-widget')));
  while (root.childElementCount > groups.length) root.lastElementChild!.remove();
  const widgets = [...root.children] as CkWidget[];
  widgets.forEach((widget, i) => (widget.widget = { type: 'Basic', gap: 0, children: groups[i] }));
  await settled(widgets);
  return widgets.flatMap(
    ({ shadowRoot }) => [...shadowRoot!.querySelector('.tree > ck-basic')!.children] as HTMLElement[],
  );
};

const drawHtml = (root: HTMLElement, nodes: readonly RawNode[]): Promise<readonly HTMLElement[]> => {
  const elements = nodes.map(toElement);
  const boxes = groupsOf(elements).map((group) => {
    const box = isolate(document.createElement('div'));
    box.append(...group);
    return box;
  });
  root.replaceChildren(...boxes);
  return Promise.resolve(elements);
};

/** A new stage, alone on the page. */
export const toStage = (way: Way): Stage => {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  return {
    root,
    async draw(nodes) {
      const elements = await (way === 'json' ? drawJson(root, nodes) : drawHtml(root, nodes));
      await settled(elements);
      return elements;
    },
  };
};

/** An element and everything in it, drawn and slotted. */
export const allOf = (element: Element): readonly Element[] => [
  element,
  ...(element.shadowRoot ? allIn(element.shadowRoot) : []),
  ...allIn(element),
];

/** Waits until what draws documents has come, and they are drawn. */
export const documentsDrawn = (root: ParentNode): Promise<void> => {
  const documents = [...root.querySelectorAll('ck-markdown')];
  return until(() => documents.every(({ shadowRoot }) => shadowRoot?.querySelector('.document')), 'drawn');
};

/** Lets addresses of no host count from a folder in which there is a picture under every name. */
export const setBase = (): (() => void) => {
  const base = document.createElement('base');
  base.href = '/__picture/page/a/b/';
  document.head.append(base);
  return () => base.remove();
};
