import { createParser } from 'eventsource-parser';
import { chunks } from './chunks.js';
import { toTooLarge, type TransportError } from './transport-error.js';

/** How a stream is read. */
export interface FrameOptions {
  /** Ends the reading. */
  readonly signal?: AbortSignal;
  /** How many bytes an event's data may have; 4 MB unless said otherwise. */
  readonly limit?: number;
  /** Is told of every complete event and comment. */
  readonly onFrame?: () => void;
}

/** How many bytes an event or a reply may have where nothing else is said. */
export const LIMIT = 4_000_000;

/** Room for what a line has before its data. */
const MARGIN = 16;

/** Bytes of UTF-8 that one UTF-16 unit makes at most. */
const WIDEST = 3;

/** Characters that the parser gets at once: it looks through all of them for each line where one ends in a lone CR. */
const PIECE = 8192;

const never = new AbortController().signal;

const isLarger = (text: string, limit: number): boolean =>
  text.length > limit || (text.length * WIDEST > limit && new TextEncoder().encode(text).length > limit);

/**
 * Texts one after the other as a parser takes them: it waits for what may follow a CR, but that ends its line already,
 * and an LF at the start of the next text is no line of its own.
 */
const lineEnds = (): ((text: string) => string) => {
  let isAfterReturn = false;
  return (text) => {
    if (!text) return text;
    const rest = isAfterReturn && text.startsWith('\n') ? text.slice(1) : text;
    isAfterReturn = text.endsWith('\r');
    return isAfterReturn ? `${rest}\n` : rest;
  };
};

/** The data of each event of a `text/event-stream`. */
export async function* frames(
  stream: ReadableStream<Uint8Array>,
  { signal = never, limit = LIMIT, onFrame }: FrameOptions = {},
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  const toLines = lineEnds();
  let ready: string[] = [];
  let failure: TransportError | undefined;
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
  for await (const chunk of chunks(stream, signal)) {
    const text = toLines(decoder.decode(chunk, { stream: true }));
    for (let start = 0; start < text.length && !failure; start += PIECE) parser.feed(text.slice(start, start + PIECE));
    const events = ready;
    ready = [];
    yield* events;
    if (failure) throw failure;
  }
}
