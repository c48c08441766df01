import { addRootStyles } from '../style/root-styles.js';
import { DEV, warn } from '../schema/dev.js';
import type { WidgetClass } from './props.js';

/** What draws a type: a tag, and the class where it is ours. */
export interface Component {
  readonly tag: string;
  readonly class?: WidgetClass;
}

const components = new Map<string, Component>();
const registered = new Set<string>();
const listeners = new Set<(type: string) => void>();

/** Tells every listener that a type, or another element that widgets look for, is known from now on. */
export const announce = (type: string): void => {
  for (const listener of listeners) listener(type);
};

const add = (type: string, component: Component): void => {
  components.set(type, component);
  announce(type);
};

/** Whether a class is one of another copy of ours, and works alike. */
const isOurs = (known: unknown): known is WidgetClass =>
  typeof known === 'function' && 'props' in known && 'parts' in known && 'show' in (known.prototype as object);

/** Makes a class known: to the browser under its tag, to widgets under its type. */
export const define = (component: WidgetClass & { readonly styles?: unknown }): void => {
  if (component.light) addRootStyles(String(component.styles ?? ''));
  const { tag, type } = component;
  if (globalThis.customElements && !customElements.get(tag)) customElements.define(tag, component);
  const known: unknown = globalThis.customElements?.get(tag) ?? component;
  if (known === component) return add(type, { tag, class: component });
  if (DEV) warn(`twice-${tag}`, `<${tag}> was defined before, by another copy of ck-widgets? That one is used`);
  add(type, isOurs(known) ? { tag, class: known } : { tag });
};

/**
 * Lets any custom element stand in a widget tree under a type name of its own: its props are set as properties, its
 * child nodes become its children. It may dispatch a `CkActionEvent`, and a host will act on it.
 */
export const registerComponent = (type: string, tag: string): void => {
  registered.add(tag);
  add(type, { tag });
};

/** What draws a type, or undefined where nothing is known to. */
export const componentOf = (type: unknown): Component | undefined => components.get(type as string);

/** Whether a page registered a tag, and so trusts its elements with actions. */
export const isRegistered = (tag: string): boolean => registered.has(tag);

/** Calls a listener with every type that becomes known from now on; the answer ends that. */
export const onDefine = (listener: (type: string) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
