import type { WidgetUpdate } from '../protocol/thread-update.js';
import { copied } from './copied.js';
import { GatheredUpdates, isWidgetUpdate } from './gathered-updates.js';
import type { ServerEvent } from './server-event.js';
import type { StoredItem } from './stored-item.js';
import { updatedItem } from './updated-item.js';

/** So many updates of a widget wait for the end of a stream. */
const MOST = 1000;

/** What a stream showed and the store does not have yet. */
export class Unfinished {
  /** Items that were added and are not done. */
  readonly #items = new Map<string, StoredItem>();
  /** Updates of widgets that stand in the store. */
  readonly #updates = new Map<string, GatheredUpdates>();
  #isMuch = false;

  /** Items that were added and are not done, as they are now. */
  get items(): readonly StoredItem[] {
    return [...this.#items.values()];
  }

  /** Whether so many updates wait that they should be stored before the stream is over. */
  get isMuch(): boolean {
    return this.#isMuch;
  }

  /** Updates that wait, by the stored widget that they belong to; a widget that had some before is named, too. */
  get updates(): ReadonlyMap<string, GatheredUpdates> {
    return this.#updates;
  }

  /** Forgets the updates of a widget, which are stored. */
  forgetUpdates(itemId: string): void {
    this.#updates.get(itemId)?.clear();
    this.#isMuch = false;
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
      else if (isWidgetUpdate(update)) this.#gather(id, copied(update));
    }
  }

  #gather(id: string, update: WidgetUpdate): void {
    const updates = this.#updates.get(id) ?? new GatheredUpdates();
    this.#updates.set(id, updates);
    updates.add(update);
    this.#isMuch ||= updates.all.length > MOST;
  }

  #forget(id: string): void {
    this.#items.delete(id);
    this.#updates.delete(id);
  }
}
