import type { Asked } from './asked.js';
import { bodyIsGone } from './request-error.js';

/** What Node gives of a request; `IncomingMessage` is one. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  /** Whether something has read the body before. */
  readonly readableDidRead?: boolean;
  /** What a body parser has made of the body. */
  readonly body?: unknown;
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

/** What came of the body; the connection outlives one that is not read to its end. */
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

/** What a request that Node got says. */
export const askedByNode = (message: NodeRequest): Asked => ({
  method: message.method ?? 'GET',
  get origin() {
    return new URL(`http://${headerOf(message, 'host') ?? 'localhost'}`).origin;
  },
  header: (name) => headerOf(message, name),
  body: () => {
    if (!hasBody(message)) return undefined;
    return message.readableDidRead ? readBefore(message) : chunksOf(message);
  },
});
