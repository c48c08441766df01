import type { WidgetItem } from '../element/action-event.js';
import type { HostScope, WidgetView } from '../element/contexts.js';
import { applyUpdate } from '../protocol/apply-update.js';
import type { WidgetThreadItem } from '../protocol/thread-item.js';
import type { RawNode } from '../schema/node.js';

/** The widget items of a thread, and the widgets that show them. */
export class ThreadWidgets implements HostScope {
  readonly #items = new Map<string, WidgetThreadItem>();
  readonly #views = new Set<WidgetView>();

  /** Every item that a server sent or a widget shows, as it stands now. */
  get items(): readonly WidgetItem[] {
    const items = new Map<string, object>(this.#items);
    for (const { itemId, widget } of this.#views) {
      if (itemId !== undefined) items.set(itemId, { ...items.get(itemId), id: itemId, widget });
    }
    return [...items.values()];
  }

  /** Makes a widget known, and gives it its tree where it has none; the answer makes it unknown. */
  join(view: WidgetView): () => void {
    this.#views.add(view);
    view.widget ??= this.#items.get(view.itemId ?? '')?.widget;
    return () => this.#views.delete(view);
  }

  /** Whether a server sent an item of this id. */
  has(id: string): boolean {
    return this.#items.has(id);
  }

  /** Keeps an item and shows it wherever it has a widget; false where it has none. */
  show(item: WidgetThreadItem): boolean {
    this.#items.set(item.id, item);
    const views = this.#viewsOf(item.id);
    for (const view of views) view.widget = item.widget;
    return views.length > 0;
  }

  /** Changes an item wherever it is shown; false where the update means nothing to any. */
  update(id: string, update: unknown): boolean {
    const item = this.#items.get(id);
    const views = this.#viewsOf(id);
    const isMeant = views.map((view) => view.applyUpdate(update)).includes(true);
    if (!item) return isMeant;
    const widget = views[0] ? views[0].widget : applyUpdate(item.widget, update);
    this.#items.set(id, { ...item, widget: widget as RawNode });
    return isMeant || widget !== item.widget;
  }

  /** Forgets an item; the answer is the widgets that showed it. */
  remove(id: string): readonly WidgetView[] {
    this.#items.delete(id);
    return this.#viewsOf(id);
  }

  #viewsOf(id: unknown): readonly WidgetView[] {
    return [...this.#views].filter(({ itemId }) => itemId !== undefined && itemId === id);
  }
}
