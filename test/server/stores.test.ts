import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { PostgresStore, SqliteStore, type PostgresPool, type Store } from '../../src/server.js';
import { loadDriver } from '../../src/server/load-driver.js';
import { startPostgres, type Postgres } from './postgres.js';
import { ANN, message, newStore, until, type User } from './stage.js';
import { storeCases } from './store-conformance.js';

const owner = ({ user }: User) => user;

const thread = { id: 't', created_at: '2026-01-01T00:00:00Z', status: { type: 'active' as const }, metadata: {} };

/** Two of one database: what one knows the other does, and neither is in the other's way. */
const shareCases = (open: () => Store<User> & { close(): Promise<void> }): ReadonlyMap<string, () => Promise<void>> =>
  new Map([
    [
      'two at once make the tables once, and lose nothing',
      async () => {
        const both = [open(), open()];
        const [one = open(), two = open()] = both;
        await Promise.all(both.map((store, i) => store.saveThread({ ...thread, id: `both${i}` }, ANN)));
        await one.saveThread(thread, ANN);
        await Promise.all(
          Array.from({ length: 60 }, (_, i) => both[i % 2]!.addThreadItem('t', message('x', `m${i}`, 't'), ANN)),
        );
        assert.equal((await two.loadThreadItems('t', { limit: 100, order: 'asc' }, ANN)).data.length, 60);
        const grow = (store: Store<User>) =>
          store.changeItem(
            't',
            'm0',
            (item) => ({ ...item, n: ((item as never as { n?: number }).n ?? 0) + 1 }) as never,
            ANN,
          );
        await Promise.all(Array.from({ length: 40 }, (_, i) => grow(both[i % 2]!)));
        assert.equal(((await one.loadItem('t', 'm0', ANN)) as never as { n: number }).n, 40);
        const claims = await Promise.all(
          both.map((store, i) => store.requests.claim({ key: 'K', fingerprint: 'f', run: `r${i}` })),
        );
        assert.deepEqual(claims.map(({ state }) => state).sort(), ['new', 'running']);
        for (const store of both) await store.close();
      },
    ],

    [
      'each of the writes of a moment is done wholly or not at all, and what is read then is read, whatever becomes of the others',
      async () => {
        const store = open();
        await store.saveThread({ ...thread, id: 'read' }, ANN);
        const wrong = { ...thread, id: null as never };
        const saving = Array.from({ length: 9 }, (_, i) =>
          store.saveThread(i % 3 === 1 ? wrong : { ...thread, id: `w${i}` }, ANN),
        );
        const reading = ['read', 'not there', 'read'].map((id) => store.loadThread(id, ANN));
        const [saved, found] = await Promise.all([Promise.allSettled(saving), Promise.allSettled(reading)]);
        assert.deepEqual(
          found.map((each) => each.status === 'fulfilled' && each.value.id),
          ['read', false, 'read'],
        );
        assert.deepEqual(
          saved.map(({ status }) => status === 'fulfilled'),
          [true, false, true, true, false, true, true, false, true],
        );
        for (const i of [0, 2, 3, 5, 6, 8]) assert.equal((await store.loadThread(`w${i}`, ANN)).id, `w${i}`);
        await store.close();
      },
    ],

    [
      'what was asked for before it is closed is done',
      async () => {
        const closing = open();
        await closing.saveThread({ ...thread, id: 'closing' }, ANN);
        const writes = [1, 2, 3].map((n) => closing.addThreadItem('closing', message('x', `c${n}`, 'closing'), ANN));
        await Promise.all([...writes, closing.close()]);
        const again = open();
        assert.equal((await again.loadThreadItems('closing', { limit: 9, order: 'asc' }, ANN)).data.length, 3);
        await again.close();
      },
    ],

    [
      'what was kept is there when it is opened again',
      async () => {
        const first = open();
        await first.saveThread(thread, ANN);
        await first.addThreadItem('t', message('kept', 'kept', 't'), ANN);
        await first.requests.claim({ key: 'again', fingerprint: 'f', run: 'r' });
        await first.requests.finish('again', 'r', '[]');
        await first.close();
        const second = open();
        assert.equal((await second.loadItem('t', 'kept', ANN)).id, 'kept');
        assert.deepEqual(await second.requests.claim({ key: 'again', fingerprint: 'f', run: 's' }), {
          state: 'done',
          reply: '[]',
        });
        await second.close();
      },
    ],
  ]);

describe('memory', () => {
  const store = newStore();
  for (const [name, run] of storeCases(() => store)) test(name, run);
});

describe('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-sqlite-'));
  const open = (file = 'a.db') => new SqliteStore<User>({ file: join(folder, file), owner });
  const store = open();
  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  for (const [name, run] of storeCases(() => store)) test(name, run);
  for (const [name, run] of shareCases(() => open('shared.db'))) test(name, run);

  test('is opened once it can be', async () => {
    const store = open('later-made/a.db');
    await assert.rejects(store.saveThread(thread, ANN));
    mkdirSync(join(folder, 'later-made'));
    await store.saveThread(thread, ANN);
    assert.equal((await store.loadThread('t', ANN)).id, 't');
    await store.close();
  });

  test('of a later version is left alone', async () => {
    const later = open('later.db');
    await later.saveThread(thread, ANN);
    await later.close();
    const { default: Database } = await import('libsql');
    const database = new Database(join(folder, 'later.db'));
    database.exec('pragma user_version = 99');
    database.close();
    await assert.rejects(open('later.db').loadThread('t', ANN), /later version/);
  });
});

type Pool = PostgresPool & { end(): Promise<void> };

describe('PostgreSQL', () => {
  let server: Postgres | undefined;
  let store: PostgresStore<User>;
  const open = () => new PostgresStore<User>({ database: server!.url, owner });
  let driver: { readonly Pool: new (options: object) => Pool };
  before(async () => {
    server = startPostgres();
    if (!server) return;
    store = open();
    ({ default: driver } = (await loadDriver('pg')) as { readonly default: typeof driver });
    await asApplication('create database owned');
  });
  after(async () => {
    await store?.close();
    server?.stop();
  });

  const whenThere = (run: (context: TestContext) => void | Promise<void>) => (context: TestContext) =>
    server ? run(context) : context.skip('there is no PostgreSQL, and none can be installed');

  for (const [name, run] of storeCases(() => store)) test(name, whenThere(run));
  for (const [name, run] of shareCases(open)) test(name, whenThere(run));

  /** Connections of the package’s own, as an application has them. */
  const openPool = (database = 'postgres') =>
    new driver.Pool({ connectionString: server!.url.replace('/postgres?', `/${database}?`) });
  const asApplication = async (sql: string): Promise<void> => {
    const pool = openPool();
    const client = await pool.connect();
    await client.query(sql);
    client.release();
    await pool.end();
  };

  describe('with an application’s connections', () => {
    const pools: Pool[] = [];
    const share = (): PostgresStore<User> => {
      const database = openPool('owned');
      pools.push(database);
      return new PostgresStore<User>({ database, owner });
    };
    after(() => Promise.all(pools.map((pool) => pool.end())));

    for (const [name, run] of shareCases(share)) test(name, whenThere(run));

    test(
      'says all of a statement in what is the statement’s own, which is what wrappers of connections hand on',
      whenThere(async () => {
        const database = openPool('owned');
        pools.push(database);
        const wrapped: PostgresPool = {
          query: (statement) => database.query({ ...statement }),
          connect: () => database.connect(),
        };
        const store = new PostgresStore<User>({ database: wrapped, owner });
        await store.saveThread({ ...thread, id: 'wrapped' }, ANN);
        assert.equal((await store.loadThread('wrapped', ANN)).id, 'wrapped');
      }),
    );

    test(
      'leaves them open',
      whenThere(async () => {
        const store = share();
        await store.saveThread({ ...thread, id: 'open' }, ANN);
        await store.close();
        const client = await pools.at(-1)!.connect();
        assert.deepEqual((await client.query('select 1 as one')).rows, [{ one: 1 }]);
        client.release();
      }),
    );
  });

  test(
    'goes on after its connections were lost',
    whenThere(async () => {
      const lost = open();
      await lost.saveThread({ ...thread, id: 'lost' }, ANN);
      await asApplication('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
      await until(() => Promise.all([1, 2].map(() => lost.loadThread('lost', ANN))).then(Boolean, () => false));
      await lost.saveThread({ ...thread, id: 'lost', title: 'Found' }, ANN);
      assert.equal((await lost.loadThread('lost', ANN)).title, 'Found');
      await lost.close();
    }),
  );
});
