import { isRecord } from '../schema/json-schema.js';
import { isNode, type RawNode } from '../schema/node.js';

interface Item {
  readonly id: string;
  readonly thread_id: string;
  /** An ISO date-time without a zone. */
  readonly created_at: string;
}

/** An item that shows a widget. */
export interface WidgetThreadItem extends Item {
  readonly type: 'widget';
  /** The tree. */
  readonly widget: RawNode;
  /** What copying the item gives. */
  readonly copy_text?: string;
}

/** An item that shows something else; what it holds is passed on unread. */
export interface OtherThreadItem extends Item {
  readonly type:
    | 'user_message'
    | 'assistant_message'
    | 'client_tool_call'
    | 'generated_image'
    | 'structured_input'
    | 'task'
    | 'workflow'
    | 'end_of_turn';
  readonly [field: string]: unknown;
}

/** One item of a thread. */
export type ThreadItem = WidgetThreadItem | OtherThreadItem;

/** Whether what a server sent is an item with a widget to show. */
export const isWidgetItem = (item: unknown): item is WidgetThreadItem =>
  isRecord(item) && item.type === 'widget' && typeof item.id === 'string' && isNode(item.widget);
