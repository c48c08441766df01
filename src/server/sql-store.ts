import type { Page } from '../protocol/thread.js';
import type { Attachment } from './attachment.js';
import type { StoreOptions } from './memory-store.js';
import { notFound } from './not-found-error.js';
import type { RequestLog } from './request-log.js';
import type { Dialect } from './sql-migrations.js';
import { SqlRequestLog } from './sql-request-log.js';
import type { Row, Sql } from './sql.js';
import { Store, type PageParams } from './store.js';
import type { StoredItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';
import { timeOf } from './time-of.js';

/** A table, and the column that says what its rows belong to. */
type Scope = readonly [table: 'ck_threads' | 'ck_items', column: 'owner' | 'thread'];

const THREADS: Scope = ['ck_threads', 'owner'];
const ITEMS: Scope = ['ck_items', 'thread'];

const read = <T>([data]: Row): T => JSON.parse(data as string) as T;

/**
 * Keeps everything in a database. Each method is one statement, or one that looks first whether it may: a crash leaves
 * all of it or nothing, and no other process comes between.
 */
export abstract class SqlStore<Context> extends Store<Context> {
  override readonly requests: RequestLog;
  readonly #owner: (context: Context) => string;
  readonly #sql: Sql;
  /** The thread that a statement is about, held while it runs so that a thread's writes go one after the other. */
  readonly #held: string;
  /** A number as the database takes it where it cannot tell the type by itself. */
  readonly #time: string;

  constructor({ owner }: StoreOptions<Context>, { lock, integer }: Dialect, sql: Sql) {
    super();
    this.#owner = owner;
    this.#sql = sql;
    this.#held = `from ck_threads where owner = ? and id = ?${lock}`;
    this.#time = `cast(? as ${integer})`;
    this.requests = new SqlRequestLog(sql);
  }

  override ownerOf(context: Context): string {
    return this.#owner(context);
  }

  override async loadThread(threadId: string, context: Context): Promise<ThreadMetadata> {
    const sql = 'select data from ck_threads where owner = ? and id = ?';
    const row = await this.#sql.row(sql, [this.#owner(context), threadId]);
    if (!row) throw notFound('Thread', threadId);
    return read(row);
  }

  override async saveThread(thread: ThreadMetadata, context: Context): Promise<void> {
    const sql = `insert into ck_threads (owner, id, created, data) values (?, ?, ?, ?)
      on conflict (owner, id) do update set created = excluded.created, data = excluded.data`;
    const { id, created_at: created } = thread;
    await this.#sql.change(sql, [this.#owner(context), id, timeOf(created), JSON.stringify(thread)]);
  }

  override loadThreads(params: PageParams, context: Context): Promise<Page<ThreadMetadata>> {
    return this.#page(THREADS, this.#owner(context), params);
  }

  override async deleteThread(threadId: string, context: Context): Promise<void> {
    await this.#sql.change('delete from ck_threads where owner = ? and id = ?', [this.#owner(context), threadId]);
  }

  override async loadThreadItems(threadId: string, params: PageParams, context: Context): Promise<Page<StoredItem>> {
    const thread = await this.#findSeq(THREADS, this.#owner(context), threadId);
    if (thread !== undefined) return this.#page(ITEMS, thread, params);
    if (params.after !== undefined) throw notFound('Item', params.after);
    return { data: [], has_more: false };
  }

  override async loadItem(threadId: string, itemId: string, context: Context): Promise<StoredItem> {
    return JSON.parse(await this.#itemText(threadId, itemId, context)) as StoredItem;
  }

  override async addThreadItem(threadId: string, item: StoredItem, context: Context): Promise<void> {
    const sql = `insert into ck_items (thread, id, created, data)
      select seq, ?, ${this.#time}, ? ${this.#held}
      on conflict (thread, id) do update set created = excluded.created, data = excluded.data`;
    const values = [item.id, timeOf(item.created_at), JSON.stringify(item), this.#owner(context), threadId];
    if ((await this.#sql.change(sql, values)) === 0) throw notFound('Thread', threadId);
  }

  override saveItem(threadId: string, item: StoredItem, context: Context): Promise<void> {
    return this.addThreadItem(threadId, item, context);
  }

  override async changeItem(
    threadId: string,
    itemId: string,
    change: (item: StoredItem) => StoredItem,
    context: Context,
  ): Promise<StoredItem> {
    const sql = `update ck_items set data = ? where id = ? and data = ? and thread = (select seq ${this.#held})`;
    for (;;) {
      const before = await this.#itemText(threadId, itemId, context);
      const item = change(JSON.parse(before) as StoredItem);
      const values = [JSON.stringify(item), itemId, before, this.#owner(context), threadId];
      if ((await this.#sql.change(sql, values)) > 0) return item;
    }
  }

  override async deleteThreadItem(threadId: string, itemId: string, context: Context): Promise<void> {
    const sql = `delete from ck_items where id = ? and thread = (select seq ${this.#held})`;
    await this.#sql.change(sql, [itemId, this.#owner(context), threadId]);
  }

  override async saveAttachment(attachment: Attachment, context: Context): Promise<void> {
    const sql = `insert into ck_attachments (owner, id, data) values (?, ?, ?)
      on conflict (owner, id) do update set data = excluded.data`;
    await this.#sql.change(sql, [this.#owner(context), attachment.id, JSON.stringify(attachment)]);
  }

  override async loadAttachment(attachmentId: string, context: Context): Promise<Attachment> {
    const sql = 'select data from ck_attachments where owner = ? and id = ?';
    const row = await this.#sql.row(sql, [this.#owner(context), attachmentId]);
    if (!row) throw notFound('Attachment', attachmentId);
    return read(row);
  }

  override async deleteAttachment(attachmentId: string, context: Context): Promise<void> {
    await this.#sql.change('delete from ck_attachments where owner = ? and id = ?', [
      this.#owner(context),
      attachmentId,
    ]);
  }

  async #itemText(threadId: string, itemId: string, context: Context): Promise<string> {
    const sql = `select i.data from ck_items i join ck_threads t on t.seq = i.thread
      where t.owner = ? and t.id = ? and i.id = ?`;
    const row = await this.#sql.row(sql, [this.#owner(context), threadId, itemId]);
    if (!row) throw notFound('Item', itemId);
    return row[0] as string;
  }

  /** Part of the rows of a table that are one owner's, or one thread's. */
  async #page<T extends { readonly id: string }>(
    scope: Scope,
    value: unknown,
    { limit, order, after }: PageParams,
  ): Promise<Page<T>> {
    const values = [value];
    const [table, column] = scope;
    let where = `${column} = ?`;
    if (after !== undefined) {
      where += ` and (created, seq) ${order === 'asc' ? '>' : '<'} (select created, seq from ${table} where seq = ?)`;
      const seq = await this.#findSeq(scope, value, after);
      if (seq === undefined) throw notFound(scope === ITEMS ? 'Item' : 'Thread', after);
      values.push(seq);
    }
    const sql = `select data from ${table} where ${where} order by created ${order}, seq ${order} limit ${limit + 1}`;
    const rows = await this.#sql.rows(sql, values);
    const data = rows.slice(0, limit).map((row) => read<T>(row));
    const hasMore = rows.length > limit;
    return { data, has_more: hasMore, ...(hasMore && data.length > 0 && { after: data.at(-1)!.id }) };
  }

  async #findSeq([table, column]: Scope, value: unknown, id: string): Promise<unknown> {
    const row = await this.#sql.row(`select seq from ${table} where ${column} = ? and id = ?`, [value, id]);
    return row?.[0];
  }
}
