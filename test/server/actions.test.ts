import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  defineActions,
  FieldErrors,
  jsonSchema,
  type Action,
  type ActionOf,
  type ServerEvent,
  type StoredItem,
} from '../../src/server.js';
import {
  ANN,
  ask,
  eventsOf,
  hidden,
  message,
  replyTo,
  ScriptedServer,
  stageWidget,
  TREE,
  typesOf,
  widgetItem,
} from './stage.js';

const update = (id: string, update: object) =>
  ({ type: 'thread.item.updated', item_id: id, update }) as unknown as ServerEvent;

const toText = (value: string) =>
  update('wid_1', {
    type: 'widget.component.updated',
    component_id: 'text',
    component: { type: 'Text', id: 'text', value },
  });

const textOf = (item: StoredItem) =>
  (item as unknown as { widget: { children: { value: string }[] } }).widget.children[0]!.value;

describe('an action', () => {
  test('reaches the handler with its sender', async () => {
    const calls: unknown[] = [];
    const { server, press, stored } = await stageWidget({
      *act(_, said, context) {
        calls.push(said, context);
        yield update('wid_1', { type: 'widget.root.updated', widget: { type: 'Card', id: 'new' } });
      },
    });
    const sender = await stored();
    const events = await eventsOf(server, press());
    assert.deepEqual(typesOf(events), ['stream_options', 'thread.item.updated']);
    assert.deepEqual(calls, [{ action: { type: 'go', payload: { id: 1 } }, sender }, ANN]);
    assert.deepEqual((await stored()).widget, { type: 'Card', id: 'new' });
  });

  test('of the application has no sender and any type', async () => {
    const calls: unknown[] = [];
    const { server, press } = await stageWidget({
      *act(_, said) {
        calls.push(said);
      },
    });
    await eventsOf(server, press({ item_id: undefined, action: { type: 'own' } }));
    assert.deepEqual(calls, [{ action: { type: 'own', payload: null }, sender: null }]);
  });

  test('on what is not there, or is no widget, is one event and a normal end', async () => {
    const { server, thread, press } = await stageWidget({});
    await server.store.addThreadItem(thread, message('x', 'msg_x', thread), ANN);
    const missing = [{ type: 'error', code: 'not_found', allow_retry: false }];
    assert.deepEqual(await eventsOf(server, press({ item_id: 'none' })), missing);
    assert.deepEqual(await eventsOf(server, press({ thread_id: 'none' })), missing);
    assert.deepEqual(await eventsOf(server, press(), { user: 'bob' }), missing);
    const other = [{ type: 'error', code: 'stream.error', allow_retry: false }];
    assert.deepEqual(await eventsOf(server, press({ item_id: 'msg_x' })), other);
    const sync = 'threads.sync_custom_action';
    assert.equal((await ask(server, press({ item_id: 'none' }, {}, sync))).status, 404);
    assert.equal((await ask(server, press({ item_id: 'msg_x' }, {}, sync))).status, 400);
  });

  test('keeps what it changed of the widget, though it fails', async () => {
    const { server, press, stored } = await stageWidget({
      *act() {
        yield toText('between');
        yield toText('after');
        throw new Error('x');
      },
    });
    assert.deepEqual(typesOf(await eventsOf(server, press())).at(-1), 'error');
    assert.equal(textOf(await stored()), 'after');
  });

  test('keeps a text that grew, and what another action changed meanwhile', async () => {
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const delta = (delta: string) =>
      update('wid_1', { type: 'widget.streaming_text.value_delta', component_id: 'text', delta, done: false });
    const { server, press, stored } = await stageWidget({
      async *act() {
        yield delta('!');
        await gate;
        yield delta('!');
      },
      actOnce: () =>
        Promise.resolve({
          updated_item: widgetItem({ type: 'Card', children: [{ type: 'Text', id: 'text', value: 'sync' }] }),
        }),
    });
    const stream = eventsOf(server, press());
    await new Promise((resolve) => setTimeout(resolve, 10));
    await replyTo(server, press({}, {}, 'threads.sync_custom_action'));
    goOn();
    await stream;
    assert.equal(textOf(await stored()), 'sync!!');
  });

  test('stores what it changed of a widget while it goes on, once that is much', async () => {
    const before: string[] = [];
    const { server, press, stored } = await stageWidget({
      async *act() {
        for (let i = 0; i < 2500; i++) {
          yield toText(`${i}`);
          yield update('wid_1', { type: 'widget.streaming_text.value_delta', component_id: 'text', delta: '!' });
        }
        before.push(textOf(await stored()));
      },
    });
    await eventsOf(server, press());
    assert.match(before[0]!, /^[12]\d{3}!?$/);
    assert.equal(textOf(await stored()), '2499!');
  });

  test('keeps what it changed where the store fails once', async () => {
    const { server, press, stored } = await stageWidget({
      *act() {
        yield toText('after');
      },
    });
    const { store } = server;
    const changeItem = store.changeItem.bind(store);
    let isBroken = true;
    store.changeItem = (...told) => {
      if (!isBroken) return changeItem(...told);
      isBroken = false;
      return Promise.reject(new Error('The disk is busy'));
    };
    assert.equal(typesOf(await eventsOf(server, press())).at(-1), 'error');
    assert.equal(textOf(await stored()), 'after');
  });

  test('whose fields are wrong says so at the fields', async () => {
    const wrong = new FieldErrors({ 'todo.title': 'Taken' });
    const { server, press } = await stageWidget({
      *act() {
        throw wrong;
      },
      actOnce: () => Promise.reject(wrong),
    });
    assert.deepEqual((await eventsOf(server, press()))[1], {
      type: 'client_effect',
      name: 'ck-widgets.field-errors',
      data: { item_id: 'wid_1', errors: { 'todo.title': 'Taken' } },
    });
    const reply = await ask(server, press({}, {}, 'threads.sync_custom_action'));
    assert.equal(reply.status, 422);
    assert.deepEqual(((await reply.json()) as { error: { errors: unknown } }).error.errors, { 'todo.title': 'Taken' });
    assert.deepEqual(server.lines, []);
  });
});

describe('a sync action', () => {
  test('is answered with an item that is stored', async () => {
    const after = widgetItem({ type: 'Card', id: 'after' });
    const { server, press, stored } = await stageWidget({ actOnce: () => Promise.resolve({ updated_item: after }) });
    const reply = await replyTo(server, press({}, {}, 'threads.sync_custom_action'));
    assert.deepEqual(reply, { updated_item: after });
    assert.deepEqual(await stored(), after);
  });

  test('never sends what is hidden', async () => {
    const { server, press } = await stageWidget({ actOnce: () => Promise.resolve({ updated_item: hidden('secret') }) });
    assert.deepEqual(await replyTo(server, press({}, {}, 'threads.sync_custom_action')), {});
  });

  test('that nobody answers says so', async () => {
    const { server, press } = await stageWidget({});
    assert.equal((await ask(server, press({}, {}, 'threads.sync_custom_action'))).status, 501);
  });
});

describe('offered actions', () => {
  const form = {
    type: 'Card',
    asForm: true,
    confirm: { label: 'Save', action: { type: 'save', payload: { id: 7, todo: { kind: 'a' } } } },
    cancel: { label: 'Cancel', action: { type: 'cancel' } },
    children: [
      { type: 'Input', name: 'todo.title' },
      { type: 'Text', value: '', editable: { name: 'note' } },
      { type: 'Select', name: 'size', options: [], onChangeAction: { type: 'size' } },
      {
        type: 'Transition',
        children: { type: 'ListViewItem', onClickAction: { type: 'deep', payload: [1, { a: null }] } },
      },
    ],
  };
  const list = { type: 'ListView', children: [{ type: 'Select', name: 'x', onChangeAction: { type: 'pick' } }] };

  const isTaken = async (widget: object, action: object, options = {}) => {
    const taken: Action[] = [];
    const { server, thread, press } = await stageWidget(
      {
        *act(_, { action }) {
          taken.push(action);
        },
      },
      options,
    );
    await server.store.saveItem(thread, widgetItem(widget, 'wid_1', thread), ANN);
    const events = await eventsOf(server, press({ action }));
    const isRefused = events[0]?.type === 'error' && events[0].code === 'forbidden';
    assert.equal(isRefused, server.lines.length > 0);
    assert.equal(taken.length, isRefused ? 0 : 1);
    return !isRefused;
  };

  for (const [widget, action] of [
    [TREE, { type: 'go', payload: { id: 1 } }],
    [form, { type: 'cancel' }],
    [form, { type: 'cancel', payload: null }],
    [form, { type: 'cancel', payload: { todo: { title: 'x' }, size: ['s'], note: 'n' } }],
    [form, { type: 'save', payload: { id: 7, todo: { kind: 'a', title: 'x' }, size: null } }],
    [form, { type: 'save', payload: { id: 7, todo: { kind: 'a' } } }],
    [form, { type: 'size', payload: { size: 'l' } }],
    [form, { type: 'deep', payload: [1, { a: null }] }],
    [list, { type: 'pick' }],
  ] as const) {
    test(`are taken: ${JSON.stringify(action)}`, async () => assert(await isTaken(widget, action)));
  }

  for (const [widget, action] of [
    [TREE, { type: 'go', payload: { id: 2 } }],
    [TREE, { type: 'go', payload: { id: 1, extra: 1 } }],
    [TREE, { type: 'go' }],
    [TREE, { type: 'stop', payload: { id: 1 } }],
    [form, { type: 'save', payload: { id: 8, todo: { kind: 'a', title: 'x' } } }],
    [form, { type: 'save', payload: { id: 7, todo: { kind: 'b', title: 'x' } } }],
    [form, { type: 'save', payload: { id: 7, todo: { kind: 'a', title: 'x', other: 1 } } }],
    [form, { type: 'save', payload: { todo: { kind: 'a', title: 'x' } } }],
    [form, { type: 'save', payload: { id: 7, todo: { kind: 'a' }, admin: true } }],
    [form, { type: 'deep', payload: [1, { a: 1 }] }],
    [list, { type: 'pick', payload: { x: 1 } }],
  ] as const) {
    test(`are all that is: ${JSON.stringify(action)}`, async () => assert(!(await isTaken(widget, action))));
  }

  test('are not asked for where a server says so', async () => {
    assert(await isTaken(TREE, { type: 'stop' }, { offeredOnly: false }));
  });

  test('have no names in their payload that mean something to objects', async () => {
    const payloads: unknown[] = [];
    const { server, press } = await stageWidget(
      {
        *act(_, { action }) {
          payloads.push(action.payload);
        },
      },
      { offeredOnly: false },
    );
    const text = JSON.stringify(press({ action: { type: 'go', payload: 'HERE' } })).replace(
      '"HERE"',
      '{"__proto__":{"a":1},"b":[{"constructor":1,"prototype":2,"c":3}]}',
    );
    await eventsOf(server, text);
    assert.deepEqual(payloads, [{ b: [{ c: 3 }] }]);
    assert.equal(Object.getPrototypeOf(payloads[0]), Object.prototype);
  });
});

describe('defined actions', () => {
  const actions = defineActions({
    go: jsonSchema<{ readonly id: number }>({
      type: 'object',
      properties: { id: { type: 'integer' } },
      required: ['id'],
    }),
    stop: null,
  });

  class TypedServer extends ScriptedServer {
    readonly seen: unknown[] = [];
    override readonly actions = actions;

    override *action(_: unknown, action: ActionOf<typeof actions>): Generator<ServerEvent> {
      if (action.type === 'go') this.seen.push(action.payload.id.toFixed());
      else this.seen.push(action.payload satisfies null);
    }
  }

  test('have payloads of their types, and no others pass', async () => {
    const { server: stage, thread } = await stageWidget({});
    const server = new TypedServer({}, {}, stage.store);
    const send = (action: object) =>
      eventsOf(server, { type: 'threads.custom_action', params: { thread_id: thread, action } });
    await send({ type: 'go', payload: { id: 4 } });
    await send({ type: 'stop', payload: { any: 1 } });
    assert.deepEqual(server.seen, ['4', null]);
    for (const action of [{ type: 'go', payload: { id: 'x' } }, { type: 'go' }, { type: 'toString' }]) {
      const [event] = await send(action);
      assert.equal(event?.type === 'error' && event.code, 'invalid_action');
    }
    assert.equal(server.seen.length, 2);
    const params = { thread_id: thread, action: { type: 'go', payload: { id: 'x' } } };
    const reply = await ask(server, { type: 'threads.sync_custom_action', params });
    assert.equal(reply.status, 400);
    assert.equal(((await reply.json()) as { error: { path: string } }).error.path, 'params.action.payload.id');
  });
});
