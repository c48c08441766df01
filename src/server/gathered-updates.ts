import type { ThreadUpdate, WidgetUpdate } from '../protocol/thread-update.js';

/** Whether an update changes a widget. */
export const isWidgetUpdate = (update: ThreadUpdate): update is WidgetUpdate => update.type.startsWith('widget.');

/**
 * Updates of one widget, gathered until they are stored. What a later one makes void is dropped and texts are joined,
 * so that a long stream gathers little.
 */
export const gather = (before: readonly WidgetUpdate[], next: WidgetUpdate): readonly WidgetUpdate[] => {
  if (next.type === 'widget.root.updated') return [next];
  const last = before.at(-1);
  if (!last || last.type !== next.type || last.component_id !== next.component_id) return [...before, next];
  if (last.type !== 'widget.streaming_text.value_delta' || next.type !== 'widget.streaming_text.value_delta') {
    return before.with(-1, next);
  }
  return before.with(-1, { ...next, delta: last.delta + next.delta });
};
