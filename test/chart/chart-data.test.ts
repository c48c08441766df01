import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isEmpty, toChartData, toValue, toWords } from '../../src/chart/chart-data.js';
import type { Row } from '../../src/chart/chart-props.js';

/** Holds a law to so many examples, the same in each run. */
const hold = <T>(property: fc.IProperty<T>, numRuns: number): void =>
  fc.assert(property, { seed: 20_261_127, numRuns });

const FORGED = { _$litType$: 1, strings: ['<b>'], values: [] };

describe('cells', () => {
  it('are the numbers that they are or spell', () => {
    const cases: readonly (readonly [unknown, number | undefined])[] = [
      [0, 0],
      [-1.5, -1.5],
      ['12', 12],
      [' 1e3 ', 1000],
      ['-.5', -0.5],
      ['7.', 7],
      ['', undefined],
      ['12 apples', undefined],
      ['0x1F', undefined],
      ['Infinity', undefined],
      ['NaN', undefined],
      ['1'.repeat(100_000), 1e40 / 9],
      [Number.NaN, undefined],
      [Infinity, undefined],
      [-Infinity, undefined],
      [null, undefined],
      [undefined, undefined],
      [true, undefined],
      [[1], undefined],
      [{ valueOf: () => 1 }, undefined],
      [FORGED, undefined],
    ];
    for (const [cell, value] of cases) {
      const found = toValue(cell);
      if (value === undefined) expect(found, JSON.stringify(cell)).to.equal(undefined);
      else expect(found! / (value || 1), String(cell).slice(0, 20)).to.be.closeTo(value ? 1 : 0, 1e-9);
    }
  });

  it('can be added up and parted, however large or small they are', () =>
    hold(
      fc.property(fc.double({ noNaN: true }), (cell) => {
        const value = toValue(cell);
        expect(value === undefined).to.equal(!Number.isFinite(cell));
        if (value === undefined) return;
        expect(Number.isFinite(value * 1000)).to.equal(true);
        expect(Number.isFinite(1 / (value || 1))).to.equal(true);
        if (Math.abs(cell) < 1e299 && Math.abs(cell) > 1e-299) expect(value).to.equal(cell);
      }),
      200,
    ));

  it('are words of their own, short and the right way round', () => {
    expect(toWords('May')).to.equal('May');
    expect(toWords(2026)).to.equal('2026');
    expect(toWords('a\u202eb')).to.equal('ab');
    expect(toWords('x'.repeat(1e6)).length).to.equal(161);
    for (const cell of [null, undefined, {}, [], FORGED, { toString: () => 'x' }]) expect(toWords(cell)).to.equal('');
  });
});

describe('data', () => {
  it('keep their order, and have a number or a gap for each row', () =>
    hold(
      fc.property(
        fc.array(fc.record({ x: fc.string(), a: fc.oneof(fc.double(), fc.string(), fc.constant(null)) })),
        (rows) => {
          const { categories, series } = toChartData(rows, [{ type: 'bar', dataKey: 'a' }], { dataKey: 'x' });
          expect(categories).to.deep.equal(rows.map(({ x }) => toWords(x)));
          expect(series[0]!.values).to.deep.equal(rows.map(({ a }) => toValue(a)));
        },
      ),
      100,
    ));

  it('read nothing that a row or a map only inherits', () => {
    const rows = [JSON.parse('{"__proto__": {"a": 1}}'), {}] as readonly Row[];
    for (const dataKey of ['__proto__', 'constructor', 'toString', 'valueOf']) {
      const data = toChartData(rows, [{ type: 'bar', dataKey }], { dataKey, labels: {} });
      expect(isEmpty(data)).to.equal(true);
      expect(data.categories).to.deep.equal(['', '']);
    }
    const labels = toChartData([{ x: 'constructor' }], [], { dataKey: 'x', labels: {} });
    expect(labels.categories).to.deep.equal(['constructor']);
  });

  it('have the words of the map where it has some', () => {
    const labels = { 1: 'Monday', 2: 2, 3: FORGED };
    const { categories } = toChartData([{ d: 1 }, { d: '2' }, { d: 3 }], [], { dataKey: 'd', labels });
    expect(categories).to.deep.equal(['Monday', '2', '3']);
  });

  it('are cut at the limits, and tell what there was too much of', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({ x: i, a: i }));
    const series = Array.from({ length: 30 }, () => ({ type: 'line', dataKey: 'a' }) as const);
    const limits = { points: 2000, series: 20 };
    const points = toChartData(rows, series.slice(0, 20), { dataKey: 'x' }, limits);
    expect([points.categories.length, points.series.length]).to.deep.equal([2000, 20]);
    expect(points.exceeded).to.equal('more than 2000 points');
    const many = toChartData(rows.slice(0, 2000), series, { dataKey: 'x' }, limits);
    expect([many.series.length, many.exceeded]).to.deep.equal([20, 'more than 20 series']);
    const whole = toChartData(rows.slice(0, 2000), series.slice(0, 20), { dataKey: 'x' }, limits);
    expect('exceeded' in whole).to.equal(false);
  });

  it('go by their keys where series have no label', () => {
    const { series } = toChartData(
      [],
      [
        { type: 'bar', dataKey: 'a', label: 'Named' },
        { type: 'bar', dataKey: 'b' },
        { type: 'bar', dataKey: 'c', label: '' },
      ],
    );
    expect(series.map(({ label }) => label)).to.deep.equal(['Named', 'b', 'c']);
  });
});
