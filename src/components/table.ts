import { css } from 'lit';
import { LightElement, LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { nodes } from '../schema/node.js';
import { FrameResizeObserver } from '../style/frame-resize-observer.js';
import { px } from '../style/length.js';
import { placeCells, tracksOf } from '../style/table-grid.js';
import { typeDeclarations } from '../style/type-styles.js';

/** What rows and cells say; nothing where they are none of ours, or their class is not known yet. */
interface Said {
  readonly header?: boolean;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly colSize?: string;
}

const saidBy = (element: Element): Said => (element instanceof LightElement ? (element as Said) : {});

const isRow = ({ localName }: Element): boolean => localName === 'ck-table-row';

/** What stands in a row, or alone in the place of one. */
const cellsOf = (row: Element) =>
  ([...(isRow(row) ? row.children : [row])] as HTMLElement[]).map((cell) => {
    const { colSpan: columns = 1, rowSpan: rows = 1, colSize } = saidBy(cell);
    return { cell, columns, rows, width: cell.style.minWidth || colSize };
  });

/** Whether a page wrote words right into a cell: these flow, with all that is among them. */
const hasWords = (cell: Partial<LightElement> & Element): boolean =>
  !cell.isDrawn &&
  cell.localName === 'ck-table-cell' &&
  [...cell.childNodes].some((node) => node instanceof Text && node.data.trim());

const toCount = (span: number): string | null => (span > 1 ? `${span}` : null);

/**
 * Lays out rows of cells as a table, and is one to assistive technology. Where it is too wide it scrolls sideways.
 *
 * @cssproperty [--ck-column-xs=64px] - Width of a column of this size.
 * @cssproperty [--ck-column-sm=96px] - Width of a column of this size.
 * @cssproperty [--ck-column-md=144px] - Width of a column of this size.
 * @cssproperty [--ck-column-lg=208px] - Width of a column of this size.
 * @cssproperty [--ck-column-xl=288px] - Width of a column of this size.
 * @cssstate wide - It is too wide, and scrolls.
 */
export class Table extends LightWidget('Table', {
  /** The rows. */
  children: nodes,
  /** Width, a number in px or CSS; all there is unless said otherwise. */
  width: px('width'),
}) {
  static readonly styles = css`
    :where(ck-table) {
      display: grid;
      grid-auto-columns: min-content;
      box-sizing: content-box;
      width: 100%;
      min-width: 0;
      max-width: 100%;
      scrollbar-width: thin;
      ${typeDeclarations}
      font: 400 calc(var(--ck-font-size) * 0.875) / 1.4286 var(--ck-font-sans);
      font-variant-numeric: tabular-nums;
    }
    :where(ck-table:state(wide)) {
      overflow: auto hidden;
    }
    :where(ck-card > ck-table),
    :where(ck-card > form > ck-table) {
      margin: 0 calc(-1 * var(--_inset-right)) 0 calc(-1 * var(--_inset-left));
      padding: 0 var(--_inset-right) 0 var(--_inset-left);
      overflow: auto hidden;
    }
    :where(ck-table > :not(ck-table-row)) {
      grid-column: 1 / -1 !important;
      margin-block: 10px;
    }
    :where(ck-table-row > :not(ck-table-cell)) {
      align-self: center;
      margin-block: 10px;
      margin-inline: var(--_start, 8px) var(--_end, 8px);
    }
    :where(ck-table) ck-text:where(:not([size], [class*='_size'])) {
      font-size: inherit;
      line-height: inherit;
    }
    :where(ck-table):focus-visible {
      outline: 2px solid var(--ck-ring);
      outline-offset: -2px;
    }
    @media print {
      :where(ck-table) {
        overflow: visible;
      }
    }
  `;

  #internals = this.attachInternals();
  #nodes = new MutationObserver(() => this.arrange());
  #sizes = new FrameResizeObserver(() => this.#measure());
  #arranging: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.role ??= 'table';
    this.#nodes.observe(this, { childList: true, subtree: true });
    this.arrange();
  }

  disconnectedCallback(): void {
    this.#nodes.disconnect();
    this.#sizes.disconnect();
  }

  /** Gives every cell its place again before the next frame, as when one has come to reach over more columns. */
  arrange(): void {
    this.#arranging ??= this.#arrange();
  }

  async #arrange(): Promise<void> {
    await undefined;
    this.#arranging = undefined;
    if (!this.isConnected) return;
    const rows = [...this.children];
    const placed = placeCells(rows.map(cellsOf));
    const tracks = tracksOf(placed.flat());
    this.style.setProperty('grid-template-columns', tracks.join(' '));
    rows.forEach((row, i) => {
      const [role, other] = saidBy(row).header ? ['columnheader', 'cell'] : ['cell', 'columnheader'];
      if (isRow(row)) row.role ??= 'row';
      for (const { cell, column, columns, rows } of placed[i]!) {
        const { style } = cell;
        style.setProperty('grid-area', `${i + 1} / ${column} / span ${rows} / span ${columns}`);
        style.setProperty('--_start', column > 1 ? '' : '0');
        style.setProperty('--_end', column + columns <= tracks.length ? '' : '0');
        style.setProperty('display', hasWords(cell) ? 'block' : '');
        if (cell !== row && (cell.role ?? other) === other) cell.role = role;
        cell.ariaColSpan = toCount(columns);
        cell.ariaRowSpan = toCount(rows);
      }
    });
    this.#sizes.disconnect();
    for (const { cell } of placed[0] ?? []) this.#sizes.observe(cell);
  }

  /** What scrolls can be reached by keys, and goes by the words of its first row; those tell when there is less room. */
  #measure(): void {
    const { states } = this.#internals;
    const isWide = this.scrollWidth > this.clientWidth;
    if (isWide === states.has('wide')) return;
    states[isWide ? 'add' : 'delete']('wide');
    if (isWide) this.tabIndex = 0;
    else this.removeAttribute('tabindex');
    const words = [...(this.firstElementChild?.children ?? [])].map(({ textContent }) => textContent.trim());
    this.#internals.ariaLabel = words.join(', ');
  }
}
define(Table);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Table: typeof Table;
  }
}
