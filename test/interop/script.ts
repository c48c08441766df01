/** JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, Json>>;

/** One thing that a handler does. */
export type ScriptStep =
  /** Yields an event. */
  | { readonly event: JsonObject }
  /** Streams a widget that is whole, or one that grows. */
  | { readonly tree: JsonObject; readonly copy_text?: string }
  | { readonly trees: readonly JsonObject[]; readonly copy_text?: string }
  /** Answers a sync action. */
  | { readonly item: JsonObject }
  /** Changes the thread. */
  | { readonly thread: JsonObject }
  /** Waits to be told to go on, for ever if need be. */
  | { readonly wait: true }
  /** Fails, as handlers may and as they should not. */
  | { readonly custom: string; readonly options?: { readonly allow_retry: boolean } }
  | { readonly code: string; readonly options?: { readonly allow_retry: boolean } }
  | { readonly fault: string };

/**
 * What a handler does, in no language: both servers play it. A text `$thread`, `$now`, `$sender` or `$payload` stands for
 * what it names; `$msg.a` and its like for an id, the same wherever it is said in a thread.
 */
export type Script = readonly ScriptStep[];

/** Yields an event. */
export const event = (type: string, fields: JsonObject): ScriptStep => ({ event: { type, ...fields } });

/** An item; fields stand in the order in which the official package writes them. */
export const item = (id: string, type: string, fields: JsonObject = {}): JsonObject => ({
  id,
  thread_id: '$thread',
  created_at: '$now',
  type,
  ...fields,
});

/** Yields an item that is not stored yet. */
export const added = (said: JsonObject): ScriptStep => event('thread.item.added', { item: said });

/** Yields an item that is stored. */
export const done = (said: JsonObject): ScriptStep => event('thread.item.done', { item: said });

/** Yields an item that takes the place of another. */
export const replaced = (said: JsonObject): ScriptStep => event('thread.item.replaced', { item: said });

/** Yields an update of an item. */
export const update = (item_id: string, type: string, fields: JsonObject): ScriptStep =>
  event('thread.item.updated', { item_id, update: { type, ...fields } });

/** A stretch of an answer. */
export const part = (text: string, ...annotations: readonly JsonObject[]): JsonObject => ({
  annotations,
  text,
  type: 'output_text',
});

/** An answer in words. */
export const answer = (id: string, ...content: readonly JsonObject[]): JsonObject =>
  item(id, 'assistant_message', { content });

/** Yields some more words of an answer. */
export const words = (id: string, delta: string, content_index = 0): ScriptStep =>
  update(id, 'assistant_message.content_part.text_delta', { content_index, delta });

/** A text of a widget. */
export const text = (id: string, value: string, fields: JsonObject = {}): JsonObject => ({
  id,
  type: 'Text',
  value,
  ...fields,
});

/** A widget with some nodes in it. */
export const card = (...children: readonly JsonObject[]): JsonObject => ({ id: 'card', type: 'Card', children });

/** An item that shows a widget. */
export const widget = (id: string, tree: JsonObject, fields: JsonObject = {}): JsonObject =>
  item(id, 'widget', { widget: tree, ...fields });
