import { conforms, isRecord, ownOf, type Schema } from './json-schema.js';

/** CSS longhands with their values, in the order in which they apply. */
export type Declarations = readonly (readonly [longhand: string, value: string])[];

/** The looks that a widget may be drawn in. */
export type Theme = 'light' | 'dark';

/** What one prop of a widget is: the values it takes and how they show. */
export interface Prop<T = unknown> {
  /** What JSON may say. */
  readonly schema: Schema;
  /** Which values show as an attribute, where CSS can see them; none unless said otherwise. */
  readonly reflect?: (value: unknown) => boolean;
  /** Whether a node without it is incomplete. */
  readonly required?: boolean;
  /** The longhands that a value sets on the element, given the element's other values and its theme. */
  readonly css?: (value: T, values: Readonly<Record<string, unknown>>, theme: () => Theme) => Declarations;
  /** Turns what authors also write into the value itself, before it is checked. */
  readonly read?: (value: unknown) => unknown;
}

/** The props of a widget by their JSON names. */
export type Props = Readonly<Record<string, Prop<never>>>;

/** The value that a prop takes. */
export type ValueOf<P> = P extends Prop<infer T> ? T : never;

/** The checked value of a prop, or undefined where JSON says something else. */
export const valueOf = (prop: Prop<never>, raw: unknown): unknown => {
  const value = prop.read ? prop.read(raw) : raw;
  return value != null && conforms(prop.schema, value) ? value : undefined;
};

/** Marks a prop that a node must have. */
export const required = <P extends Prop<never>>(prop: P): P & { readonly required: true } => ({
  ...prop,
  required: true,
});

/** Any text. */
export const text: Prop<string> = {
  schema: { type: 'string' },
  read: (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
};

/** Controls of direction: in a label they make it read as another. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text on a control or badge, without what would turn its letters round. */
export const label: Prop<string> = {
  ...text,
  read: (value) => {
    const said = text.read!(value);
    return typeof said === 'string' ? said.replace(BIDI, '') : said;
  },
};

const isNumeral = /^-?\d+(\.\d+)?$/;

/** The number that a value is or spells, else the value itself. */
export const toNumber = (value: unknown): unknown =>
  typeof value === 'string' && isNumeral.test(value) ? Number(value) : value;

/** A number within bounds. */
export const number = (minimum = -Infinity, maximum = Infinity): Prop<number> => ({
  schema: {
    type: 'number',
    ...(minimum > -Infinity && { minimum }),
    ...(maximum < Infinity && { maximum }),
  },
  read: toNumber,
});

/** Every value shows as an attribute. */
export const always = (): boolean => true;

/** True or false; false unless said otherwise. */
export const flag: Prop<boolean> = { schema: { type: 'boolean' }, reflect: always };

/** True or false; true unless said otherwise. */
export const flagOn: Prop<boolean> = { schema: { type: 'boolean', default: true }, reflect: always };

/** True or false; something else again where it is absent. */
export const choice: Prop<boolean> = { schema: { type: 'boolean' } };

/** One of some words. */
export const oneOf = <const T extends string>(...words: readonly T[]): Prop<T> => ({
  schema: { enum: words },
  reflect: always,
});

/** An object with props of its own. */
export const shape = <P extends Props>(props: P): Prop<{ readonly [K in keyof P]?: ValueOf<P[K]> }> => ({
  schema: {
    type: 'object',
    properties: Object.fromEntries(Object.entries(props).map(([name, prop]) => [name, prop.schema])),
    required: Object.keys(props).filter((name) => props[name]!.required),
  },
  read: (value) => {
    if (!isRecord(value)) return value;
    const said = Object.entries(props).map(([name, { read }]) => {
      const own = ownOf(value, name);
      return [name, read && own != null ? read(own) : own];
    });
    return Object.fromEntries(said) as unknown;
  },
});

/** A list; what in it is not as it should be is left out. */
export const listOf = <T>(item: Prop<T>): Prop<readonly T[]> => ({
  schema: { type: 'array', items: item.schema },
  read: (value) =>
    Array.isArray(value) ? value.map((each) => valueOf(item, each)).filter((each) => each !== undefined) : value,
});

/** What the user's act sends, as ChatKit defines it. */
export interface ActionConfig {
  /** The name that the handler knows it by. */
  readonly type: string;
  /** What goes along; an object when form values are added. */
  readonly payload?: unknown;
  /** Who answers: a server (default) or the page's own callback. */
  readonly handler?: 'server' | 'client';
  /** What shows while the answer is under way; `auto` (default) depends on the binding. */
  readonly loadingBehavior?: LoadingBehavior;
  /** Whether the server answers with a stream (default) or with one reply. */
  readonly streaming?: boolean;
}

/** Where an action under way shows: on the node, on the whole widget, nowhere, or as its binding has it. */
export type LoadingBehavior = 'auto' | 'none' | 'self' | 'container';

/** An action to send. */
export const action: Prop<ActionConfig> = {
  schema: {
    type: 'object',
    properties: {
      type: { type: 'string' },
      payload: {},
      handler: { enum: ['server', 'client'], default: 'server' },
      loadingBehavior: { enum: ['auto', 'none', 'self', 'container'], default: 'auto' },
      streaming: { type: 'boolean', default: true },
    },
    required: ['type'],
  },
};
