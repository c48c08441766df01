import { conforms, isRecord, ownOf, type Schema } from '../schema/json-schema.js';
import type { Declarations, Prop } from '../schema/prop.js';
import { BORDER_COLORS, colorOf, colorSchema, type Color } from './color.js';
import { EDGES, edgeOf, edgesSchema, type Edges } from './spacing.js';

/** A line along an edge. */
export interface Line {
  /** Thickness in px. */
  readonly size: number;
  /** Its colour, the token `default` unless said otherwise. */
  readonly color?: Color;
  /** How it is drawn, solid unless said otherwise. */
  readonly style?: (typeof LINE_STYLES)[number];
}

/** Lines around a box: a thickness in px, one line for all edges, or a line for each. */
export type Border = number | Line | Edges<number | Line>;

const LINE_STYLES = ['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset'] as const;

const thickness: Schema = { type: 'number', minimum: 0, maximum: 100 };

const lineSchema: Schema = {
  type: 'object',
  properties: { size: thickness, color: colorSchema, style: { enum: LINE_STYLES } },
  required: ['size'],
};

const lineOf = (line: unknown, edge: string): Declarations => {
  const { size, color, style } = isRecord(line) ? (line as unknown as Line) : { size: line as number };
  return [
    [`border-${edge}-width`, `${size}px`],
    [`border-${edge}-style`, style ?? 'solid'],
    [`border-${edge}-color`, colorOf(color ?? 'default', BORDER_COLORS) ?? 'var(--ck-border)'],
  ];
};

const lineAt = (border: Border, edge: (typeof EDGES)[number]): unknown =>
  isRecord(border) && ownOf(border, 'size') == null ? edgeOf(border, edge) : border;

/** The longhands of a border. */
export const borderOf = (border: Border): Declarations =>
  EDGES.flatMap((edge) => {
    const line = lineAt(border, edge);
    return line == null ? [] : lineOf(line, edge);
  });

/** Lines around a box. */
export const border: Prop<Border> = {
  read: (value) =>
    isRecord(value) && ownOf(value, 'size') != null && !conforms(lineSchema, value) ? undefined : value,
  schema: { anyOf: [thickness, lineSchema, edgesSchema({ anyOf: [thickness, lineSchema] })] },
  css: borderOf,
};
