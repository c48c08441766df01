import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
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

const widgetOf = (event: Json | undefined): Json =>
  ((event?.item as Json | undefined)?.widget ?? (event?.update as Json | undefined)?.widget) as Json;

/** Every node of a tree. */
const nodesOf = (value: unknown): Json[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesOf);
  return 'type' in value && !Array.isArray(value) ? [value, ...inner] : inner;
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
  assert.deepEqual({ type, itemId, thread_id }, { type: 'widget', itemId: id, thread_id: 'demo' });
  assert.match(String(created_at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+$/);
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

describe('the server of the demo', () => {
  const server = createDemoServer({ pace: 0 });
  let origin = '';

  before(async () => {
    origin = `http://127.0.0.1:${await listen(server, 0)}`;
  });

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${origin}/chatkit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const request = (action: Action, id: string) => ({
    type: action.streaming === false ? 'threads.sync_custom_action' : 'threads.custom_action',
    params: { thread_id: 'demo', item_id: id, action: { type: action.type, payload: action.payload } },
  });

  const send = async (action: Action, id: string): Promise<Json[]> => {
    const response = await post(request(action, id));
    if (action.streaming === false) {
      const { updated_item } = (await response.json()) as Json;
      assertItem(updated_item, id);
      return [];
    }
    if (action.type === 'invoice.bank') {
      assert.equal(response.status, 500);
      return [];
    }
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const text = await response.text();
    assert.match(text, /^(?:data: \{.*\}\n\n)+$/);
    const events = text
      .trim()
      .split('\n\n')
      .map((frame) => JSON.parse(frame.slice(6)) as Json);
    assert.equal(events[0]?.type, 'stream_options');
    for (const event of events) assertLegal(event, id);
    return events;
  };

  for (const name of files) {
    test(`every action of ${name} has an answer`, async () => {
      const seen = new Set<string>();
      const id = `${name.replace('.widget', '')}~all`;
      let open = actionsOf(read(name).outputJsonPreview);
      for (let action = open.pop(); action; action = open.pop()) {
        if (action.handler === 'client' || seen.has(JSON.stringify(action))) continue;
        seen.add(JSON.stringify(action));
        const filled = { ...action, payload: ANSWERS[action.type] };
        for (const event of [...(await send(action, id)), ...(filled.payload ? await send(filled, id) : [])]) {
          assert.notEqual(event.code, 'stream.error', `nobody answers ${action.type}`);
          open = [...open, ...actionsOf(widgetOf(event))];
        }
      }
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
    assert.equal((await post(request({ type: 'invoice.bank' }, 'invoice~one'))).status, 500);
  });

  const itemOf = (type: string, word: string) => `${type.split('.')[0]}~${word}`;

  for (const type of FORMS) {
    const payload = ANSWERS[type]!;
    const [name, values] = Object.entries(payload)[0]!;

    test(`${type} shows what it was sent, and lets the user start again`, async () => {
      const last = (await send({ type, payload }, itemOf(type, 'right'))).at(-1);
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
      for (const payload of payloads) {
        const last = (await send({ type, payload }, itemOf(type, 'hostile'))).at(-1);
        assert.equal(
          (last?.update as Json | undefined)?.type,
          'widget.root.updated',
          JSON.stringify(payload).slice(0, 99),
        );
        assert.notDeepEqual(complaintsOf(widgetOf(last)), {});
        assert.doesNotMatch(JSON.stringify(last), /x{601}/);
      }
      const right = await send({ type, payload }, itemOf(type, 'hostile'));
      assert.equal(right.at(-1)?.type, 'thread.item.replaced');
    });
  }

  const WRONG: [type: string, change: Json, complaints: Json, status: string][] = [
    [
      'new-task.add',
      { title: 'tag AND publish', due: '2027-02-01' },
      {
        'task.title': 'This task is in the list already.',
        'task.due': 'The release is on 29 January: this would be too late.',
      },
      '2 answers need another look',
    ],
    [
      'new-task.add',
      { assignee: 'amara' },
      { 'task.due': 'Nobody who is here goes by that name.' },
      'One answer needs another look',
    ],
    [
      'new-task.add',
      { title: 'x'.repeat(61) },
      { 'task.title': 'No more than 60 characters, please.' },
      'One answer needs another look',
    ],
    ['new-task.add', { due: '2026-11-31' }, { 'task.due': 'This is no day.' }, 'One answer needs another look'],
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
      const events = await send({ type, payload: { [name]: { ...values, ...change } } }, itemOf(type, `wrong-${i}`));
      assert.deepEqual(
        events.slice(1).map(({ update }) => (update as Json | undefined)?.type),
        ['widget.root.updated'],
      );
      const widget = widgetOf(events.at(-1));
      assert.deepEqual(complaintsOf(widget), complaints);
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
    assert.equal(widgetOf((await price({})).at(-1)).type, 'Card');
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
    assert.equal(complaintsOf(widgetOf((await add()).at(-1)))['task.title'], 'This task is in the list already.');
  });

  test('an unknown item or action ends in one error', async () => {
    for (const [type, id] of [
      ['flight.choose', 'nothing'],
      ['flight.choose', '../package'],
      ['constructor', 'flight-choice'],
    ]) {
      assert.deepEqual((await send({ type: String(type) }, String(id))).slice(1), [
        { type: 'error', code: 'stream.error', allow_retry: false },
      ]);
    }
  });

  test('bodies that are no requests are refused', async () => {
    const action = { type: 'flight.choose' };
    assert.equal((await post('{')).status, 400);
    assert.equal((await post('null')).status, 400);
    assert.equal((await post({ type: 'threads.delete', params: { action } })).status, 400);
    assert.equal((await post({ type: 'threads.custom_action', params: {} })).status, 400);
    assert.equal((await post({ type: 'threads.custom_action', params: { thread_id: 'x', action } })).status, 404);
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
    const other = createDemoServer();
    const port = await listen(other, taken);
    assert(port > taken);
    other.close();
  });
});
