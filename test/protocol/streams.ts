import { encode } from '../../src/protocol/encode.js';
import type { ThreadEvent } from '../../src/protocol/thread-event.js';

/** Bytes as a stream in pieces that end at some offsets. */
export const toStream = (bytes: Uint8Array, cuts: readonly number[] = []): ReadableStream<Uint8Array> => {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return new ReadableStream({
    start(controller) {
      let start = 0;
      for (const end of ends) {
        controller.enqueue(bytes.slice(start, end));
        start = end;
      }
      controller.close();
    },
  });
};

/** Chunks as a stream. */
export const toStreamOf = (chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

/** The bytes of a text. */
export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Events one after the other, as a server sends them. */
export const encodeAll = (events: readonly ThreadEvent[]): Uint8Array => {
  const parts = events.map(encode);
  return Uint8Array.from(parts.flatMap((part) => [...part]));
};

/** What an iterable gives before it ends or fails, and what it fails with. */
export const drain = async <T>(
  iterable: AsyncIterable<T>,
): Promise<{ readonly values: T[]; readonly error?: unknown }> => {
  const values: T[] = [];
  try {
    for await (const value of iterable) values.push(value);
  } catch (error) {
    return { values, error };
  }
  return { values };
};
