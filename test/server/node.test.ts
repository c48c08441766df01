import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { toNodeListener, type Answering } from '../../src/server.js';
import { ANN, create, eventsIn, message, ScriptedServer, until, type User } from './stage.js';

/** Texts of all lengths up to some that are longer than what is sent at a time. */
const MANY = Array.from({ length: 60 }, (_, n) => `${n} ${'é'.repeat(n ** 3 % 40_000)}`);

const wait = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

/** A server's own listener, and the one of something that hands requests on to it. */
const WAYS: Readonly<Record<string, (server: ScriptedServer) => Answering<User>>> = {
  'a server': (server) => server,
  'what asks a server': (server) => ({ fetch: (request, context) => server.fetch(request, context) }),
};

for (const [name, toAnswering] of Object.entries(WAYS)) {
  describe(`${name} under Node’s http`, () => {
    let seen: unknown;
    let isOver = false;
    let made = 0;
    const chatkit = new ScriptedServer(
      {
        async *respond(_, input, context) {
          seen = context;
          const text = JSON.stringify(input?.content);
          try {
            if (text.includes('many')) for (const said of MANY) yield { type: 'progress_update', text: said };
            if (text.includes('silent')) await wait(350);
            if (text.includes('slow')) {
              yield { type: 'thread.item.added', item: message('Half') };
              await wait(5_000);
            }
            for (; text.includes('much') && made < 2_000; made++) {
              yield { type: 'progress_update', text: 'x'.repeat(10_000) };
            }
            yield { type: 'thread.item.done', item: message('ツ') };
          } finally {
            isOver = true;
          }
        },
      },
      { stalledAfter: 1500, heartbeat: 100 },
    );
    let waitFor: ((message: IncomingMessage) => Promise<unknown>) | undefined;
    let lastly = () => {};
    const contextOf = async (message: IncomingMessage): Promise<User> => {
      await waitFor?.(message);
      const { headers } = message;
      if (!headers.authorization) throw new Error('Nobody');
      return { user: headers.authorization };
    };
    const listener = toNodeListener(toAnswering(chatkit), contextOf);
    const server = createServer((message, response) => void listener(message, response).then(() => lastly()));
    let port = 0;
    before(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      port = (server.address() as AddressInfo).port;
    });
    after(() => {
      server.closeAllConnections();
      server.close();
    });

    const post = (body: unknown, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}/chatkit?x=1`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'ann' },
        body: JSON.stringify(body),
        ...init,
      });

    test('requests are answered, with the context that is made of them', async () => {
      const response = await post(create());
      assert.equal(response.headers.get('content-type'), 'text/event-stream');
      const text = await response.text();
      const length = toAnswering(chatkit) === chatkit ? `${Buffer.byteLength(text)}` : null;
      assert.equal(response.headers.get('content-length'), length, 'what is over at once comes whole');
      const events = eventsIn(text);
      assert.deepEqual(events.at(-1), { type: 'thread.item.done', item: message('ツ') });
      assert.deepEqual(seen, { user: 'ann' });
      assert.equal((await post({ type: 'x' })).status, 400);
      assert.equal((await fetch(`http://127.0.0.1:${port}/chatkit`, { headers: { authorization: 'a' } })).status, 405);
      assert.equal((await post(create('x'.repeat(2_000_000)))).status, 413);
    });

    test('a body that is too large is refused each time, whether its length was said or not', async () => {
      const text = JSON.stringify(create('x'.repeat(3_000_000)));
      for (let i = 0; i < 10; i++) {
        const body = i % 2 ? text : new Blob([text]).stream();
        assert.equal((await post(undefined, { body, duplex: 'half' } as RequestInit)).status, 413);
        assert.equal((await post({ type: 'x' })).status, 400);
      }
    });

    test('a client that leaves before its body is whole is waited for no more, whether that was read by then or not', async () => {
      for (const isLate of [false, true]) {
        const left = new Promise<void>((settle) => {
          lastly = settle;
        });
        waitFor = isLate ? (message) => new Promise((settle) => message.on('close', settle)) : undefined;
        const headers = { 'content-type': 'application/json', authorization: 'ann', 'content-length': '500' };
        const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/', headers });
        sent.on('error', () => {});
        sent.write('{"type":');
        await wait(30);
        sent.destroy();
        await left;
      }
      [lastly, waitFor] = [() => {}, undefined];
    });

    test('a client that leaves ends the handler', async () => {
      isOver = false;
      const client = new AbortController();
      const response = await post(create('slow'), { signal: client.signal });
      const reader = response.body!.getReader();
      await reader.read();
      client.abort();
      await reader.read().catch(() => {});
      const { store } = chatkit;
      const user = { user: 'ann' };
      const { data } = await store.loadThreads({ limit: 1, order: 'desc' }, user);
      const typesNow = async () =>
        (await store.loadThreadItems(data[0]!.id, { limit: 9, order: 'asc' }, user)).data
          .map(({ type }) => type)
          .sort();
      await until(async () => (await typesNow()).length === 3);
      assert.deepEqual(await typesNow(), ['assistant_message', 'sdk_hidden_context', 'user_message']);
    });

    test('a client that stops reading holds the handler back, and is dropped', async () => {
      isOver = false;
      const body = JSON.stringify(create('much'));
      const headers = { 'content-type': 'application/json', authorization: 'ann' };
      const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/', headers });
      sent.on('error', () => {});
      const response = await new Promise<IncomingMessage>((resolve) => {
        sent.on('response', resolve);
        sent.end(body);
      });
      response.on('error', () => {});
      response.pause();
      await wait(250);
      const before = made;
      assert(before < 2_000 && !isOver, `${before} made`);
      await wait(50);
      assert.equal(made, before);
      await until(() => isOver);
      assert.equal(made, before);
      sent.destroy();
    });

    test('what is said at once comes in its order, whatever it is long', async () => {
      const text = await (await post(create('many'))).text();
      const said = eventsIn(text).flatMap((event) => (event.type === 'progress_update' ? [event.text] : []));
      assert.deepEqual(said, MANY);
    });

    test('what is silent says that it lives', async () => {
      const response = await post(create('silent'));
      const begun = performance.now();
      const text = await response.text();
      assert.equal(response.headers.get('content-length'), null);
      assert(performance.now() - begun > 200, 'the headers came before the first event');
      assert.match(text, /(?:: alive\n\n){2,}data: /);
    });
  });
}

test('a subclass with a fetch of its own is asked through it', async () => {
  class Own extends ScriptedServer {
    override fetch(): Promise<Response> {
      return Promise.resolve(new Response('mine', { status: 418 }));
    }
  }
  const listener = toNodeListener(new Own(), () => ANN);
  const server = createServer((message, response) => void listener(message, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST' });
  assert.deepEqual([response.status, await response.text()], [418, 'mine']);
  server.closeAllConnections();
  server.close();
});
