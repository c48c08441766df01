import { label, listOf, oneOf, required, shape, text, valueOf, type Prop } from '../schema/prop.js';
import { colorSchema, type Color } from '../style/color.js';

/** The ways from point to point of a line, by their names. */
export const CURVE_TYPES =
  'basis basisClosed basisOpen bumpX bumpY bump linear linearClosed natural monotoneX monotoneY monotone step stepBefore stepAfter';

type Words<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Words<Rest> : T;

/** The name of a way from point to point. */
export type CurveType = Words<typeof CURVE_TYPES>;

/** What belongs together at one place of the x axis: cells by their keys. */
export type Row = Readonly<Record<string, unknown>>;

/** One series of numbers, and how it is drawn. */
export interface Series {
  /** Bars, a line, or a line with the area below it. */
  readonly type: 'bar' | 'line' | 'area';
  /** The key of its cells. */
  readonly dataKey: string;
  /** What it is called; its key unless said otherwise. */
  readonly label?: string | null;
  /** Series of one kind with the same word here stand on each other. */
  readonly stack?: string | null;
  /** Its colour: a token such as `blue`, a primitive, a CSS colour, or `{light, dark}`. */
  readonly color?: Color | null;
  /** How a line goes from point to point; `natural` unless said otherwise. */
  readonly curveType?: CurveType | null;
}

/** The x axis, where it says more than its key. */
export interface XAxis {
  /** The key of the cells that stand along it. */
  readonly dataKey: string;
  /** Whether it is not drawn. */
  readonly hide?: boolean | null;
  /** What is written in place of a cell. */
  readonly labels?: Readonly<Record<string, unknown>> | null;
}

/** What else than it should be counts as absent: a series with a slip is still drawn. */
const orAbsent = <T>(prop: Prop<T>): Prop<T> => ({ ...prop, read: (raw) => valueOf(prop, raw) });

/** A list of records. */
export const data: Prop<readonly Row[]> = listOf<Row>({ schema: { type: 'object' } });

/** A list of series. */
export const series = listOf(
  shape({
    type: required(oneOf('bar', 'line', 'area')),
    dataKey: required(text),
    label: orAbsent(label),
    stack: orAbsent(text),
    color: orAbsent<Color>({ schema: colorSchema }),
    curveType: orAbsent(oneOf(...(CURVE_TYPES.split(' ') as CurveType[]))),
  }),
) as Prop<readonly Series[]>;

/** The key of the cells along the x axis, or an object that says more. */
export const xAxis: Prop<string | XAxis> = {
  schema: {
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: { dataKey: { type: 'string' }, hide: { type: 'boolean' }, labels: { type: 'object' } },
        required: ['dataKey'],
      },
    ],
  },
  read: text.read!,
};
