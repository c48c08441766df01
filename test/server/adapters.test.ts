import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import express from 'express';
import type { ThreadEvent } from '../../src/protocol/thread-event.js';
import { create, eventsIn, message, ScriptedServer, until } from './stage.js';

const EXAMPLES = new URL('../../demo/examples/', import.meta.url);

type Listen = (server: unknown, port: number, ...looks: readonly unknown[]) => Server;

const load = async (name: string) => (await import(new URL(name, EXAMPLES).href)) as { readonly listen: Listen };

const textOf = (file: URL): string => readFileSync(file, 'utf8');

/** A text as it is whatever its lines. */
const flat = (text: string): string => text.replace(/\s+|,(?=\s*\))/g, '');

describe('the lines of the docs', () => {
  const [, block] = /## Under your framework[^]*?```ts\n([^]*?)```/.exec(
    textOf(new URL('../../docs/server.md', import.meta.url)),
  )!;
  const lines = [...block!.matchAll(/([^]+?); \/\/ (.+)\n/g)].map(
    ([, line, framework]) => [framework!, line!] as const,
  );
  const NAMES = { Node: 'node', Express: 'express', Hono: 'hono', 'Deno, Bun, workers': 'worker' };

  test('are one for each', () => {
    assert.deepEqual(
      lines.map(([framework]) => framework),
      Object.keys(NAMES),
    );
  });

  for (const [framework, line] of lines) {
    test(`for ${framework} stand in the example`, () => {
      const name = NAMES[framework as keyof typeof NAMES];
      assert(flat(textOf(new URL(`${name}.js`, EXAMPLES))).includes(flat(line)), line);
    });
  }
});

/** A server that says how it goes with its handlers. */
class Watched extends ScriptedServer {
  begun = 0;
  ended = 0;
  isAborted = false;
  seen: unknown;

  constructor() {
    super({}, { bodyLimit: 20_000 });
  }

  override async *respond(...[, input, context, signal]: Parameters<ScriptedServer['respond']>) {
    this.seen = context;
    this.begun++;
    try {
      yield { type: 'thread.item.added', item: message('Half') } as const;
      for (let i = 0; i < 500 && JSON.stringify(input).includes('slow'); i++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        yield { type: 'progress_update', text: `${i}` } as const;
      }
      yield { type: 'thread.item.done', item: message('ツ') } as const;
    } finally {
      this.isAborted = signal.aborted;
      this.ended++;
    }
  }
}

/** Starts an example on a server of its own for the tests of a suite. */
const staged = (name: string, ...looks: readonly unknown[]) => {
  const chatkit = new Watched();
  const place = { url: '' };
  let server: Server;
  before(async () => {
    server = (await load(name)).listen(chatkit, 0, ...looks);
    if (!server.listening) await once(server, 'listening');
    place.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/chatkit`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const post = (body: unknown, init: RequestInit = {}) =>
    fetch(place.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...init,
    });
  return { chatkit, post };
};

type Staged = ReturnType<typeof staged>;

/** What is so under every framework. */
const answers = ({ chatkit, post }: Staged): void => {
  test('a message is answered with a stream, and the handler knows who asks', async () => {
    const response = await post(create('ツ'));
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const events: readonly ThreadEvent[] = eventsIn(await response.text());
    assert.deepEqual(events.at(-1), { type: 'thread.item.done', item: message('ツ') });
    assert.deepEqual(chatkit.seen, { user: 'me' });
  });

  test('what wants no stream is answered with JSON', async () => {
    const response = await post({ type: 'threads.list', params: {} });
    assert.equal(response.status, 200);
    const { data } = (await response.json()) as { data: readonly unknown[] };
    assert.equal(data.length, 1);
    assert.equal((await post({ type: 'x' })).status, 400);
  });

  test('a client that leaves ends the handler', async () => {
    const { begun } = chatkit;
    const client = new AbortController();
    const response = await post(create('slow'), { signal: client.signal });
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes('progress_update')) text += new TextDecoder().decode((await reader.read()).value);
    client.abort();
    await reader.read().catch(() => {});
    await until(() => chatkit.ended === begun + 1);
    assert(chatkit.isAborted);
  });

  test('a body that is too large is refused', async () => {
    const response = await post(create('x'.repeat(30_000)));
    assert.equal(response.status, 413);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    assert.deepEqual(error, { code: 'too_large', message: 'The body must have at most 20000 bytes' });
  });
};

for (const name of ['node', 'express', 'hono'])
  describe(`the example for ${name}`, () => answers(staged(`${name}.js`)));

for (const parser of ['json', 'text', 'raw'] as const) {
  describe(`Express with ${parser}() in front`, () =>
    answers(staged('express.js', express[parser]({ type: 'application/json' }))));
}

describe('Express with a parser of other bodies in front', () => answers(staged('express.js', express.urlencoded())));

const GONE = {
  error: { code: 'server_error', message: 'The body was read before it came here, and nothing is left of it' },
};

describe('what has read the body before and left nothing of it', () => {
  const byExpress = staged(
    'express.js',
    (request: AsyncIterable<unknown>, _: unknown, next: () => void) =>
      void (async () => {
        for await (const _ of request);
        next();
      })(),
  );
  const byHono = staged('hono.js', async (c: { req: { raw: Request } }, next: () => Promise<void>) => {
    await c.req.raw.text();
    await next();
  });

  for (const [name, { post }] of Object.entries({ Express: byExpress, Hono: byHono })) {
    test(`is said (${name})`, async () => {
      const response = await post(create());
      assert.deepEqual([response.status, await response.json()], [500, GONE]);
    });
  }
});

test('the example for workers answers', async () => {
  const { default: worker } = (await import(new URL('worker.js', EXAMPLES).href)) as {
    readonly default: { fetch(request: Request): Promise<Response> };
  };
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(create('Lunch?'));
  const response = await worker.fetch(new Request('http://localhost/', { method: 'POST', headers, body }));
  assert.match(await response.text(), /Draft: Inês/);
});
