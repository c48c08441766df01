import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ask,
  create,
  eventsIn,
  eventsOf,
  message,
  newStore,
  replyTo,
  ScriptedServer,
  stageWidget,
  widgetItem,
} from './stage.js';

const wait = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

const KEY = { idempotency_key: 'key-1' };

const counting = async (more: (count: number) => Promise<void> = async () => {}) => {
  const runs = { count: 0 };
  const stage = await stageWidget({
    async *act() {
      runs.count++;
      yield { type: 'progress_update', text: `run ${runs.count}` };
      await more(runs.count);
      yield { type: 'thread.item.done', item: message('x', 'msg_done') };
    },
    async actOnce() {
      runs.count++;
      await more(runs.count);
      return { updated_item: widgetItem({ type: 'Card', id: `run-${runs.count}` }) };
    },
  });
  return { ...stage, runs };
};

describe('a request with a key', () => {
  test('that is sent again gets the answer that it got, and runs once', async () => {
    const { server, press, runs } = await counting();
    const first = await (await ask(server, press({}, KEY))).text();
    assert.equal(eventsIn(first).length, 3);
    assert.equal(await (await ask(server, press({}, KEY))).text(), first);
    assert.equal(runs.count, 1);
    await eventsOf(server, press({}, { idempotency_key: 'key-2' }));
    await eventsOf(server, press());
    assert.equal(runs.count, 3);
  });

  test('that is sent again meanwhile shares the answer', async () => {
    const { server, press, runs } = await counting(() => wait(30));
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => (await ask(server, press({}, KEY))).text()),
    );
    assert.equal(new Set(answers).size, 1);
    assert.equal(eventsIn(answers[0]!).length, 3);
    assert.equal(runs.count, 1);
  });

  test('goes on while somebody still reads', async () => {
    const { server, press, runs } = await counting(() => wait(40));
    const first = (await ask(server, press({}, KEY))).body!.getReader();
    await first.read();
    const second = (await ask(server, press({}, KEY))).text();
    await wait(10);
    await first.cancel();
    assert.equal(eventsIn(await second).at(-1)?.type, 'thread.item.done');
    assert.equal(runs.count, 1);
  });

  test('that was cancelled is not run again', async () => {
    const { server, press, runs } = await counting(() => wait(20));
    const first = (await ask(server, press({}, KEY))).body!.getReader();
    await first.read();
    await first.read();
    await first.cancel();
    const events = await eventsOf(server, press({}, KEY));
    assert.deepEqual(events.at(-1), { type: 'error', code: 'stream.error', allow_retry: false });
    assert.equal(runs.count, 1);
  });

  test('that failed and may be tried again is run again', async () => {
    const { server, press, runs } = await counting((count) => (count === 1 ? Promise.reject(new Error('x')) : wait(0)));
    assert.equal((await eventsOf(server, press({}, KEY))).at(-1)?.type, 'error');
    assert.equal((await eventsOf(server, press({}, KEY))).at(-1)?.type, 'thread.item.done');
    assert.equal(runs.count, 2);
  });

  test('runs a sync action once too', async () => {
    const { server, press, runs } = await counting(() => wait(5));
    const request = press({}, KEY, 'threads.sync_custom_action');
    const replies = await Promise.all([replyTo(server, request), replyTo(server, request)]);
    assert.deepEqual(replies[0], replies[1]);
    assert.deepEqual(await replyTo(server, request), replies[0]);
    assert.equal(runs.count, 1);
  });

  test('makes one thread and stores one message', async () => {
    const server = new ScriptedServer();
    const first = await eventsOf(server, { ...create(), metadata: KEY });
    assert.deepEqual(await eventsOf(server, { ...create(), metadata: KEY }), first);
    assert.equal(((await replyTo(server, { type: 'threads.list', params: {} })).data as unknown[]).length, 1);
  });

  test('is refused for something else', async () => {
    const { server, press, runs } = await counting();
    await eventsOf(server, press({}, KEY));
    const [event] = await eventsOf(server, press({ item_id: undefined }, KEY));
    assert.equal(event?.type === 'error' && event.code, 'conflict');
    assert.equal((await ask(server, press({}, KEY, 'threads.sync_custom_action'))).status, 409);
    assert.equal(runs.count, 1);
  });

  test('is another user’s own', async () => {
    const { server, press } = await counting();
    await eventsOf(server, press({}, KEY));
    const other = await eventsOf(server, press({}, KEY), { user: 'bob' });
    assert.deepEqual(other, [{ type: 'error', code: 'not_found', allow_retry: false }]);
  });

  test('that another process answers is waited for', async () => {
    const store = newStore();
    const stage = await stageWidget(
      {
        async *act() {
          await wait(60);
          yield { type: 'thread.item.done', item: message('x', 'msg_done') };
        },
      },
      {},
      store,
    );
    const other = new ScriptedServer({}, {}, store);
    const first = ask(stage.server, stage.press({}, KEY)).then((response) => response.text());
    await wait(20);
    assert.equal(await (await ask(other, stage.press({}, KEY))).text(), await first);
  });

  test('whose process is gone is not run again', async (context) => {
    const { server, press, runs } = await counting(() => new Promise(() => {}));
    const reader = (await ask(server, press({}, KEY))).body!.getReader();
    await reader.read();
    await reader.read();
    const { now } = Date;
    context.mock.method(Date, 'now', () => now() + 120_000);
    const other = new ScriptedServer(server.script, {}, server.store);
    const [event] = await eventsOf(other, press({}, KEY));
    assert.equal(event?.type === 'error' && event.code, 'conflict');
    assert.equal(runs.count, 1);
    context.mock.restoreAll();
    await reader.cancel();
  });

  test('whose answer is too long to keep is still answered once, and says so', async () => {
    let runs = 0;
    const { server, press } = await stageWidget({
      *act() {
        runs++;
        for (let i = 0; i < 60; i++) yield { type: 'progress_update', text: 'x'.repeat(100_000) };
      },
    });
    assert.equal((await eventsOf(server, press({}, KEY))).length, 61);
    assert.deepEqual(await eventsOf(server, press({}, KEY)), [
      { type: 'error', code: 'stream.error', allow_retry: false },
    ]);
    assert.equal(runs, 1);
  });
});
