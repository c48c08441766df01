/** What ids are made for. */
export type IdKind = 'thread' | 'message' | 'tool_call' | 'task' | 'workflow' | 'attachment' | 'sdk_hidden_context';

const PREFIXES: Readonly<Record<IdKind, string>> = {
  thread: 'thr',
  message: 'msg',
  tool_call: 'tc',
  task: 'tsk',
  workflow: 'wf',
  attachment: 'atc',
  sdk_hidden_context: 'shcx',
};

/**
 * A new id that nobody can guess: what it ends with has 122 bits of chance. It begins with the time in milliseconds, so
 * that later ones sort behind earlier ones and a database writes what is new in one place.
 */
export const newId = (kind: IdKind): string =>
  `${PREFIXES[kind]}_${Date.now().toString(16).padStart(12, '0')}${crypto.randomUUID().replaceAll('-', '')}`;
