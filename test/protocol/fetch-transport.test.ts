import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { encode } from '../../src/protocol/encode.js';
import { FetchTransport, type FetchTransportOptions } from '../../src/protocol/fetch-transport.js';
import type { ThreadEvent } from '../../src/protocol/thread-event.js';
import type { ThreadRequest } from '../../src/protocol/thread-request.js';
import { TransportError } from '../../src/protocol/transport-error.js';
import { drain } from './streams.js';

type Answer = (response: ServerResponse, request: IncomingMessage & { body?: string }) => void;

let answer: Answer = () => {};
let endpoint = '';

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text: string) => (body += text));
  request.on('end', () => answer(response, Object.assign(request, { body })));
});

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/chatkit`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const streaming: ThreadRequest = {
  type: 'threads.custom_action',
  params: { thread_id: 'thr_1', item_id: 'msg_1', action: { type: 'go', payload: { a: 1 } } },
  metadata: { idempotency_key: 'k' },
};
const sync: ThreadRequest = { ...streaming, type: 'threads.sync_custom_action' };
const notice: ThreadEvent = { type: 'notice', level: 'info', message: 'hello' };

/** Failures of promises that nobody waits for. */
const stray: unknown[] = [];
process.on('unhandledRejection', (reason) => stray.push(reason));

const sse = { 'content-type': 'text/event-stream; charset=utf-8' };

const never = new AbortController().signal;

const stream = (options: Partial<FetchTransportOptions> = {}, signal = never) =>
  drain(new FetchTransport({ endpoint, ...options }).send(streaming, { signal }) as AsyncIterable<ThreadEvent>);

const ask = async (options: Partial<FetchTransportOptions> = {}, signal = never): Promise<unknown> => {
  try {
    return await new FetchTransport({ endpoint, ...options }).send(sync, { signal });
  } catch (error) {
    return error;
  }
};

const failureOf = (error: unknown) => {
  assert.ok(error instanceof TransportError, String(error));
  const { code, status, allowRetry, retryAfterMs } = error;
  return { code, status, allowRetry, retryAfterMs };
};

const failure = (code: string, allowRetry: boolean, more = {}) => ({
  code,
  allowRetry,
  status: undefined,
  retryAfterMs: undefined,
  ...more,
});

test('a request is one POST of JSON with its own headers', async () => {
  let seen: unknown;
  answer = (response, { method, headers, body }) => {
    seen = [method, headers['content-type'], headers.authorization, JSON.parse(body!)];
    response.writeHead(200, sse).end(encode(notice));
  };
  const headers = () => Promise.resolve({ authorization: 'Bearer x', 'content-type': 'text/plain' });
  assert.deepEqual(await stream({ headers }), { values: [notice] });
  assert.deepEqual(seen, ['POST', 'application/json', 'Bearer x', streaming]);
});

test('events come one by one, while the stream is open', async () => {
  let next = () => {};
  answer = (response) => {
    response.writeHead(200, sse).write(encode(notice));
    next = () => response.end(encode({ type: 'progress_update', text: 'x' }));
  };
  const events = new FetchTransport({ endpoint }).send(streaming, { signal: never }) as AsyncGenerator<ThreadEvent>;
  assert.deepEqual((await events.next()).value, notice);
  next();
  assert.equal((await events.next()).value?.type, 'progress_update');
  assert.equal((await events.next()).done, true);
});

test('a reply without a stream is JSON; null and no content say nothing', async () => {
  const json = { 'content-type': 'application/json' };
  answer = (response) => void response.writeHead(200, json).end('{"updated_item":{"id":"a"}}');
  assert.deepEqual(await ask(), { updated_item: { id: 'a' } });
  answer = (response) => void response.writeHead(200, json).end('null');
  assert.deepEqual(await ask(), {});
  answer = (response) => void response.writeHead(204).end();
  assert.deepEqual(await ask(), {});
  assert.deepEqual(await stream(), { values: [] });
});

for (const text of ['{', '[]', '3', '']) {
  test(`a reply of ${JSON.stringify(text)} is malformed`, async () => {
    answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    assert.deepEqual(failureOf(await ask()), failure('malformed', false));
  });
}

for (const type of ['text/html', 'application/json', undefined]) {
  test(`${type ?? 'no type'} is no stream`, async () => {
    answer = (response) => void response.writeHead(200, type ? { 'content-type': type } : {}).end('data: {}\n\n');
    assert.deepEqual(failureOf((await stream()).error), failure('malformed', false));
  });
}

for (const [status, allowRetry] of [
  [400, false],
  [401, false],
  [404, false],
  [408, true],
  [409, false],
  [425, true],
  [429, true],
  [500, true],
  [503, true],
] as const) {
  test(`status ${status} ${allowRetry ? 'may be tried again' : 'is final'}`, async () => {
    answer = (response) => void response.writeHead(status).end('<h1>no</h1>');
    assert.deepEqual(failureOf((await stream()).error), failure('http', allowRetry, { status }));
    assert.deepEqual(failureOf(await ask()), failure('http', allowRetry, { status }));
  });
}

test('Retry-After is seconds or a date; anything else says nothing', async () => {
  const waitFor = async (value: string) => {
    answer = (response) => void response.writeHead(429, { 'retry-after': value }).end();
    return failureOf((await stream()).error).retryAfterMs;
  };
  assert.equal(await waitFor('2'), 2000);
  const wait = await waitFor(new Date(Date.now() + 60_000).toUTCString());
  assert.ok(wait! > 50_000 && wait! <= 60_000, String(wait));
  assert.equal(await waitFor(new Date(0).toUTCString()), 0);
  assert.equal(await waitFor('0'), 0);
  assert.equal(await waitFor('1.5'), 1500);
  assert.equal(await waitFor('-1'), 0);
  assert.equal(await waitFor('soon'), undefined);
  assert.equal(await waitFor('9'.repeat(400)), undefined);
});

test('a redirect is refused', async () => {
  let posts = 0;
  answer = (response) => {
    posts += 1;
    response.writeHead(307, { location: '/elsewhere' }).end();
  };
  assert.deepEqual(failureOf((await stream()).error), failure('network', true));
  assert.equal(posts, 1);
});

test('a stream without an event is a failure, one that ends after an event is not', async () => {
  answer = (response) => void response.writeHead(200, sse).end();
  assert.deepEqual(failureOf((await stream()).error), failure('network', true));
  answer = (response) => void response.writeHead(200, sse).end(': ping\n\n');
  assert.deepEqual(failureOf((await stream()).error), failure('network', true));
  answer = (response) =>
    void response.writeHead(200, sse).end('data: {"type":"stream_options","stream_options":{"allow_cancel":true}}\n\n');
  assert.equal((await stream()).error, undefined);
});

test('a broken connection is a failure; what came before it stays', async () => {
  answer = (response) => {
    response.writeHead(200, sse).write(encode(notice), () => response.destroy());
  };
  const { values, error } = await stream();
  assert.deepEqual(values, [notice]);
  assert.deepEqual(failureOf(error), failure('network', true));
});

test('headers that are not there in time end the request', async () => {
  let isClosed: Promise<unknown> | undefined;
  answer = (response) => void (isClosed = new Promise((resolve) => response.on('close', resolve)));
  assert.deepEqual(failureOf((await stream({ timeouts: { headers: 50 } })).error), failure('timeout', true));
  await isClosed;
  assert.deepEqual(failureOf(await ask({ timeouts: { headers: 50 } })), failure('timeout', true));
  const headers = () => new Promise<HeadersInit>(() => {});
  assert.deepEqual(failureOf((await stream({ headers, timeouts: { headers: 50 } })).error), failure('timeout', true));
});

test('silence ends a stream; bytes of an unfinished event are silence, comments are not', async () => {
  const drip = (text: string): Answer => {
    return (response) => {
      response.writeHead(200, sse).write(encode(notice));
      const timer = setInterval(() => response.write(text), 20);
      setTimeout(() => response.end(), 400);
      response.on('close', () => clearInterval(timer));
    };
  };
  answer = drip('data: x');
  const { values, error } = await stream({ timeouts: { idle: 150 } });
  assert.deepEqual(values, [notice]);
  assert.deepEqual(failureOf(error), failure('timeout', true));
  answer = drip(': ping\n\n');
  assert.equal((await stream({ timeouts: { idle: 150 } })).error, undefined);
});

test('a reply that does not end is given up', async () => {
  answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
  assert.deepEqual(failureOf(await ask({ timeouts: { idle: 50 } })), failure('timeout', true));
});

test('aborting ends the request with the reason of its sender, and closes the connection', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const closed = new Promise((resolve) => {
    answer = (response) => {
      response.writeHead(200, sse).write(encode(notice));
      response.on('close', resolve);
    };
  });
  const { signal } = controller;
  const events = new FetchTransport({ endpoint }).send(streaming, { signal }) as AsyncGenerator<ThreadEvent>;
  assert.deepEqual((await events.next()).value, notice);
  const next = events.next();
  controller.abort(reason);
  await assert.rejects(next, reason);
  await closed;
});

test('a fetch of the page sends the request; one that ignores the signal is not waited for', async () => {
  const replying = () => Promise.resolve(new Response('data: {"type":"x"}\n\n', { headers: sse }));
  assert.deepEqual(await stream({ fetch: replying }), { values: [{ type: 'x' }] });
  const hanging = () => new Promise<Response>(() => {});
  assert.deepEqual(failureOf((await stream({ fetch: hanging, timeouts: { headers: 30 } })).error).code, 'timeout');
  const stuck = () => Promise.resolve(new Response(new ReadableStream(), { headers: sse }));
  assert.deepEqual(failureOf((await stream({ fetch: stuck, timeouts: { idle: 30 } })).error).code, 'timeout');
});

test('headers that cannot be had are a failure', async () => {
  const headers = () => Promise.reject(new Error('signed out'));
  assert.deepEqual(failureOf((await stream({ headers })).error), failure('network', true));
});

test('the type of a stream is told by its media type, whatever its case and parameters', async () => {
  for (const type of ['Text/Event-Stream', 'text/event-stream;charset=UTF-8;x="y"', ' text/event-stream ; q=1']) {
    answer = (response) => void response.writeHead(200, { 'content-type': type }).end(encode(notice));
    assert.deepEqual(await stream(), { values: [notice] });
  }
  answer = (response) => void response.writeHead(200, { 'content-type': 'Application/Problem+JSON' }).end('{}');
  assert.deepEqual(await ask(), {});
});

test('an event that is none is told in its place, and the stream goes on', async () => {
  answer = (response) => {
    response.writeHead(200, sse).write('data: {"type":\n\n');
    response.end(encode(notice));
  };
  const { values, error } = await stream();
  assert.equal(error, undefined);
  assert.deepEqual(failureOf(values[0]), failure('malformed', false));
  assert.deepEqual(values.slice(1), [notice]);
});

test('a connection that breaks is a failure, and what came before stays', async () => {
  const half = encode(notice).slice(0, 9);
  const breaks: readonly Answer[] = [
    (response) =>
      void response.writeHead(200, sse).write(Buffer.concat([encode(notice), half]), () => response.destroy()),
    (response) => void response.writeHead(200, sse).write(encode(notice), () => response.destroy()),
    (response) => {
      response.writeHead(200, { ...sse, 'content-length': '5000' }).write(encode(notice), () => response.destroy());
    },
  ];
  for (answer of breaks) {
    const { values, error } = await stream();
    assert.deepEqual(values, [notice]);
    assert.deepEqual(failureOf(error), failure('network', true));
  }
  answer = (response) => void response.writeHead(200, { ...sse, 'content-encoding': 'gzip' }).end('no gzip');
  assert.deepEqual(failureOf((await stream()).error), failure('network', true));
  answer = (response) => void response.destroy();
  assert.deepEqual(failureOf((await stream()).error), failure('network', true));
});

test('more than may come at once ends the request, in a stream and in a reply', async () => {
  const big = encode({ type: 'progress_update', text: 'x'.repeat(1000) });
  answer = (response) => void response.writeHead(200, sse).end(Buffer.concat([encode(notice), big, encode(notice)]));
  const { values, error } = await stream({ limit: 500 });
  assert.deepEqual(values, [notice]);
  assert.deepEqual(failureOf(error), failure('too-large', false));
  assert.equal((await stream()).values.length, 3);
  answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":"é"}');
  assert.deepEqual(await ask({ limit: 10 }), { a: 'é' });
  assert.deepEqual(failureOf(await ask({ limit: 9 })), failure('too-large', false));
  let isClosed: Promise<unknown> | undefined;
  answer = (response) => {
    isClosed = new Promise((resolve) => response.on('close', resolve));
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(`{"a":"${'x'.repeat(100_000)}`), 1);
    response.on('close', () => clearInterval(timer));
  };
  assert.deepEqual(failureOf(await ask()), failure('too-large', false));
  await isClosed;
});

test('a request may have a time in total', async () => {
  answer = (response) => {
    response.writeHead(200, sse).write(encode(notice));
    const timer = setInterval(() => response.write(': ping\n\n'), 20);
    setTimeout(() => response.end(), 1000);
    response.on('close', () => clearInterval(timer));
  };
  const { values, error } = await stream({ timeouts: { total: 150 } });
  assert.deepEqual(values, [notice]);
  assert.deepEqual(failureOf(error), failure('timeout', true));
});

test('what has been given up is not sent when its headers are there at last', async () => {
  let give = (_: HeadersInit) => {};
  const headers = () => new Promise<HeadersInit>((resolve) => (give = resolve));
  let posts = 0;
  const fetch = () => Promise.resolve(new Response(null, { status: (posts++, 204) }));
  assert.deepEqual(failureOf((await stream({ headers, fetch, timeouts: { headers: 20 } })).error).code, 'timeout');
  give({});
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(posts, 0);
  const controller = new AbortController();
  controller.abort();
  await stream({ fetch }, controller.signal);
  await ask({ fetch }, controller.signal);
  assert.equal(posts, 0);
});

test('an answer that comes when nobody waits any more is let go', async () => {
  let isCancelled = false;
  const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
  const fetch = () =>
    new Promise<Response>((resolve) => setTimeout(() => resolve(new Response(body, { headers: sse })), 60));
  assert.deepEqual(failureOf((await stream({ fetch, timeouts: { headers: 20 } })).error).code, 'timeout');
  await new Promise((resolve) => setTimeout(resolve, 80));
  assert.ok(isCancelled);
});

test('an answer that nobody reads is let go, and may break meanwhile', async () => {
  for (const status of [500, 200]) {
    let isCancelled = false;
    const body = new ReadableStream({
      cancel() {
        isCancelled = true;
        throw new Error('broken');
      },
    });
    const html = { 'content-type': 'text/html' };
    const fetch = () => Promise.resolve(new Response(body, { status, headers: html }));
    assert.ok((await stream({ fetch })).error instanceof TransportError);
    assert.ok(isCancelled);
  }
});

test('after the end nothing is left: no timer and no open connection', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const own = timers();
  const closed: Promise<unknown>[] = [];
  const answers: readonly Answer[] = [
    (response) => void response.writeHead(200, sse).end(encode(notice)),
    (response) => void response.writeHead(500).end(),
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    (response) => void response.writeHead(200, sse).write('data: {}\n\ndata: {"a":', () => response.destroy()),
  ];
  for (const each of answers) {
    answer = (response, request) => {
      closed.push(new Promise((resolve) => response.on('close', resolve)));
      each(response, request);
    };
    await stream({ timeouts: { headers: 1e8, idle: 1e8, total: 1e8 } });
    await ask({ timeouts: { headers: 1e8, idle: 1e8, total: 1e8 } });
  }
  await Promise.all(closed);
  assert.ok(timers() <= own, `${timers()} timers, not ${own}`);
});

test('a reader that leaves early closes the connection', async () => {
  const closed = new Promise((resolve) => {
    answer = (response) => {
      response.writeHead(200, sse).write(encode(notice));
      response.on('close', resolve);
    };
  });
  const events = new FetchTransport({ endpoint }).send(streaming, { signal: never }) as AsyncIterable<ThreadEvent>;
  for await (const _ of events) break;
  await closed;
});

test('what is no JSON is not sent', async () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  const request = { ...sync, params: { action: { type: 'x', payload: loop } } } as ThreadRequest;
  const transport = new FetchTransport({ endpoint });
  await assert.rejects(async () => transport.send(request, { signal: never }), TransportError);
  const events = transport.send({ ...request, type: 'threads.custom_action' }, { signal: never });
  assert.ok((await drain(events as AsyncIterable<ThreadEvent>)).error instanceof TransportError);
});

test('credentials and address are those of the options alone', async () => {
  const seen: unknown[] = [];
  const fetch = (address: unknown, init?: RequestInit) => {
    seen.push([address, init?.credentials, init?.redirect, init?.method]);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const hostile = { ...sync, params: { action: { type: 'x', payload: { url: 'http://evil' } } }, url: 'http://evil' };
  await ask({ fetch: fetch });
  await new FetchTransport({ endpoint, credentials: 'include', fetch: fetch }).send(hostile, { signal: never });
  assert.deepEqual(seen, [
    [endpoint, 'same-origin', 'error', 'POST'],
    [endpoint, 'include', 'error', 'POST'],
  ]);
});

test('the widget at an address is read with a GET, and again only where it is another', async () => {
  const widget = { type: 'Card' };
  const seen: unknown[] = [];
  answer = (response, { method, headers }) => {
    seen.push([method, headers['if-none-match'], headers['content-type'], headers.authorization]);
    if (headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end(JSON.stringify(widget));
  };
  const transport = new FetchTransport({ endpoint, headers: { authorization: 'Bearer x' } });
  assert.deepEqual(await transport.read({ signal: never }), { widget, etag: '"1"' });
  assert.equal(await transport.read({ signal: never, etag: '"1"' }), undefined);
  assert.deepEqual(seen, [
    ['GET', undefined, undefined, 'Bearer x'],
    ['GET', '"1"', undefined, 'Bearer x'],
  ]);
  answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  assert.deepEqual(await transport.read({ signal: never }), { widget: {}, etag: undefined });
  for (const each of [204, 304]) {
    answer = (response) => void response.writeHead(each).end();
    assert.equal(await transport.read({ signal: never }), undefined);
  }
  answer = (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
  await assert.rejects(transport.read({ signal: never }), (error) => failureOf(error).code === 'malformed');
  answer = (response) => void response.writeHead(404).end();
  await assert.rejects(transport.read({ signal: never }), (error) => failureOf(error).status === 404);
});

test('no failure was left to nobody', async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(stray, []);
});
