import type { WidgetItem } from '../element/action-event.js';
import type { WidgetView } from '../element/contexts.js';
import { applyUpdate } from '../protocol/apply-update.js';
import { finishTexts } from '../protocol/finish-texts.js';
import type { WidgetThreadItem } from '../protocol/thread-item.js';
import { isNode, type RawNode } from '../schema/node.js';
import { History } from './history.js';

/** The widget items of a thread, and the widgets that show them. */
export class ThreadWidgets {
  readonly #items = new Map<string, WidgetThreadItem>();
  readonly #gone = new Set<string>();
  readonly #history = new History();
  readonly #views: ReadonlySet<WidgetView>;

  constructor(views: ReadonlySet<WidgetView>) {
    this.#views = views;
  }

  /** Every item that a server sent; where a widget shows it, the widget knows how it stands now. */
  get items(): readonly WidgetItem[] {
    return [...this.#items.values()];
  }

  /** Gives a widget that comes later its tree, where it has none. */
  meet(view: WidgetView): void {
    view.widget ??= this.#items.get(view.itemId ?? '')?.widget;
  }

  /** Keeps what a widget that goes has shown. */
  part(view: WidgetView): void {
    const item = this.#items.get(view.itemId ?? '');
    if (item && isNode(view.widget)) this.#items.set(item.id, { ...item, widget: view.widget });
  }

  /** Whether a server sent an item of this id. */
  has(id: string): boolean {
    return this.#items.has(id);
  }

  /** The widgets that show an item. */
  viewsOf(id: unknown): readonly WidgetView[] {
    return [...this.#views].filter(({ itemId }) => itemId !== undefined && itemId === id);
  }

  /** The widget that shows an item. */
  viewOf(id: string | undefined): WidgetView | undefined {
    return this.viewsOf(id)[0];
  }

  /** Keeps an item and shows it wherever it has a widget, as a change of `cause`; false where it has none. */
  show(item: WidgetThreadItem, cause: object): boolean {
    this.#remember(item.id, cause);
    this.#gone.delete(item.id);
    return this.#put(item);
  }

  /** Changes an item wherever it is shown, as a change of `cause`; false where the update means nothing to any. */
  update(id: string, update: unknown, cause: object): boolean {
    if (this.#gone.has(id)) return false;
    this.#remember(id, cause);
    const views = this.viewsOf(id);
    if (views.length > 0) return views.map((view) => view.applyUpdate(update)).includes(true);
    const item = this.#items.get(id);
    const widget = item && applyUpdate(item.widget, update);
    if (!item || widget === item.widget) return false;
    this.#items.set(id, { ...item, widget: widget as RawNode });
    return true;
  }

  /** Shows an item as it was before its last change; false where nothing is known of that. */
  undo(id: string): boolean {
    const widget = this.#history.back(id);
    return widget !== undefined && this.#swap(id, widget);
  }

  /** Ends the texts of an item that nobody writes any more. */
  finish(id: string): void {
    const tree = this.#treeOf(id);
    const finished = tree && finishTexts(tree);
    if (finished && finished !== tree) this.#swap(id, finished);
  }

  /** Forgets an item; the answer is the widgets that showed it. */
  remove(id: string): readonly WidgetView[] {
    this.#items.delete(id);
    this.#history.forget(id);
    this.#gone.add(id);
    return this.viewsOf(id);
  }

  #remember(id: string, cause: object): void {
    this.#history.keep(id, cause, () => this.#treeOf(id));
  }

  #treeOf(id: string): RawNode | undefined {
    const tree = this.viewOf(id)?.widget ?? this.#items.get(id)?.widget;
    return isNode(tree) ? tree : undefined;
  }

  #put(item: WidgetThreadItem): boolean {
    this.#items.set(item.id, item);
    return this.#draw(item.id, item.widget);
  }

  /** The tree of an item is another, by no server's word. */
  #swap(id: string, widget: RawNode): true {
    const item = this.#items.get(id);
    if (item) this.#items.set(id, { ...item, widget });
    this.#draw(id, widget);
    return true;
  }

  #draw(id: string, widget: RawNode): boolean {
    const views = this.viewsOf(id);
    for (const view of views) view.widget = widget;
    return views.length > 0;
  }
}
