import { nice, ticks } from 'd3-array';

/** The y axis: where a value stands, and what is written along it. */
export interface ValueScale {
  readonly ticks: readonly number[];
  /** The y of a value in px: never above the top or below the bottom. */
  readonly at: (value: number) => number;
}

/** A distance between two ticks that is easy to read, in px. */
const TICK = 48;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The y axis for values between two bounds, and zero, from a bottom up to a top. */
export const valueScale = (least: number, most: number, bottom: number, top: number): ValueScale => {
  const count = clamp(Math.floor((bottom - top) / TICK), 2, 5);
  const [low, high] = nice(Math.min(0, least), Math.max(0, most) || (least < 0 ? 0 : 1), count * 2);
  return {
    ticks: ticks(low, high, count),
    at: (value) => clamp(bottom - ((value - low) / (high - low)) * (bottom - top), top, bottom),
  };
};

/** The x axis: where the rows stand, and the bars of each. */
export interface RowScale {
  /** The distance from row to row in px. */
  readonly step: number;
  /** The width of a bar in px. */
  readonly bar: number;
  /** The x of the middle of a row. */
  readonly at: (row: number) => number;
  /** The x at which a bar begins. */
  readonly barAt: (row: number, slot: number) => number;
  /** The row that is nearest to an x. */
  readonly rowAt: (x: number) => number;
}

/** What the bars of a chart say of their place. */
export interface Bars {
  /** Bars side by side in each row; none where there are only lines. */
  readonly slots: number;
  /** Px between two bars of a row. */
  readonly gap?: number | undefined;
  /** Px between two rows. */
  readonly categoryGap?: number | undefined;
}

/** A bar that nobody gave its gaps is no wider than this, in px. */
const WIDEST = 64;

/** Px at the ends of lines, so that their points are not cut. */
const END = 8;

/** Rows as lines have them: from one end to the other. */
const pointScale = (count: number, left: number, right: number): RowScale => {
  const end = Math.min(END, (right - left) / 2);
  const step = count > 1 ? (right - left - 2 * end) / (count - 1) : right - left;
  const at = (row: number) => (count > 1 ? left + end + row * step : (left + right) / 2);
  const rowAt = (x: number) => clamp(count > 1 ? Math.round((x - left - end) / step) || 0 : 0, 0, count - 1);
  return { step, bar: 0, at, barAt: at, rowAt };
};

/** The x axis for so many rows: bands where there are bars, points where there are not. */
export const rowScale = (count: number, left: number, right: number, bars: Bars): RowScale => {
  const { slots, gap = 4, categoryGap } = bars;
  if (!slots) return pointScale(count, left, right);
  const step = (right - left) / Math.max(1, count);
  const room = step - Math.min(categoryGap ?? step * 0.2, step * 0.9);
  const between = slots > 1 ? Math.min(gap, (room * 0.5) / (slots - 1)) : 0;
  const full = (room - between * (slots - 1)) / slots;
  const bar = categoryGap === undefined ? Math.min(full, WIDEST) : full;
  const all = bar * slots + between * (slots - 1);
  const at = (row: number) => left + (row + 0.5) * step;
  return {
    step,
    bar,
    at,
    barAt: (row, slot) => at(row) - all / 2 + slot * (bar + between),
    rowAt: (x) => clamp(Math.floor((x - left) / step) || 0, 0, count - 1),
  };
};
