import type { Page } from '../protocol/thread.js';
import type { Attachment } from './attachment.js';
import { notFound } from './not-found-error.js';
import { promised } from './promised.js';
import { Store, type PageParams } from './store.js';
import type { StoredItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';
import { TimeLine, type Kept } from './time-line.js';
import { timeOf } from './time-of.js';

interface KeptThread extends Kept {
  readonly items: TimeLine<Kept>;
}

interface Owned {
  readonly threads: TimeLine<KeptThread>;
  readonly attachments: Map<string, string>;
}

/** How a store is told whose threads are whose. */
export interface StoreOptions<Context> {
  /** Whose threads a context reaches. */
  readonly owner: (context: Context) => string;
}

const toKept = (value: { readonly id: string; readonly created_at: string }): Kept => ({
  id: value.id,
  at: timeOf(value.created_at),
  text: JSON.stringify(value),
});

const read = <T>(text: string): T => JSON.parse(text) as T;

const pageOf = <T>(what: 'Thread' | 'Item', all: TimeLine<Kept>, params: PageParams): Page<T> => {
  const page = all.page<T>(params);
  if (!page) throw notFound(what, params.after!);
  return page;
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
    return promised(() => read(this.#thread(threadId, context).text));
  }

  override saveThread(thread: ThreadMetadata, context: Context): Promise<void> {
    return promised(() => {
      const { threads } = this.#of(context);
      threads.set({ ...toKept(thread), items: threads.get(thread.id)?.items ?? new TimeLine() });
    });
  }

  override loadThreads(params: PageParams, context: Context): Promise<Page<ThreadMetadata>> {
    return promised(() => pageOf('Thread', this.#of(context).threads, params));
  }

  override deleteThread(threadId: string, context: Context): Promise<void> {
    return promised(() => this.#of(context).threads.delete(threadId));
  }

  override loadThreadItems(threadId: string, params: PageParams, context: Context): Promise<Page<StoredItem>> {
    return promised(() => pageOf('Item', this.#items(threadId, context) ?? new TimeLine(), params));
  }

  override loadItem(threadId: string, itemId: string, context: Context): Promise<StoredItem> {
    return promised(() => this.#item(threadId, itemId, context));
  }

  override addThreadItem(threadId: string, item: StoredItem, context: Context): Promise<void> {
    return promised(() => this.#thread(threadId, context).items.set(toKept(item)));
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
      const changed = change(this.#item(threadId, itemId, context));
      items.set({ ...toKept(changed), id: itemId });
      return changed;
    });
  }

  override deleteThreadItem(threadId: string, itemId: string, context: Context): Promise<void> {
    return promised(() => this.#items(threadId, context)?.delete(itemId));
  }

  override saveAttachment(attachment: Attachment, context: Context): Promise<void> {
    return promised(() => {
      this.#of(context).attachments.set(attachment.id, JSON.stringify(attachment));
    });
  }

  override loadAttachment(attachmentId: string, context: Context): Promise<Attachment> {
    return promised(() => {
      const text = this.#of(context).attachments.get(attachmentId);
      if (text === undefined) throw notFound('Attachment', attachmentId);
      return read(text);
    });
  }

  override deleteAttachment(attachmentId: string, context: Context): Promise<void> {
    return promised(() => {
      this.#of(context).attachments.delete(attachmentId);
    });
  }

  #of(context: Context): Owned {
    const owner = this.#owner(context);
    const owned = this.#owned.get(owner) ?? { threads: new TimeLine<KeptThread>(), attachments: new Map() };
    this.#owned.set(owner, owned);
    return owned;
  }

  #thread(threadId: string, context: Context): KeptThread {
    const thread = this.#of(context).threads.get(threadId);
    if (!thread) throw notFound('Thread', threadId);
    return thread;
  }

  #items(threadId: string, context: Context): TimeLine<Kept> | undefined {
    return this.#of(context).threads.get(threadId)?.items;
  }

  #item(threadId: string, itemId: string, context: Context): StoredItem {
    const kept = this.#items(threadId, context)?.get(itemId);
    if (!kept) throw notFound('Item', itemId);
    return read(kept.text);
  }
}
