import type { ThreadEvent } from '../../src/protocol/thread-event.js';
import {
  ChatKitServer,
  MemoryStore,
  type Action,
  type ChatKitServerOptions,
  type ServerEvents,
  type Store,
  type StoredItem,
  type SyncReply,
  type ThreadMetadata,
  type UserMessageItem,
  type WidgetItem,
} from '../../src/server.js';

/** Who asks. */
export interface User {
  readonly user: string;
}

/** The user of most tests. */
export const ANN: User = { user: 'ann' };

type Handle<Input> = (thread: ThreadMetadata, input: Input, context: User, signal: AbortSignal) => ServerEvents;

/** What a test's server does. */
export interface Script {
  readonly respond?: Handle<UserMessageItem | null>;
  readonly act?: Handle<{ readonly action: Action; readonly sender: WidgetItem | null }>;
  readonly actOnce?: (thread: ThreadMetadata, action: Action, sender: WidgetItem | null) => Promise<SyncReply>;
}

const nothing = (): ServerEvents => [];

/** Keeps what operators would read. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly detail?: unknown;
}

/** A server that does what a script says, and remembers what it was asked. */
export class ScriptedServer extends ChatKitServer<User> {
  readonly script: Script;
  readonly lines: LogLine[];
  readonly feedback: unknown[] = [];
  readonly heard: unknown[] = [];

  constructor(script: Script = {}, options: ChatKitServerOptions<User> = {}, store: Store<User> = newStore()) {
    const lines: LogLine[] = [];
    super(store, { heartbeat: 0, log: (level, message, detail) => lines.push({ level, message, detail }), ...options });
    this.script = script;
    this.lines = lines;
  }

  override respond(...[thread, input, context, signal]: Parameters<Handle<UserMessageItem | null>>) {
    return (this.script.respond ?? nothing)(thread, input, context, signal);
  }

  override action(thread: ThreadMetadata, action: Action, sender: WidgetItem | null, user: User, signal: AbortSignal) {
    return (this.script.act ?? nothing)(thread, { action, sender }, user, signal);
  }

  override syncAction(thread: ThreadMetadata, action: Action, sender: WidgetItem | null, ...rest: [User, AbortSignal]) {
    return this.script.actOnce?.(thread, action, sender) ?? super.syncAction(thread, action, sender, ...rest);
  }

  override addFeedback(...said: Parameters<ChatKitServer<User>['addFeedback']>) {
    this.feedback.push(said);
    return Promise.resolve();
  }

  override transcribe(...said: Parameters<ChatKitServer<User>['transcribe']>) {
    this.heard.push(said);
    return Promise.resolve({ text: 'hello' });
  }
}

/** A store in memory, each user's things apart. */
export const newStore = (): MemoryStore<User> => new MemoryStore({ owner: ({ user }) => user });

/** Waits until something is so, for at most five seconds. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 5000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It never became so: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** A request as clients send it; a text is sent as it is. */
export const requestOf = (body: unknown, init: RequestInit = {}): Request =>
  new Request('http://localhost/chatkit', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });

/** The answer to a request. */
export const ask = (server: ScriptedServer, body: unknown, user = ANN): Promise<Response> =>
  server.fetch(requestOf(body), user);

/** The JSON that a request is answered with. */
export const replyTo = async (server: ScriptedServer, body: unknown, user = ANN): Promise<Record<string, unknown>> =>
  (await (await ask(server, body, user)).json()) as Record<string, unknown>;

/** The events of a text that was streamed. */
export const eventsIn = (text: string): ThreadEvent[] =>
  text
    .split('\n\n')
    .filter((frame) => frame.startsWith('data: '))
    .map((frame) => JSON.parse(frame.slice('data: '.length)) as ThreadEvent);

/** The events that a request is answered with. */
export const eventsOf = async (server: ScriptedServer, body: unknown, user = ANN): Promise<ThreadEvent[]> =>
  eventsIn(await (await ask(server, body, user)).text());

/** What a user says. */
export const input = (text: string, more: object = {}) => ({
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
  ...more,
});

/** The request that begins a thread. */
export const create = (text = 'Hi', more: object = {}) => ({
  type: 'threads.create',
  params: { input: input(text, more) },
});

/** Begins a thread; the answer is its id. */
export const newThread = async (server: ScriptedServer, user = ANN): Promise<string> => {
  const [first] = await eventsOf(server, create(), user);
  if (first?.type !== 'thread.created') throw new Error(`No thread was made: ${JSON.stringify(first)}`);
  return first.thread.id;
};

const TIME = '2026-01-02T03:04:05.000Z';

/** An answer in words. */
export const message = (text: string, id = 'msg_a', thread_id = 'thr_1'): StoredItem => ({
  id,
  thread_id,
  created_at: TIME,
  type: 'assistant_message',
  content: text === '' ? [] : [{ type: 'output_text', text, annotations: [] }],
});

/** A note for the model. */
export const hidden = (content: unknown, id = 'hid_1'): StoredItem => ({
  id,
  thread_id: 'thr_1',
  created_at: TIME,
  type: 'hidden_context_item',
  content,
});

/** A widget that offers an action. */
export const TREE = {
  type: 'Card',
  id: 'card',
  children: [
    { type: 'Text', id: 'text', value: 'before' },
    { type: 'Button', label: 'Go', onClickAction: { type: 'go', payload: { id: 1 } } },
  ],
};

/** An item that shows a widget. */
export const widgetItem = (widget: object = TREE, id = 'wid_1', thread_id = 'thr_1'): WidgetItem => ({
  id,
  thread_id,
  created_at: TIME,
  type: 'widget',
  widget: widget as WidgetItem['widget'],
});

/** A server with a thread in which a widget stands, and the request that presses its button. */
export const stageWidget = async (script: Script, options: ChatKitServerOptions<User> = {}, store = newStore()) => {
  const server = new ScriptedServer(script, options, store);
  const thread = await newThread(server);
  await server.store.addThreadItem(thread, widgetItem(TREE, 'wid_1', thread), ANN);
  const press = (more: object = {}, metadata: object = {}, type = 'threads.custom_action') => ({
    type,
    params: { thread_id: thread, item_id: 'wid_1', action: { type: 'go', payload: { id: 1 } }, ...more },
    metadata,
  });
  const stored = () => server.store.loadItem(thread, 'wid_1', ANN) as Promise<WidgetItem>;
  return { server, thread, press, stored };
};

/** The types of some events, in their order. */
export const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);
