import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cut, placeLabels } from '../../src/chart/axis-labels.js';
import { toChartData } from '../../src/chart/chart-data.js';
import { CURVE_TYPES, type CurveType, type Series } from '../../src/chart/chart-props.js';
import { drawingOf, type Look } from '../../src/chart/drawing.js';
import { areaPath, barPath, linePath, lonePoints } from '../../src/chart/paths.js';
import { rowScale, valueScale } from '../../src/chart/scale.js';
import { slotsOf, spansOf } from '../../src/chart/stacks.js';

/** Holds a law to so many examples, the same in each run. */
const hold = <T>(property: fc.IProperty<T>, numRuns: number): void =>
  fc.assert(property, { seed: 20_261_127, numRuns });

const CURVES = CURVE_TYPES.split(' ') as CurveType[];

const measure = (text: string): number => text.length * 6;

const look = (props: Partial<Look> = {}): Look => ({
  width: 400,
  height: 200,
  isRtl: false,
  hasXAxis: true,
  hasYAxis: false,
  line: 18,
  measure,
  format: String,
  ...props,
});

/** Values as untrusted JSON has them, the strangest among them. */
const cells = fc.oneof(
  fc.double(),
  fc.integer({ min: -100, max: 100 }),
  fc.constantFrom(1e308, -1e308, 5e-324, Infinity, Number.NaN, null, 'x', '12'),
);

const seriesOf = fc.array(
  fc.record(
    {
      type: fc.constantFrom('bar', 'line', 'area'),
      dataKey: fc.constantFrom('a', 'b', 'c'),
      stack: fc.constantFrom('s', 't'),
      curveType: fc.constantFrom(...CURVES),
    },
    { requiredKeys: ['type', 'dataKey'] },
  ),
  { minLength: 1, maxLength: 6 },
) as fc.Arbitrary<Series[]>;

const rowsOf = fc.array(fc.record({ x: fc.string(), a: cells, b: cells, c: cells }), { maxLength: 12 });

const numbersIn = (path: string): number[] => (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

describe('stacks', () => {
  it('sum up, what is above zero and what is below each on their own', () =>
    hold(
      fc.property(rowsOf, seriesOf, (rows, series) => {
        const data = toChartData(rows, series, { dataKey: 'x' });
        const spans = spansOf(data.series);
        for (const [i, each] of data.series.entries()) {
          const isStacked = each.stack !== undefined && each.type !== 'line';
          const below = isStacked
            ? data.series.slice(0, i).filter(({ type, stack }) => type === each.type && stack === each.stack)
            : [];
          for (const [row, value] of each.values.entries()) {
            const span = spans[i]![row];
            expect(span === undefined).to.equal(value === undefined);
            if (!span || value === undefined) continue;
            const side = below
              .map(({ values }) => values[row])
              .filter((other) => other !== undefined && other < 0 === value < 0);
            const sum = side.reduce<number>((total, other) => total + other!, 0);
            expect(span.from).to.equal(sum);
            expect(span.to).to.equal(sum + value);
          }
        }
      }),
      100,
    ));

  it('share a place, and others have one of their own, in order', () => {
    const bars = (stacks: readonly (string | undefined)[]) =>
      slotsOf(
        toChartData(
          [],
          stacks.map((stack) => ({ type: 'bar', dataKey: 'a', stack })),
        ).series,
      );
    expect(bars(['s', undefined, 's', 't', undefined])).to.deep.equal({ slots: [0, 1, 0, 2, 3], count: 4 });
    expect(bars(['', ''])).to.deep.equal({ slots: [0, 0], count: 1 });
  });

  it('are round at their outermost bar alone', () => {
    const { series } = toChartData(
      [{ a: 1, b: 2, c: -3 }],
      ['a', 'b', 'c'].map((dataKey) => ({ type: 'bar', dataKey, stack: 's' })),
    );
    expect(spansOf(series).map(([span]) => span!.isEnd)).to.deep.equal([false, true, true]);
  });
});

describe('drawings', () => {
  it('hold every value inside of the plot, whatever it is', () =>
    hold(
      fc.property(rowsOf, seriesOf, fc.boolean(), fc.boolean(), (rows, series, isRtl, hasYAxis) => {
        const data = toChartData(rows, series, { dataKey: 'x' });
        const drawing = drawingOf(data, look({ isRtl, hasYAxis }));
        const { top, bottom, left, right } = drawing;
        expect([left >= 0, right <= 400, top >= 0, bottom <= 200, left <= right, top <= bottom]).to.not.include(false);
        for (const [i, mark] of drawing.marks.entries()) {
          for (const [row, y] of mark.ends.entries()) {
            expect(y === undefined).to.equal(data.series[i]!.values[row] === undefined);
            if (y !== undefined) expect(y).to.be.within(top, bottom);
            expect(drawing.at(row)).to.be.within(left, right);
          }
          expect(mark.path + mark.area + mark.dots).to.not.match(/NaN|Infinity|undefined/);
        }
        for (const { y } of drawing.grid) expect(y).to.be.within(top, bottom);
        expect(drawing.zero).to.be.within(top, bottom);
      }),
      200,
    ));

  it('keep the order of rows, from the right where texts go from right to left', () =>
    hold(
      fc.property(rowsOf, seriesOf, fc.boolean(), (rows, series, isRtl) => {
        const { at, rowAt } = drawingOf(toChartData(rows, series, { dataKey: 'x' }), look({ isRtl }));
        for (let row = 1; row < rows.length; row++) {
          expect(Math.sign(at(row) - at(row - 1))).to.equal(isRtl ? -1 : 1);
          expect(rowAt(at(row))).to.equal(row);
        }
        expect(rowAt(-1e6)).to.equal(isRtl ? Math.max(0, rows.length - 1) : 0);
      }),
      100,
    ));

  it('have no room too small for them', () => {
    const data = toChartData(
      [{ x: 'a', a: 1 }],
      (['bar', 'line', 'area'] as const).map((type) => ({ type, dataKey: 'a' })),
      { dataKey: 'x' },
    );
    for (const [width, height] of [
      [0, 0],
      [1, 1],
      [5, 300],
      [300, 5],
      [100_000, 3],
    ] as const) {
      for (const hasYAxis of [true, false]) {
        const { marks } = drawingOf(data, look({ width, height, hasYAxis }));
        expect(marks.map(({ path, area }) => path + area).join('')).to.not.match(/NaN|Infinity/);
      }
    }
  });
});

describe('y axes', () => {
  it('have zero and both bounds on them, and some ticks within', () =>
    hold(
      fc.property(
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        (a, b) => {
          const [least, most] = [Math.min(a, b), Math.max(a, b)].map((bound) =>
            Math.abs(bound) < 1e-300 ? 0 : bound,
          ) as [number, number];
          const { at, ticks } = valueScale(least, most, 200, 10);
          expect(ticks.length).to.be.within(1, 12);
          expect(ticks.map(at).every((y) => y >= 10 && y <= 200)).to.equal(true);
          expect([...ticks].sort((x, y) => x - y)).to.deep.equal(ticks);
          if (most > least) expect(at(most)).to.be.at.most(at(least));
          expect(new Set(ticks).size).to.equal(ticks.length);
        },
      ),
      200,
    ));
});

describe('x axes', () => {
  const setting = fc.record({
    count: fc.integer({ min: 1, max: 2000 }),
    slots: fc.integer({ min: 0, max: 20 }),
    gap: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    categoryGap: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    right: fc.integer({ min: 30, max: 1500 }),
  });

  it('have bars that stand side by side and stay in their rows', () =>
    hold(
      fc.property(setting, ({ count, right, ...bars }) => {
        const { bar, barAt, at, step } = rowScale(count, 10, right, bars);
        for (const row of [0, count >> 1, count - 1]) {
          expect(at(row)).to.be.within(10, right);
          if (!bars.slots) continue;
          expect(bar).to.be.above(0);
          expect(barAt(row, 0)).to.be.at.least(at(row) - step / 2 - 1e-6);
          expect(barAt(row, bars.slots - 1) + bar).to.be.at.most(at(row) + step / 2 + 1e-6);
          for (let slot = 1; slot < bars.slots; slot++) {
            expect(barAt(row, slot)).to.be.at.least(barAt(row, slot - 1) + bar - 1e-6);
          }
        }
      }),
      200,
    ));

  it('have the gaps that they are told to have', () => {
    const { bar, barAt, step } = rowScale(4, 0, 400, { slots: 2, gap: 6, categoryGap: 20 });
    expect([step, bar, barAt(0, 1) - barAt(0, 0) - bar, barAt(1, 0) - barAt(0, 1) - bar]).to.deep.equal([
      100, 37, 6, 20,
    ]);
    const plain = rowScale(10, 0, 400, { slots: 1 });
    expect(plain.barAt(1, 0) - plain.barAt(0, 0) - plain.bar).to.be.closeTo(8, 1e-9);
  });
});

describe('labels', () => {
  it('never meet and never stand out, however many and long they are', () =>
    hold(
      fc.property(
        fc.array(fc.string({ maxLength: 60 }), { maxLength: 300 }),
        fc.integer({ min: 1, max: 1200 }),
        fc.boolean(),
        (texts, width, isBars) => {
          const axis = rowScale(texts.length, 0, width, { slots: isBars ? 1 : 0 });
          const labels = placeLabels(texts, axis, [0, width], measure);
          let end = -Infinity;
          for (const { x, text, width: own } of labels) {
            expect(own).to.equal(measure(text));
            expect(x - own / 2).to.be.at.least(Math.max(-1e-6, end));
            expect(x + own / 2).to.be.at.most(width + 1e-6);
            end = x + own / 2;
          }
        },
      ),
      200,
    ));

  it('are all there where there is room', () => {
    const texts = ['Jan', 'Feb', 'Mar'];
    const labels = placeLabels(texts, rowScale(3, 0, 300, { slots: 1 }), [0, 300], measure);
    expect(labels.map(({ text, x }) => [text, x])).to.deep.equal([
      ['Jan', 50],
      ['Feb', 150],
      ['Mar', 250],
    ]);
  });

  it('are cut with an ellipsis, and never in the middle of a sign', () => {
    expect(cut('January', 42, measure)).to.equal('January');
    expect(cut('January', 30, measure)).to.equal('Janu…');
    expect(cut('A long one', 18, measure)).to.equal('A…');
    for (let width = 6; width < 60; width += 6) expect(cut('😀😀😀😀😀', width, measure)).to.match(/^(?:😀)*…$/u);
  });
});

describe('paths', () => {
  const point = (x: number, y: number) => ({ x, y, base: 100 });

  it('break at gaps', () => {
    const points = [
      point(0, 1),
      point(10, 2),
      undefined,
      point(30, 3),
      point(40, 4),
      undefined,
      undefined,
      point(70, 5),
    ];
    for (const curve of CURVES) {
      expect((linePath(points, curve).match(/M/g) ?? []).length, curve).to.be.at.least(curve === 'basisOpen' ? 0 : 2);
      for (const x of numbersIn(linePath(points, 'linear'))) expect(x).to.not.equal(20);
    }
    expect(linePath(points, 'linear')).to.equal('M0,1L10,2M30,3L40,4M70,5Z');
    expect(areaPath(points, 'linear').match(/Z/g)?.length).to.equal(3);
  });

  it('know every curve by its name', () => {
    const points = [5, 90, 20, 60, 40].map((y, i) => point(i * 10, y));
    const paths = CURVES.map((curve) => linePath(points, curve));
    expect(new Set(paths).size).to.equal(CURVES.length - 2);
    expect(paths[CURVES.indexOf('bump')]).to.equal(paths[CURVES.indexOf('bumpX')]);
    expect(paths[CURVES.indexOf('monotone')]).to.equal(paths[CURVES.indexOf('monotoneX')]);
    expect(linePath(points)).to.equal(paths[CURVES.indexOf('natural')]);
  });

  it('have points by themselves where no line reaches', () => {
    const points = [point(0, 1), undefined, point(2, 1), point(3, 1), undefined, point(5, 1)];
    expect(lonePoints(points).map(({ x }) => x)).to.deep.equal([0, 5]);
  });

  it('of bars are round at their outer end, up and down', () => {
    expect(barPath(10, 20, 100, 50, 4)).to.equal('M10 100V54a4 4 0 0 1 4 -4h12a4 4 0 0 1 4 4V100z');
    expect(barPath(10, 20, 100, 150, 4)).to.equal('M10 100V146a4 4 0 0 0 4 4h12a4 4 0 0 0 4 -4V100z');
    expect(barPath(10, 20, 100, 50, 0)).to.equal('M10 100h20V50h-20z');
    expect(barPath(10, 0.5, 100, 50, 4)).to.equal('M10 100h0.5V50h-0.5z');
  });
});
