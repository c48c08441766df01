import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { create, eventsIn } from './stage.js';

const EXAMPLE = new URL('../../demo/examples/send-message.js', import.meta.url);

type Listen = (file: string, port: number) => Server;

describe('the example', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-example-'));
  after(() => rmSync(folder, { recursive: true }));

  test('has at most 60 lines', () => {
    assert(readFileSync(EXAMPLE, 'utf8').split('\n').length <= 61);
  });

  test('shows a widget, does what its button says, and knows of it after a restart', async () => {
    const { listen } = (await import(EXAMPLE.href)) as { readonly listen: Listen };
    const start = async () => {
      const server = listen(join(folder, 'chat.db'), 0);
      await once(server, 'listening');
      return server;
    };
    const post = async (server: Server, body: unknown) => {
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.text();
    };
    let server = await start();
    const events = eventsIn(await post(server, create('Lunch?'))) as unknown as {
      thread: { id: string };
      item: { id: string };
    }[];
    const [thread, item] = [events[0]!.thread.id, events.at(-1)!.item.id];
    server.close();
    server = await start();
    const action = { type: 'send_message', payload: { to: 'Inês', text: 'Lunch?' } };
    const params = { thread_id: thread, item_id: item, action };
    const sent = eventsIn(await post(server, { type: 'threads.custom_action', params }));
    assert.deepEqual(
      sent.map(({ type }) => type),
      ['stream_options', 'thread.item.replaced', 'thread.updated'],
    );
    const list = await post(server, { type: 'items.list', params: { thread_id: thread } });
    assert.match(list, /Sent: Inês/);
    assert.doesNotMatch(list, /USER_ACTION/);
    assert.match(await post(server, { type: 'threads.custom_action', params }), /"forbidden"/);
    server.close();
  });
});
