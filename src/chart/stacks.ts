import type { NumberSeries } from './chart-data.js';

/** Where a value begins and ends: at zero, or on what it is stacked on. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether nothing is stacked upon it. */
  readonly isEnd: boolean;
}

/** What series stand on each other by; undefined where one stands for itself. */
const stackOf = ({ type, stack }: NumberSeries): string | undefined =>
  stack == null || type === 'line' ? undefined : `${type} ${stack}`;

/** The place of each bar among those of its category, and how many there are; stacked bars share one. */
export const slotsOf = (
  series: readonly NumberSeries[],
): { readonly slots: readonly number[]; readonly count: number } => {
  const known = new Map<string, number>();
  let count = 0;
  const slots = series.map((each) => {
    if (each.type !== 'bar') return -1;
    const stack = stackOf(each);
    const slot = known.get(stack ?? '') ?? count++;
    if (stack !== undefined) known.set(stack, slot);
    return slot;
  });
  return { slots, count };
};

/** The spans of each series, row by row; what is above zero is stacked up, what is below is stacked down. */
export const spansOf = (series: readonly NumberSeries[]): readonly (readonly (Span | undefined)[])[] => {
  const ends = new Map<string, { readonly up: number[]; readonly down: number[] }>();
  const open = series.map((each) => {
    const stack = stackOf(each);
    if (stack === undefined) return each.values.map((to) => (to === undefined ? undefined : { from: 0, to }));
    if (!ends.has(stack)) ends.set(stack, { up: each.values.map(() => 0), down: each.values.map(() => 0) });
    const { up, down } = ends.get(stack)!;
    return each.values.map((value, row) => {
      if (value === undefined) return undefined;
      const side = value < 0 ? down : up;
      const from = side[row]!;
      return { from, to: (side[row] = from + value) };
    });
  });
  return open.map((spans, i) => {
    const end = ends.get(stackOf(series[i]!) ?? '');
    return spans.map((span, row) => {
      if (!span) return undefined;
      const last = span.to < span.from ? end?.down[row] : end?.up[row];
      return { ...span, isEnd: last === undefined || last === span.to };
    });
  });
};
