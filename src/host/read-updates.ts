import { readThread, threadItems } from '../protocol/read-thread.js';
import { TransportError } from '../protocol/transport-error.js';
import type { Transport } from '../protocol/transport.js';
import { isRecord } from '../schema/json-schema.js';
import type { Response } from './response.js';

/** What reading takes. */
export interface Reading {
  /** Takes what is read. */
  readonly response: Response;
  /** Ends the reading. */
  readonly signal: AbortSignal;
  /** Whether an item is being changed meanwhile, so that what is read of it may be older. */
  readonly isBusy: (id: string) => boolean;
}

/** How many of a thread's latest items are read to repair some. */
const LATEST = 50;

const idOf = (item: unknown): string => (isRecord(item) && typeof item.id === 'string' ? item.id : '');

/** Reads a thread and all of its items; items that it has no more are removed. */
export const readUpdates = async (
  transport: Transport,
  threadId: string | undefined,
  { response, signal, isBusy }: Reading,
): Promise<void> => {
  if (threadId === undefined)
    throw new TransportError('network', 'The host has no thread to read', { allowRetry: false });
  const request = { type: 'threads.get_by_id', params: { thread_id: threadId } } as const;
  const thread = await readThread(transport, request, { signal });
  response.know(thread);
  const ids = new Set<string>();
  const take = (item: unknown) => {
    ids.add(idOf(item));
    if (!isBusy(idOf(item))) response.show(item);
  };
  const { data = [], has_more, after } = isRecord(thread.items) ? thread.items : {};
  if (Array.isArray(data)) data.forEach(take);
  if (has_more === true && typeof after === 'string') {
    const params = { thread_id: threadId, order: 'asc', after } as const;
    for await (const item of threadItems(transport, params, { signal })) take(item);
  }
  response.keepOnly((id) => ids.has(id) || isBusy(id));
};

/** Reads the items again that a response left half done. */
export const readTouched = async (
  transport: Transport,
  threadId: string,
  { response, signal, isBusy }: Reading,
): Promise<void> => {
  const params = { thread_id: threadId, order: 'desc', limit: LATEST } as const;
  const { data } = await readThread(transport, { type: 'items.list', params }, { signal });
  for (const item of data) {
    const id = idOf(item);
    if (response.touched.has(id) && !isBusy(id)) response.show(item);
  }
};
