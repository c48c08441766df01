import type { NodeOf, WidgetClasses, WidgetNode } from '../schema/node.js';
import type { Props } from '../schema/prop.js';
import { componentOf } from './registry.js';

type PropsOf<T> = T extends { readonly props: infer P extends Props } ? P : never;

type Said<T extends keyof WidgetClasses> = Omit<NodeOf<T, PropsOf<WidgetClasses[T]>>, 'type' | 'children'>;

/** Makes a node of one type: from its props, or from the text that it needs most, and its children. */
export type Builder<T extends keyof WidgetClasses> = (
  props?: Partial<Said<T>> | string | null,
  ...children: readonly WidgetNode[]
) => NodeOf<T, PropsOf<WidgetClasses[T]>>;

type Joined<T extends string> = T extends `${infer Outer}.${infer Inner}` ? `${Outer}${Inner}` : T;

/** The builders by the names of their types, in lower case at the start and without a dot: `Table.Row` is `tableRow`. */
export type Builders = { readonly [T in keyof WidgetClasses as Uncapitalize<Joined<T>>]: Builder<T> };

/** The prop that a text alone stands for: the first one that a node must have. */
const mainPropOf = (type: string): string =>
  Object.entries(componentOf(type)?.class?.props ?? {}).find(([, prop]) => prop.required)?.[0] ?? 'label';

const builderOf =
  (type: string) =>
  (props?: object | string | null, ...children: readonly unknown[]) => ({
    type,
    ...(typeof props === 'string' ? { [mainPropOf(type)]: props } : props),
    ...(children.length > 0 && { children }),
  });

/** Writes widgets in TypeScript: `build.card({ size: 'sm' }, build.text('Hi'))` is the JSON tree of that card. */
export const build = new Proxy({} as Builders, {
  get: (_, name) => {
    const joined = String(name).replace(/^./, (letter) => letter.toUpperCase());
    const type = [joined, joined.replace(/\B[A-Z]/, '.$&')].find(componentOf);
    return type && builderOf(type);
  },
});
