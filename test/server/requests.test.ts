import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ANN, ask, create, input, requestOf, ScriptedServer } from './stage.js';

const CASES = '../shared/cases/jsontestsuite.json';

const MESSAGE = { type: 'threads.create', params: { input: input('x') } };

const wrong = (change: (body: { params: { input: Record<string, unknown> } }) => void) => {
  const body = structuredClone(MESSAGE) as never;
  change(body);
  return body as unknown;
};

describe('a body that is wrong', () => {
  const server = new ScriptedServer();

  for (const [body, path] of [
    ['', ''],
    ['{', ''],
    ['[]', ''],
    ['null', ''],
    [{}, 'type'],
    [{ type: 'threads.nothing', params: {} }, 'type'],
    [{ type: 'toString', params: {} }, 'type'],
    [{ type: 'threads.create' }, 'params'],
    [{ type: 'threads.create', params: {} }, 'params.input'],
    [{ ...MESSAGE, metadata: 3 }, 'metadata'],
    [wrong(({ params }) => (params.input.content = 'x')), 'params.input.content'],
    [wrong(({ params }) => (params.input.content = [{ type: 'input_text' }])), 'params.input.content[0].text'],
    [wrong(({ params }) => (params.input.content = [{ type: 'image' }])), 'params.input.content[0].type'],
    [wrong(({ params }) => delete params.input.attachments), 'params.input.attachments'],
    [wrong(({ params }) => (params.input.quoted_text = 3)), 'params.input.quoted_text'],
    [
      wrong(({ params }) => (params.input.inference_options = { tool_choice: {} })),
      'params.input.inference_options.tool_choice.id',
    ],
    [{ type: 'threads.list', params: { limit: -1 } }, 'params.limit'],
    [{ type: 'threads.list', params: { order: 'up' } }, 'params.order'],
    [{ type: 'threads.get_by_id', params: { thread_id: '' } }, 'params.thread_id'],
    [{ type: 'threads.get_by_id', params: { thread_id: 'a\0' } }, 'params.thread_id'],
    [{ type: 'threads.get_by_id', params: { thread_id: 'x'.repeat(300) } }, 'params.thread_id'],
    [{ type: 'threads.custom_action', params: { thread_id: 't', action: {} } }, 'params.action.type'],
    [{ type: 'items.feedback', params: { thread_id: 't', item_ids: ['a'], kind: 'meh' } }, 'params.kind'],
    [{ type: 'input.transcribe', params: { audio_base64: '!', mime_type: 'a/b' } }, 'params.audio_base64'],
    [
      {
        type: 'threads.add_structured_input',
        params: { thread_id: 't', item_id: 'i', input: { answers: { q: { values: [1] } } } },
      },
      'params.input.answers.q.values[0]',
    ],
  ] as const) {
    test(`gets 400 and says where: ${JSON.stringify(body)?.slice(0, 70)}`, async () => {
      if (typeof body === 'object' && body && 'type' in body && body.type === 'input.transcribe') {
        const response = await ask(server, body);
        assert.equal(response.status, 400);
        return;
      }
      const response = await ask(server, body);
      assert.equal(response.status, 400);
      const { error } = (await response.json()) as { error: { code: string; message: string; path: string } };
      assert.equal(error.code, 'invalid_request');
      assert.equal(error.path, path);
      assert.doesNotMatch(error.message, /\bat \/|\.ts:|Error/);
    });
  }

  test('may be deep, but not too deep', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const action = (depth: number) =>
      `{"type":"threads.sync_custom_action","params":{"thread_id":"t","action":{"type":"a","payload":${nested(depth)}}}}`;
    assert.equal((await ask(server, action(100))).status, 404);
    for (const depth of [300, 100_000]) {
      const response = await ask(server, action(depth));
      assert.equal(response.status, 400);
      assert.match(await response.text(), /deeper than/);
    }
  });

  test('may be no larger than it may', async () => {
    const small = new ScriptedServer({}, { bodyLimit: 1000 });
    assert.equal((await ask(small, create('x'.repeat(2000)))).status, 413);
    const chunks = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(300).fill(32));
      },
    });
    const endless = requestOf('', { body: chunks, duplex: 'half' } as RequestInit);
    assert.equal((await small.fetch(endless, ANN)).status, 413);
    assert.equal((await ask(server, create('x'.repeat(1_000_001)))).status, 413);
    assert.equal((await ask(server, create('x'.repeat(900_000)))).status, 200);
  });

  test('must be UTF-8', async () => {
    const response = await server.fetch(requestOf('', { body: new Uint8Array([0x22, 0xff, 0x22]) }), ANN);
    assert.equal(response.status, 400);
  });
});

describe('a request that is wrong', () => {
  const server = new ScriptedServer();

  test('must be a POST of JSON', async () => {
    const get = await server.fetch(new Request('http://localhost/chatkit'), ANN);
    assert.equal(get.status, 405);
    assert.equal(get.headers.get('allow'), 'POST');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      const response = await server.fetch(requestOf(create(), { headers: { 'content-type': type } }), ANN);
      assert.equal(response.status, 415, type);
    }
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    assert.equal((await server.fetch(requestOf(create(), { headers }), ANN)).status, 200);
  });

  test('must come from an origin that may ask, where a server says which', async () => {
    const status = async (headers: object, origins?: readonly string[]) => {
      const strict = new ScriptedServer({}, origins ? { origins } : {});
      const init = { headers: { 'content-type': 'application/json', ...headers } };
      return (await strict.fetch(requestOf(create(), init), ANN)).status;
    };
    const list = ['https://app.example'];
    assert.equal(await status({ origin: 'https://evil.example' }), 200);
    assert.equal(await status({ origin: 'https://evil.example' }, list), 403);
    assert.equal(await status({ origin: 'null' }, list), 403);
    assert.equal(await status({ origin: 'https://app.example' }, list), 200);
    assert.equal(await status({ origin: 'http://localhost' }, []), 200);
    assert.equal(await status({ 'sec-fetch-site': 'cross-site' }, list), 403);
    assert.equal(await status({ 'sec-fetch-site': 'same-origin' }, list), 200);
    assert.equal(await status({}, list), 200);
  });
});

describe(
  'every kind of JSON and of what is none',
  { skip: existsSync(CASES) ? false : 'needs ../shared/cases' },
  () => {
    test('is answered, and never with a 5xx', async () => {
      const { cases } = JSON.parse(readFileSync(CASES, 'utf8')) as { cases: { name: string; base64: string }[] };
      assert.equal(cases.length, 318);
      const server = new ScriptedServer();
      for (const { name, base64 } of cases) {
        const bytes = Buffer.from(base64, 'base64');
        const payload = bytes.toString('utf8');
        const around = `{"type":"threads.sync_custom_action","params":{"thread_id":"t","action":{"type":"a","payload":${payload}}}}`;
        for (const body of [new Uint8Array(bytes), around]) {
          const response = await server.fetch(requestOf('', { body }), ANN);
          assert(response.status >= 400 && response.status < 500, `${name}: ${response.status}`);
          assert.equal(typeof ((await response.json()) as { error: { code: string } }).error.code, 'string');
        }
      }
      assert.deepEqual(server.lines, []);
    });
  },
);
