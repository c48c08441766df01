import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { NotFoundError, type IdKind, type Store, type StoredItem, type ThreadMetadata } from '../../src/server.js';
import { ANN, message, type User, widgetItem } from './stage.js';

const BOB: User = { user: 'bob' };

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

let count = 0;

const threadOf = (second = 0, id = `thr_${count++}`): ThreadMetadata => ({
  id,
  created_at: at(second),
  title: null,
  status: { type: 'active' },
  metadata: {},
});

const itemOf = (thread: string, second: number, id: string): StoredItem => ({
  ...message(`text of ${id}`, id, thread),
  created_at: at(second),
});

const idsOf = (page: { readonly data: readonly { readonly id: string }[] }) => page.data.map(({ id }) => id);

const isMissing = (work: Promise<unknown>) => assert.rejects(work, NotFoundError);

type Run = (context: TestContext) => void | Promise<void>;

/** What every store must do, by its name; the store that is given is empty, or has what other runs of this left. */
export const storeCases = (store: () => Store<User>): ReadonlyMap<string, Run> => {
  const cases = new Map<string, Run>();
  let about = '';
  const describe = (name: string, define: () => void) => {
    about = name;
    define();
  };
  const test = (name: string, run: Run) => cases.set(`${about} ${name}`, run);

  const stage = async () => {
    const thread = threadOf();
    await store().saveThread(thread, ANN);
    const add = (second: number, id: string) => store().addThreadItem(thread.id, itemOf(thread.id, second, id), ANN);
    const load = async (order: 'asc' | 'desc' = 'asc', limit = 100, after?: string) =>
      store().loadThreadItems(thread.id, { order, limit, ...(after !== undefined && { after }) }, ANN);
    return { thread, id: thread.id, add, load };
  };

  describe('threads', () => {
    test('come back as they were saved', async () => {
      const thread = { ...threadOf(), title: 'T', metadata: { a: [1, { b: null }] }, allowed_image_domains: ['x'] };
      await store().saveThread(thread, ANN);
      assert.deepEqual(await store().loadThread(thread.id, ANN), thread);
    });

    test('may have no title', async () => {
      const thread = threadOf();
      await store().saveThread(thread, ANN);
      assert.equal((await store().loadThread(thread.id, ANN)).title, null);
    });

    test('are replaced by the second save, and keep their items', async () => {
      const { thread, id, add, load } = await stage();
      await add(1, 'a');
      const locked = { ...thread, title: 'Second', status: { type: 'locked' as const, reason: 'r' } };
      await store().saveThread(locked, ANN);
      assert.deepEqual(await store().loadThread(id, ANN), locked);
      assert.deepEqual(idsOf(await load()), ['a']);
    });

    test('are not the objects that were saved or loaded', async () => {
      const thread = threadOf();
      await store().saveThread(thread, ANN);
      thread.title = 'changed';
      const loaded = await store().loadThread(thread.id, ANN);
      loaded.metadata.changed = true;
      assert.deepEqual(await store().loadThread(thread.id, ANN), { ...thread, title: null });
    });

    test('come in pages', async () => {
      const user = { user: `pages ${count++}` };
      for (const second of [2, 1, 3]) await store().saveThread(threadOf(second, `p${second}`), user);
      const page = (order: 'asc' | 'desc', limit: number, after?: string) =>
        store().loadThreads({ order, limit, ...(after !== undefined && { after }) }, user);
      const first = await page('asc', 2);
      assert.deepEqual([idsOf(first), first.has_more, first.after], [['p1', 'p2'], true, 'p2']);
      const second = await page('asc', 2, 'p2');
      assert.deepEqual([idsOf(second), second.has_more, second.after], [['p3'], false, undefined]);
      assert.deepEqual(idsOf(await page('desc', 9)), ['p3', 'p2', 'p1']);
      await isMissing(page('asc', 2, 'none'));
    });

    test('that are deleted are gone with their items', async () => {
      const { thread, id, add } = await stage();
      await add(1, 'a');
      await store().deleteThread(id, ANN);
      await isMissing(store().loadThread(id, ANN));
      await isMissing(store().loadItem(id, 'a', ANN));
      await isMissing(add(2, 'b'));
      await store().saveThread(thread, ANN);
      await isMissing(store().loadItem(id, 'a', ANN));
      await store().deleteThread('none', ANN);
    });

    test('are each user’s own, even of one id, and nothing tells that another has it', async () => {
      const { id, add, load } = await stage();
      await add(1, 'a');
      const messageOf = (thread: string) => store().loadThread(thread, BOB).then(String, String);
      const itemMessageOf = (thread: string) => store().loadItem(thread, 'a', BOB).then(String, String);
      assert.equal((await messageOf(id)).replace(id, ''), (await messageOf('none')).replace('none', ''));
      assert.equal(await itemMessageOf(id), await itemMessageOf('none'));
      const page = await store().loadThreadItems(id, { limit: 9, order: 'asc' }, BOB);
      assert.deepEqual(page, await store().loadThreadItems('none', { limit: 9, order: 'asc' }, BOB));
      assert.deepEqual(page.data, []);
      await isMissing(store().loadThreadItems(id, { limit: 9, order: 'asc', after: 'a' }, BOB));
      await isMissing(store().addThreadItem(id, itemOf(id, 1, 'x'), BOB));
      await isMissing(store().saveItem(id, itemOf(id, 1, 'a'), BOB));
      await isMissing(store().changeItem(id, 'a', (item) => item, BOB));
      await store().deleteThreadItem(id, 'a', BOB);
      await store().deleteThread(id, BOB);
      await store().saveThread({ ...threadOf(0, id), title: 'Bob’s' }, BOB);
      assert.equal((await store().loadThread(id, ANN)).title, null);
      await store().deleteThread(id, BOB);
      assert.deepEqual(idsOf(await load()), ['a']);
    });
  });

  describe('items', () => {
    test('of every kind come back as they were, in their order', async () => {
      const { id, load } = await stage();
      const odd = 'NUL \u0000, half a pair \ud800, \u2028, “ツ” 😀';
      const items = [
        itemOf(id, 1, 'a'),
        {
          ...widgetItem({ type: 'Card', a: null, odd, children: [{ type: 'Text', n: 0.1 }] }, 'b', id),
          created_at: at(2),
        },
        { id: 'c', thread_id: id, created_at: at(3), type: 'hidden_context_item', content: { deep: [[]] } },
      ] as StoredItem[];
      for (const item of items) await store().addThreadItem(id, item, ANN);
      assert.deepEqual((await load()).data, items);
      assert.deepEqual(idsOf(await load('desc')), ['c', 'b', 'a']);
    });

    test('come by their time, whatever the order in which they came, with and without a zone', async () => {
      const { id, load } = await stage();
      const times = ['2026-01-01T00:00:03.000500', '2026-01-01T00:00:01Z', '2026-01-01T01:00:02+01:00'];
      for (const [i, created_at] of times.entries()) {
        await store().addThreadItem(id, { ...itemOf(id, 0, `i${i}`), created_at }, ANN);
      }
      assert.deepEqual(idsOf(await load()), ['i1', 'i2', 'i0']);
    });

    test('of one time keep the order in which they came', async () => {
      const { add, load } = await stage();
      const ids = ['z', 'b', 'y', 'a', 'c'];
      for (const id of ids) await add(1, id);
      assert.deepEqual(idsOf(await load()), ids);
      assert.deepEqual(idsOf(await load('desc')), ids.toReversed());
      assert.deepEqual(idsOf(await load('asc', 2, 'b')), ['y', 'a']);
      assert.deepEqual(idsOf(await load('desc', 2, 'y')), ['b', 'z']);
    });

    test('come in pages, of which the last says that it is', async () => {
      const { add, load } = await stage();
      for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) await add(i, id);
      const first = await load('asc', 2);
      assert.deepEqual([idsOf(first), first.has_more, first.after], [['a', 'b'], true, 'b']);
      const last = await load('asc', 2, 'b');
      assert.deepEqual([idsOf(last), last.has_more, last.after], [['c', 'd'], false, undefined]);
      assert.deepEqual(idsOf(await load('asc', 2, 'd')), []);
      assert.deepEqual(idsOf(await load('desc', 1, 'c')), ['b']);
    });

    test('that are saved again stand where they stood', async () => {
      const { id, add, load } = await stage();
      for (const each of ['a', 'b', 'c']) await add(1, each);
      const changed = { ...widgetItem({ type: 'Card' }, 'b', id), created_at: at(1) };
      await store().saveItem(id, changed, ANN);
      assert.deepEqual(await store().loadItem(id, 'b', ANN), changed);
      await store().addThreadItem(id, changed, ANN);
      assert.deepEqual(idsOf(await load()), ['a', 'b', 'c']);
    });

    test('that are not there are not found', async () => {
      const { id, add, load } = await stage();
      await isMissing(store().loadItem(id, 'none', ANN));
      await isMissing(store().changeItem(id, 'none', (item) => item, ANN));
      await add(1, 'a');
      await add(2, 'b');
      await store().deleteThreadItem(id, 'a', ANN);
      await store().deleteThreadItem(id, 'a', ANN);
      await isMissing(store().loadItem(id, 'a', ANN));
      await isMissing(load('asc', 9, 'a'));
      assert.deepEqual(idsOf(await load()), ['b']);
    });

    test('are each thread’s own', async () => {
      const one = await stage();
      const two = await stage();
      await one.add(1, 'a');
      await two.add(2, 'a');
      assert.equal((await store().loadItem(one.id, 'a', ANN)).created_at, at(1));
      await store().deleteThreadItem(two.id, 'a', ANN);
      assert.deepEqual(idsOf(await one.load()), ['a']);
    });

    test('that a hundred write at once are all there', async () => {
      const { add, load } = await stage();
      const ids = Array.from({ length: 100 }, (_, i) => `w${i}`);
      await Promise.all(ids.map((id) => add(1, id)));
      assert.deepEqual(new Set(idsOf(await load('asc', 200))), new Set(ids));
    });

    test('that a hundred change at once have every change', async () => {
      const { id, add } = await stage();
      await add(1, 'a');
      const step = (item: StoredItem) => ({ ...item, count: ((item as { count?: number }).count ?? 0) + 1 }) as never;
      await Promise.all(Array.from({ length: 100 }, () => store().changeItem(id, 'a', step, ANN)));
      assert.equal(((await store().loadItem(id, 'a', ANN)) as { count?: number }).count, 100);
      const refuse = () => {
        throw new Error('refused');
      };
      await assert.rejects(store().changeItem(id, 'a', refuse, ANN), /refused/);
    });
  });

  describe('attachments', () => {
    test('come back as they were, to their user', async () => {
      const common = { name: 'n', mime_type: 'a/b', metadata: { k: 1 } };
      const file = { ...common, id: `atc_${count++}`, type: 'file' as const };
      const image = { ...common, id: `atc_${count++}`, type: 'image' as const, preview_url: 'http://x' };
      for (const each of [file, image]) {
        await store().saveAttachment(each, ANN);
        assert.deepEqual(await store().loadAttachment(each.id, ANN), each);
        await isMissing(store().loadAttachment(each.id, BOB));
      }
      await store().saveAttachment({ ...file, thread_id: 't' }, ANN);
      assert.equal((await store().loadAttachment(file.id, ANN)).thread_id, 't');
      await store().deleteAttachment(file.id, BOB);
      await store().deleteAttachment(file.id, ANN);
      await isMissing(store().loadAttachment(file.id, ANN));
    });
  });

  describe('ids', () => {
    test('say what they are for, and nobody guesses them', () => {
      assert.match(store().generateThreadId(ANN), /^thr_[0-9a-f]{44}$/);
      const prefixes: Partial<Record<IdKind, string>> = {
        message: 'msg',
        tool_call: 'tc',
        task: 'tsk',
        workflow: 'wf',
      };
      for (const [kind, prefix] of Object.entries(prefixes)) {
        const make = () => store().generateItemId(kind as IdKind, threadOf(), ANN);
        assert.match(make(), new RegExp(`^${prefix}_[0-9a-f]{44}$`));
        assert.equal(new Set(Array.from({ length: 1000 }, make)).size, 1000);
      }
    });
  });

  describe('requests', () => {
    const request = (run: string, fingerprint = 'f', key = 'k') => ({ key: `${key}${count}`, fingerprint, run });

    test('are new to one of many', async () => {
      count++;
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, i) => store().requests.claim(request(`run${i}`))),
      );
      assert.equal(claims.filter(({ state }) => state === 'new').length, 1);
      const winner = claims.findIndex(({ state }) => state === 'new');
      const others = claims.filter((claim) => claim.state === 'running' && claim.run === `run${winner}`);
      assert.equal(others.length, 19);
    });

    test('have the answer that their run gives', async () => {
      count++;
      const { requests } = store();
      const { key } = request('a');
      assert.deepEqual(await requests.claim(request('a')), { state: 'new' });
      assert.deepEqual(await requests.claim(request('b', 'other')), { state: 'different' });
      await requests.finish(key, 'b', 'not this');
      await requests.release(key, 'b');
      await requests.renew(key, 'a');
      assert.deepEqual(await requests.claim(request('b')), { state: 'running', run: 'a' });
      await requests.finish(key, 'a', '["this"]');
      assert.deepEqual(await requests.claim(request('b')), { state: 'done', reply: '["this"]' });
    });

    test('that came to nothing are new again', async () => {
      count++;
      await store().requests.claim(request('a'));
      await store().requests.release(request('a').key, 'a');
      assert.deepEqual(await store().requests.claim(request('b')), { state: 'new' });
    });

    test('whose run is gone are lost, unless it said that it lives', async (context) => {
      count++;
      await store().requests.claim(request('a'));
      const { now } = Date;
      context.mock.method(Date, 'now', () => now() + 50_000);
      await store().requests.renew(request('a').key, 'a');
      context.mock.restoreAll();
      context.mock.method(Date, 'now', () => now() + 100_000);
      assert.equal((await store().requests.claim(request('b'))).state, 'running');
      context.mock.restoreAll();
      context.mock.method(Date, 'now', () => now() + 120_000);
      assert.equal((await store().requests.claim(request('b'))).state, 'lost');
      context.mock.restoreAll();
    });
  });
  return cases;
};
