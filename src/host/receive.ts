import type { ThreadEvent } from '../protocol/thread-event.js';
import { TransportError } from '../protocol/transport-error.js';
import { isRecord } from '../schema/json-schema.js';

/** Takes what a server sends. */
export interface Receiver {
  /** Takes an event of a stream, as it came. */
  onEvent(event: ThreadEvent): void;
  /** Takes the answer to a request without a stream. */
  onReply(reply: Json): void;
  /** Is told of an event that is none. */
  onMalformed(error: TransportError): void;
}

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** How long the events of a stream may keep the page from drawing, in milliseconds. */
const SLICE = 10;

const isStream = (reply: object): reply is AsyncIterable<unknown> => Symbol.asyncIterator in reply;

const failureOf = ({ type, message, allow_retry }: Json): TransportError | undefined => {
  if (type !== 'error') return undefined;
  const text = typeof message === 'string' ? message : 'The server failed';
  return new TransportError('server', text, { allowRetry: allow_retry === true });
};

/**
 * Hands on what a transport answers with, until a signal ends it: the reply, or each event of a stream. An `error` event
 * fails at the end of its stream, for events after it count too.
 */
export const receive = async (reply: unknown, signal: AbortSignal, receiver: Receiver): Promise<void> => {
  if (!isRecord(reply)) return;
  if (!isStream(reply)) return receiver.onReply(reply);
  let failure: TransportError | undefined;
  let since = performance.now();
  for await (const event of reply) {
    if (signal.aborted) return;
    if (event instanceof TransportError) receiver.onMalformed(event);
    else if (!isRecord(event)) receiver.onMalformed(new TransportError('malformed', 'An event is no JSON object'));
    else {
      failure ??= failureOf(event);
      receiver.onEvent(event as unknown as ThreadEvent);
    }
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  if (failure) throw failure;
};
