import type { Page } from '../protocol/thread.js';
import type { Attachment } from './attachment.js';
import { MemoryRequestLog } from './memory-request-log.js';
import { newId, type IdKind } from './new-id.js';
import type { RequestLog } from './request-log.js';
import type { StoredItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';

/** Which part of a list is wanted. */
export interface PageParams {
  readonly limit: number;
  /** By the time at which things were made; what has one time keeps the order in which it came. */
  readonly order: 'asc' | 'desc';
  /** The id after which the part begins. */
  readonly after?: string;
}

/**
 * Keeps threads, items and attachments. Each method is given the request's context, and reaches what belongs to its
 * user and nothing else: what is another's is not found.
 */
export abstract class Store<Context = unknown> {
  /** Which requests were answered, so that none is twice; kept in memory unless said otherwise. */
  readonly requests: RequestLog = new MemoryRequestLog();

  /** Whose threads a context reaches. */
  abstract ownerOf(context: Context): string;

  /** A thread; a `NotFoundError` where there is none. */
  abstract loadThread(threadId: string, context: Context): Promise<ThreadMetadata>;

  /** Keeps a thread, in place of what was kept of it. */
  abstract saveThread(thread: ThreadMetadata, context: Context): Promise<void>;

  /** Part of the user's threads. */
  abstract loadThreads(params: PageParams, context: Context): Promise<Page<ThreadMetadata>>;

  /** Forgets a thread and its items. */
  abstract deleteThread(threadId: string, context: Context): Promise<void>;

  /** Part of a thread's items; an empty one where there is no such thread. */
  abstract loadThreadItems(threadId: string, params: PageParams, context: Context): Promise<Page<StoredItem>>;

  /** An item; a `NotFoundError` where there is none. */
  abstract loadItem(threadId: string, itemId: string, context: Context): Promise<StoredItem>;

  /** Keeps a new item; one of the same id is replaced where it stands. */
  abstract addThreadItem(threadId: string, item: StoredItem, context: Context): Promise<void>;

  /** Keeps an item, in place of the one of the same id where there is one. */
  abstract saveItem(threadId: string, item: StoredItem, context: Context): Promise<void>;

  /** Forgets an item. */
  abstract deleteThreadItem(threadId: string, itemId: string, context: Context): Promise<void>;

  /** Keeps what is known of an attachment. */
  abstract saveAttachment(attachment: Attachment, context: Context): Promise<void>;

  /** What is known of an attachment; a `NotFoundError` where there is none. */
  abstract loadAttachment(attachmentId: string, context: Context): Promise<Attachment>;

  /** Forgets an attachment. */
  abstract deleteAttachment(attachmentId: string, context: Context): Promise<void>;

  /** Makes another item of one that is kept. The stores that come with this package let nothing come between. */
  async changeItem(
    threadId: string,
    itemId: string,
    change: (item: StoredItem) => StoredItem,
    context: Context,
  ): Promise<StoredItem> {
    const item = change(await this.loadItem(threadId, itemId, context));
    await this.saveItem(threadId, item, context);
    return item;
  }

  /** A new thread's id. */
  generateThreadId(_context: Context): string {
    return newId('thread');
  }

  /** A new item's id. */
  generateItemId(kind: IdKind, _thread: ThreadMetadata, _context: Context): string {
    return newId(kind);
  }
}
