import type { WidgetUpdate } from '../protocol/thread-update.js';
import { copied } from './copied.js';
import { gather, isWidgetUpdate } from './gathered-updates.js';
import type { ServerEvent } from './server-event.js';
import type { StoredItem } from './stored-item.js';
import { updatedItem } from './updated-item.js';

/** What a stream showed and the store does not have yet. */
export class Unfinished {
  /** Items that were added and are not done. */
  readonly #items = new Map<string, StoredItem>();
  /** Updates of widgets that stand in the store. */
  readonly #updates = new Map<string, readonly WidgetUpdate[]>();

  /** Items that were added and are not done, as they are now. */
  get items(): readonly StoredItem[] {
    return [...this.#items.values()];
  }

  /** Updates by the stored widget that they belong to. */
  get updates(): ReadonlyMap<string, readonly WidgetUpdate[]> {
    return this.#updates;
  }

  /** Takes note of an event. Items are copied: the handler may go on and change its own. */
  note(event: ServerEvent): void {
    if (event.type === 'thread.item.added') this.#items.set(event.item.id, copied(event.item));
    else if (event.type === 'thread.item.removed') this.#forget(event.item_id);
    else if (event.type === 'thread.item.done' || event.type === 'thread.item.replaced') this.#forget(event.item.id);
    else if (event.type === 'thread.item.updated') {
      const { item_id: id, update } = event;
      const item = this.#items.get(id);
      if (item) this.#items.set(id, updatedItem(item, copied(update)));
      else if (isWidgetUpdate(update)) this.#updates.set(id, gather(this.#updates.get(id) ?? [], copied(update)));
    }
  }

  #forget(id: string): void {
    this.#items.delete(id);
    this.#updates.delete(id);
  }
}
