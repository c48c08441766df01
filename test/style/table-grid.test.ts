import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { placeCells, tracksOf, type CellSpan } from '../../src/style/table-grid.js';
import { law } from '../law.js';

/** What a cell covers: from a column and row on, so many of each. */
interface Area {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

const span = fc.record({
  columns: fc.constantFrom(1, 1, 1, 2, 3),
  rows: fc.constantFrom(1, 1, 1, 2, 3, 9),
});

const tables = fc.array(fc.array(span, { maxLength: 5 }), { maxLength: 6 });

const areasOf = (rows: readonly (readonly CellSpan[])[]): readonly Area[] =>
  placeCells(rows).flatMap((cells, i) =>
    cells.map(({ column, columns, rows: height }) => ({ column, row: i + 1, columns, rows: height })),
  );

const isOver = (a: Area, b: Area): boolean =>
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns &&
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows;

const overlaps = (areas: readonly Area[]): number =>
  areas.filter((a, i) => areas.slice(i + 1).some((b) => isOver(a, b))).length;

const SIDE = 10;

/** Where the browser puts the cells of a native table. */
const nativeAreas = (rows: readonly (readonly CellSpan[])[]): readonly Area[] => {
  const table = document.createElement('table');
  const columns = Array.from({ length: 40 }, () => '<col>').join('');
  table.innerHTML = `<colgroup>${columns}</colgroup><tbody></tbody>`;
  Object.assign(table.style, { tableLayout: 'fixed', width: `${40 * SIDE}px`, borderSpacing: '0' });
  for (const cells of rows) {
    const row = table.tBodies[0]!.insertRow();
    row.style.height = `${SIDE}px`;
    for (const { columns, rows } of cells) {
      const cell = row.insertCell();
      cell.style.padding = '0';
      cell.colSpan = columns;
      cell.rowSpan = rows;
    }
  }
  document.body.replaceChildren(table);
  const { x, y } = table.getBoundingClientRect();
  return [...table.querySelectorAll('td')].map((cell) => {
    const box = cell.getBoundingClientRect();
    const [column, row, columns, rows] = [box.x - x, box.y - y, box.width, box.height].map((px) =>
      Math.round(px / SIDE),
    );
    return { column: column! + 1, row: row! + 1, columns: columns!, rows: rows! };
  });
};

describe('placeCells', () => {
  after(() => document.body.replaceChildren());

  it('puts cells where a native table has them', async () => {
    let compared = 0;
    const property = fc.asyncProperty(tables, async (rows) => {
      const native = nativeAreas(rows);
      if (overlaps(native)) return;
      compared += native.length > 4 ? 1 : 0;
      expect(areasOf(rows)).to.deep.equal(native);
      await Promise.resolve();
    });
    await law(property, 400);
    expect(compared).to.be.above(100);
  });

  it('puts no cell over another, none before the one that is before it, and none below the last row', async () => {
    const property = fc.asyncProperty(tables, async (rows) => {
      const areas = areasOf(rows);
      expect(overlaps(areas)).to.equal(0);
      for (const { row, rows: height } of areas) expect(row + height - 1).to.be.at.most(rows.length);
      for (const cells of placeCells(rows)) {
        expect(cells.map(({ column }) => column)).to.deep.equal(
          cells.map(({ column }) => column).sort((a, b) => a - b),
        );
      }
      await Promise.resolve();
    });
    await law(property, 300);
  });

  it('leaves no room before a cell that it would fit in', async () => {
    const property = fc.asyncProperty(tables, async (rows) => {
      const areas = areasOf(rows);
      areas.forEach((area, i) => {
        const before = areas.slice(0, i);
        const last = before.filter(({ row }) => row === area.row).at(-1);
        for (let column = last ? last.column + last.columns : 1; column < area.column; column++) {
          expect(before.some((other) => isOver({ ...area, column, rows: 1 }, other))).to.equal(true);
        }
      });
      await Promise.resolve();
    });
    await law(property, 300);
  });

  it('keeps what else a cell says', () => {
    const cell = { columns: 2, rows: 5, width: 'sm', name: 'a' };
    expect(placeCells([[cell]])).to.deep.equal([[{ ...cell, rows: 1, column: 1 }]]);
  });

  it('places a thousand rows of the widest cells at once', () => {
    const rows = Array.from({ length: 1000 }, () => Array.from({ length: 10 }, () => ({ columns: 100, rows: 1 })));
    placeCells(rows.slice(0, 10));
    const start = performance.now();
    placeCells(rows);
    expect(performance.now() - start).to.be.below(2000);
  });
});

describe('tracksOf', () => {
  const of = (...rows: readonly (readonly Partial<CellSpan>[])[]) =>
    tracksOf(placeCells(rows.map((cells) => cells.map((cell) => ({ columns: 1, rows: 1, ...cell })))).flat());

  it('lets the columns share the room, but those that a cell says the width of', () => {
    expect(of([{}, {}], [{}, {}, {}])).to.deep.equal(['auto', 'auto', 'auto']);
    expect(of([{}, { width: '40px' }], [{}, {}])).to.deep.equal(['auto', 'min-content']);
    expect(of([{}, {}], [{ width: 'sm' }, {}])).to.deep.equal(['min-content', 'auto']);
    expect(of([{}, { width: '25%' }])).to.deep.equal(['auto', 'minmax(25%,min-content)']);
  });

  it('lets all share it where each says a width', () => {
    expect(of([{ width: 'sm' }, { width: '40px' }])).to.deep.equal(['auto', 'auto']);
    expect(of([{ width: 'sm' }, { width: '40%' }])).to.deep.equal(['auto', 'minmax(40%,auto)']);
  });

  it('takes no width of a cell that reaches over columns, and counts none that only such a cell reaches', () => {
    expect(of([{ columns: 2, width: '40px' }, {}])).to.deep.equal(['auto', 'auto', 'auto']);
    expect(of([{}, {}], [{ columns: 100 }])).to.deep.equal(['auto', 'auto']);
    expect(of([])).to.deep.equal([]);
  });
});
