import { expect } from '@open-wc/testing';
import { toChartData } from '../../src/chart/chart-data.js';
import type { Series } from '../../src/chart/chart-props.js';
import { numberFormat } from '../../src/chart/number-format.js';
import { pointOf, summaryOf } from '../../src/chart/summary.js';

const { full, short } = numberFormat('en-US');

const ROWS = [
  { m: 'Jan', a: 10, b: 1 },
  { m: 'Feb', a: 1250.5, b: null },
  { m: 'Mar', a: -3, b: null },
];

const dataOf = (series: readonly Series[], rows: readonly Readonly<Record<string, unknown>>[] = ROWS) =>
  toChartData(rows, series, { dataKey: 'm' });

describe('the words for a chart', () => {
  it('say its kind, how much of it there is, and where each series begins, ends and turns', () => {
    const data = dataOf([
      { type: 'bar', dataKey: 'a', label: 'Sales' },
      { type: 'line', dataKey: 'b' },
    ]);
    expect(summaryOf(data, full)).to.equal(
      'Bar and line chart: 2 series, 3 points, Jan to Mar. Sales: from 10 to -3, lowest -3 (Mar), highest 1,250.5 (Feb). b: 1.',
    );
    expect(summaryOf(dataOf([{ type: 'area', dataKey: 'a' }], ROWS.slice(0, 1)), full)).to.equal(
      'Area chart: 1 series, 1 point. a: 10.',
    );
  });

  it('stay short where there are many series', () => {
    const many = Array.from({ length: 20 }, (_, i): Series => ({ type: 'line', dataKey: 'a', label: `No ${i}` }));
    expect(summaryOf(dataOf(many), full)).to.match(/And 16 more series\.$/);
  });

  it('say what there is at a point', () => {
    const data = dataOf([
      { type: 'bar', dataKey: 'a', label: 'Sales' },
      { type: 'line', dataKey: 'b' },
    ]);
    expect(pointOf(data, 0, full)).to.equal('Jan: Sales 10, b 1');
    expect(pointOf(data, 1, full)).to.equal('Feb: Sales 1,250.5');
    expect(pointOf(dataOf([{ type: 'bar', dataKey: 'b' }]), 1, full)).to.equal('Feb: no values');
  });
});

describe('numbers', () => {
  it('are written in full and in short, whatever their size', () => {
    expect([0, 0.1 + 0.2, 1234567.5, -12, 1e300, 1e-300].map(full)).to.deep.equal([
      '0',
      '0.3',
      '1,234,567.5',
      '-12',
      '1E300',
      '1E-300',
    ]);
    expect([0, 0.25, 1500, 40e6, 1e300].map(short)).to.deep.equal(['0', '0.25', '1.5K', '40M', '1E300']);
  });

  it('are written as the language has it, or as the browser does where it is none', () => {
    expect(numberFormat('de').full(1234.5)).to.equal('1.234,5');
    expect(numberFormat('no language at all').full(1)).to.equal('1');
  });
});
