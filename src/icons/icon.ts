import { DEV, warn } from '../schema/dev.js';
import { inWords } from '../schema/in-words.js';
import type { Prop } from '../schema/prop.js';
import type { MORE_PATHS } from './more-paths.js';
import { PATHS } from './paths.js';

/** The name of a built-in icon. */
export type BuiltInIcon = keyof typeof PATHS | keyof typeof MORE_PATHS;

/** The name of an icon: a built-in one, or one of a set, as in `lucide:rocket`. */
export type IconName = BuiltInIcon | (string & {});

/** An icon by its name. */
export const icon: Prop<IconName> = { schema: { type: 'string' } };

/** Finds the path of an icon, drawn on a grid of 24, by its name in a set; undefined where there is none. */
export type IconResolver = (name: string) => string | undefined | Promise<string | undefined>;

const NAME = /^(?:([a-z0-9]+):)?([a-z0-9]+(?:-[a-z0-9]+)*)$/;

const SVG = 'http://www.w3.org/2000/svg';

/** The built-in icons that are there; those that our own parts do not draw come when the first of them is drawn. */
let paths: Readonly<Record<string, string>> = PATHS;

const pathOf = (name: string): string | undefined => (Object.hasOwn(paths, name) ? paths[name] : undefined);

const morePathOf = async (name: string): Promise<string | undefined> => {
  if (paths === PATHS) paths = { ...PATHS, ...(await import('./more-paths.js')).MORE_PATHS };
  return pathOf(name);
};

/** The sets that elements know; lucide's comes from the package itself, when the first of its icons is drawn. */
const resolvers = new Map<string, IconResolver>([
  ['', morePathOf],
  ['lucide', async (name) => (await import('./lucide.js')).lucidePathOf(name)],
]);
const shapes = new Map<string, SVGSVGElement>();

/** Drawings of sets that are not registered yet, with the names of their icons. */
const waiting = new Map<string, [drawing: WeakRef<SVGSVGElement>, name: string][]>();

/** Teaches elements the icons of a set: `registerIcons('vendor', find)` draws `vendor:logo` with `find('logo')`. */
export const registerIcons = (prefix: string, resolve: IconResolver): void => {
  resolvers.set(prefix, resolve);
  for (const [drawing, local] of waiting.get(prefix) ?? []) {
    const shape = drawing.deref();
    if (shape) void findPath(resolve, local).then((path) => path && fill(shape, path));
  }
  waiting.delete(prefix);
};

const svg = (): SVGSVGElement => {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('fill', 'none');
  drawing.setAttribute('fill-rule', 'evenodd');
  drawing.setAttribute('stroke', 'currentColor');
  drawing.setAttribute('stroke-width', '2');
  drawing.setAttribute('stroke-linecap', 'round');
  drawing.setAttribute('stroke-linejoin', 'round');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.append(document.createElementNS(SVG, 'path'));
  return drawing;
};

const fill = (drawing: SVGSVGElement, path: string): SVGSVGElement => {
  if (path.startsWith('+')) drawing.setAttribute('fill', 'currentColor');
  drawing.firstElementChild!.setAttribute('d', path.replace('+', ''));
  return drawing;
};

const warnOf = (name: string): void =>
  warn(`icon-${inWords(name)}`, `no icon is called ${inWords(name)}; its place stays empty`);

const findPath = async (resolve: IconResolver, name: string): Promise<string | undefined> => {
  try {
    const path = await resolve(name);
    if (DEV && !path) warnOf(name);
    return path;
  } catch (error) {
    if (DEV) warn(`icon-${name}`, `finding the icon ${JSON.stringify(name)} failed: ${String(error)}`);
    return undefined;
  }
};

/** A new drawing of a built-in icon: a copy of the first. */
const copyOf = (name: string, path: string): SVGSVGElement => {
  let shape = shapes.get(name);
  if (!shape) shapes.set(name, (shape = fill(svg(), path)));
  return shape.cloneNode(true) as SVGSVGElement;
};

/** A new drawing of an icon, hidden from assistive technology; empty, but of the same size, where the name is unknown. */
export const drawIcon = (name: string): SVGSVGElement => {
  const [, prefix = '', local = ''] = NAME.exec(name) ?? [];
  const path = prefix ? undefined : pathOf(local);
  if (path) return copyOf(local, path);
  const drawing = svg();
  const resolve = local ? resolvers.get(prefix) : undefined;
  if (resolve) void findPath(resolve, local).then((path) => path && fill(drawing, path));
  else if (DEV) warnOf(name);
  if (prefix && !resolve)
    waiting.set(prefix, [...(waiting.get(prefix) ?? []).slice(-999), [new WeakRef(drawing), local]]);
  return drawing;
};
