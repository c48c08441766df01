import type { Store } from './store.js';
import type { StoredItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';

const isEmpty = (item: StoredItem): boolean =>
  item.type !== 'assistant_message' || item.content.every(({ text }) => text.trim() === '');

/** Keeps the words of answers that were cut short. */
export const storeAnswers = async <Context>(
  store: Store<Context>,
  thread: ThreadMetadata,
  unfinished: readonly StoredItem[],
  context: Context,
): Promise<void> => {
  for (const item of unfinished) if (!isEmpty(item)) await store.addThreadItem(thread.id, item, context);
};
