import type { ComponentUpdate, TextDelta, ThreadUpdate, WidgetUpdate } from '../protocol/thread-update.js';
import { isNode } from '../schema/node.js';

/** Whether an update changes a widget. */
export const isWidgetUpdate = (update: ThreadUpdate): update is WidgetUpdate => update.type.startsWith('widget.');

const isDelta = (update: WidgetUpdate | undefined): update is TextDelta =>
  update?.type === 'widget.streaming_text.value_delta' && typeof update.delta === 'string';

/** Whether it puts a node in a place that is found there again. */
const isFound = (update: WidgetUpdate | undefined): update is ComponentUpdate =>
  update?.type === 'widget.component.updated' &&
  isNode(update.component) &&
  update.component.id === update.component_id;

/**
 * Updates of one widget, gathered until they are stored: together they make of any tree what all that came make of it.
 * What a later one makes void is dropped and the words for a text are joined, so that a long stream gathers little.
 */
export class GatheredUpdates {
  #updates: WidgetUpdate[] = [];
  /** Where the words for each text stand, of those that came since any node was another. */
  #words = new Map<string, number>();

  /** All of them. */
  get all(): readonly WidgetUpdate[] {
    return this.#updates;
  }

  /** Takes one more. */
  add(next: WidgetUpdate): void {
    if (isDelta(next)) return this.#join(next);
    const last = this.#updates.at(-1);
    if (next.type === 'widget.root.updated' && isNode(next.widget)) this.#updates = [];
    else if (isFound(last) && isFound(next) && last.component_id === next.component_id) this.#updates.pop();
    this.#updates.push(next);
    this.#words.clear();
  }

  /** Forgets all. */
  clear(): void {
    this.#updates = [];
    this.#words.clear();
  }

  #join(next: TextDelta): void {
    const at = this.#words.get(next.component_id);
    const before = at === undefined ? undefined : (this.#updates[at] as TextDelta);
    if (before)
      this.#updates[at!] = { ...next, delta: before.delta + next.delta, done: before.done === true || next.done };
    else this.#words.set(next.component_id, this.#updates.push(next) - 1);
  }
}
