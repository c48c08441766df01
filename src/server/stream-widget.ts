import { diffWidget } from '../protocol/diff-widget.js';
import { isNode, type RawNode } from '../schema/node.js';
import { newId, type IdKind } from './new-id.js';
import { now } from './now.js';
import type { ServerEvent } from './server-event.js';
import type { WidgetItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';

/** What goes along with a widget. */
export interface StreamWidgetOptions {
  /** What copying the item gives. */
  readonly copyText?: string;
  /** Makes the item's id. */
  readonly generateId?: (kind: IdKind) => string;
}

const toNode = (widget: unknown): RawNode => {
  if (isNode(widget)) return widget;
  throw new TypeError('A widget is an object');
};

const isMany = (widget: unknown): widget is AsyncIterable<unknown> =>
  typeof widget === 'object' && widget !== null && Symbol.asyncIterator in widget;

/**
 * The events that show a widget: one event for a widget that is whole; for one that comes as a row of ever newer trees,
 * the first tree, what each next one changes, and the last.
 */
export async function* streamWidget(
  thread: Pick<ThreadMetadata, 'id'>,
  widget: unknown,
  { copyText, generateId = newId }: StreamWidgetOptions = {},
): AsyncGenerator<ServerEvent, void, undefined> {
  const toItem = (tree: unknown): WidgetItem => ({
    id,
    thread_id: thread.id,
    created_at,
    type: 'widget',
    widget: toNode(tree),
    ...(copyText !== undefined && { copy_text: copyText }),
  });
  const id = generateId('message');
  const created_at = now();
  if (!isMany(widget)) {
    yield { type: 'thread.item.done', item: toItem(widget) };
    return;
  }
  let last: WidgetItem | undefined;
  for await (const tree of widget) {
    const item = toItem(tree);
    if (!last) yield { type: 'thread.item.added', item };
    else {
      for (const update of diffWidget(last.widget, item.widget))
        yield { type: 'thread.item.updated', item_id: id, update };
    }
    last = item;
  }
  if (last) yield { type: 'thread.item.done', item: last };
}
