import { soon } from './soon.js';
import type { Row, Sql } from './sql.js';

interface Statement {
  raw(): Statement;
  readonly reader: boolean;
  get(values: readonly unknown[]): unknown;
  all(values: readonly unknown[]): unknown[];
  run(values: readonly unknown[]): { readonly changes: number };
}

/** What a driver opens: `Database` of `libsql` is one. */
export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
  close(): unknown;
}

interface Work {
  readonly isWrite: boolean;
  /** Does it; the answer tells whoever asked for it. */
  readonly run: () => () => void;
  /** Tells that it failed. */
  readonly fail: (error: unknown) => void;
}

/**
 * One statement at a time, each made once. What is asked for at the same time is one transaction, since to begin and end
 * one costs as much as what is done in it; each still does all that it says or nothing, and is told after the end.
 */
export class SqliteConnection implements Sql {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();
  #works: Work[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  row(sql: string, values: readonly unknown[]): Promise<Row | undefined> {
    return this.#ask(false, () => this.#prepare(sql).get(values) as Row | undefined);
  }

  rows(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return this.#ask(false, () => this.#prepare(sql).all(values) as Row[]);
  }

  change(sql: string, values: readonly unknown[]): Promise<number> {
    return this.#ask(true, () => this.#prepare(sql).run(values).changes);
  }

  close(): void {
    this.#doAll();
    this.#statements.clear();
    this.#database.close();
  }

  #ask<T>(isWrite: boolean, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const runAndTell = () => {
        const result = run();
        return () => resolve(result);
      };
      if (this.#works.push({ isWrite, run: runAndTell, fail: reject }) === 1) soon(() => this.#doAll());
    });
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      if (statement.reader) statement.raw();
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #doAll(): void {
    const works = this.#works;
    this.#works = [];
    const tells = works.length > 1 && this.#doTogether(works);
    if (tells) for (const tell of tells) tell();
    else for (const work of works) this.#doAlone(work);
  }

  /** What is left is to tell; undefined where one of them failed, and none is done. */
  #doTogether(works: readonly Work[]): readonly (() => void)[] | undefined {
    try {
      this.#prepare(works.some(({ isWrite }) => isWrite) ? 'begin immediate' : 'begin').run([]);
      const tells = works.map(({ run }) => run());
      this.#prepare('commit').run([]);
      return tells;
    } catch {
      this.#rollBack();
      return undefined;
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec('rollback');
    } catch {
      // What failed had ended the transaction, or it never began.
    }
  }

  #doAlone({ run, fail }: Work): void {
    try {
      run()();
    } catch (error) {
      fail(error);
    }
  }
}
