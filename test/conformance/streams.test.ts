import { expect } from '@open-wc/testing';
import { frames } from '../../src/protocol/frames.js';
import { cutAt, cutsIn, fromBase64, joined, piecesOf, type SseCase } from '../protocol/sse-cases.js';

/** How many answers may be under way at once: as many as browsers open connections for. */
const AT_ONCE = 6;

/** Streams of more bytes than this are not sent by a server byte by byte. */
const SMALL = 5000;

type Chunks = readonly Uint8Array[];

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const drain = async (stream: ReadableStream<Uint8Array>): Promise<readonly string[]> => {
  const events: string[] = [];
  for await (const data of frames(stream)) events.push(data);
  return events;
};

/** The events of chunks in the body of an answer that the page makes itself: no two come as one. */
const ofOwn = (chunks: Chunks): Promise<readonly string[]> => {
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks[at++];
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
  return drain(new Response(stream).body!);
};

/** The events of chunks that a server sends. */
const ofServer = async (chunks: Chunks): Promise<readonly string[]> => {
  const body = JSON.stringify(chunks.map(toBase64));
  const response = await fetch('/__stream/', { method: 'POST', body });
  return drain(response.body!);
};

/** Compares, in every way to cut them, the events of one stream with what they are to be; the answer is the ways. */
const compare = async (
  ways: readonly Chunks[],
  read: (chunks: Chunks) => Promise<readonly string[]>,
  wanted: string,
) => {
  const left = [...ways];
  const work = async () => {
    for (let chunks = left.pop(); chunks; chunks = left.pop()) {
      const found = JSON.stringify(await read(chunks));
      if (found !== wanted)
        throw new Error(`${chunks.map(({ length }) => length).join('+')} bytes: ${found.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const list = (await (await fetch('/__cases/sse-cases.json')).json()) as { readonly cases: readonly SseCase[] } | null;

describe('event streams, in a browser', function () {
  this.timeout(60_000);

  if (!list)
    it('are not tested: ../shared/cases/sse-cases.json is not there', function () {
      this.skip();
    });

  for (const {
    name,
    chunks,
    expect: { events },
  } of list?.cases ?? []) {
    it(`${name}: as it is, in one, byte by byte, and cut in two anywhere`, async () => {
      const parts = chunks.map(fromBase64);
      const bytes = joined(parts);
      const wanted = JSON.stringify(events.map(({ data }) => data));
      const bytewise = piecesOf(bytes, 1);
      const ways = [parts, [bytes], ...cutsIn(bytes).map((cut) => cutAt(bytes, cut))];
      await compare([...ways, bytewise], ofOwn, wanted);
      await compare(bytes.length > SMALL ? ways.slice(0, 20) : [...ways, bytewise], ofServer, wanted);
    });
  }

  it('can be wrong', async () => {
    let error: unknown;
    await compare([[new TextEncoder().encode('data: a\n\n')]], ofServer, '["b"]').catch(
      (reason: unknown) => (error = reason),
    );
    expect(String(error)).to.equal('Error: 9 bytes: ["a"]');
  });
});
