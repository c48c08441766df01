import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { GALLERY } from '../../demo/page/list.js';
import { createDemoServer, listen } from '../../demo/server.js';
import { WidgetTemplate } from '../../src/template/widget-template.js';

const WIDGETS = new URL('../../demo/widgets/', import.meta.url);

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

interface Action {
  type: string;
  payload?: unknown;
  handler?: string;
  streaming?: boolean;
}

interface Json {
  [name: string]: unknown;
}

const files = readdirSync(WIDGETS).filter((name) => name.endsWith('.widget'));

const read = (name: string): Json => JSON.parse(readFileSync(new URL(name, WIDGETS), 'utf8')) as Json;

const BINDINGS = ['onClickAction', 'onSubmitAction', 'onChangeAction', 'action'];

/** Every action that a tree can fire. */
const actionsOf = (value: unknown): Action[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner && BINDINGS.includes(name) ? [inner as Action] : actionsOf(inner),
  );
};

/** What the forms of the demo take, by the action that sends it. */
const ANSWERS: Record<string, Record<string, Json>> = {
  'new-task.add': {
    task: { title: 'Ask Noor for the numbers', body: 'Those of May.', assignee: 'kenji', due: '2027-01-28' },
  },
  'event.book': {
    event: {
      name: 'Letter press day',
      start: '2027-05-20',
      end: '2027-05-22',
      room: 'hall',
      guests: 64,
      phone: '+351 912 000 000',
      mail: 'ada@example.com',
      page: 'https://example.com/press',
      notes: 'Ink.\nLots of it.',
      invite: false,
    },
  },
  'purchase.order': {
    order: { place: 'Back door', bags: '4', rhythm: 'month', grind: 'filter', start: '2027-01-15' },
  },
  'feedback.send': {
    feedback: { rating: 'lovely', stop: 'opera', comment: 'Thank you!', reply: true, mail: 'ada@example.com' },
  },
};

const FORMS = Object.keys(ANSWERS);

/** What a form has to be told before it takes all of that. */
const OPENINGS: Record<string, Action> = {
  'feedback.send': { type: 'feedback.reply', payload: { feedback: { reply: true } } },
};

/** How an action is sent: as it is, and where it sends a form, with everything filled in. */
const stepsOf = (action: Action): Action[] => {
  const { [action.type]: opening } = OPENINGS;
  const { [action.type]: payload } = ANSWERS;
  return [action, ...(opening ? [opening] : []), ...(payload ? [{ ...action, payload }] : [])];
};

const widgetOf = (event: Json | undefined): Json =>
  ((event?.item as Json | undefined)?.widget ?? (event?.update as Json | undefined)?.widget) as Json;

/** Every node of a tree. */
const nodesOf = (value: unknown): Json[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesOf);
  return 'type' in value && !Array.isArray(value) ? [value, ...inner] : inner;
};

/** What is wrong with a form, by the names of the fields: said at them by the host, or by the widget itself. */
const complaintsIn = (event: Json | undefined): Json => {
  const { errors } = (event?.data ?? {}) as Json;
  return (errors as Json | undefined) ?? complaintsOf(widgetOf(event));
};

/** What a form says is wrong: by the names of the fields that the words stand below. */
const complaintsOf = (widget: Json): Json => {
  const said: Json = {};
  let field = '';
  for (const { type, id, name, editable, color, value } of nodesOf(widget)) {
    field = String(name ?? (editable as Json | undefined)?.name ?? id ?? field);
    if (type === 'Caption' && color === 'danger') said[field] = value;
  }
  return said;
};

/** What the fields of a form start from. */
const startsOf = (widget: Json): Json =>
  Object.fromEntries(
    nodesOf(widget).flatMap(({ name, editable, value, defaultValue, defaultChecked }) => {
      const field = name ?? (editable as Json | undefined)?.name;
      return field ? [[field, defaultChecked ?? defaultValue ?? value ?? null]] : [];
    }),
  );

const FIELDS: Record<string, string[]> = {
  stream_options: ['stream_options'],
  'thread.item.updated': ['item_id', 'update'],
  'thread.item.replaced': ['item'],
  progress_update: ['text'],
  client_effect: ['name', 'data'],
  notice: ['level', 'message'],
  error: ['code', 'allow_retry'],
};

const assertItem = (item: unknown, id: string): void => {
  const { type, id: itemId, thread_id, created_at, widget } = item as Json;
  assert.deepEqual({ type, itemId }, { type: 'widget', itemId: id });
  assert.match(String(thread_id), /^demo~/);
  assert.match(String(created_at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/);
  assert.equal(typeof (widget as Json).type, 'string');
};

const assertLegal = (event: Json, id: string): void => {
  const fields = FIELDS[String(event.type)];
  assert(fields, `no event is called ${String(event.type)}`);
  for (const field of fields) assert(event[field] !== undefined, `${String(event.type)} lacks ${field}`);
  if (event.item) assertItem(event.item, id);
  if (event.update) {
    assert.equal(event.item_id, id);
    const { type, widget, component, component_id, delta, done } = event.update as Json;
    if (type === 'widget.root.updated') assert.equal(typeof (widget as Json).type, 'string');
    else if (type === 'widget.component.updated') assert.equal((component as Json).id, component_id);
    else
      assert.deepEqual([type, typeof delta, typeof done], ['widget.streaming_text.value_delta', 'string', 'boolean']);
  }
};

describe('the widgets of the demo', () => {
  test('the page shows every one of them', () => {
    const shown = [...GALLERY.map(([id]) => id), 'loading-states'].map((id) => `${id}.widget`);
    assert.deepEqual(shown.sort(), files.sort());
    assert(files.length >= 12);
  });

  for (const name of files) {
    test(`${name} is whole: preview, sample, schema, encoded source`, async () => {
      const file = read(name);
      assert.deepEqual(Object.keys(file), [
        'version',
        'name',
        'template',
        'jsonSchema',
        'outputJsonPreview',
        'encodedWidget',
      ]);
      const template = WidgetTemplate.from(file, { mode: 'strict' });
      assert.deepEqual(template.build(template.sample), file.outputJsonPreview);
      assert.deepEqual(await template.validate(template.sample), []);
      assert.notDeepEqual(await template.validate({}), []);
      const encoded = JSON.parse(Buffer.from(String(file.encodedWidget), 'base64url').toString()) as Json;
      assert.equal(encoded.name, file.name);
      assert.deepEqual(encoded.jsonSchema, file.jsonSchema);
    });
  }

  test('the files are what their sources make', () => {
    const { status, stdout } = spawnSync(process.execPath, ['demo/tools/make-widgets.js', '--check'], {
      cwd: new URL('../../', import.meta.url),
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
  });
});

/** A server of the demo that keeps everything in a file, and what pages ask it. */
class Demo {
  readonly #server: Server;
  readonly origin: string;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${port}`;
  }

  static async start(file: string, pace = 0): Promise<Demo> {
    const server = createDemoServer({ pace, file, log: () => {} });
    return new Demo(server, await listen(server, 0));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.origin}/chatkit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  act({ type, payload, streaming }: Action, id: string, thread: string): Promise<Response> {
    return this.post({
      type: streaming === false ? 'threads.sync_custom_action' : 'threads.custom_action',
      params: { thread_id: thread, item_id: id, action: { type, payload } },
    });
  }

  /** Sends an action of a widget; the answer is the events, or the one that a reply comes to. */
  async send(action: Action, id: string, thread: string): Promise<Json[]> {
    const response = await this.act(action, id, thread);
    if (action.type === 'invoice.bank') {
      assert.equal(response.status, 500);
      return [];
    }
    if (action.streaming === false) {
      const { updated_item: item } = (await response.json()) as Json;
      assertItem(item, id);
      return [{ type: 'thread.item.replaced', item }];
    }
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const text = await response.text();
    assert.match(text, /^(?:data: \{.*\}\n\n)+$/);
    const events = text
      .trim()
      .split('\n\n')
      .map((frame) => JSON.parse(frame.slice(6)) as Json);
    if (events.length > 1) assert.equal(events[0]?.type, 'stream_options');
    for (const event of events) assertLegal(event, id);
    return events;
  }

  /** The widgets of a thread, by the ids of their items. */
  async widgets(thread: string): Promise<Json> {
    const response = await this.post({ type: 'items.list', params: { thread_id: thread, limit: 200 } });
    const { data } = (await response.json()) as { data: readonly Json[] };
    return Object.fromEntries(data.map(({ id, widget }) => [id, widget]));
  }
}

let count = 0;

const newThread = (): string => `demo~t${++count}`;

const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-demo-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the server of the demo', () => {
  let demo: Demo;
  let origin = '';

  before(async () => {
    demo = await Demo.start(join(folder, 'demo.db'));
    origin = demo.origin;
  });

  after(() => demo.stop());

  const post = (body: unknown, headers?: Record<string, string>) => demo.post(body, headers);

  /** Sends an action of a widget, in a thread of the test's own. */
  const send = (action: Action, place: string): Promise<Json[]> => {
    const [id, word = 'one'] = place.split('~');
    return demo.send(action, id!, `demo~${word.replaceAll('-', '')}`);
  };

  for (const name of files) {
    test(`every action of ${name} has an answer`, async () => {
      const seen = new Set<string>();
      const id = name.replace('.widget', '');
      const server = (actions: Action[]) => actions.filter(({ handler }) => handler !== 'client');
      let open = server(actionsOf(read(name).outputJsonPreview)).map((action) => [action]);
      for (let way = open.pop(); way; way = open.pop()) {
        const action = way.at(-1)!;
        if (seen.has(JSON.stringify(action))) continue;
        seen.add(JSON.stringify(action));
        const thread = newThread();
        const before = way.slice(0, -1);
        for (const step of before) await demo.send(step, id, thread);
        for (const step of stepsOf(action)) {
          before.push(step);
          for (const event of await demo.send(step, id, thread)) {
            assert(event.code === undefined || event.code === 'custom', `nobody answers ${action.type}`);
            const next = server(actionsOf(widgetOf(event)));
            open = [...open, ...next.map((action) => [...before, action])];
          }
        }
      }
      assert.equal(
        seen.size > 0,
        actionsOf(read(name).outputJsonPreview).some(({ handler }) => handler !== 'client'),
      );
    });
  }

  test('a choice shows in the widget that comes back', async () => {
    const events = await send({ type: 'flight.choose', payload: { id: 'tg871' } }, 'flight-choice~one');
    const { widget } = events.at(-1)?.update as { widget: Json };
    assert.deepEqual(widget.confirm, { label: 'Hold this seat', action: { type: 'flight.hold' } });
  });

  test('a text comes piece by piece and ends as the item has it', async () => {
    const events = await send({ type: 'summary.write' }, 'summary~one');
    const deltas = events.map(({ update }) => update as Json | undefined).filter((update) => update?.delta);
    assert.deepEqual(
      deltas.map((update) => update?.done),
      deltas.map((_, i) => i === deltas.length - 1),
    );
    const text = deltas.map((update) => update?.delta).join('');
    assert(JSON.stringify(events.at(-1)?.item).includes(JSON.stringify(text)));
  });

  test('the card fails once, the bank always', async () => {
    const pay = () => send({ type: 'invoice.card' }, 'invoice~one');
    assert.equal((await pay()).at(-1)?.type, 'error');
    assert.equal((await pay()).at(-1)?.type, 'thread.item.replaced');
    await send({ type: 'invoice.bank', streaming: false }, 'invoice~two');
  });

  const itemOf = (type: string, word: string) => `${type.split('.')[0]}~${word}`;

  for (const type of FORMS) {
    const payload = ANSWERS[type]!;
    const [name, values] = Object.entries(payload)[0]!;

    test(`${type} shows what it was sent, and lets the user start again`, async () => {
      let last: Json | undefined;
      for (const step of stepsOf({ type }).slice(1)) last = (await send(step, itemOf(type, 'right'))).at(-1);
      assert.equal(last?.type, 'thread.item.replaced');
      const widget = widgetOf(last);
      assert.deepEqual([complaintsOf(widget), startsOf(widget)], [{}, {}]);
      const shown = JSON.stringify(widget);
      for (const value of Object.values(values)) {
        if (typeof value === 'string' && /[A-Z@+]/.test(value))
          assert(shown.includes(JSON.stringify(value).slice(1, -1)));
      }
      const again = await send(actionsOf(widget)[0]!, itemOf(type, 'right'));
      assert.deepEqual(
        actionsOf(widgetOf(again.at(-1))).filter((action) => FORMS.includes(action.type)),
        [{ type }],
      );
    });

    test(`${type} believes nothing that it is sent`, async () => {
      const long = 'x'.repeat(5000);
      const kinds: unknown[] = [
        null,
        7,
        1e300,
        true,
        '',
        '  ',
        long,
        [],
        {},
        ['x'],
        { toString: 'x' },
        '<b>',
        '\ud800',
        '9999-99-99',
      ];
      const parts = kinds.map((kind) => Object.fromEntries(Object.keys(values).map((field) => [field, kind])));
      const payloads = [...kinds, ...[...kinds, ...parts].map((part) => ({ [name]: part }))];
      let read = 0;
      for (const payload of payloads) {
        if (OPENINGS[type]) await send(OPENINGS[type], itemOf(type, 'hostile'));
        const last = (await send({ type, payload }, itemOf(type, 'hostile'))).at(-1);
        if (last?.code === 'forbidden') continue;
        read++;
        assert.notDeepEqual(complaintsIn(last), {}, JSON.stringify(payload).slice(0, 99));
        assert.doesNotMatch(JSON.stringify(last), /x{601}/);
      }
      assert(read >= parts.length, `${read} of ${payloads.length} were read`);
      if (OPENINGS[type]) await send(OPENINGS[type], itemOf(type, 'hostile'));
      const right = await send({ type, payload }, itemOf(type, 'hostile'));
      assert.equal(right.at(-1)?.type, 'thread.item.replaced');
    });
  }

  /** What the forms object to; one without a status leaves it to the host to say so. */
  const WRONG: [type: string, change: Json, complaints: Json, status?: string][] = [
    [
      'new-task.add',
      { title: 'tag AND publish', due: '2027-02-01' },
      {
        'task.title': 'This task is in the list already.',
        'task.due': 'The release is on 29 January: this would be too late.',
      },
    ],
    ['new-task.add', { assignee: 'amara' }, { 'task.assignee': 'Nobody who is here goes by that name.' }],
    ['new-task.add', { title: 'x'.repeat(61) }, { 'task.title': 'No more than 60 characters, please.' }],
    ['new-task.add', { due: '2026-11-31' }, { 'task.due': 'This is no day.' }],
    [
      'event.book',
      { end: '2027-05-10', guests: 81 },
      { 'event.end': 'It ends before it starts.', 'event.guests': 'No more than 80 in there.' },
      '2 answers need another look',
    ],
    [
      'event.book',
      { start: '2027-05-18', end: '2027-05-20', guests: 1.5 },
      { 'event.end': 'The house is taken on 19 May.', 'event.guests': 'Whole people, please.' },
      '2 answers need another look',
    ],
    [
      'event.book',
      {
        start: '2027-05-20',
        end: '2027-05-25',
        room: 'attic',
        phone: 'soon',
        mail: 'ada',
        page: 'javascript:alert(1)',
      },
      {
        'event.end': 'Three nights at the most.',
        'event.room': 'Choose one of the rooms.',
        'event.phone': 'This is no phone number.',
        'event.mail': 'Where can we write to?',
        'event.page': 'This is no address of a page.',
      },
      '5 answers need another look',
    ],
    [
      'purchase.order',
      { bags: '6', rhythm: 'week', start: '2027-01-17' },
      {
        'order.start': 'Nothing leaves on Sundays and Mondays.',
        total: '€736.00 over the budget of €200',
      },
      'Over the budget: nothing is ordered yet',
    ],
    [
      'purchase.order',
      { bags: '5', grind: 'dust' },
      { 'order.bags': 'There is no such bag.', 'order.grind': 'We cannot grind like that.' },
      '2 answers need another look',
    ],
    [
      'feedback.send',
      { rating: 'rough', comment: 'Bad!', mail: 'ada@example', stop: 'nowhere' },
      {
        'feedback.stop': 'No tram stops there.',
        'feedback.comment': 'What went wrong? A few words help us mend it.',
        'feedback.mail': 'Where can we write to?',
      },
      '3 answers need another look',
    ],
  ];

  for (const [i, [type, change, complaints, status]] of WRONG.entries()) {
    test(`${type} says what is wrong with ${Object.keys(change).join(', ')}, and keeps the rest`, async () => {
      const [name, values] = Object.entries(ANSWERS[type]!)[0]!;
      if (OPENINGS[type]) await send(OPENINGS[type], itemOf(type, `wrong-${i}`));
      const events = await send({ type, payload: { [name]: { ...values, ...change } } }, itemOf(type, `wrong-${i}`));
      const last = events.at(-1);
      assert.deepEqual(complaintsIn(last), complaints);
      assert.equal(events.length, 2);
      if (status === undefined) {
        assert.deepEqual([last?.type, last?.name], ['client_effect', 'ck-widgets.field-errors']);
        return;
      }
      assert.equal((last?.update as Json).type, 'widget.root.updated');
      const widget = widgetOf(last);
      assert.equal((widget.status as Json).text, status);
      const starts = startsOf(widget);
      for (const [field, value] of Object.entries(values)) {
        if (!(field in change))
          assert.equal(starts[`${name}.${field}`], typeof value === 'number' ? `${value}` : value);
      }
    });
  }

  test('the total alone is sent while the order is written, and the order keeps the rest', async () => {
    const order = { place: 'Attic', bags: '1', rhythm: 'week', grind: 'espresso', start: '2027-01-13' };
    const price = (change: Json) =>
      send({ type: 'purchase.price', payload: { order: { ...order, ...change } } }, 'purchase~price');
    const [, { update }] = (await price({})) as [Json, { update: Json }];
    assert.deepEqual([update.type, update.component_id], ['widget.component.updated', 'total']);
    assert(JSON.stringify(update.component).includes('"€156.00"'));
    assert(JSON.stringify((await price({ bags: '2' })).at(-1)).includes('€112.00 over the budget'));
    assert(JSON.stringify((await price({ bags: 'all' })).at(-1)).includes('"€312.00"'));
    const declined = await send({ type: 'purchase.decline', payload: { order } }, 'purchase~price');
    assert.equal(declined.at(-1)?.type, 'thread.item.replaced');
    assert.equal((await price({})).at(-1)?.code, 'forbidden');
    const again = await send({ type: 'purchase.change' }, 'purchase~price');
    assert(JSON.stringify(again.at(-1)).includes('"€156.00"'));
    assert.deepEqual(
      startsOf(widgetOf(again.at(-1))),
      Object.fromEntries(Object.entries(order).map(([field, value]) => [`order.${field}`, value])),
    );
  });

  test('the address is asked for while an answer is wanted, and what was written stays', async () => {
    const reply = async (reply: boolean, more: Json) =>
      startsOf(
        widgetOf(
          (
            await send(
              { type: 'feedback.reply', payload: { feedback: { comment: 'Hm', reply, ...more } } },
              'feedback~reply',
            )
          ).at(-1),
        ),
      );
    assert.equal((await reply(true, {}))['feedback.mail'], '');
    const without = await reply(false, { mail: 'ada@example.com' });
    assert.deepEqual([without['feedback.comment'], 'feedback.mail' in without], ['Hm', false]);
    assert.equal((await reply(true, {}))['feedback.mail'], 'ada@example.com');
  });

  test('a task that was added is in the list', async () => {
    const add = () => send({ type: 'new-task.add', payload: ANSWERS['new-task.add'] }, 'new-task~twice');
    await add();
    const again = await send({ type: 'new-task.again' }, 'new-task~twice');
    assert.equal(startsOf(widgetOf(again.at(-1)))['task.title'], '');
    assert.equal(complaintsIn((await add()).at(-1))['task.title'], 'This task is in the list already.');
  });

  test('an unknown item or action ends in one error', async () => {
    for (const [type, id, code] of [
      ['flight.choose', 'nothing', 'not_found'],
      ['flight.choose', '../package', 'not_found'],
      ['flight.hold', 'flight-choice', 'forbidden'],
      ['constructor', 'flight-choice', 'forbidden'],
    ] as const) {
      const [error, ...more] = await demo.send({ type }, id, newThread());
      assert.deepEqual([error, more], [{ type: 'error', code, allow_retry: false }, []]);
    }
    assert.equal((await demo.send({ type: 'flight.choose' }, 'flight-choice', 'x'))[0]?.code, 'not_found');
  });

  test('bodies that are no requests are refused', async () => {
    const action = { type: 'flight.choose' };
    assert.equal((await post('{')).status, 400);
    assert.equal((await post('null')).status, 400);
    assert.equal((await post({ type: 'threads.delete', params: { action } })).status, 400);
    assert.equal((await post({ type: 'threads.custom_action', params: {} })).status, 400);
    assert.equal((await post(`"${'x'.repeat(1_000_000)}"`)).status, 413);
    assert.equal((await post({}, { 'content-type': 'text/plain' })).status, 415);
    assert.equal((await post({}, { origin: 'https://example.com' })).status, 403);
    assert.equal((await fetch(`${origin}/demo/`, { method: 'DELETE' })).status, 405);
  });

  test('pages come with the strict policy and their types', async () => {
    const types: Record<string, string> = {
      '/demo/': 'text/html; charset=utf-8',
      '/demo/demo.js': 'text/javascript; charset=utf-8',
      '/demo/demo.css': 'text/css; charset=utf-8',
      '/demo/widgets/weather.widget': 'application/json; charset=utf-8',
      '/demo/images/sun.svg': 'image/svg+xml',
    };
    for (const [path, type] of Object.entries(types)) {
      const response = await fetch(origin + path);
      assert.equal(response.status, 200, path);
      assert.equal(response.headers.get('content-type'), type);
      assert.equal(response.headers.get('content-security-policy'), POLICY);
      await response.body?.cancel();
    }
    const head = await fetch(`${origin}/demo/`, { method: 'HEAD' });
    assert(Number(head.headers.get('content-length')) > 0);
    assert.equal((await fetch(origin)).url, `${origin}/demo/`);
  });

  /** What the server answers to a request line as it is, which `fetch` would tidy. */
  const ask = (path: string, host = '127.0.0.1'): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(new URL(origin).port), '127.0.0.1');
      socket.setEncoding('utf8').on('error', reject);
      socket.on('data', (text: string) => (answer += text)).on('end', () => resolve(answer.split('\r\n')[0] ?? ''));
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });

  test('nothing outside of the two folders is served', async () => {
    for (const path of [
      '/package.json',
      '/demo/../package.json',
      '/demo/%2e%2e/package.json',
      '/demo/..%2fpackage.json',
      '/demo/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/demo//etc/passwd',
      '/demo/..\\package.json',
      '/demo/.env',
      '/dist/%00',
      '/demo/%',
      '/demo/widgets',
      '/src/index.ts',
    ]) {
      assert.match(await ask(path), /^HTTP\/1.1 404 /, path);
    }
  });

  test('only this machine is answered, by its own name', async () => {
    assert.match(await ask('/demo/', 'rebound.example.com'), /^HTTP\/1.1 403 /);
    assert.match(await ask('/demo/', 'localhost:8000'), /^HTTP\/1.1 200 /);
  });

  test('a busy port is stepped over', async () => {
    const taken = Number(new URL(origin).port);
    const other = createDemoServer({ file: join(folder, 'other.db') });
    const port = await listen(other, taken);
    assert(port > taken);
    other.close();
  });
});

describe('what the demo was told outlives a restart of its server', () => {
  const file = join(folder, 'restart.db');
  const thread = 'demo~restart';
  const add = { type: 'new-task.add', payload: ANSWERS['new-task.add'] };

  test('what widgets show, what they offer and what they know', async () => {
    const first = await Demo.start(file);
    await first.send({ type: 'flight.choose', payload: { id: 'tg871' } }, 'flight-choice', thread);
    await first.send({ type: 'notify.set', payload: { state: 'on' }, streaming: false }, 'notifications', thread);
    await first.send(add, 'new-task', thread);
    const before = await first.widgets(thread);
    assert.deepEqual(Object.keys(before).sort(), ['flight-choice', 'new-task', 'notifications']);
    await first.stop();
    const second = await Demo.start(file);
    assert.deepEqual(await second.widgets(thread), before);
    const held = await second.send({ type: 'flight.hold' }, 'flight-choice', thread);
    assert.match(JSON.stringify(held), /The seat is yours until tomorrow\./);
    await second.send({ type: 'new-task.again' }, 'new-task', thread);
    const twice = await second.send(add, 'new-task', thread);
    assert.deepEqual(complaintsIn(twice.at(-1)), { 'task.title': 'This task is in the list already.' });
    assert.deepEqual(await second.widgets('demo~other'), {});
    await second.stop();
  });

  test('words that were half written are there, and can be written again', async () => {
    const first = await Demo.start(file, 0.2);
    const response = await first.act({ type: 'summary.write' }, 'summary', thread);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('"goes ')) text += (await reader.read()).value;
    await first.stop();
    await reader.read().catch(() => {});
    const second = await Demo.start(file);
    const shown = async () => JSON.stringify((await second.widgets(thread)).summary);
    const end = Date.now() + 5000;
    while (!(await shown()).includes('The new checkout goes ') && Date.now() < end);
    assert.match(await shown(), /The new checkout goes /);
    assert.doesNotMatch(await shown(), /loyalty/);
    const again = await second.send({ type: 'summary.write' }, 'summary', thread);
    assert.match(JSON.stringify(again.at(-1)), /loyalty/);
    await second.stop();
  });
});
