import type { Prop, Props, ValueOf } from './prop.js';

/** The element classes by type name; each component adds its own line to it. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface WidgetClasses {}

/** A list of nodes. */
export interface Nodes extends ReadonlyArray<WidgetNode> {}

/** A node as untrusted JSON gives it: an object with a type, and anything else. */
export interface RawNode {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly key?: unknown;
  readonly children?: unknown;
  readonly [prop: string]: unknown;
}

type Required<P extends Props> = { [K in keyof P]: P[K] extends { readonly required: true } ? K : never }[keyof P];

/** The JSON node of a type with these props. */
export type NodeOf<Type extends string, P extends Props> = {
  readonly type: Type;
  /** Names the node for updates and actions. */
  readonly id?: string;
  /** Names the node among its siblings, so that it keeps its element when they move. */
  readonly key?: string;
} & { readonly [K in keyof P]?: ValueOf<P[K]> | null } & { readonly [K in Required<P>]-?: ValueOf<P[K]> };

/** Any node that ck-widgets draws. */
export type WidgetNode = {
  [T in keyof WidgetClasses]: WidgetClasses[T] extends {
    readonly type: infer Type extends string;
    readonly props: infer P extends Props;
  }
    ? NodeOf<Type, P>
    : never;
}[keyof WidgetClasses];

/** Child nodes; JSON may also name a single one, or none. */
export const nodes: Prop<Nodes> = { schema: { $ref: '#/$defs/nodes' } };

/** Whether a value is an object that can be a node. */
export const isNode = (value: unknown): value is RawNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a JSON value is a `.widget` file, which makes a tree, and no tree itself. */
export const isWidgetFile = (json: unknown): boolean => isNode(json) && 'template' in json && !('type' in json);

/** The nodes among a node's children, whether it names one, a list or none. */
export const childrenOf = (node: RawNode): readonly RawNode[] => {
  const children: unknown = Object.hasOwn(node, 'children') ? node.children : undefined;
  if (!Array.isArray(children)) return isNode(children) ? [children] : NONE;
  return children.every(isNode) ? children : children.filter(isNode);
};

const NONE: readonly RawNode[] = [];
