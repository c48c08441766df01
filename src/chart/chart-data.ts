import { isRecord, ownOf } from '../schema/json-schema.js';
import { label } from '../schema/prop.js';
import type { Row, Series, XAxis } from './chart-props.js';

/** What a chart shows: numbers in the order of its data, and what stands along its x axis. */
export interface ChartData {
  /** What is written along the x axis, one for each row. */
  readonly categories: readonly string[];
  readonly series: readonly NumberSeries[];
  /** What there was too much of; undefined where all of it is here. */
  readonly exceeded?: string;
}

/** A series with its numbers; a gap where a cell is missing or no number. */
export interface NumberSeries extends Series {
  readonly label: string;
  readonly values: readonly (number | undefined)[];
}

/** Bounds of what one chart draws. */
export interface ChartLimits {
  readonly points: number;
  readonly series: number;
}

/** A magnitude beyond which sums and distances of numbers are no numbers any more. */
const HUGE = 1e300;

const NUMERAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Characters of one text of a chart: a name, not a story. */
const TEXT = 160;

/** The number that a cell is or spells; undefined where it is neither. Magnitudes are kept to what can be added up. */
export const toValue = (cell: unknown): number | undefined => {
  const said = typeof cell === 'string' ? cell.slice(0, 40).trim() : cell;
  const value = typeof said === 'string' && NUMERAL.test(said) ? Number(said) : said;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (Math.abs(value) < 1 / HUGE) return 0;
  return Math.max(-HUGE, Math.min(HUGE, value));
};

/** The words of a cell, without what would turn its letters round; none where it is an object. */
export const toWords = (cell: unknown): string => {
  const said = label.read!(typeof cell === 'string' ? cell.slice(0, TEXT + 1) : cell);
  if (typeof said !== 'string') return '';
  return said.length > TEXT ? `${said.slice(0, TEXT)}…` : said;
};

const categoryOf = (row: Row, { dataKey, labels }: XAxis): string => {
  const words = toWords(ownOf(row, dataKey));
  const said = isRecord(labels) ? ownOf(labels, words) : undefined;
  return typeof said === 'string' || typeof said === 'number' ? toWords(said) : words;
};

const excessOf = (rows: number, series: number, limits: ChartLimits): string | undefined => {
  if (rows > limits.points) return `more than ${limits.points} points`;
  return series > limits.series ? `more than ${limits.series} series` : undefined;
};

/** Turns the rows and series of a node into numbers, as many as limits allow, in their order. */
export const toChartData = (
  rows: readonly Row[] = [],
  series: readonly Series[] = [],
  xAxis: XAxis = { dataKey: '' },
  limits: ChartLimits = { points: Infinity, series: Infinity },
): ChartData => {
  const drawn = rows.slice(0, limits.points);
  const exceeded = excessOf(rows.length, series.length, limits);
  return {
    categories: drawn.map((row) => categoryOf(row, xAxis)),
    series: series.slice(0, limits.series).map((each) => ({
      ...each,
      label: toWords(each.label) || toWords(each.dataKey),
      values: drawn.map((row) => toValue(ownOf(row, each.dataKey))),
    })),
    ...(exceeded !== undefined && { exceeded }),
  };
};

/** Whether there is no number in it at all. */
export const isEmpty = ({ series }: ChartData): boolean =>
  !series.some(({ values }) => values.some((value) => value !== undefined));
