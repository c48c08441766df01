/** Height of a row of the grid, in px, as the style sheet has it. */
const ROW = 4;

/** Distance between a cell and the next below, in px. */
const GAP = 40;

/** How many columns there is room for; cells that still stand in more would make columns of their own. */
const columnsOf = (grid) => {
  const cells = [...grid.children];
  const columns = cells.map((cell) => cell.style.gridColumnStart);
  for (const cell of cells) cell.style.gridColumnStart = '';
  const count = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
  cells.forEach((cell, index) => (cell.style.gridColumnStart = columns[index]));
  return count;
};

const spanOf = (cell) => Math.ceil((cell.getBoundingClientRect().height + GAP) / ROW);

let stop = () => {};

/**
 * Lays cells out in columns of their own heights. A cell gets its column once per count of columns, so that one that
 * grows moves only what is below it.
 *
 * @param {HTMLElement} grid
 * @returns {Promise<void>} settles when every cell has its place
 */
export const placeCells = (grid) => {
  stop();
  const cells = [...grid.children];
  let count = 0;

  const assign = () => {
    count = columnsOf(grid);
    const heights = Array(count).fill(0);
    for (const cell of cells) {
      const column = heights.indexOf(Math.min(...heights));
      heights[column] += spanOf(cell);
      cell.style.gridColumnStart = String(column + 1);
    }
  };

  const measure = (entries) => {
    for (const { target } of entries) {
      if (target !== grid) target.style.gridRowEnd = `span ${spanOf(target)}`;
    }
    if (columnsOf(grid) !== count) assign();
  };

  const observer = new ResizeObserver(measure);
  const start = async () => {
    const widgets = [...grid.querySelectorAll('ck-widget')];
    await Promise.allSettled(widgets.map((widget) => loaded(widget)));
    grid.dataset.placed = '';
    assign();
    for (const element of [grid, ...cells]) observer.observe(element);
  };
  delete grid.dataset.placed;
  stop = () => observer.disconnect();
  return start();
};

/** Resolves when a widget shows something, or after two seconds. */
const loaded = async (widget) => {
  for (let tries = 0; tries < 100 && !widget.widget; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  await widget.updateComplete;
};
