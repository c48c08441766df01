import { createParser } from 'eventsource-parser';
import { TransportError } from './transport-error.js';
import { untilAborted } from './until-aborted.js';

/** How a stream is read. */
export interface FrameOptions {
  /** Ends the reading. */
  readonly signal?: AbortSignal;
  /** How many bytes an event's data may have; 4 MB unless said otherwise. */
  readonly limit?: number;
  /** Is told of every complete event and comment. */
  readonly onFrame?: () => void;
}

const LIMIT = 4_000_000;

/** Room for what a line has before its data. */
const MARGIN = 16;

/** Bytes of UTF-8 that one UTF-16 unit makes at most. */
const WIDEST = 3;

const never = new AbortController().signal;

const isLarger = (text: string, limit: number): boolean =>
  text.length > limit || (text.length * WIDEST > limit && new TextEncoder().encode(text).length > limit);

const toTooLarge = (limit: number) =>
  new TransportError('too-large', `The server sent more than ${limit} bytes at once`);

/** The data of each event of a `text/event-stream`. */
export async function* frames(
  stream: ReadableStream<Uint8Array>,
  { signal = never, limit = LIMIT, onFrame }: FrameOptions = {},
): AsyncGenerator<string, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let ready: string[] = [];
  let failure: TransportError | undefined;
  let last = '';
  const parser = createParser({
    maxBufferSize: limit + MARGIN,
    onEvent({ data }) {
      onFrame?.();
      if (isLarger(data, limit)) failure ??= toTooLarge(limit);
      if (!failure) ready.push(data);
    },
    onComment: onFrame,
    onError({ type }) {
      if (type === 'max-buffer-size-exceeded') failure ??= toTooLarge(limit);
    },
  });
  try {
    for (let isDone = false; !isDone;) {
      const chunk = await untilAborted(reader.read(), signal);
      isDone = chunk.done;
      const text = decoder.decode(chunk.value, { stream: !isDone });
      if (text) parser.feed(text);
      else if (isDone && last === '\r') parser.feed('\n');
      last = text.at(-1) ?? last;
      const events = ready;
      ready = [];
      yield* events;
      if (failure) throw failure;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
