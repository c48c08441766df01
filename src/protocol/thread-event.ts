import type { Thread } from './thread.js';
import type { ThreadItem } from './thread-item.js';
import type { ThreadUpdate } from './thread-update.js';

/** What a stream's events hold, by their type. */
export interface ThreadEvents {
  'thread.created': { readonly thread: Thread };
  'thread.updated': { readonly thread: Thread };
  /** Not stored yet. */
  'thread.item.added': { readonly item: ThreadItem };
  'thread.item.updated': { readonly item_id: string; readonly update: ThreadUpdate };
  /** Stored: the final truth. */
  'thread.item.done': { readonly item: ThreadItem };
  'thread.item.replaced': { readonly item: ThreadItem };
  'thread.item.removed': { readonly item_id: string };
  stream_options: { readonly stream_options: { readonly allow_cancel: boolean } };
  progress_update: { readonly text: string; readonly icon?: string };
  client_effect: { readonly name: string; readonly data: Readonly<Record<string, unknown>> };
  /** The code is one of an open set, such as `stream.error` and `custom`. */
  error: { readonly code: string; readonly message?: string; readonly allow_retry: boolean };
  /** The message is Markdown. */
  notice: { readonly level: 'info' | 'warning' | 'danger'; readonly message: string; readonly title?: string };
}

/** One event of a stream. */
export type ThreadEvent = { [T in keyof ThreadEvents]: { readonly type: T } & ThreadEvents[T] }[keyof ThreadEvents];
