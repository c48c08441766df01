/** How wide a text is in px. */
export type Measure = (text: string) => number;

/** A text with the x of its middle in px. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly row: number;
}

/** Px between two labels. */
const GAP = 10;

/** Labels longer than this are cut before any of them is left out, in px. */
const LONG = 88;

/** A text that is no wider than so much, with an ellipsis where it is cut. */
export const cut = (text: string, width: number, measure: Measure): string => {
  if (measure(text) <= width) return text;
  let fits = 0;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(`${text.slice(0, middle).trimEnd()}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  // No half of a pair of code units.
  return `${text
    .slice(0, fits)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
};

/**
 * The labels of rows between two bounds: every one, or each second, third … where there is no room for all; cut where they
 * are long, and moved where they would stand out at an end. No two of them meet.
 */
export const placeLabels = (
  texts: readonly string[],
  axis: { readonly step: number; readonly at: (row: number) => number },
  [left, right]: readonly [number, number],
  measure: Measure,
): readonly PlacedLabel[] => {
  const widest = Math.max(0, ...texts.map(measure));
  const every = Math.max(1, Math.ceil((Math.min(widest, LONG) + GAP) / axis.step));
  const apart = every * axis.step;
  // One at an end is moved towards its neighbour where it is longer than its place.
  const beside = (apart + axis.at(0) - left - GAP / 2) / 1.5;
  const room = Math.min(
    every >= texts.length ? Infinity : widest > LONG ? Math.min(apart - GAP, beside) : apart - GAP,
    right - left,
  );
  const labels: PlacedLabel[] = [];
  let end = -Infinity;
  for (let row = 0; row < texts.length; row += every) {
    const text = cut(texts[row]!, room, measure);
    const width = measure(text);
    const x = Math.max(left + width / 2, Math.min(right - width / 2, axis.at(row)));
    if (!text || width > right - left || x - width / 2 < end + GAP / 2) continue;
    labels.push({ text, x, width, row });
    end = x + width / 2;
  }
  return labels;
};
