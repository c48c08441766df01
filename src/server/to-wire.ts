import { isRecord } from '../schema/json-schema.js';
import type { ThreadEvent } from '../protocol/thread-event.js';
import type { ThreadItem } from '../protocol/thread-item.js';
import type { Thread } from '../protocol/thread.js';
import type { ServerEvent } from './server-event.js';
import { isHidden } from './stored-item.js';
import { toThread } from './thread-metadata.js';
import { withFields } from './with-fields.js';

/** Names of what is the application's own JSON, where null means something. */
const FREE: ReadonlySet<string> = new Set(['payload', 'arguments', 'output', 'metadata']);

const isFree = (name: string, value: unknown): boolean => FREE.has(name) || (name === 'data' && !Array.isArray(value));

/** JSON in which no field is null; what has none is the very same. */
export const withoutNulls = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    return withFields(value, (own, name) => (isFree(name, own) ? own : withoutNulls(own)) ?? undefined);
  }
  const list = value.map(withoutNulls);
  return list.every((item, i) => item === value[i]) ? value : (list as T);
};

/** An attachment as clients may see it. */
export const toWireAttachment = (attachment: unknown): unknown => {
  if (!isRecord(attachment)) return attachment;
  const { metadata: _, ...rest } = attachment;
  return withoutNulls(rest);
};

/** An item as clients may see it. */
export const toWireItem = (item: unknown): ThreadItem => {
  const sent = withoutNulls(item) as ThreadItem;
  if (sent.type !== 'user_message' || !Array.isArray(sent.attachments)) return sent;
  return { ...sent, attachments: sent.attachments.map(toWireAttachment) };
};

const toWireThread = (thread: Thread): Thread => {
  const { data, ...page } = thread.items ?? { data: [], has_more: false };
  const items = data.filter((item) => !isHidden(item)).map(toWireItem);
  return toThread(thread, { data: items, ...page });
};

/** The event as clients may see it; undefined where they may not. */
export const toWireEvent = (event: ServerEvent): ThreadEvent | undefined => {
  if ('item' in event) {
    const { type, item } = event;
    if (!isHidden(item)) return { type, item: toWireItem(item) };
    return type === 'thread.item.replaced' ? { type: 'thread.item.removed', item_id: item.id } : undefined;
  }
  return 'thread' in event ? { ...event, thread: toWireThread(event.thread) } : withoutNulls(event);
};
