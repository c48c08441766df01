import {
  anything,
  count,
  flag,
  id,
  listOf,
  mapOf,
  oneOf,
  optional,
  record,
  shape,
  text,
  withDefault,
  type Check,
  type Checked,
} from './check.js';
import type { UserContent } from './stored-item.js';

const inputText = shape({ type: oneOf('input_text'), text });
const inputTag = shape({
  type: oneOf('input_tag'),
  id: text,
  text,
  data: record,
  group: optional(text),
  interactive: withDefault(flag, false),
});

const content: Check<UserContent> = (value, path) =>
  shape({ type: oneOf('input_text', 'input_tag') })(value, path).type === 'input_text'
    ? inputText(value, path)
    : inputTag(value, path);

const message = shape({
  content: listOf(content),
  attachments: listOf(id),
  quoted_text: optional(text),
  inference_options: shape({ tool_choice: optional(shape({ id: text })), model: optional(text) }),
});

const answers = shape({
  status: withDefault(oneOf('answered', 'skipped'), 'answered'),
  answers: withDefault(
    mapOf(shape({ values: withDefault(listOf(text), []), skipped: withDefault(flag, false) })),
    new Map<string, never>(),
  ),
});

const page = { limit: optional(count), order: withDefault(oneOf('asc', 'desc'), 'desc'), after: optional(id) };

const action = shape({ thread_id: id, item_id: optional(id), action: shape({ type: text, payload: anything }) });

/** What each operation takes. */
export const params = {
  'threads.create': shape({ input: message }),
  'threads.add_user_message': shape({ thread_id: id, input: message }),
  'threads.add_client_tool_output': shape({ thread_id: id, result: anything }),
  'threads.add_structured_input': shape({ thread_id: id, item_id: id, input: answers }),
  'threads.retry_after_item': shape({ thread_id: id, item_id: id }),
  'threads.custom_action': action,
  'threads.sync_custom_action': action,
  'threads.get_by_id': shape({ thread_id: id }),
  'threads.list': shape(page),
  'threads.update': shape({ thread_id: id, title: text }),
  'threads.delete': shape({ thread_id: id }),
  'items.list': shape({ thread_id: id, ...page }),
  'items.feedback': shape({ thread_id: id, item_ids: listOf(id), kind: oneOf('positive', 'negative') }),
  'attachments.create': shape({ name: text, size: count, mime_type: text }),
  'attachments.delete': shape({ attachment_id: id }),
  'input.transcribe': shape({ audio_base64: text, mime_type: text }),
} satisfies Readonly<Record<string, Check<unknown>>>;

/** The operations by their names. */
export type Operation = keyof typeof params;

/** What an operation takes. */
export type ParamsOf<T extends Operation> = Checked<(typeof params)[T]>;

/** What the user wrote. */
export type UserMessageInput = ParamsOf<'threads.create'>['input'];

/** What the user answered. */
export type StructuredAnswers = ParamsOf<'threads.add_structured_input'>['input'];

/** A request that was checked. */
export type ServerRequest<O extends Operation = Operation> = {
  [T in O]: {
    readonly type: T;
    readonly params: ParamsOf<T>;
    readonly metadata: Readonly<Record<string, unknown>>;
  };
}[O];

/** The operations that are answered by a stream. */
export type StreamOperation =
  | 'threads.create'
  | 'threads.add_user_message'
  | 'threads.add_client_tool_output'
  | 'threads.add_structured_input'
  | 'threads.retry_after_item'
  | 'threads.custom_action';

/** The operations that are answered by one reply. */
export type ReplyOperation = Exclude<Operation, StreamOperation>;

const STREAMED: ReadonlySet<string> = new Set<StreamOperation>([
  'threads.create',
  'threads.add_user_message',
  'threads.add_client_tool_output',
  'threads.add_structured_input',
  'threads.retry_after_item',
  'threads.custom_action',
]);

/** Whether a request is answered by a stream. */
export const isStreamed = (request: ServerRequest): request is ServerRequest<StreamOperation> =>
  STREAMED.has(request.type);
