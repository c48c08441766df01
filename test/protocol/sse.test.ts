import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decode } from '../../src/protocol/decode.js';
import { frames } from '../../src/protocol/frames.js';
import type { ThreadEvent } from '../../src/protocol/thread-event.js';
import { TransportError } from '../../src/protocol/transport-error.js';
import { fromBase64, joined, piecesOf, type SseCase } from './sse-cases.js';
import { drain, encodeAll, toBytes, toStream, toStreamOf } from './streams.js';

const seed = 20_260_301;

const eventOf = (fields: unknown): ThreadEvent => fields as ThreadEvent;

/** An event as JSON gives it: any fields, texts with whatever Unicode has. */
const event = fc
  .record({ type: fc.string(), text: fc.string({ unit: 'binary' }), data: fc.jsonValue({ maxDepth: 2 }) })
  .map((fields) => eventOf(JSON.parse(JSON.stringify(fields))));

const cuts = fc.array(fc.nat(), { maxLength: 12 });

const codeOf = (error: unknown): string | undefined => (error instanceof TransportError ? error.code : String(error));

/** One way to write the same event: its line ends, one data line or many, what stands around it. */
const framing = fc.record({
  end: fc.constantFrom('\n', '\r\n', '\r'),
  isMultiline: fc.boolean(),
  hasSpace: fc.boolean(),
  before: fc.constantFrom('', ': ping', 'event: x', 'id: 7', 'retry: 10', 'unknown', ':'),
});

const write = (value: ThreadEvent, { end, isMultiline, hasSpace, before }: Framing) => {
  const json = JSON.stringify(value, null, isMultiline ? 1 : 0);
  const lines = json.split('\n').map((line) => `data:${hasSpace ? ' ' : ''}${line}`);
  return [...(before ? [before] : []), ...lines, '', ''].join(end);
};

interface Framing {
  readonly end: string;
  readonly isMultiline: boolean;
  readonly hasSpace: boolean;
  readonly before: string;
}

describe('laws', () => {
  test('decode undoes encode, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 3 }), cuts, async (events, cuts) => {
        assert.deepEqual(await drain(decode(toStream(encodeAll(events), cuts))), { values: events });
      }),
      { seed, numRuns: 10_000 },
    );
  });

  test('every legal way to write events means the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(event, framing), { maxLength: 5 }),
        fc.boolean(),
        cuts,
        async (written, hasMark, cuts) => {
          const bytes = toBytes((hasMark ? '\uFEFF' : '') + written.map(([value, how]) => write(value, how)).join(''));
          const { values, error } = await drain(decode(toStream(bytes, cuts)));
          assert.equal(error, undefined);
          assert.deepEqual(
            values,
            written.map(([value]) => value),
          );
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  test('any bytes end in events or in a transport error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), cuts, async (bytes, cuts) => {
        const { error } = await drain(decode(toStream(bytes, cuts)));
        assert.ok(error === undefined || error instanceof TransportError);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('an event is too large by its bytes alone, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), cuts, fc.boolean(), async (text, cuts, isOver) => {
        const value = eventOf({ type: 'x', text });
        const size = toBytes(JSON.stringify(value)).length;
        const stream = toStream(encodeAll([value, eventOf({})]), cuts);
        const { values, error } = await drain(decode(stream, { limit: isOver ? size - 1 : size }));
        if (isOver) assert.deepEqual([values, codeOf(error)], [[], 'too-large']);
        else assert.deepEqual([values.length, error], [2, undefined]);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('cases', () => {
  const decodeText = (text: string) => drain(decode(toStream(toBytes(text))));

  for (const data of ['null', '[]', '"text"', '1', 'true', '{', 'undefined', '[DONE]', '']) {
    test(`${data || 'nothing'} is malformed, and what stands around it is not`, async () => {
      const { values, error } = await decodeText(`data: {"type":"a"}\n\ndata: ${data}\n\ndata: {"type":"b"}\n\n`);
      assert.equal(error, undefined);
      assert.deepEqual([values[0], codeOf(values[1]), values[2]], [{ type: 'a' }, 'malformed', { type: 'b' }]);
      assert.equal(values.length, 3);
    });
  }

  test('an event that its stream leaves unfinished is none', async () => {
    assert.deepEqual(await decodeText('data: {"type":"a"}\n\ndata: {"type":"b"}\n'), { values: [{ type: 'a' }] });
  });

  test('an event whose last line end is a lone CR is there at once, whatever follows', async () => {
    for (const rest of ['', '\n', '\r\n', '\n\n', 'data: {"type":"b"}\n\n']) {
      let send = (_: string) => {};
      let end = () => {};
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          send = (text) => controller.enqueue(toBytes(text));
          end = () => controller.close();
        },
      });
      const events = decode(stream);
      send('data: {"type":"a"}\r\r');
      assert.deepEqual((await events.next()).value, { type: 'a' });
      if (rest) send(rest);
      end();
      const { values } = await drain(events);
      assert.deepEqual(values, rest.includes('b') ? [{ type: 'b' }] : []);
    }
  });

  test('a CRLF in two chunks ends one line', async () => {
    const chunks = ['data: {"a":\r', '\ndata: 1}\r', '\n', '\r', '', '\ndata: 2\n\n'];
    assert.deepEqual((await drain(frames(toStreamOf(chunks.map(toBytes))))).values, ['{"a":\n1}', '2']);
  });

  test('many short lines before a lone CR take no longer than other ones', async () => {
    const time = async (text: string) => {
      const start = performance.now();
      await decodeText(text);
      return performance.now() - start;
    };
    const lines = ':\n'.repeat(1_000_000);
    await time(lines);
    const [plain, hostile] = [await time(lines), await time(`${lines}\r:`)];
    assert.ok(hostile < 1000 + plain * 20, `${hostile} ms, not ${plain} ms`);
  });

  test('a page of HTML has no events', async () => {
    assert.deepEqual(await decodeText('<!doctype html>\n<h1>Bad gateway</h1>\n\n'), { values: [] });
  });

  test('a line without an end is given up at the limit', async () => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000;
        controller.enqueue(toBytes('data: '.padEnd(1000, 'x')));
      },
    });
    const { error } = await drain(decode(stream, { limit: 50_000 }));
    assert.equal(codeOf(error), 'too-large');
    assert.ok(sent < 60_000, `${sent} bytes were read`);
  });

  test('comments and events are told of', async () => {
    let count = 0;
    const stream = toStream(toBytes(': ping\n\ndata: {}\n\n: ping\n\ndata: {}'));
    await drain(decode(stream, { onFrame: () => count++ }));
    assert.equal(count, 3);
  });

  test('an aborted reading ends at once, with the reason, and lets go of the stream', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({ cancel: () => void (isCancelled = true) });
    const reading = drain(decode(stream, { signal: controller.signal }));
    controller.abort(reason);
    assert.equal((await reading).error, reason);
    assert.ok(isCancelled);
  });

  test('a reader that leaves early lets go of the stream', async () => {
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(toBytes('data: {}\n\ndata: {}\n\n')),
      cancel: () => void (isCancelled = true),
    });
    for await (const _ of decode(stream)) break;
    assert.ok(isCancelled);
  });
});

const CASES = '../shared/cases/sse-cases.json';

const isThere = existsSync(CASES);

describe('streams as servers write them', { skip: isThere ? false : `${CASES} is not there` }, () => {
  const { cases } = isThere
    ? (JSON.parse(readFileSync(CASES, 'utf8')) as { readonly cases: readonly SseCase[] })
    : { cases: [] };

  for (const { name, chunks, expect } of cases) {
    test(name, async () => {
      const parts = chunks.map(fromBase64);
      const bytes = joined(parts);
      const wanted = { values: expect.events.map(({ data }) => data) };
      const random = fc.sample(fc.array(fc.nat({ max: bytes.length }), { maxLength: 8 }), { seed, numRuns: 20 });
      for (const stream of [
        toStreamOf(parts),
        toStreamOf(piecesOf(bytes, Math.ceil(bytes.length / 5000))),
        ...random.map((cuts) => toStream(bytes, cuts)),
      ]) {
        assert.deepEqual(await drain(frames(stream)), wanted);
      }
    });
  }
});
