/** What a cell takes of its table. */
export interface CellSpan {
  /** How many columns. */
  readonly columns: number;
  /** How many rows. */
  readonly rows: number;
  /** The width that it wants for its column, in CSS or in a word. */
  readonly width?: string | undefined;
}

/** A cell with the first of its columns, from 1. */
export type Placed<T extends CellSpan> = T & { readonly column: number };

/**
 * Where the cells of some rows stand, as in an HTML table: each in the next column that no cell from above reaches into,
 * and none below the last row. Where HTML would put one cell over another, it goes on behind that.
 */
export const placeCells = <T extends CellSpan>(rows: readonly (readonly T[])[]): readonly (readonly Placed<T>[])[] => {
  /** For each column the first row that is free in it, from 0. */
  const free: number[] = [];
  return rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      for (let n = column; n < column + cell.columns; n++) if (free[n]! > row) column = n + 1;
      const placed = { ...cell, column: column + 1, rows: Math.min(cell.rows, rows.length - row) };
      for (const end = column + cell.columns; column < end; column++) free[column] = row + placed.rows;
      return placed;
    });
  });
};

/**
 * The tracks of the columns in which cells begin. Each is as wide as a cell of it wants, or as its longest word; those of
 * which no cell says anything share the room that is left, and where there are none, all do.
 */
export const tracksOf = (cells: readonly Placed<CellSpan>[]): readonly string[] => {
  const tracks: string[] = [];
  for (const { column, columns, width } of cells) {
    if (!width || columns > 1) tracks[column - 1] ??= 'auto';
    else tracks[column - 1] = width.includes('%') ? `minmax(${width},min-content)` : 'min-content';
  }
  // No cell begins in a column that all cells reach over.
  const all = Array.from(tracks, (track = 'auto') => track);
  return all.includes('auto') ? all : all.map((track) => track.replace('min-content', 'auto'));
};
