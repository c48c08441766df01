import { css } from 'lit';
import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { nodes } from '../schema/node.js';
import { flag } from '../schema/prop.js';

/** A row of a table. */
export class TableRow extends LightWidget('Table.Row', {
  /** The cells. */
  children: nodes,
  /** Whether its cells are the headings of their columns. */
  header: flag,
}) {
  static readonly styles = css`
    :where(ck-table-row) {
      display: contents;
    }
    :where(ck-table-row[header]) {
      font-weight: 600;
    }
  `;

  override propsChanged(): void {
    this.closest<Element & { arrange?(): void }>('ck-table')?.arrange?.();
  }
}
define(TableRow);

declare module '../schema/node.js' {
  interface WidgetClasses {
    'Table.Row': typeof TableRow;
  }
}
