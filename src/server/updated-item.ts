import { applyUpdate } from '../protocol/apply-update.js';
import type { ThreadUpdate } from '../protocol/thread-update.js';
import { isNode } from '../schema/node.js';
import type { AssistantContent, AssistantMessageItem, StoredItem, WorkflowItem } from './stored-item.js';

/** An update as handlers send it; it was not checked, so each field is looked at. */
type Fields = Readonly<Record<string, unknown>>;

const EMPTY: AssistantContent = { annotations: [], text: '', type: 'output_text' };

/** How many parts a message may get; an index far out would fill the memory. */
const MOST_PARTS = 10_000;

const indexOf = (value: unknown): number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < MOST_PARTS ? (value as number) : -1;

const partOf = (part: AssistantContent, type: string, update: Fields): AssistantContent => {
  if (type === 'assistant_message.content_part.text_delta') return { ...part, text: part.text + String(update.delta) };
  if (type !== 'assistant_message.content_part.annotation_added') return { ...EMPTY, ...(update.content as object) };
  const at = indexOf(update.annotation_index);
  const annotations = [...(part.annotations ?? [])];
  annotations.splice(at < 0 ? annotations.length : at, 0, update.annotation as Fields);
  return { ...part, annotations };
};

const toMessage = (item: AssistantMessageItem, type: string, update: Fields): AssistantMessageItem => {
  const index = indexOf(update.content_index);
  if (index < 0) return item;
  const content = [...item.content];
  while (content.length <= index) content.push(EMPTY);
  return { ...item, content: content.with(index, partOf(content[index]!, type, update)) };
};

const toWorkflow = (item: WorkflowItem, type: string, update: Fields): WorkflowItem => {
  const { workflow } = item;
  const tasks = [...workflow.tasks];
  const index = indexOf(update.task_index);
  if (type === 'workflow.task.added') tasks.push(update.task as Fields);
  else if (index >= 0 && index < tasks.length) tasks[index] = update.task as Fields;
  return { ...item, workflow: { ...workflow, tasks } };
};

/** The item that an update makes of another; one that means nothing to it gives the very same item. */
export const updatedItem = (item: StoredItem, update: ThreadUpdate): StoredItem => {
  const { type } = update;
  if (item.type === 'widget') {
    const widget = applyUpdate(item.widget, update);
    return isNode(widget) && widget !== item.widget ? { ...item, widget } : item;
  }
  if (item.type === 'assistant_message' && type.startsWith('assistant_message.')) {
    return toMessage(item, type, update as unknown as Fields);
  }
  if (item.type === 'workflow' && type.startsWith('workflow.')) {
    return toWorkflow(item, type, update as unknown as Fields);
  }
  return item;
};
