import type { Page } from '../protocol/thread.js';
import type { Attachment } from './attachment.js';
import { notFound } from './not-found-error.js';
import { promised } from './promised.js';
import { Store, type PageParams } from './store.js';
import type { StoredItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';
import { timeOf } from './time-of.js';

interface Kept {
  readonly id: string;
  readonly created_at: string;
}

interface KeptThread extends Kept {
  thread: ThreadMetadata;
  readonly items: Map<string, StoredItem>;
}

interface Owned {
  readonly threads: Map<string, KeptThread>;
  readonly attachments: Map<string, Attachment>;
}

/** How a store is told whose threads are whose. */
export interface StoreOptions<Context> {
  /** Whose threads a context reaches. */
  readonly owner: (context: Context) => string;
}

const pageOf = <T extends Kept>(
  what: 'Thread' | 'Item',
  all: Iterable<T>,
  { limit, order, after }: PageParams,
): Page<T> => {
  const sorted = [...all].sort((a, b) => timeOf(a.created_at) - timeOf(b.created_at));
  if (order === 'desc') sorted.reverse();
  const at = after === undefined ? -1 : sorted.findIndex(({ id }) => id === after);
  if (after !== undefined && at < 0) throw notFound(what, after);
  const data = sorted.slice(at + 1, at + 1 + limit);
  const hasMore = at + 1 + limit < sorted.length;
  return { data, has_more: hasMore, ...(hasMore && data.length > 0 && { after: data.at(-1)!.id }) };
};

/** Keeps everything for as long as the process lives. */
export class MemoryStore<Context = unknown> extends Store<Context> {
  readonly #owner: (context: Context) => string;
  readonly #owned = new Map<string, Owned>();

  constructor({ owner }: StoreOptions<Context>) {
    super();
    this.#owner = owner;
  }

  override ownerOf(context: Context): string {
    return this.#owner(context);
  }

  override loadThread(threadId: string, context: Context): Promise<ThreadMetadata> {
    return promised(() => structuredClone(this.#thread(threadId, context).thread));
  }

  override saveThread(thread: ThreadMetadata, context: Context): Promise<void> {
    return promised(() => {
      const { threads } = this.#of(context);
      const { id, created_at } = thread;
      const kept = threads.get(id);
      const items = kept?.items ?? new Map<string, StoredItem>();
      threads.set(id, { id, created_at, thread: structuredClone(thread), items });
    });
  }

  override loadThreads(params: PageParams, context: Context): Promise<Page<ThreadMetadata>> {
    return promised(() => {
      const page = pageOf('Thread', this.#of(context).threads.values(), params);
      return { ...page, data: page.data.map(({ thread }) => structuredClone(thread)) };
    });
  }

  override deleteThread(threadId: string, context: Context): Promise<void> {
    return promised(() => {
      this.#of(context).threads.delete(threadId);
    });
  }

  override loadThreadItems(threadId: string, params: PageParams, context: Context): Promise<Page<StoredItem>> {
    return promised(() =>
      structuredClone(pageOf('Item', this.#of(context).threads.get(threadId)?.items.values() ?? [], params)),
    );
  }

  override loadItem(threadId: string, itemId: string, context: Context): Promise<StoredItem> {
    return promised(() => {
      const item = this.#of(context).threads.get(threadId)?.items.get(itemId);
      if (!item) throw notFound('Item', itemId);
      return structuredClone(item);
    });
  }

  override addThreadItem(threadId: string, item: StoredItem, context: Context): Promise<void> {
    return promised(() => {
      this.#thread(threadId, context).items.set(item.id, structuredClone(item));
    });
  }

  override saveItem(threadId: string, item: StoredItem, context: Context): Promise<void> {
    return this.addThreadItem(threadId, item, context);
  }

  override changeItem(
    threadId: string,
    itemId: string,
    change: (item: StoredItem) => StoredItem,
    context: Context,
  ): Promise<StoredItem> {
    return promised(() => {
      const { items } = this.#thread(threadId, context);
      const item = items.get(itemId);
      if (!item) throw notFound('Item', itemId);
      const changed = change(structuredClone(item));
      items.set(itemId, structuredClone(changed));
      return changed;
    });
  }

  override deleteThreadItem(threadId: string, itemId: string, context: Context): Promise<void> {
    return promised(() => {
      this.#of(context).threads.get(threadId)?.items.delete(itemId);
    });
  }

  override saveAttachment(attachment: Attachment, context: Context): Promise<void> {
    return promised(() => {
      this.#of(context).attachments.set(attachment.id, structuredClone(attachment));
    });
  }

  override loadAttachment(attachmentId: string, context: Context): Promise<Attachment> {
    return promised(() => {
      const attachment = this.#of(context).attachments.get(attachmentId);
      if (!attachment) throw notFound('Attachment', attachmentId);
      return structuredClone(attachment);
    });
  }

  override deleteAttachment(attachmentId: string, context: Context): Promise<void> {
    return promised(() => {
      this.#of(context).attachments.delete(attachmentId);
    });
  }

  #of(context: Context): Owned {
    const owner = this.#owner(context);
    const owned = this.#owned.get(owner) ?? {
      threads: new Map<string, KeptThread>(),
      attachments: new Map<string, Attachment>(),
    };
    this.#owned.set(owner, owned);
    return owned;
  }

  #thread(threadId: string, context: Context): KeptThread {
    const thread = this.#of(context).threads.get(threadId);
    if (!thread) throw notFound('Thread', threadId);
    return thread;
  }
}
