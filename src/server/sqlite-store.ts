import { loadDriver } from './load-driver.js';
import type { StoreOptions } from './memory-store.js';
import { openedOnce, type Use } from './opened-once.js';
import { promised } from './promised.js';
import { sqlMigrations, type Dialect } from './sql-migrations.js';
import { SqlStore } from './sql-store.js';
import { SqliteConnection, type Database } from './sqlite-connection.js';

type Driver = new (file: string, options: { readonly timeout: number }) => Database;

/** Where a `SqliteStore` keeps its things, and whose they are. */
export interface SqliteStoreOptions<Context> extends StoreOptions<Context> {
  /** The database's file; it is made where there is none. SQLite keeps two more beside it while it is open. */
  readonly file: string;
  /**
   * Whether what was acknowledged outlives a loss of power too; not unless said so, since every write then waits for the
   * disk. It outlives the process and whatever kills it in any case.
   */
  readonly isPowerSafe?: boolean;
}

const DIALECT: Dialect = {
  serial: 'integer primary key autoincrement',
  itemSerial: 'integer primary key',
  integer: 'integer',
  lock: '',
};

/** Milliseconds to wait for another process that writes. */
const PATIENCE = 5_000;

/** Makes the tables that a file does not have yet; a second process waits, and then finds them made. */
const migrate = (database: Database): void => {
  const steps = sqlMigrations(DIALECT);
  database.exec('begin immediate');
  try {
    const [row] = database.prepare('pragma user_version').all([]) as { readonly user_version: number }[];
    const version = row!.user_version;
    if (version > steps.length) throw new Error('The database was made by a later version of ck-widgets');
    for (const step of steps.slice(version)) database.exec(step);
    database.exec(`pragma user_version = ${steps.length}`);
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
};

const open = async ({ file, isPowerSafe = false }: SqliteStoreOptions<never>): Promise<SqliteConnection> => {
  const { default: Driver } = (await loadDriver('libsql')) as { readonly default: Driver };
  const database = new Driver(file, { timeout: PATIENCE });
  database.prepare('pragma journal_mode = wal').all([]);
  database.exec(`pragma synchronous = ${isPowerSafe ? 'full' : 'normal'}`);
  database.exec('pragma foreign_keys = on');
  migrate(database);
  return new SqliteConnection(database);
};

/** Keeps everything in one file, with SQLite: what was acknowledged is there after a crash of the process. Needs the package `libsql`. */
export class SqliteStore<Context = unknown> extends SqlStore<Context> {
  readonly #use: Use<SqliteConnection>;

  constructor(options: SqliteStoreOptions<Context>) {
    const use = openedOnce(() => open(options));
    super(options, DIALECT, {
      row: (sql, values) => use((connection) => connection.row(sql, values)),
      rows: (sql, values) => use((connection) => connection.rows(sql, values)),
      change: (sql, values) => use((connection) => connection.change(sql, values)),
    });
    this.#use = use;
  }

  /** Closes the file. */
  close(): Promise<void> {
    return this.#use((connection) => promised(() => connection.close()));
  }
}
