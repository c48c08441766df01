import type { ThreadEvent } from '../protocol/thread-event.js';
import type { StoredItem } from './stored-item.js';

/** What a handler yields: an event of the protocol, whose items may be hidden ones. */
export type ServerEvent =
  | Exclude<ThreadEvent, { readonly item: unknown }>
  | {
      readonly type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced';
      readonly item: StoredItem;
    };

/** What a handler answers with: its events one by one, as a generator yields them. */
export type ServerEvents = AsyncIterable<ServerEvent> | Iterable<ServerEvent>;
