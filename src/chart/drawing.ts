import { placeLabels, type Measure, type PlacedLabel } from './axis-labels.js';
import type { ChartData, NumberSeries } from './chart-data.js';
import { areaPath, barPath, dotPath, linePath, lonePoints, type Points } from './paths.js';
import { rowScale, valueScale, type Bars, type RowScale, type ValueScale } from './scale.js';
import { slotsOf, spansOf, type Span } from './stacks.js';

/** What a chart draws, as data: paths and places in px. */
export interface Drawing {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The y of zero. */
  readonly zero: number;
  /** Whether something is below zero. */
  readonly isBelow: boolean;
  /** The lines across, with what is written at their start. */
  readonly grid: readonly { readonly y: number; readonly text: string }[];
  /** What is written below. */
  readonly labels: readonly PlacedLabel[];
  /** What each series draws, in the order of the series. */
  readonly marks: readonly Mark[];
  /** The distance from row to row. */
  readonly step: number;
  /** The x of the middle of a row. */
  readonly at: (row: number) => number;
  /** The row that is nearest to an x. */
  readonly rowAt: (x: number) => number;
}

/** What one series draws. */
export interface Mark {
  /** Bars, or a line. */
  readonly path: string;
  /** Below a line. */
  readonly area: string;
  /** The points that no line reaches. */
  readonly dots: string;
  /** Where each row of it ends; gaps where there is none. */
  readonly ends: readonly (number | undefined)[];
}

/** How a chart is to be drawn. */
export interface Look extends Omit<Bars, 'slots'> {
  readonly width: number;
  readonly height: number;
  readonly isRtl: boolean;
  readonly hasXAxis: boolean;
  readonly hasYAxis: boolean;
  /** The height of a line of text. */
  readonly line: number;
  readonly measure: Measure;
  /** How a value is written along the y axis. */
  readonly format: (value: number) => string;
}

/** The radius of the outer end of bars, of a point by itself. */
const BAR = 4;
const DOT = 3.5;

/** Px between stacked bars. */
const SEAM = 1;

/** Room above, for what stands at the very top. */
const TOP = 8;

const boundsOf = (spans: readonly (readonly (Span | undefined)[])[]): readonly [least: number, most: number] => {
  let [least, most] = [0, 0];
  for (const span of spans.flat()) {
    if (!span) continue;
    least = Math.min(least, span.to);
    most = Math.max(most, span.to);
  }
  return [least, most];
};

/** A row scale seen in a mirror. */
const mirrored = (scale: RowScale, left: number, right: number): RowScale => ({
  ...scale,
  at: (row) => left + right - scale.at(row),
  barAt: (row, slot) => left + right - scale.barAt(row, slot) - scale.bar,
  rowAt: (x) => scale.rowAt(left + right - x),
});

const bars = (spans: readonly (Span | undefined)[], slot: number, rows: RowScale, values: ValueScale): string =>
  spans
    .map((span, row) => {
      if (!span || span.from === span.to) return '';
      const end = values.at(span.to);
      const base = values.at(span.from);
      // A seam parts it from what it stands on.
      const seam = span.from && Math.abs(end - base) > 3 * SEAM ? Math.sign(end - base) * SEAM : 0;
      return barPath(rows.barAt(row, slot), rows.bar, base + seam, end, span.isEnd ? BAR : 0);
    })
    .join('');

const lines = ({ type, curveType }: NumberSeries, points: Points): Omit<Mark, 'ends'> => ({
  path: linePath(points, curveType),
  area: type === 'area' ? areaPath(points, curveType) : '',
  dots: lonePoints(points)
    .map((point) => dotPath(point, DOT))
    .join(''),
});

/** Draws a chart. */
export const drawingOf = ({ categories, series }: ChartData, look: Look): Drawing => {
  const { width, height, isRtl, hasXAxis, hasYAxis, line, measure, format } = look;
  const spans = spansOf(series);
  const [least, most] = boundsOf(spans);
  const top = Math.min(hasYAxis ? Math.max(TOP, line / 2) : TOP, height / 3);
  const bottom = Math.max(top, height - (hasXAxis ? line + 8 : least < 0 || !hasYAxis ? 2 : line / 2));
  const values = valueScale(least, most, bottom, top);
  const grid = values.ticks.map((tick) => ({ y: values.at(tick), text: hasYAxis ? format(tick) : '' }));
  const margin = hasYAxis
    ? Math.min(width / 2, Math.ceil(Math.max(0, ...grid.map(({ text }) => measure(text)))) + 8)
    : 0;
  const [left, right] = isRtl ? [0, width - margin] : [margin, width];
  const { slots, count } = slotsOf(series);
  const plain = rowScale(categories.length, left, right, { ...look, slots: count });
  const rows = isRtl ? mirrored(plain, left, right) : plain;
  const labels = hasXAxis ? placeLabels(categories, plain, [left, right], measure) : [];
  return {
    left,
    right,
    top,
    bottom,
    zero: values.at(0),
    isBelow: least < 0,
    grid,
    labels: isRtl ? labels.map((each) => ({ ...each, x: left + right - each.x })) : labels,
    marks: series.map((each, i) => {
      const own = spans[i]!;
      const ends = own.map((span) => span && values.at(span.to));
      if (each.type === 'bar') return { path: bars(own, slots[i]!, rows, values), area: '', dots: '', ends };
      const points = own.map((span, row) => span && { x: rows.at(row), y: ends[row]!, base: values.at(span.from) });
      return { ...lines(each, points), ends };
    }),
    step: rows.step,
    at: rows.at,
    rowAt: rows.rowAt,
  };
};
