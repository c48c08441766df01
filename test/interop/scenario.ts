import type { Json, JsonObject } from './script.js';

/** One thing that a client does; ids go by the names that they first appeared under, such as `msg#2`. */
export type Step = { readonly name: string } & (
  | { readonly ask: Json }
  /** Leaves as soon as the answer says something. */
  | { readonly ask: Json; readonly leaveAt: string }
  /** Looks at what is kept of a thread. */
  | { readonly kept: string }
);

/** What a user says; the text is the name of the script that answers. */
const said = (text: string, fields: JsonObject = {}): JsonObject => ({
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
  ...fields,
});

const ask = (name: string, type: string, params: JsonObject): Step => ({ name, ask: { type, params } });

const create = (text: string, fields?: JsonObject, name = text): Step =>
  ask(name, 'threads.create', { input: said(text, fields) });

const add = (text: string, fields?: JsonObject, name = text): Step =>
  ask(name, 'threads.add_user_message', { thread_id: 'thr#1', input: said(text, fields) });

/** Presses a button of the widget that stands in the thread. */
const act = (type: string, payload: Json = null, fields: JsonObject = { item_id: 'msg#2' }, name = type): Step =>
  ask(name, 'threads.custom_action', { thread_id: 'thr#1', action: { type, payload }, ...fields });

const actOnce = (type: string, fields: JsonObject = { item_id: 'msg#2' }, name = type): Step =>
  ask(name, 'threads.sync_custom_action', { thread_id: 'thr#1', action: { type, payload: null }, ...fields });

const items = (name: string, fields: JsonObject = {}, thread_id = 'thr#1'): Step =>
  ask(name, 'items.list', { thread_id, order: 'asc', ...fields });

const kept = (name: string, thread = 'thr#1'): Step => ({ name, kept: thread });

const answers = (name: string, item_id: string, input: JsonObject): Step =>
  ask(name, 'threads.add_structured_input', { thread_id: 'thr#1', item_id, input });

/** What clients do, by the name of the user who does it: each has a server to itself. */
export const SCENARIO: Readonly<Record<string, readonly Step[]>> = {
  'every event': [
    ...['words', 'work', 'image', 'effects', 'changes', 'hidden', 'silence'].map((name) => create(name)),
    kept('what is kept of hidden items', 'thr#6'),
    items('hidden items are not listed', {}, 'thr#6'),
    items('hidden items fill no page', { limit: 2 }, 'thr#6'),
    create('defaults'),
    create('nulls'),
    create('card with nulls'),
    create('leaks'),
    items('what was hidden later', {}, 'thr#11'),
  ],
  'what a user says': [
    ask('text, tags and wishes', 'threads.create', {
      input: {
        content: [
          { type: 'input_text', text: 'silence' },
          { type: 'input_tag', id: 't1', text: 'Lisbon', data: { code: 'LIS', none: null }, group: 'Cities' },
        ],
        attachments: [],
        quoted_text: 'before',
        inference_options: { tool_choice: { id: 'search' }, model: 'small' },
      },
    }),
    add('words', { quoted_text: 'again' }),
    items('is listed'),
    ask('with fields that nobody knows', 'threads.add_user_message', {
      thread_id: 'thr#1',
      input: said('silence', { unknown: true }),
      more: 1,
    }),
  ],
  threads: [
    create('thread'),
    ask('is got', 'threads.get_by_id', { thread_id: 'thr#1' }),
    kept('what is kept'),
    create('silence'),
    create('lock'),
    ask('are listed', 'threads.list', {}),
    ask('a page', 'threads.list', { limit: 2, order: 'asc' }),
    ask('the next page', 'threads.list', { limit: 2, order: 'asc', after: 'thr#2' }),
    ask('is renamed', 'threads.update', { thread_id: 'thr#2', title: 'Another' }),
    ask('is deleted', 'threads.delete', { thread_id: 'thr#2' }),
    ask('is deleted again', 'threads.delete', { thread_id: 'thr#2' }),
    ask('one less is listed', 'threads.list', {}),
    ask('is gone', 'threads.get_by_id', { thread_id: 'thr#2' }),
    ask('items of none', 'items.list', { thread_id: 'thr#2' }),
    ask('no page', 'threads.list', { limit: 0 }),
  ],
  'a closed thread': [
    create('thread'),
    act('app', null, {}),
    add('silence'),
    kept('what is kept'),
    act('open', null, {}),
  ],
  items: [
    create('changes'),
    ...Array.from({ length: 7 }, (_, i) => add('words', {}, `words ${i}`)),
    items('the first page'),
    items('the second', { after: 'msg#21' }),
    items('the last three', { order: 'desc', limit: 3 }),
    ask('the thread has the first page', 'threads.get_by_id', { thread_id: 'thr#1' }),
    ask('are liked', 'items.feedback', { thread_id: 'thr#1', item_ids: ['msg#2', 'msg#3'], kind: 'positive' }),
    ask('is not', 'items.feedback', { thread_id: 'thr#1', item_ids: ['msg#2'], kind: 'negative' }),
    kept('what is kept'),
    ask('of no thread are liked', 'items.feedback', { thread_id: 'thr_none', item_ids: [], kind: 'positive' }),
  ],
  attachments: [
    ask('a file', 'attachments.create', { name: 'notes.txt', size: 12, mime_type: 'text/plain' }),
    ask('a picture', 'attachments.create', { name: 'sun.png', size: 3400, mime_type: 'image/png' }),
    create('silence', { attachments: ['atc#1', 'atc#2'] }, 'are sent'),
    items('are listed'),
    kept('are kept'),
    ask('is deleted', 'attachments.delete', { attachment_id: 'atc#2' }),
    ask('is deleted again', 'attachments.delete', { attachment_id: 'atc#2' }),
    add('silence', { attachments: ['atc#2'] }, 'is sent though it is gone'),
    create('words', { attachments: ['atc_none'] }, 'is sent though it never was'),
    kept('what was asked'),
  ],
  speech: [
    ask('is heard', 'input.transcribe', { audio_base64: 'AAEC/w==', mime_type: 'audio/webm;codecs=opus' }),
    create('silence'),
    kept('what was heard'),
  ],
  'client tools': [
    create('tool'),
    ask('the output', 'threads.add_client_tool_output', {
      thread_id: 'thr#1',
      result: { at: [38.7, -9.1], none: null },
    }),
    items('is listed'),
    kept('is kept'),
    ask('nothing waits', 'threads.add_client_tool_output', { thread_id: 'thr#1', result: 'late' }),
  ],
  'structured input': [
    create('questions'),
    answers('the answers', 'msg#2', {
      status: 'answered',
      answers: {
        size: { values: ['L', 'S'], skipped: false },
        topping: { values: ['ham', 'of my own'] },
        name: { values: ['Ann'], skipped: true },
        unknown: { values: ['x'] },
      },
    }),
    items('are listed'),
    answers('are given again', 'msg#2', {}),
    answers('to what asks nothing', 'msg#1', {}),
    add('questions', {}, 'other questions'),
    answers('are skipped', 'msg#5', { status: 'skipped', answers: { size: { values: ['S'] } } }),
  ],
  retries: [
    create('words'),
    add('words', { inference_options: { tool_choice: { id: 'search' } } }, 'other words'),
    ask('the second message', 'threads.retry_after_item', { thread_id: 'thr#1', item_id: 'msg#4' }),
    items('has one answer'),
    ask('an answer', 'threads.retry_after_item', { thread_id: 'thr#1', item_id: 'msg#2' }),
    ask('nothing that is there', 'threads.retry_after_item', { thread_id: 'thr#1', item_id: 'msg_none' }),
    items('nothing is lost'),
  ],
  failures: [
    ...['refusal', 'refusal for now', 'code', 'code for good', 'fault', 'half'].map((name) => create(name)),
    kept('what is kept of half an answer', 'thr#6'),
  ],
  'a client that leaves': [
    { name: 'leaves', ask: { type: 'threads.create', params: { input: said('slow') } }, leaveAt: 'Waiting' },
    kept('what is kept'),
    items('what is listed'),
  ],
  'widgets that grow': [
    ...['bare', 'typed', 'typed to the end', 'appended', 'markdown', 'rewritten', 'same', 'other roots'].map((name) =>
      create(name),
    ),
    ...['nameless', 'moving', 'one of many', 'bare action', 'other order'].map((name) => create(name)),
  ],
  actions: [
    create('desk'),
    act('echo', { id: 7, todo: { title: 'Buy “milk”' } }),
    act('swap'),
    act('replace'),
    items('is replaced'),
    act('fail'),
    act('break'),
    act('app', { by: 'the application', none: null }, {}),
    kept('what was asked'),
    act('app', { constructor: 1, prototype: 2, other: 3 }, {}, 'with names that objects have'),
    act('app', null, { item_id: 'msg#1' }, 'on a message'),
    act('app', null, { item_id: 'msg_none' }, 'on nothing'),
    ask('in no thread', 'threads.custom_action', { thread_id: 'thr_none', action: { type: 'app', payload: null } }),
  ],
  'actions that change a stored widget': [
    create('desk'),
    act('swap'),
    items('is changed'),
    act('echo', { id: 7 }),
    items('is changed again'),
  ],
  'sync actions': [
    create('desk'),
    actOnce('keep'),
    items('is stored'),
    actOnce('keep nothing'),
    actOnce('keep failing'),
    actOnce('keep refusing'),
    actOnce('keep', { item_id: 'msg#1' }, 'on a message'),
    actOnce('keep nothing', {}, 'of the application'),
    actOnce('keep a title'),
    kept('what was asked'),
  ],
  'a sync action with a secret': [create('silence'), actOnce('keep a secret', {}), kept('is kept')],
  'actions that nobody offers': [create('desk'), act('app'), act('echo', { id: 8 })],
  'offers with nulls': [create('offers'), act('app', { of: null, list: [1, null] })],
  'requests that are none': [
    { name: 'no object', ask: 7 },
    ask('no operation', 'threads.destroy', {}),
    ask('no thread', 'threads.get_by_id', {}),
    ask('no such order', 'threads.list', { order: 'up' }),
    ask('no speech', 'input.transcribe', { audio_base64: '?', mime_type: 'audio/ogg' }),
    ask('no content', 'threads.create', { input: { attachments: [], inference_options: {} } }),
  ],
  'the same request twice': [
    create('silence'),
    {
      name: 'once',
      ask: {
        type: 'threads.add_user_message',
        params: { thread_id: 'thr#1', input: said('silence') },
        metadata: { idempotency_key: 'a' },
      },
    },
    {
      name: 'twice',
      ask: {
        type: 'threads.add_user_message',
        params: { thread_id: 'thr#1', input: said('silence') },
        metadata: { idempotency_key: 'a' },
      },
    },
    items('are listed'),
  ],
};
