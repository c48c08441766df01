import type { ChartData, NumberSeries } from './chart-data.js';

/** How a value is said. */
type Format = (value: number) => string;

/** How many series are told one by one. */
const TOLD = 4;

const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 || word === 'series' ? '' : 's'}`;

const KINDS = ['bar', 'area', 'line'] as const;

const kindsOf = (series: readonly NumberSeries[]): string => {
  const kinds = KINDS.filter((kind) => series.some(({ type }) => type === kind)).join(' and ');
  return `${kinds[0]!.toUpperCase()}${kinds.slice(1)} chart`;
};

const toldOf = ({ label, values }: NumberSeries, categories: readonly string[], format: Format): string => {
  const said = values.flatMap((value, row) => (value === undefined ? [] : [{ value, row }]));
  const [first] = said;
  const last = said.at(-1);
  if (!first || !last) return `${label}: no values.`;
  if (said.length === 1) return `${label}: ${format(first.value)}.`;
  const low = said.reduce((a, b) => (b.value < a.value ? b : a));
  const high = said.reduce((a, b) => (b.value > a.value ? b : a));
  const at = ({ row }: { readonly row: number }) => (categories[row] ? ` (${categories[row]})` : '');
  const ends = `from ${format(first.value)} to ${format(last.value)}`;
  return `${label}: ${ends}, lowest ${format(low.value)}${at(low)}, highest ${format(high.value)}${at(high)}.`;
};

/** A chart in words: what it is, how much of it there is, where each series begins, ends and turns. */
export const summaryOf = ({ categories, series }: ChartData, format: Format): string => {
  const [first, last] = [categories[0], categories.at(-1)];
  const range = categories.length > 1 && first && last ? `, ${first} to ${last}` : '';
  const head = `${kindsOf(series)}: ${counted(series.length, 'series')}, ${counted(categories.length, 'point')}${range}.`;
  const told = series.slice(0, TOLD).map((each) => toldOf(each, categories, format));
  const rest = series.length - TOLD;
  return [head, ...told, ...(rest > 0 ? [`And ${rest} more series.`] : [])].join(' ');
};

/** What stands at one row, in words. */
export const pointOf = ({ categories, series }: ChartData, row: number, format: Format): string => {
  const values = series.flatMap(({ label, values }) => {
    const value = values[row];
    return value === undefined ? [] : [`${label} ${format(value)}`];
  });
  const what = values.length ? values.join(', ') : 'no values';
  return categories[row] ? `${categories[row]}: ${what}` : what;
};
