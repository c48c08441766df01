import { css, unsafeCSS } from 'lit';
import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { nodes } from '../schema/node.js';
import { oneOf, type Prop } from '../schema/prop.js';
import { px } from '../style/length.js';
import { padding } from '../style/spacing.js';

/** How many columns or rows a cell may reach over. */
const span: Prop<number> = { schema: { type: 'integer', minimum: 1, maximum: 100 } };

const SIZES = ['xs', 'sm', 'md', 'lg', 'xl'] as const;

const sizes = SIZES.map((size) => `:where(ck-table-cell[col-size=${size}]){min-width:var(--ck-column-${size})}`).join(
  '',
);

/** A cell of a table. */
export class TableCell extends LightWidget('Table.Cell', {
  /** The nodes inside. */
  children: nodes,
  /** Where its content stands along the row; `start` unless said otherwise. */
  align: oneOf('start', 'center', 'end'),
  /** Where its content stands down the row; `center` unless said otherwise. */
  vAlign: oneOf('start', 'center', 'end'),
  /** How many columns it reaches over; 1 unless said otherwise. */
  colSpan: span,
  /** How many rows it reaches over; 1 unless said otherwise. */
  rowSpan: span,
  /** Width of its column, a number in px or CSS; a longer word makes it wider. Wins over `colSize`. */
  width: px('min-width'),
  /** Width of its column in a word: 64, 96, 144, 208 or 288 px. */
  colSize: oneOf(...SIZES),
  /** Distance from its edges to its content, in spacing units of 4 px, as CSS, or edge by edge. */
  padding,
}) {
  static readonly styles = css`
    :where(ck-table-cell) {
      display: flex;
      flex-direction: column;
      place-content: center;
      gap: var(--ck-space-text);
      box-sizing: border-box;
      padding-block: 10px;
      padding-inline: var(--_start) var(--_end);
      text-align: start;
      --_start: 8px;
      --_end: 8px;
      --_inset-top: 0px;
      --_inset-right: 0px;
      --_inset-bottom: 0px;
      --_inset-left: 0px;
    }
    :where(ck-table-row[header] > ck-table-cell) {
      padding-block: 8px;
    }
    :where(ck-table-row + ck-table-row > ck-table-cell) {
      border-block-start: 1px solid var(--ck-border);
    }
    :where(ck-table-row[header] + ck-table-row > ck-table-cell) {
      border-block-start-color: var(--ck-border-strong);
    }
    :where(ck-table-cell[align='center']) {
      place-items: center;
      text-align: center;
    }
    :where(ck-table-cell[align='end']) {
      place-items: end;
      text-align: end;
    }
    :where(ck-table-cell[v-align='start']) {
      place-content: start;
    }
    :where(ck-table-cell[v-align='end']) {
      place-content: end;
    }
    :where(ck-table-cell:has([truncate])) {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
    }
    ${unsafeCSS(sizes)}
  `;

  override propsChanged(): void {
    this.closest<Element & { arrange?(): void }>('ck-table')?.arrange?.();
  }
}
define(TableCell);

declare module '../schema/node.js' {
  interface WidgetClasses {
    'Table.Cell': typeof TableCell;
  }
}
