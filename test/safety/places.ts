import type { WidgetClass } from '../../src/element/props.js';
import type { Schema } from '../../src/schema/json-schema.js';
import type { RawNode } from '../../src/schema/node.js';
import type { Prop } from '../../src/schema/prop.js';
import { colorSchema } from '../../src/style/color.js';
import { lengthSchema } from '../../src/style/length.js';
import { CLASSES } from '../classes.js';
import { PLAIN } from '../samples.js';

/** What a text is to a place: any text, one of some words, a colour, or a length. */
export type Kind = 'text' | 'word' | 'color' | 'length';

/** A place in the props of a type that JSON may fill with a text. */
export interface Place {
  readonly type: WidgetClass;
  /** Its name, such as `Card.status.text`. */
  readonly name: string;
  readonly kind: Kind;
  /** The prop that it is a part of. */
  readonly prop: Prop<never>;
  /** A node that says a value in this place, and beside it no more than it has to. */
  readonly node: (value: unknown) => RawNode;
}

/** A way to fill what a schema describes with a value, in one place or in many. */
interface Filling {
  readonly name: string;
  readonly kind: Kind;
  readonly fill: (value: unknown) => unknown;
}

/** What stands in every place that has to say something. */
export const HARMLESS = 'Harmless';

/** What a place needs by its name. */
const OF_THEIR_OWN: Readonly<Record<string, unknown>> = { src: PLAIN, favicon: PLAIN, light: 'white', dark: 'black' };

const isLike = (schema: Schema, other: Schema): boolean => JSON.stringify(schema) === JSON.stringify(other);

/** A value that a schema takes, and that says nothing much. */
const harmlessOf = (schema: Schema): unknown => {
  const { type, anyOf, items, properties, minimum = 1 } = schema;
  if (schema.enum) return schema.enum[0];
  if (anyOf) return harmlessOf(anyOf[0]!);
  if (items) return [harmlessOf(items)];
  if (type === 'string') return HARMLESS;
  if (type === 'number' || type === 'integer') return minimum;
  if (type === 'boolean') return true;
  return properties ? harmlessMembers(schema) : { [HARMLESS]: 1 };
};

const harmlessMembers = ({ properties = {}, required = [] }: Schema): Readonly<Record<string, unknown>> =>
  Object.fromEntries(required.map((name) => [name, OF_THEIR_OWN[name] ?? harmlessOf(properties[name]!)]));

/** A record, whose keys may be anything, too. */
const recordOf = (value: unknown): unknown =>
  value === undefined ? undefined : { [HARMLESS]: value, ...(typeof value === 'string' && { [value]: value }) };

const leaf = (kind: Kind, fill: Filling['fill'] = (value) => value): Filling => ({ name: '', kind, fill });

/** What a schema means as a whole, where it is more than its parts. */
const kindOf = (schema: Schema): Kind | undefined =>
  isLike(schema, colorSchema) ? 'color' : isLike(schema, lengthSchema) ? 'length' : undefined;

/** The ways to fill one place of what a schema describes, each place by itself. */
const placesIn = (schema: Schema): readonly Filling[] => {
  const { type, anyOf, items, properties, $ref } = schema;
  const kind = kindOf(schema);
  if (schema.enum) return typeof schema.enum[0] === 'string' ? [leaf('word')] : [];
  if (anyOf) return anyOf.flatMap(placesIn).map((each) => (kind ? { ...each, kind } : each));
  if (items) {
    return placesIn(items).map(({ name, kind, fill }) => ({ name: `[]${name}`, kind, fill: (value) => [fill(value)] }));
  }
  if (properties) {
    return Object.entries(properties).flatMap(([key, member]) =>
      placesIn(member).map(({ name, kind, fill }) => ({
        name: `.${key}${name}`,
        kind,
        fill: (value: unknown) => ({ ...harmlessMembers(schema), [key]: fill(value) }),
      })),
    );
  }
  if (type === 'object') return [leaf('text', recordOf)];
  return type === 'string' || (!type && !$ref) ? [leaf('text')] : [];
};

/** The ways to fill every place of some kinds at once: the first for all, others for what can be said in other words. */
const packsIn = (schema: Schema, kinds: readonly Kind[]): readonly Filling['fill'][] => {
  const { anyOf, items, properties } = schema;
  if (items) return packsIn(items, kinds).map((fill) => (value) => [fill(value)]);
  if (kindOf(schema) === 'color')
    return kinds.includes('color') ? [(value) => value, (value) => ({ light: value, dark: value })] : [];
  if (anyOf && !kindOf(schema)) return anyOf.flatMap((each) => packsIn(each, kinds));
  if (!properties) return placesIn(schema).flatMap(({ kind, fill }) => (kinds.includes(kind) ? fill : []));
  const members = Object.entries(properties)
    .map(([name, member]) => [name, packsIn(member, kinds)] as const)
    .filter(([, packs]) => packs.length > 0);
  return Array.from({ length: Math.max(0, ...members.map(([, packs]) => packs.length)) }, (_, i) => (value) => ({
    ...harmlessMembers(schema),
    ...Object.fromEntries(members.flatMap(([name, packs]) => (packs[i] ? [[name, packs[i](value)]] : []))),
  }));
};

/** The props of a type as if they were one object. */
const schemaOf = ({ props }: WidgetClass): Schema => {
  const said = Object.entries<Prop<never>>(props);
  return {
    type: 'object',
    properties: Object.fromEntries(said.map(([name, { schema }]) => [name, schema])),
    required: said.filter(([, prop]) => prop.required).map(([name]) => name),
  };
};

const nodeOf = ({ type }: WidgetClass, props: unknown): RawNode => ({ type, ...(props as object) });

/** A node of a type that says no more than it has to. */
export const harmlessNode = (type: WidgetClass): RawNode => nodeOf(type, harmlessMembers(schemaOf(type)));

/** Every place that a text may fill, of every type. */
export const PLACES: readonly Place[] = CLASSES.flatMap((type) =>
  placesIn(schemaOf(type)).map(({ name, kind, fill }) => ({
    type,
    name: type.type + name,
    kind,
    prop: type.props[/\w+/.exec(name)![0]]!,
    node: (value: unknown) => nodeOf(type, fill(value)),
  })),
);

/** Nodes of a type that say a value in every place of some kinds at once; what takes a value in other words, in each. */
export const packsOf = (type: WidgetClass, ...kinds: readonly Kind[]): readonly ((value: unknown) => RawNode)[] =>
  packsIn(schemaOf(type), kinds).map((fill) => (value) => nodeOf(type, fill(value)));
