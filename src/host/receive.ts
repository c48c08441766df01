import type { ThreadEvent } from '../protocol/thread-event.js';
import { TransportError } from '../protocol/transport-error.js';
import { isRecord } from '../schema/json-schema.js';

/** Takes what a server sends. */
export interface Receiver {
  /** Takes an event of a stream, as it came. */
  onEvent(event: ThreadEvent): void;
  /** Takes the item that answers a request without a stream. */
  onItem(item: unknown): void;
}

type Json = Readonly<Record<string, unknown>>;

const isStream = (reply: object): reply is AsyncIterable<unknown> => Symbol.asyncIterator in reply;

const failureOf = ({ type, message, allow_retry }: Json): TransportError | undefined => {
  if (type !== 'error') return undefined;
  const text = typeof message === 'string' ? message : 'The server failed';
  return new TransportError('server', text, { allowRetry: allow_retry === true });
};

/**
 * Hands on what a transport answers with, until a signal ends it: the item of a reply, or each event of a stream. An
 * `error` event fails at the end of its stream, for events after it count too.
 */
export const receive = async (reply: unknown, signal: AbortSignal, receiver: Receiver): Promise<void> => {
  if (!isRecord(reply)) return;
  if (!isStream(reply)) return receiver.onItem(reply.updated_item ?? reply);
  let failure: TransportError | undefined;
  for await (const event of reply) {
    if (signal.aborted) return;
    if (!isRecord(event)) throw new TransportError('malformed', 'An event is no JSON object');
    failure ??= failureOf(event);
    receiver.onEvent(event as unknown as ThreadEvent);
  }
  if (failure) throw failure;
};
