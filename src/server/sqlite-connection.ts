import { promised } from './promised.js';
import { soon } from './soon.js';
import type { Row, Sql } from './sql.js';

interface Statement {
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

interface Write {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly resolve: (changes: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One statement at a time, each made once. Writes that are asked for at the same time are one transaction, since ending
 * one costs as much as a write; each still does all that it says or nothing, and is told after the end.
 */
export class SqliteConnection implements Sql {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();
  #writes: Write[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  row(sql: string, values: readonly unknown[]): Promise<Row | undefined> {
    return promised(() => this.#prepare(sql).get(values) as Row | undefined);
  }

  rows(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return promised(() => this.#prepare(sql).all(values) as Row[]);
  }

  change(sql: string, values: readonly unknown[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#writes.push({ sql, values, resolve, reject });
      if (this.#writes.length === 1) soon(() => this.#writeAll());
    });
  }

  close(): void {
    this.#writeAll();
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #writeAll(): void {
    const writes = this.#writes;
    this.#writes = [];
    const results = writes.length > 1 && this.#writeTogether(writes);
    for (const [i, write] of writes.entries()) {
      if (results) write.resolve(results[i]!);
      else this.#writeAlone(write);
    }
  }

  /** What the writes gave; undefined where one of them failed, and none is done. */
  #writeTogether(writes: readonly Write[]): readonly number[] | undefined {
    try {
      this.#prepare('begin immediate').run([]);
      const results = writes.map((write) => this.#run(write));
      this.#prepare('commit').run([]);
      return results;
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

  #writeAlone(write: Write): void {
    try {
      write.resolve(this.#run(write));
    } catch (error) {
      write.reject(error);
    }
  }

  #run({ sql, values }: Write): number {
    return this.#prepare(sql).run(values).changes;
  }
}
