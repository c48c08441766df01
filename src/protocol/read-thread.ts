import { isRecord } from '../schema/json-schema.js';
import { retry, type RetryOptions } from './retry.js';
import type { ThreadItem } from './thread-item.js';
import type { ListParams, ReadRequests, ThreadRequest } from './thread-request.js';
import { TransportError } from './transport-error.js';
import type { ThreadReplies, Transport } from './transport.js';

/** Parts of a thread's items that are read at most: more of them are a server's mistake. */
const MOST_PAGES = 100;

/** What a reply must have to be one; what is in it is as untrusted as its sender. */
const IS_REPLY: { readonly [T in keyof ReadRequests]: (reply: Readonly<Record<string, unknown>>) => boolean } = {
  'items.list': ({ data }) => Array.isArray(data),
  'threads.get_by_id': ({ id }) => typeof id === 'string',
};

/** Asks a server for something to read, and again where that may help. */
export const readThread = async <T extends keyof ReadRequests>(
  transport: Transport,
  request: ThreadRequest<T>,
  options: RetryOptions,
): Promise<ThreadReplies[T]> => {
  const { signal } = options;
  const reply: unknown = await retry(
    async () => transport.send(request as ThreadRequest<keyof ReadRequests>, { signal }),
    options,
  );
  if (isRecord(reply) && IS_REPLY[request.type](reply)) return reply as unknown as ThreadReplies[T];
  throw new TransportError('malformed', `The server answered ${request.type} with something else`);
};

/** The items of a thread one by one, however many parts the server gives them in. */
export async function* threadItems(
  transport: Transport,
  params: ListParams,
  options: RetryOptions,
): AsyncGenerator<ThreadItem, void, undefined> {
  let after = params.after;
  const seen = new Set([after]);
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const request = { type: 'items.list', params: { ...params, after } } as const;
    const page = await readThread(transport, request, options);
    yield* page.data;
    ({ after } = page);
    if (page.has_more !== true || typeof after !== 'string' || seen.has(after)) return;
    seen.add(after);
  }
}
