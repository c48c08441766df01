import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CustomStreamError,
  StreamError,
  type Attachment,
  type ServerEvent,
  type StoredItem,
} from '../../src/server.js';
import {
  ANN,
  ask,
  create,
  eventsOf,
  hidden,
  input,
  message,
  newStore,
  newThread,
  replyTo,
  ScriptedServer,
  stageWidget,
  TREE,
  typesOf,
  widgetItem,
} from './stage.js';

const answering = (text = 'Hello') =>
  function* (): Generator<ServerEvent> {
    const item = { ...message(text, `msg_${Math.random()}`), created_at: new Date().toISOString() };
    yield { type: 'thread.item.done', item: item as StoredItem };
  };

const loadAll = async (server: ScriptedServer, thread: string) =>
  (await server.store.loadThreadItems(thread, { limit: 100, order: 'asc' }, ANN)).data;

describe('a new thread', () => {
  test('is created, has the message, and is answered', async () => {
    const server = new ScriptedServer({ respond: answering() });
    const response = await ask(server, create('Hi', { quoted_text: 'before' }));
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const text = await response.text();
    assert.match(text, /^(?:data: [^\n]+\n\n)+$/);
    const events = text
      .trim()
      .split('\n\n')
      .map((frame) => JSON.parse(frame.slice(6)) as Record<string, Record<string, unknown>>);
    assert.deepEqual(typesOf(events as never), [
      'thread.created',
      'thread.item.done',
      'stream_options',
      'thread.item.done',
    ]);
    const { id, created_at, ...thread } = events[0]!.thread!;
    assert.deepEqual(thread, { status: { type: 'active' }, metadata: {}, items: { data: [], has_more: false } });
    assert.match(String(created_at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.match(String(id), /^thr_[0-9a-f]{24,}$/);
    const { id: _, created_at: __, ...item } = events[1]!.item!;
    assert.deepEqual(item, {
      thread_id: id,
      type: 'user_message',
      content: [{ type: 'input_text', text: 'Hi' }],
      attachments: [],
      quoted_text: 'before',
      inference_options: {},
    });
  });

  test('hands the context, the tool and the very message to the handler', async () => {
    const seen: unknown[] = [];
    const server = new ScriptedServer({
      *respond(_, said, context) {
        seen.push(said?.inference_options.tool_choice?.id, context);
      },
    });
    const thread = await newThread(server);
    const options = { inference_options: { tool_choice: { id: 'search' } } };
    await eventsOf(server, {
      type: 'threads.add_user_message',
      params: { thread_id: thread, input: input('x', options) },
    });
    assert.equal(seen[1], ANN);
    assert.equal(seen[2], 'search');
  });

  test('takes its ids from the store', async () => {
    const calls: string[] = [];
    const server = new ScriptedServer();
    server.store.generateThreadId = () => (calls.push('thread'), 'thr_custom_1');
    server.store.generateItemId = (kind, thread) => (calls.push(kind), `${kind}_custom_2_${thread.id}`);
    const events = await eventsOf(server, create());
    assert.deepEqual(calls, ['thread', 'message']);
    assert.equal(events[1]?.type === 'thread.item.done' && events[1].item.id, 'message_custom_2_thr_custom_1');
  });
});

describe('a thread that the handler changes', () => {
  for (const [name, change] of Object.entries({
    title: { title: 'New' },
    metadata: { metadata: { k: 'v' } },
    status: { status: { type: 'locked', reason: 'done' } },
    allowed_image_domains: { allowed_image_domains: ['a.example'] },
  })) {
    test(`is stored and sent: ${name}`, async () => {
      const server = new ScriptedServer({
        *respond(thread) {
          Object.assign(thread, change);
        },
      });
      const events = await eventsOf(server, create());
      const last = events.at(-1)!;
      assert.equal(last.type, 'thread.updated');
      const sent = (last as unknown as { thread: Record<string, unknown> }).thread;
      assert.deepEqual(sent[name], name === 'metadata' ? {} : (change as Record<string, unknown>)[name]);
      const stored = (await server.store.loadThread(sent.id as string, ANN)) as unknown as Record<string, unknown>;
      assert.deepEqual(stored[name], (change as Record<string, unknown>)[name]);
      assert.equal('allowed_image_domains' in sent, name === 'allowed_image_domains');
    });
  }

  test('is sent once per change, directly after the event that came with it', async () => {
    const server = new ScriptedServer({
      *respond(thread) {
        yield { type: 'thread.item.done', item: message('a', 'a') };
        thread.title = 'B';
        yield { type: 'thread.item.done', item: message('b', 'b') };
        yield { type: 'thread.item.done', item: message('c', 'c') };
      },
    });
    assert.deepEqual(typesOf(await eventsOf(server, create())).slice(3), [
      'thread.item.done',
      'thread.item.done',
      'thread.updated',
      'thread.item.done',
    ]);
  });

  test('is stored though the handler failed', async () => {
    const server = new ScriptedServer({
      *respond(thread) {
        thread.title = 'T';
        throw new Error('x');
      },
    });
    assert.deepEqual(typesOf(await eventsOf(server, create())).slice(3), ['error', 'thread.updated']);
  });

  test('takes no more messages when locked or closed', async () => {
    for (const type of ['locked', 'closed'] as const) {
      const server = new ScriptedServer({ respond: answering() });
      const thread = await newThread(server);
      await server.store.saveThread(
        { ...(await server.store.loadThread(thread, ANN)), status: { type, reason: 'Over' } },
        ANN,
      );
      const before = (await loadAll(server, thread)).length;
      const events = await eventsOf(server, {
        type: 'threads.add_user_message',
        params: { thread_id: thread, input: input('x') },
      });
      assert.deepEqual(events, [{ type: 'error', code: 'custom', message: 'Over', allow_retry: false }]);
      assert.equal((await loadAll(server, thread)).length, before);
    }
  });
});

describe('a client tool', () => {
  const call: StoredItem = {
    id: 'tc_1',
    thread_id: 'thr_1',
    created_at: '2126-01-01T00:00:00Z',
    type: 'client_tool_call',
    status: 'pending',
    call_id: 'call_1',
    name: 'tool',
    arguments: { a: null },
  };

  test('is called, and its output resumes the answer', async () => {
    const inputs: unknown[] = [];
    const server = new ScriptedServer({
      *respond(_, said) {
        inputs.push(said);
        yield { type: 'thread.item.done', item: inputs.length === 1 ? call : message('Done') };
      },
    });
    const first = await eventsOf(server, create());
    assert.deepEqual(first.at(-1), { type: 'thread.item.done', item: call });
    const thread = (first[0] as unknown as { thread: { id: string } }).thread.id;
    const request = { type: 'threads.add_client_tool_output', params: { thread_id: thread, result: { ok: true } } };
    assert.deepEqual(typesOf(await eventsOf(server, request)), ['stream_options', 'thread.item.done']);
    assert.equal(inputs[1], null);
    const stored = (await server.store.loadItem(thread, 'tc_1', ANN)) as unknown as Record<string, unknown>;
    assert.equal(stored.status, 'completed');
    assert.deepEqual(stored.output, { ok: true });
    const [again] = await eventsOf(server, request);
    assert.equal(again?.type === 'error' && again.code, 'stream.error');
  });
});

describe('structured input', () => {
  const stageQuestions = async () => {
    const server = new ScriptedServer({ respond: answering() });
    const thread = await newThread(server);
    const question = { type: 'multiple_choice', question: '?', options: [{ value: 'a' }, { value: 'b' }] } as const;
    await server.store.addThreadItem(
      thread,
      {
        id: 'si_1',
        thread_id: thread,
        created_at: '2126-01-01T00:00:00Z',
        type: 'structured_input',
        status: 'pending',
        inputs: [
          { ...question, id: 'q1' },
          { ...question, id: 'q2', multiple: true },
        ],
      },
      ANN,
    );
    const answer = (said: object, more: object = {}) =>
      eventsOf(server, {
        type: 'threads.add_structured_input',
        params: { thread_id: thread, item_id: 'si_1', input: { answers: said, ...more } },
      });
    return { server, thread, answer };
  };

  type Answered = { readonly item: { readonly status: string; readonly inputs: { readonly answer: unknown }[] } };
  const answersOf = (event: unknown) => (event as Answered).item.inputs.map(({ answer }) => answer);

  test('takes answers, skips what has none, drops what was not asked and what is too much', async () => {
    const { server, thread, answer } = await stageQuestions();
    const events = await answer({ q1: { values: ['own words', 'b'] }, q9: { values: ['?'] } });
    assert.deepEqual(typesOf(events), ['stream_options', 'thread.item.replaced', 'thread.item.done']);
    assert.deepEqual(answersOf(events[1]), [
      { values: ['own words'], skipped: false },
      { values: [], skipped: true },
    ]);
    const [first] = (events[1] as unknown as Answered).item.inputs;
    assert.deepEqual(Object.keys(first!), ['id', 'question', 'answer', 'type', 'options']);
    const stored = await server.store.loadItem(thread, 'si_1', ANN);
    assert.deepEqual(stored, (events[1] as unknown as { item: unknown }).item);
    const [again] = await answer({});
    assert.equal(again?.type === 'error' && again.message, 'Item si_1 is not pending');
  });

  test('keeps several values where several may be', async () => {
    const { answer } = await stageQuestions();
    const events = await answer({ q2: { values: ['a', 'c'] } });
    assert.deepEqual(answersOf(events[1])[1], { values: ['a', 'c'], skipped: false });
  });

  test('can be skipped as a whole', async () => {
    const { answer } = await stageQuestions();
    const events = await answer({ q1: { values: ['a'] } }, { status: 'skipped' });
    assert.deepEqual(answersOf(events[1])[0], { values: [], skipped: true });
    assert.equal((events[1] as unknown as Answered).item.status, 'skipped');
  });
});

describe('a retry', () => {
  test('forgets what came after the message, and answers anew', async () => {
    const tools: unknown[] = [];
    const server = new ScriptedServer({
      *respond(thread, said) {
        tools.push(said?.inference_options.tool_choice?.id);
        yield* answering()();
        void thread;
      },
    });
    const options = { inference_options: { tool_choice: { id: 't' } } };
    const first = await eventsOf(server, create('one', options));
    const thread = (first[0] as unknown as { thread: { id: string } }).thread.id;
    await eventsOf(server, {
      type: 'threads.add_user_message',
      params: { thread_id: thread, input: input('two', options) },
    });
    const before = await loadAll(server, thread);
    const users = before.filter(({ type }) => type === 'user_message');
    const events = await eventsOf(server, {
      type: 'threads.retry_after_item',
      params: { thread_id: thread, item_id: users[1]!.id },
    });
    assert.deepEqual(typesOf(events), ['stream_options', 'thread.item.done']);
    const after = await loadAll(server, thread);
    assert.equal(after.length, 4);
    assert.deepEqual(tools, ['t', 't', 't']);
    const idsOf = (items: readonly StoredItem[]) => new Set(items.map(({ id }) => id));
    assert.equal([...idsOf(before)].filter((id) => !idsOf(after).has(id)).length, 1);
  });

  test('of what is no message of the user, or not there, is refused', async () => {
    const { server, thread } = await stageWidget({});
    const retry = (id: string) =>
      eventsOf(server, { type: 'threads.retry_after_item', params: { thread_id: thread, item_id: id } });
    const [event] = await retry('wid_1');
    assert.match(event?.type === 'error' ? event.message! : '', /is not a user message/);
    assert.deepEqual(await retry('none'), [{ type: 'error', code: 'not_found', allow_retry: false }]);
  });
});

describe('items', () => {
  test('are removed and replaced as the events say', async () => {
    const server = new ScriptedServer({
      *respond() {
        yield { type: 'thread.item.done', item: message('a', 'a') };
        yield { type: 'thread.item.done', item: widgetItem(TREE, 'w') };
        yield { type: 'thread.item.removed', item_id: 'a' };
        yield { type: 'thread.item.replaced', item: widgetItem({ type: 'Card', children: [] }, 'w') };
      },
    });
    const events = await eventsOf(server, create());
    assert.deepEqual(typesOf(events).slice(3), [
      'thread.item.done',
      'thread.item.done',
      'thread.item.removed',
      'thread.item.replaced',
    ]);
    const items = await loadAll(server, (events[0] as unknown as { thread: { id: string } }).thread.id);
    const kept = items.find(({ id }) => id === 'w');
    assert.deepEqual(kept?.type === 'widget' && kept.widget, { type: 'Card', children: [] });
    assert(!items.some(({ id }) => id === 'a'));
  });

  test('come in pages, without what is hidden', async () => {
    const server = new ScriptedServer();
    const thread = await newThread(server);
    for (let i = 0; i < 25; i++) {
      const created_at = new Date(Date.now() + 1000 * (i + 1)).toISOString();
      await server.store.addThreadItem(thread, { ...message('x', `m${i}`, thread), created_at }, ANN);
      await server.store.addThreadItem(thread, { ...hidden('secret', `h${i}`), created_at }, ANN);
    }
    const list = (more: object) => replyTo(server, { type: 'items.list', params: { thread_id: thread, ...more } });
    const first = await list({});
    assert.equal((first.data as unknown[]).length, 20);
    assert.equal(first.has_more, true);
    assert.equal(first.after, 'm5');
    const second = await list({ after: first.after });
    assert.equal((second.data as unknown[]).length, 6);
    assert.deepEqual([second.has_more, second.after], [false, undefined]);
    const whole = await replyTo(server, { type: 'threads.get_by_id', params: { thread_id: thread } });
    assert.equal((whole.items as { data: unknown[] }).data.length, 20);
    assert.doesNotMatch(JSON.stringify([first, second, whole]), /secret|"h\d/);
  });

  test('have no field that is null', async () => {
    const server = new ScriptedServer({
      *respond() {
        const tree = { type: 'Card', size: null, children: [{ type: 'Text', value: 'a', color: null }] };
        const action = { type: 'Button', onClickAction: { type: 'go', payload: { id: null } } };
        const widget = { ...tree, children: [...tree.children, action] };
        yield { type: 'thread.item.done', item: { ...widgetItem(widget), copy_text: null } as never };
      },
    });
    const last = (await eventsOf(server, create())).at(-1) as unknown as { item: object };
    assert.deepEqual(last.item, {
      ...widgetItem({
        type: 'Card',
        children: [
          { type: 'Text', value: 'a' },
          { type: 'Button', onClickAction: { type: 'go', payload: { id: null } } },
        ],
      }),
    });
  });
});

describe('threads', () => {
  test('are listed newest first, in pages, and only the user’s own', async () => {
    const server = new ScriptedServer();
    for (let i = 0; i < 25; i++) {
      const created_at = new Date(1e12 + 1000 * i).toISOString();
      await server.store.saveThread(
        { id: `t${i}`, created_at, status: { type: 'active' }, metadata: { secret: 1 } },
        ANN,
      );
    }
    const list = (more: object, user = ANN) => replyTo(server, { type: 'threads.list', params: more }, user);
    const first = await list({ limit: 20 });
    assert.deepEqual((first.data as { id: string }[])[0]?.id, 't24');
    assert.deepEqual([(first.data as unknown[]).length, first.has_more, first.after], [20, true, 't5']);
    const second = await list({ limit: 20, after: 't5' });
    assert.deepEqual([(second.data as unknown[]).length, second.has_more, second.after], [5, false, undefined]);
    assert.doesNotMatch(JSON.stringify(first), /secret/);
    assert.deepEqual((await list({}, { user: 'bob' })).data, []);
  });

  test('are renamed and deleted', async () => {
    const server = new ScriptedServer();
    const thread = await newThread(server);
    const named = await replyTo(server, { type: 'threads.update', params: { thread_id: thread, title: 'Named' } });
    assert.equal(named.title, 'Named');
    assert.deepEqual(await replyTo(server, { type: 'threads.delete', params: { thread_id: thread } }), {});
    const gone = await ask(server, { type: 'threads.get_by_id', params: { thread_id: thread } });
    assert.equal(gone.status, 404);
    assert.deepEqual(await gone.json(), { error: { code: 'not_found', message: `Thread ${thread} not found` } });
  });
});

describe('feedback and speech', () => {
  test('reach their handlers with the context', async () => {
    const server = new ScriptedServer();
    const thread = await newThread(server);
    const params = { thread_id: thread, item_ids: ['a', 'b'], kind: 'negative' };
    assert.deepEqual(await replyTo(server, { type: 'items.feedback', params }), {});
    assert.deepEqual(server.feedback, [[thread, ['a', 'b'], 'negative', ANN]]);
    const audio = { audio_base64: btoa('abc'), mime_type: 'audio/webm;codecs=opus' };
    assert.deepEqual(await replyTo(server, { type: 'input.transcribe', params: audio }), { text: 'hello' });
    const data = new Uint8Array([97, 98, 99]);
    assert.deepEqual(server.heard, [[{ data, mimeType: 'audio/webm;codecs=opus', mediaType: 'audio/webm' }, ANN]]);
  });
});

describe('attachments', () => {
  const stageFiles = () => {
    const files = new Map<string, Attachment>();
    const attachmentStore = {
      createAttachment: ({ name, mime_type }: { name: string; mime_type: string }) => {
        const upload_descriptor = { url: 'http://x/y', method: 'PUT' as const, headers: { a: 'b' } };
        const common = { id: 'atc_1', name, mime_type, upload_descriptor, metadata: { secret: 1 } };
        const made: Attachment = mime_type.startsWith('image/')
          ? { ...common, type: 'image', preview_url: 'http://x/p' }
          : { ...common, type: 'file' };
        files.set(made.id, made);
        return Promise.resolve(made);
      },
      deleteAttachment: (id: string) => {
        files.delete(id);
        return Promise.resolve();
      },
    };
    return { files, server: new ScriptedServer({}, { attachmentStore }) };
  };
  const request = (mime_type: string) => ({ type: 'attachments.create', params: { name: 'f', size: 3, mime_type } });

  test('are made, sent without the application’s metadata, and deleted', async () => {
    const { server, files } = stageFiles();
    const file = await replyTo(server, request('text/plain'));
    const upload_descriptor = { url: 'http://x/y', method: 'PUT', headers: { a: 'b' } };
    assert.deepEqual(file, { id: 'atc_1', name: 'f', mime_type: 'text/plain', upload_descriptor, type: 'file' });
    assert.deepEqual((await server.store.loadAttachment('atc_1', ANN)).metadata, { secret: 1 });
    assert.equal((await replyTo(server, request('image/png'))).preview_url, 'http://x/p');
    const events = await eventsOf(server, create('x', { attachments: ['atc_1'] }));
    assert.doesNotMatch(JSON.stringify(events), /secret/);
    const thread = (events[0] as unknown as { thread: { id: string } }).thread.id;
    const sent = await server.store.loadAttachment('atc_1', ANN);
    assert.equal(sent.thread_id, thread);
    assert.deepEqual(Object.keys(sent).slice(3, 5), ['upload_descriptor', 'thread_id']);
    assert.doesNotMatch(
      JSON.stringify(await replyTo(server, { type: 'items.list', params: { thread_id: thread } })),
      /secret/,
    );
    const remove = { type: 'attachments.delete', params: { attachment_id: 'atc_1' } };
    assert.equal((await ask(server, remove, { user: 'bob' })).status, 404);
    assert.deepEqual(await replyTo(server, remove), {});
    assert.equal(files.size, 0);
    assert.deepEqual(typesOf(await eventsOf(server, create('x', { attachments: ['atc_1'] }))), ['error']);
  });

  test('are refused where there is no place for them', async () => {
    const server = new ScriptedServer();
    assert.equal((await ask(server, request('text/plain'))).status, 501);
    assert.equal((await ask(server, { type: 'attachments.delete', params: { attachment_id: 'a' } })).status, 501);
  });
});

describe('a failure', () => {
  const failing = (error: unknown) =>
    new ScriptedServer({
      *respond() {
        yield { type: 'thread.item.added', item: message('Hello, ') };
        throw error;
      },
    });

  test('tells the client nothing that was not meant for it, and keeps the words that there were', async () => {
    const server = failing(new Error('password is 1234'));
    const events = await eventsOf(server, create());
    assert.deepEqual(events.at(-1), { type: 'error', code: 'stream.error', allow_retry: true });
    const items = await loadAll(server, (events[0] as unknown as { thread: { id: string } }).thread.id);
    assert.deepEqual(items.map(({ type }) => type).sort(), ['assistant_message', 'user_message']);
    assert.match(JSON.stringify(server.lines.map(({ detail }) => String(detail))), /1234/);
  });

  test('says what its handler wants it to say', async () => {
    const last = async (error: unknown) => (await eventsOf(failing(error), create())).at(-1);
    assert.deepEqual(await last(new CustomStreamError('No', { allowRetry: true })), {
      type: 'error',
      code: 'custom',
      message: 'No',
      allow_retry: true,
    });
    assert.deepEqual(await last(new StreamError('rate_limit')), {
      type: 'error',
      code: 'rate_limit',
      allow_retry: false,
    });
  });

  test('of the store is an event too', async () => {
    const store = newStore();
    store.loadThread = () => Promise.reject(new Error('disk on fire'));
    const server = new ScriptedServer({}, {}, store);
    const request = { type: 'threads.add_user_message', params: { thread_id: 't', input: input('x') } };
    assert.deepEqual(await eventsOf(server, request), [{ type: 'error', code: 'stream.error', allow_retry: true }]);
    const reply = await ask(server, { type: 'threads.get_by_id', params: { thread_id: 't' } });
    assert.equal(reply.status, 500);
    assert.doesNotMatch(await reply.text(), /fire/);
  });
});
