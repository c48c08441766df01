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

/** Every action that a tree can fire. */
const actionsOf = (value: unknown): Action[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner && (name === 'onClickAction' || name === 'action') ? [inner as Action] : actionsOf(inner),
  );
};

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
        for (const event of await send(action, id)) {
          assert.notEqual(event.code, 'stream.error', `nobody answers ${action.type}`);
          const widget = (event.item as Json | undefined)?.widget ?? (event.update as Json | undefined)?.widget;
          if (widget) open = [...open, ...actionsOf(widget)];
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
