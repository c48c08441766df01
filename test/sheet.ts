import type { CkWidget } from '../src/index.js';
import '../src/index.js';
import type { RawNode } from '../src/schema/node.js';
import { allIn, drawn, setSize } from './page.js';
import { toRoot } from './samples.js';
import { toHtml } from './to-html.js';

/** The ways to a widget: markup in the page itself, and JSON in a `<ck-widget>`. */
export const WAYS = ['html', 'json'] as const;

/** One of the ways to a widget. */
export type Way = (typeof WAYS)[number];

/** The same samples, drawn in each way. */
export interface Sheet {
  readonly nodes: readonly RawNode[];
  readonly html: HTMLElement;
  readonly json: HTMLElement;
}

/** How many samples stand on a sheet. */
const SHEET = 32;

/** Width of the inside of a cell in px. */
const WIDTH = 400;

const COLUMNS = 4;

/** What no rule of a page may change about the sheet itself, as it is what samples are compared in. */
const look = (element: HTMLElement, style: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
};

const widgetOf = (node: RawNode): CkWidget => {
  const widget = document.createElement('ck-widget');
  widget.widget = toRoot(node);
  return widget;
};

const cellOf = (way: Way, node: RawNode, i: number): HTMLElement => {
  const cell = document.createElement('div');
  cell.setAttribute('role', 'group');
  cell.setAttribute('aria-label', `${way} ${i}`);
  look(cell, { display: 'flow-root', width: `${WIDTH}px`, padding: '8px', 'box-sizing': 'content-box', margin: '0' });
  look(cell, { 'background-color': 'var(--ck-surface)' });
  if (way === 'html') cell.innerHTML = toHtml(toRoot(node));
  else cell.append(widgetOf(node));
  return cell;
};

const halfOf = (way: Way, nodes: readonly RawNode[]): HTMLElement => {
  const half = document.createElement('div');
  look(half, {
    display: 'grid',
    'grid-template-columns': `repeat(${COLUMNS}, max-content)`,
    margin: '0',
    padding: '0',
  });
  half.append(...nodes.map((node, i) => cellOf(way, node, i)));
  return half;
};

/** Waits for everything that a page draws by and by. */
export const settled = async (root: ParentNode = document): Promise<void> => {
  await drawn();
  const images = allIn(root).filter((element) => element instanceof HTMLImageElement);
  const visible = images.filter((image) => image.checkVisibility());
  await Promise.all(visible.map((image) => image.decode().catch(() => undefined)));
  await drawn();
};

/** The samples in parts that fit on a page. */
export const partsOf = (nodes: readonly RawNode[]): readonly (readonly RawNode[])[] =>
  Array.from({ length: Math.ceil(nodes.length / SHEET) }, (_, i) => nodes.slice(i * SHEET, (i + 1) * SHEET));

/** Draws samples in both ways, one half of the sheet above the other; the page grows, so that all of it is in sight. */
export const drawSheet = async (nodes: readonly RawNode[]): Promise<Sheet> => {
  const [html, json] = [halfOf('html', nodes), halfOf('json', nodes)];
  look(document.body, { margin: '0' });
  document.body.append(html, json);
  await drawn();
  await setSize(COLUMNS * (WIDTH + 16), Math.max(600, document.body.scrollHeight));
  await settled();
  return { nodes, html, json };
};

/** Shows a sheet in one way alone, or in both, and waits until it does. */
export const showSheet = async ({ html, json }: Sheet, way?: Way): Promise<void> => {
  look(html, { display: way === 'json' ? 'none' : 'grid' });
  look(json, { display: way === 'html' ? 'none' : 'grid' });
  await settled();
};

/** Takes a sheet off the page. */
export const clearSheet = (): void => {
  document.body.replaceChildren();
  document.documentElement.style.removeProperty('color-scheme');
};
