import { goneError, type Asked } from './asked.js';
import { GatheredBytes } from './gathered-bytes.js';
import { bodyIsGone } from './request-error.js';

/** What Node gives of a request; `IncomingMessage` is one. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  /** Whether something has read the body before. */
  readonly readableDidRead?: boolean;
  /** Whether all of the body was read. */
  readonly readableEnded?: boolean;
  /** What a body parser has made of the body. */
  readonly body?: unknown;
  /** Whether it came to an end before it was whole. */
  readonly destroyed?: boolean;
  on(event: 'data', listener: (chunk: Uint8Array) => void): this;
  on(event: 'end' | 'error' | 'close', listener: (error?: Error) => void): this;
  iterator?(options: { readonly destroyOnReturn: boolean }): AsyncIterator<unknown>;
  resume?(): unknown;
}

const encoder = new TextEncoder();

/** What a body parser read, as it came or as JSON that says the same. */
const readBefore = ({ body }: NodeRequest): Uint8Array => {
  if (body === undefined) throw bodyIsGone();
  if (body instanceof Uint8Array) return body;
  return encoder.encode(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Reads what is still to come, with listeners: an async iterator of it costs as much as the rest of the reading. */
const readEvents = (message: NodeRequest, limit: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const bytes = new GatheredBytes(limit);
    let isOver = false;
    const fail = (error?: Error) => {
      if (!isOver) reject(error ?? goneError());
      isOver = true;
    };
    const add = (chunk: Uint8Array) => {
      if (isOver) return;
      try {
        bytes.add(chunk);
      } catch (error) {
        fail(error as Error);
      }
    };
    const end = () => {
      isOver = true;
      resolve(bytes.whole());
    };
    if (message.destroyed) reject(goneError());
    else message.on('data', add).on('end', end).on('error', fail).on('close', fail);
  });

/** What comes of the body; the connection outlives one that is not read to its end. */
const chunksOf = (message: NodeRequest): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () =>
    (message.iterator?.({ destroyOnReturn: false }) ?? message[Symbol.asyncIterator]()) as AsyncIterator<Uint8Array>,
});

const hasBody = ({ method = 'GET' }: NodeRequest): boolean => method !== 'GET' && method !== 'HEAD';

/** What a header says, with all values of one that came several times. */
const headerOf = ({ rawHeaders }: NodeRequest, name: string): string | null => {
  let said: string | null = null;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]!.length !== name.length || rawHeaders[i]!.toLowerCase() !== name) continue;
    said = said === null ? rawHeaders[i + 1]! : `${said}, ${rawHeaders[i + 1]!}`;
  }
  return said;
};

/** The body, piece by piece or whole; undefined where there is none. */
export const bodyOf = (message: NodeRequest): AsyncIterable<Uint8Array> | Uint8Array | undefined => {
  if (!hasBody(message)) return undefined;
  return message.readableDidRead ? readBefore(message) : chunksOf(message);
};

/** What a request that Node got says. */
export const askedByNode = (message: NodeRequest): Asked => ({
  method: message.method ?? 'GET',
  get origin() {
    return new URL(`http://${headerOf(message, 'host') ?? 'localhost'}`).origin;
  },
  header: (name) => headerOf(message, name),
  read: async (limit) => {
    if (!hasBody(message)) return new Uint8Array();
    if (!message.readableDidRead) return readEvents(message, limit);
    const bytes = new GatheredBytes(limit);
    bytes.add(readBefore(message));
    return bytes.whole();
  },
});
