import { isRecord } from '../schema/json-schema.js';
import type { WidgetThreadItem } from '../protocol/thread-item.js';
import type { Attachment } from './attachment.js';

interface ItemBase {
  readonly id: string;
  readonly thread_id: string;
  /** An ISO date-time in UTC. */
  readonly created_at: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Part of what a user wrote: words, or a tag that stands among them. */
export type UserContent =
  | { readonly type: 'input_text'; readonly text: string }
  | {
      readonly type: 'input_tag';
      readonly id: string;
      readonly text: string;
      readonly data: Json;
      readonly group?: string;
      readonly interactive: boolean;
    };

/** What the user wishes the answer to be made with. */
export interface InferenceOptions {
  readonly tool_choice?: { readonly id: string };
  readonly model?: string;
}

/** A message of the user. */
export interface UserMessageItem extends ItemBase {
  readonly type: 'user_message';
  readonly content: readonly UserContent[];
  readonly attachments: readonly Attachment[];
  readonly quoted_text?: string;
  readonly inference_options: InferenceOptions;
}

/** A stretch of an answer. */
export interface AssistantContent {
  readonly type: 'output_text';
  readonly text: string;
  readonly annotations: readonly Json[];
}

/** An answer in words. */
export interface AssistantMessageItem extends ItemBase {
  readonly type: 'assistant_message';
  readonly content: readonly AssistantContent[];
}

/** A tool that the client is asked to run. */
export interface ClientToolCallItem extends ItemBase {
  readonly type: 'client_tool_call';
  readonly status: 'pending' | 'completed';
  readonly call_id: string;
  readonly name: string;
  readonly arguments: Json;
  readonly output?: unknown;
}

/** A question to the user, and its answer once there is one. */
export interface StructuredQuestion {
  readonly type: 'multiple_choice' | 'freeform';
  readonly id: string;
  readonly question: string;
  readonly answer?: { readonly values: readonly string[]; readonly skipped: boolean };
  readonly options?: readonly { readonly value: string }[];
  readonly multiple?: boolean;
  readonly description?: string;
}

/** Questions to the user. */
export interface StructuredInputItem extends ItemBase {
  readonly type: 'structured_input';
  readonly status: 'pending' | 'answered' | 'skipped';
  readonly inputs: readonly StructuredQuestion[];
}

/** Steps of work, shown as they happen. */
export interface WorkflowItem extends ItemBase {
  readonly type: 'workflow';
  readonly workflow: {
    readonly type: 'custom' | 'reasoning';
    readonly tasks: readonly Json[];
    readonly [field: string]: unknown;
  };
}

/** One step of work. */
export interface TaskItem extends ItemBase {
  readonly type: 'task';
  readonly task: Json;
}

/** A picture that was made. */
export interface GeneratedImageItem extends ItemBase {
  readonly type: 'generated_image';
  readonly image?: { readonly id: string; readonly url: string };
}

/** The end of an answer. */
export interface EndOfTurnItem extends ItemBase {
  readonly type: 'end_of_turn';
}

/** What the application notes for the model; stored, never sent. */
export interface HiddenContextItem extends ItemBase {
  readonly type: 'hidden_context_item';
  readonly content: unknown;
}

/** What this server notes for the model; stored, never sent. */
export interface SdkHiddenContextItem extends ItemBase {
  readonly type: 'sdk_hidden_context';
  readonly content: string;
}

/** A widget in a thread. */
export type WidgetItem = WidgetThreadItem;

/** Whatever a thread may hold. */
export type StoredItem =
  | UserMessageItem
  | AssistantMessageItem
  | ClientToolCallItem
  | WidgetItem
  | StructuredInputItem
  | WorkflowItem
  | TaskItem
  | GeneratedImageItem
  | EndOfTurnItem
  | HiddenContextItem
  | SdkHiddenContextItem;

/** Whether an item is stored and never sent. */
export const isHidden = (item: unknown): boolean =>
  isRecord(item) && (item.type === 'hidden_context_item' || item.type === 'sdk_hidden_context');
