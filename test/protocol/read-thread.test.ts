import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readThread, threadItems } from '../../src/protocol/read-thread.js';
import type { ReadRequests, ThreadRequest } from '../../src/protocol/thread-request.js';
import { TransportError } from '../../src/protocol/transport-error.js';
import type { Transport } from '../../src/protocol/transport.js';
import { drain } from './streams.js';

type Read = ThreadRequest<keyof ReadRequests>;

const options = {
  signal: new AbortController().signal,
  wait: () => Promise.resolve(),
};

/** A server that answers so, one answer after the other, and what it was asked. */
const serverOf = (...answers: readonly unknown[]) => {
  const asked: Read[] = [];
  const send = (request: Read) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, transport: { send } as unknown as Transport };
};

const list: ThreadRequest<'items.list'> = { type: 'items.list', params: { thread_id: 'thr_1', limit: 2 } };
const thread: ThreadRequest<'threads.get_by_id'> = { type: 'threads.get_by_id', params: { thread_id: 'thr_1' } };

const item = (id: string) => ({ id, type: 'end_of_turn', thread_id: 'thr_1', created_at: '2026-01-01T00:00:00' });

test('a read is sent as it is, and answered as its type says', async () => {
  const page = { data: [item('a')], has_more: false };
  const { asked, transport } = serverOf(page, { id: 'thr_1' });
  assert.deepEqual(await readThread(transport, list, options), page);
  assert.deepEqual(await readThread(transport, thread, options), { id: 'thr_1' });
  assert.deepEqual(asked, [list, thread]);
});

test('a read is tried again where that may help', async () => {
  const busy = new TransportError('http', 'no', { status: 503, allowRetry: true });
  const { asked, transport } = serverOf(busy, busy, { id: 'thr_1' });
  assert.deepEqual(await readThread(transport, thread, options), { id: 'thr_1' });
  assert.deepEqual(asked, [thread, thread, thread]);
  const gone = serverOf(new TransportError('http', 'no', { status: 404 }));
  await assert.rejects(readThread(gone.transport, thread, options), { code: 'http', status: 404 });
  assert.equal(gone.asked.length, 1);
});

test('a reply of another shape is malformed', async () => {
  for (const reply of [{}, null, [], 'x', { data: {} }, { updated_item: item('a') }]) {
    await assert.rejects(readThread(serverOf(reply).transport, list, options), { code: 'malformed' });
    await assert.rejects(readThread(serverOf(reply).transport, thread, options), { code: 'malformed' });
  }
});

test('items are read page by page', async () => {
  const { asked, transport } = serverOf(
    { data: [item('a'), item('b')], has_more: true, after: 'b' },
    { data: [item('c')], has_more: false },
  );
  const { values } = await drain(threadItems(transport, { thread_id: 'thr_1', order: 'asc' }, options));
  assert.deepEqual(
    values.map(({ id }) => id),
    ['a', 'b', 'c'],
  );
  assert.deepEqual(
    asked.map(({ params }) => params),
    [
      { thread_id: 'thr_1', order: 'asc', after: undefined },
      { thread_id: 'thr_1', order: 'asc', after: 'b' },
    ],
  );
});

test('a server that never comes to an end is left', async () => {
  const page = (after: unknown) => ({ data: [item('a')], has_more: true, after });
  for (const [after, count] of [
    ['a', 2],
    [undefined, 1],
    [null, 1],
    [{}, 1],
  ] as const) {
    const { asked, transport } = serverOf(page(after));
    await drain(threadItems(transport, { thread_id: 'thr_1' }, options));
    assert.equal(asked.length, count);
  }
  const { asked, transport } = serverOf(...Array.from({ length: 500 }, (_, i) => page(`a${i}`)));
  await drain(threadItems(transport, { thread_id: 'thr_1' }, options));
  assert.equal(asked.length, 100);
});
