import type { ThreadEvent } from './thread-event.js';
import type { ThreadItem } from './thread-item.js';
import type { ThreadRequest } from './thread-request.js';

/** The answer to a request that is answered by no stream. */
export interface ItemReply {
  /** The item that the request changed. */
  readonly updated_item?: ThreadItem;
}

/** Carries requests to a ChatKit server. */
export interface Transport {
  /** Sends a request once; the answer is a stream of events or one reply, and fails with a `TransportError`. */
  send(
    request: ThreadRequest,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<ThreadEvent> | Promise<AsyncIterable<ThreadEvent> | ItemReply | ThreadItem>;
}
