/** What a row says, in the order of the columns that were asked for. */
export type Row = readonly unknown[];

/** A database as the stores use it. Each `?` in a statement is one value. */
export interface Sql {
  /** The one row that a `select` finds at most. */
  row(sql: string, values: readonly unknown[]): Promise<Row | undefined>;
  /** The rows that a `select` finds. */
  rows(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Changes rows; the answer is how many. */
  change(sql: string, values: readonly unknown[]): Promise<number>;
}
