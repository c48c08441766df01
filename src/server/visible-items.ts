import type { ThreadItem } from '../protocol/thread-item.js';
import type { Page } from '../protocol/thread.js';
import type { PageParams, Store } from './store.js';
import { isHidden, type StoredItem } from './stored-item.js';
import { toWireItem } from './to-wire.js';

/**
 * Part of a thread's items as a client may see them. It looks past hidden ones, so that a page is full and its end says
 * nothing of them.
 */
export const visibleItems = async <Context>(
  store: Store<Context>,
  threadId: string,
  { limit, order, after }: PageParams,
  context: Context,
): Promise<Page<ThreadItem>> => {
  const seen: StoredItem[] = [];
  let from = after;
  for (let hasMore = true; hasMore && seen.length <= limit;) {
    const params = { limit: limit + 1, order, ...(from !== undefined && { after: from }) };
    const page = await store.loadThreadItems(threadId, params, context);
    seen.push(...page.data.filter((item) => !isHidden(item)));
    from = page.data.at(-1)?.id;
    hasMore = page.has_more && from !== undefined;
  }
  const data = seen.slice(0, limit).map(toWireItem);
  const hasMore = seen.length > limit;
  return { data, has_more: hasMore, ...(hasMore && { after: data.at(-1)!.id }) };
};
