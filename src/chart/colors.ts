import { colorOf, type Color, type ColorTokens } from '../style/color.js';

/** The colours of series by their names, in the order in which series without one get them. */
export const CHART_COLORS: ColorTokens = Object.fromEntries(
  ['blue', 'purple', 'orange', 'green', 'red', 'yellow', 'pink'].map((name) => [name, `chart-${name}`]),
);

const NAMES = Object.keys(CHART_COLORS);

/** The CSS colours of a series: its own, and one behind it for where its own turns out to be none. */
export type Ink = readonly [behind: string, own: string];

/** The colours of series: their own, else the next of the palette that none of them names. */
export const inksOf = (series: readonly { readonly color?: Color | null }[]): readonly Ink[] => {
  const named = new Set(series.map(({ color }) => color));
  const free = NAMES.filter((name) => !named.has(name));
  const palette = free.length ? free : NAMES;
  let next = 0;
  return series.map(({ color }) => {
    const own = colorOf(color, CHART_COLORS);
    const behind = `var(--ck-${CHART_COLORS[palette[(own === undefined ? next++ : next) % palette.length]!]})`;
    return [behind, own ?? behind];
  });
};
