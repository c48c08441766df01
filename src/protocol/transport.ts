import type { ThreadEvent } from './thread-event.js';
import type { ThreadItem } from './thread-item.js';
import type { ThreadRequest, ThreadRequests } from './thread-request.js';
import type { Page, Thread } from './thread.js';
import type { TransportError } from './transport-error.js';

/** The answer to a request that acts and is answered by no stream. */
export interface ItemReply {
  /** The item that the request changed. */
  readonly updated_item?: ThreadItem;
}

/** What requests without a stream are answered with, by their type. */
export interface ThreadReplies {
  'threads.sync_custom_action': ItemReply;
  'items.list': Page<ThreadItem>;
  'threads.get_by_id': Thread;
}

/** What a stream brings: events, and in the place of one that is no event what is wrong with it. */
export type EventStream = AsyncIterable<ThreadEvent | TransportError>;

/** What a request is answered with. */
export type ThreadReply = ThreadReplies[keyof ThreadReplies] | ThreadItem;

/** The widget that an address is, as it stands there now. */
export interface WidgetReply {
  /** The tree, or a `.widget` file. */
  readonly widget: Readonly<Record<string, unknown>>;
  /** What the server calls this state of it. */
  readonly etag?: string;
}

/** Carries requests to a ChatKit server. */
export interface Transport {
  /** Sends a request once; the answer is a stream of events or one reply, and fails with a `TransportError`. */
  send(
    request: ThreadRequest<keyof ThreadRequests>,
    options: { readonly signal: AbortSignal },
  ): EventStream | Promise<EventStream | ThreadReply>;

  /** Reads the widget at the address itself, once; undefined where it is still the one with this tag, or there is none. */
  read?(options: { readonly signal: AbortSignal; readonly etag?: string }): Promise<WidgetReply | undefined>;
}
