import { isRecord, ownOf, type Schema } from '../schema/json-schema.js';
import type { Declarations, Prop } from '../schema/prop.js';
import { partsOf } from './css-value.js';
import { lengthSchema, spaceOf, type Length } from './length.js';

/** Something for each edge; `x` and `y` stand for two, and an edge of its own wins over them. */
export interface Edges<T> {
  readonly top?: T;
  readonly right?: T;
  readonly bottom?: T;
  readonly left?: T;
  readonly x?: T;
  readonly y?: T;
}

/** Distances from the edges: in spacing units, as CSS, or edge by edge. */
export type Spacing = Length | Edges<Length>;

/** The four edges in the order of CSS. */
export const EDGES = ['top', 'right', 'bottom', 'left'] as const;

const EDGE_NAMES = [...EDGES, 'x', 'y'] as const;

/** The JSON Schema of an object that says something for each edge. */
export const edgesSchema = (schema: Schema): Schema => ({
  type: 'object',
  properties: Object.fromEntries(EDGE_NAMES.map((name) => [name, schema])),
});

/** What an object says for one edge. */
export const edgeOf = (edges: object, edge: (typeof EDGES)[number]): unknown =>
  ownOf(edges, edge) ?? ownOf(edges, edge === 'top' || edge === 'bottom' ? 'y' : 'x');

const lengthsOf = (value: Spacing, like: string): readonly (string | undefined)[] => {
  if (isRecord(value)) return EDGES.map((edge) => spaceOf(edgeOf(value, edge), like));
  const parts = (typeof value === 'string' ? partsOf(value) : [value]).map((length) => spaceOf(length, like));
  const [top, right = top, bottom = top, left = right] = parts;
  return parts.length > 4 || parts.includes(undefined) ? [] : [top, right, bottom, left];
};

const spacingOf = (value: Spacing, property: string, like = property): Declarations =>
  lengthsOf(value, `${like}-top`).flatMap((length, i) =>
    length === undefined ? [] : [[`${property}-${EDGES[i]}`, length] as const],
  );

const spacingSchema: Schema = { anyOf: [lengthSchema, edgesSchema(lengthSchema)] };

/** Distances to what stands around. */
export const margin: Prop<Spacing> = { schema: spacingSchema, css: (value) => spacingOf(value, 'margin') };

/** Distances from the edges to the children; a flush child takes them back. */
export const padding: Prop<Spacing> = {
  schema: spacingSchema,
  css: (value) => [...spacingOf(value, 'padding'), ...spacingOf(value, '--_inset', 'padding')],
};
