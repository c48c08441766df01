import { loadDriver } from './load-driver.js';
import type { StoreOptions } from './memory-store.js';
import { openedOnce, type Use } from './opened-once.js';
import {
  PostgresLanes,
  type PostgresSource,
  type PostgresClient,
  type PostgresResult,
  type PostgresStatement,
} from './postgres-lanes.js';
import { sqlMigrations, type Dialect } from './sql-migrations.js';
import { SqlStore } from './sql-store.js';
import type { Row } from './sql.js';

/** Connections to PostgreSQL; a `Pool` of the package `pg` is one. They stay open: who opened them ends them. */
export interface PostgresPool {
  query(statement: PostgresStatement): Promise<PostgresResult>;
  connect(): Promise<PostgresClient>;
}

/** Which database a `PostgresStore` keeps its things in, and whose they are. */
export interface PostgresStoreOptions<Context> extends StoreOptions<Context> {
  /** Its address, such as `postgres://user@host/database`, or connections of your own. */
  readonly database: string | PostgresPool;
}

const SERIAL = 'bigint generated always as identity primary key';

const DIALECT: Dialect = {
  serial: SERIAL,
  itemSerial: SERIAL,
  integer: 'bigint',
  lock: ' for update',
};

/** What processes that make the tables at the same time wait for. */
const MIGRATING = 0x636b5764;

const migrate = async (pool: Pick<PostgresPool, 'connect'>): Promise<void> => {
  const steps = sqlMigrations(DIALECT);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${MIGRATING})`);
    await client.query('create table if not exists ck_schema (version integer not null)');
    const { rows } = await client.query('select coalesce(max(version), 0) as version from ck_schema');
    const { version } = rows[0] as { readonly version: number };
    if (version > steps.length) throw new Error('The database was made by a later version of ck-widgets');
    for (const step of steps.slice(version)) await client.query(step);
    if (version < steps.length) await client.query(`insert into ck_schema (version) values (${steps.length})`);
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
};

/** What statements are run on: connections of our own, or those that an application shares with us, which have no end here. */
interface Connections {
  query(statement: PostgresStatement): Promise<PostgresResult>;
  end?(): Promise<void>;
}

const connect = async (database: string | PostgresPool): Promise<Connections> => {
  if (typeof database !== 'string') {
    await migrate(database);
    return { query: (statement) => database.query(statement) };
  }
  const { default: driver } = (await loadDriver('pg')) as {
    readonly default: { readonly Pool: new (options: object) => PostgresSource };
  };
  const pool = new driver.Pool({ connectionString: database, pipeline: true });
  // One that nobody uses is no loss; without a listener the loss would end the process.
  pool.on('error', () => {});
  await migrate(pool);
  return new PostgresLanes(pool);
};

/** The statement as PostgreSQL writes it: its values are numbered. */
const numbered = (sql: string): string => {
  let count = 0;
  return sql.replaceAll('?', () => `$${++count}`);
};

/** Keeps everything in PostgreSQL, for many processes at once. Needs the package `pg`. */
export class PostgresStore<Context = unknown> extends SqlStore<Context> {
  readonly #use: Use<Connections>;
  readonly #underWay: Set<Promise<PostgresResult>>;

  constructor(options: PostgresStoreOptions<Context>) {
    const use = openedOnce(() => connect(options.database));
    const underWay = new Set<Promise<PostgresResult>>();
    const statements = new Map<string, Omit<PostgresStatement, 'values'>>();
    const query = async (sql: string, values: readonly unknown[]): Promise<PostgresResult> => {
      const statement = statements.get(sql) ?? {
        name: `ck-widgets-${statements.size}`,
        text: numbered(sql),
        rowMode: 'array',
      };
      statements.set(sql, statement);
      const answer = use((connections) => connections.query({ ...statement, values: [...values] }));
      underWay.add(answer);
      try {
        return await answer;
      } finally {
        underWay.delete(answer);
      }
    };
    const rows = async (sql: string, values: readonly unknown[]) => (await query(sql, values)).rows as readonly Row[];
    super(options, DIALECT, {
      row: async (sql, values) => (await rows(sql, values))[0],
      rows,
      change: async (sql, values) => (await query(sql, values)).rowCount ?? 0,
    });
    this.#use = use;
    this.#underWay = underWay;
  }

  /** Settles when all that was asked for is done, and the connections are closed that it opened itself. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.#use(async (connections) => connections.end?.());
  }
}
