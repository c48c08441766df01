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

/** A new id that nobody can guess: of its 128 bits, 122 are chance. */
export const newId = (kind: IdKind): string => `${PREFIXES[kind]}_${crypto.randomUUID().replaceAll('-', '')}`;
