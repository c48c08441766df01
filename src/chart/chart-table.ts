import type { ChartData } from './chart-data.js';

/** Cells that a browser lays out without a pause. */
const CELLS = 4000;

const put = (parent: Element, tag: string, text: string): HTMLElement => {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
};

/**
 * What a chart shows as a table, for those who do not see it; of a very large one the first rows, as the keys reach the
 * others. Made by hand, not as templates, since it may be long.
 */
export const chartTable = (
  { categories, series }: ChartData,
  head: string,
  format: (value: number) => string,
): HTMLTableElement => {
  const table = document.createElement('table');
  const count = Math.min(categories.length, Math.ceil(CELLS / series.length));
  const isWhole = count === categories.length;
  put(table, 'caption', `Data of the chart${isWhole ? '' : `: the first ${count} of ${categories.length} points`}`);
  const names = table.createTHead().insertRow();
  for (const name of [head, ...series.map(({ label }) => label)]) put(names, 'th', name).setAttribute('scope', 'col');
  const body = table.createTBody();
  for (const [i, category] of categories.slice(0, count).entries()) {
    const row = document.createElement('tr');
    put(row, 'th', category).setAttribute('scope', 'row');
    for (const { values } of series) put(row, 'td', values[i] === undefined ? '–' : format(values[i]));
    body.append(row);
  }
  return table;
};
