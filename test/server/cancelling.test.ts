import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerEvent, StoredItem } from '../../src/server.js';
import {
  ANN,
  ask,
  create,
  eventsIn,
  eventsOf,
  message,
  requestOf,
  ScriptedServer,
  stageWidget,
  TREE,
  type Script,
  until,
  widgetItem,
} from './stage.js';

const CANCELLED = 'The user cancelled the stream. Stop responding to the prior request.';

const wait = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

const never = new Promise<never>(() => {});

const delta = (delta: string, id = 'msg_a') =>
  ({
    type: 'thread.item.updated',
    item_id: id,
    update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta },
  }) as unknown as ServerEvent;

/** Reads so many events, then leaves. */
const readSome = async (server: ScriptedServer, body: unknown, count: number) => {
  const reader = (await ask(server, body)).body!.getReader();
  let text = '';
  while (eventsIn(text).length < count) text += new TextDecoder().decode((await reader.read()).value);
  return { events: eventsIn(text), leave: () => reader.cancel() };
};

const itemsOf = async (server: ScriptedServer, events: readonly unknown[]) => {
  const { id } = (events[0] as { thread: { id: string } }).thread;
  return (await server.store.loadThreadItems(id, { limit: 50, order: 'asc' }, ANN)).data;
};

const stageStream = async (respond: NonNullable<Script['respond']>, count: number) => {
  const server = new ScriptedServer({ respond });
  const { events, leave } = await readSome(server, create(), count);
  return { server, leave, items: () => itemsOf(server, events) };
};

const noteOf = (items: readonly StoredItem[]) => items.filter(({ type }) => type === 'sdk_hidden_context');

describe('a client that leaves', () => {
  for (const where of ['while the handler waits', 'between two events']) {
    test(`ends the handler, keeps the words, leaves a note: ${where}`, async () => {
      let isOver = false;
      let told: AbortSignal | undefined;
      const { server, leave, items } = await stageStream(async function* (_thread, _input, _context, signal) {
        told = signal;
        try {
          const item = message('Hello, ');
          yield { type: 'thread.item.added', item };
          Object.assign((item as { content: object[] }).content[0]!, { text: 'the handler’s own' });
          yield delta('World!');
          if (where === 'while the handler waits') await wait(30);
          yield delta('never');
        } finally {
          isOver = true;
        }
      }, 5);
      if (where === 'while the handler waits') await wait(5);
      await leave();
      await until(() => isOver);
      assert(told?.aborted);
      const stored = await items();
      const [answer] = stored.filter(({ type }) => type === 'assistant_message');
      assert.equal(answer?.type === 'assistant_message' && answer.content[0]?.text, 'Hello, World!');
      assert.deepEqual(
        noteOf(stored).map((item) => item.type === 'sdk_hidden_context' && item.content),
        [CANCELLED],
      );
      assert.deepEqual(server.lines, []);
    });
  }

  test('is noticed though the handler never goes on', async () => {
    const { leave, items } = await stageStream(async function* () {
      yield { type: 'thread.item.added', item: message('Half') };
      await never;
    }, 4);
    await leave();
    await until(async () => (await items()).length === 3);
  });

  test('leaves no empty answer behind', async () => {
    const { leave, items } = await stageStream(async function* () {
      yield { type: 'thread.item.added', item: message('') };
      yield delta('  ');
      await never;
    }, 5);
    await leave();
    await wait(10);
    assert.deepEqual(
      (await items()).map(({ type }) => type),
      ['user_message', 'sdk_hidden_context'],
    );
  });

  test('leaves a widget as it stood', async () => {
    const { server, press, stored } = await stageWidget({
      async *act() {
        yield {
          type: 'thread.item.updated',
          item_id: 'wid_1',
          update: { type: 'widget.root.updated', widget: { type: 'Card', id: 'seen' } },
        };
        await never;
      },
    });
    const { leave } = await readSome(server, press(), 2);
    await leave();
    await wait(10);
    assert.deepEqual((await stored()).widget, { type: 'Card', id: 'seen' });
  });

  test('is noticed by the signal of its request too', async () => {
    let isOver = false;
    const server = new ScriptedServer({
      async *respond() {
        try {
          yield { type: 'thread.item.added', item: message('Half') };
          await wait(20);
          yield delta('never');
        } finally {
          isOver = true;
        }
      },
    });
    const client = new AbortController();
    const response = await server.fetch(requestOf(create(), { signal: client.signal }), ANN);
    const text = response.text();
    await wait(5);
    client.abort();
    assert.equal(eventsIn(await text).length, 4);
    await until(() => isOver);
  });

  test('at the end is told of nothing', async () => {
    const { leave, items } = await stageStream(function* () {
      yield { type: 'thread.item.done', item: message('All') };
    }, 4);
    await wait(5);
    await leave();
    assert(noteOf(await items()).length <= 1);
  });
});

describe('what a stream shows', () => {
  test('is not the handler’s own object', async () => {
    const workflow = { type: 'custom' as const, tasks: [] as { readonly type: string }[] };
    const task = { type: 'custom', title: 'T' };
    const item = { ...message('', 'wf_1'), type: 'workflow' as const, workflow };
    const server = new ScriptedServer({
      *respond() {
        yield { type: 'thread.item.added', item };
        yield {
          type: 'thread.item.updated',
          item_id: 'wf_1',
          update: { type: 'workflow.task.added', task_index: 0, task },
        };
        workflow.tasks.push(task);
        yield { type: 'thread.item.done', item };
      },
    });
    const events = eventsIn(await (await ask(server, create())).text());
    const last = events.at(-1) as unknown as { item: { workflow: { tasks: unknown[] } } };
    assert.deepEqual(last.item.workflow.tasks, [task]);
    const kept = (await itemsOf(server, events)).find(({ id }) => id === 'wf_1');
    assert.deepEqual(kept?.type === 'workflow' && kept.workflow.tasks, [task]);
  });
});

describe('a text of a stored widget', () => {
  const more = (text: string) => ({
    type: 'thread.item.updated' as const,
    item_id: 'wid_1',
    update: { type: 'widget.streaming_text.value_delta' as const, component_id: 'text', delta: text, done: false },
  });
  const streams = {
    ...TREE,
    children: [{ type: 'Text', id: 'text', value: 'before', streaming: true }, TREE.children[1]],
  };

  for (const [how, end] of [
    ['fails', () => Promise.reject(new Error('No'))],
    ['ends', () => Promise.resolve()],
  ] as const) {
    test(`is not being written any more when its stream ${how}`, async () => {
      const { server, thread, press, stored } = await stageWidget({
        async *act() {
          yield more(', and');
          await end();
        },
      });
      await server.store.saveItem(thread, widgetItem(streams, 'wid_1', thread), ANN);
      await eventsOf(server, press());
      const { children } = (await stored()).widget as unknown as { readonly children: readonly unknown[] };
      assert.deepEqual(children[0], { type: 'Text', id: 'text', value: 'before, and', streaming: false });
    });
  }
});

describe('a stream', () => {
  test('says that it lives when it is silent', async () => {
    const server = new ScriptedServer(
      {
        async *respond() {
          await wait(300);
          yield { type: 'thread.item.done', item: message('x') };
        },
      },
      { heartbeat: 20 },
    );
    const text = await (await ask(server, create())).text();
    assert.match(text, /(?:: alive\n\n)+data: /);
    assert.equal(eventsIn(text).length, 4);
  });

  test('makes nothing that is not read, and drops who stops reading', async () => {
    let made = 0;
    let isOver = false;
    const server = new ScriptedServer(
      {
        *respond() {
          try {
            for (;;) {
              made++;
              yield { type: 'progress_update', text: 'x'.repeat(100_000) };
            }
          } finally {
            isOver = true;
          }
        },
      },
      { stalledAfter: 500 },
    );
    const reader = (await ask(server, create())).body!.getReader();
    for (let i = 0; i < 10; i++) await reader.read();
    await wait(20);
    assert(made < 10, `${made} made`);
    assert(!isOver);
    await until(() => isOver);
    await assert.rejects(reader.read(), /stopped reading/);
  });
});
