import {
  ChatKitServer,
  CustomStreamError,
  MemoryStore,
  newId,
  StreamError,
  streamWidget,
  type Action,
  type Attachment,
  type AttachmentParams,
  type AudioInput,
  type IdKind,
  type ServerEvent,
  type StoredItem,
  type SyncReply,
  type ThreadMetadata,
  type UserMessageItem,
  type WidgetItem,
} from '../../src/server.js';
import type { Json, JsonObject, ScriptStep } from './script.js';
import { SCRIPTS } from './scripts.js';

const KINDS: Readonly<Record<string, IdKind>> = { msg: 'message', tc: 'tool_call', wf: 'workflow', tsk: 'task' };

const NAMED = /^\$(msg|tc|wf|tsk)\.\w+$/;

/** What was told to the handlers of each user. */
class Seen {
  readonly #rows = new Map<string, unknown[]>();

  of(user: string): unknown[] {
    const rows = this.#rows.get(user) ?? [];
    this.#rows.set(user, rows);
    return rows;
  }
}

const files = (seen: Seen) => ({
  createAttachment({ name, size, mime_type }: AttachmentParams, user: string): Promise<Attachment> {
    seen.of(user).push(['create', name, size, mime_type]);
    const upload = { url: 'https://files.example/up', method: 'PUT', headers: { 'x-key': 'k' } } as const;
    const base = { id: newId('attachment'), name, mime_type, upload_descriptor: upload, metadata: { bytes: size } };
    return Promise.resolve(
      mime_type.startsWith('image/')
        ? { ...base, type: 'image', preview_url: 'https://files.example/small' }
        : { ...base, type: 'file' },
    );
  },

  deleteAttachment(id: string, user: string): Promise<void> {
    seen.of(user).push(['delete', id]);
    return Promise.resolve();
  },
});

/** What the words of a script stand for. */
type Words = Record<string, string>;

/** What a script says, with what is known only now in its places. */
const filled = (value: Json, words: Words, newId: (kind: IdKind) => string): Json => {
  if (Array.isArray(value)) return value.map((own: Json) => filled(own, words, newId));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value as JsonObject).map(([name, own]) => [name, filled(own, words, newId)]),
    );
  }
  if (typeof value !== 'string') return value;
  const kind = NAMED.exec(value)?.[1];
  if (kind !== undefined) words[value] ??= newId(KINDS[kind]!);
  return words[value] ?? value;
};

/** Plays the script that a message or an action names. */
export class ScriptedServer extends ChatKitServer<string> {
  readonly seen: Seen;
  readonly #gates = new Map<string, PromiseWithResolvers>();

  constructor() {
    const seen = new Seen();
    super(new MemoryStore<string>({ owner: (user) => user }), {
      heartbeat: 0,
      log: () => {},
      attachmentStore: files(seen),
    });
    this.seen = seen;
  }

  override async *respond(thread: ThreadMetadata, input: UserMessageItem | null, user: string) {
    yield* this.#play(input?.content[0]?.text ?? 'resumed', thread, user);
  }

  override async *action(thread: ThreadMetadata, { type, payload }: Action, sender: WidgetItem | null, user: string) {
    const said = JSON.stringify(payload);
    this.seen.of(user).push(['action', type, said, sender?.id ?? null]);
    yield* this.#play(type, thread, user, { $payload: said, ...(sender && { $sender: sender.id }) });
  }

  override syncAction(
    thread: ThreadMetadata,
    { type, payload }: Action,
    sender: WidgetItem | null,
    user: string,
  ): Promise<SyncReply> {
    const said = JSON.stringify(payload);
    this.seen.of(user).push(['sync', type, said, sender?.id ?? null]);
    const [step] = SCRIPTS[type]!;
    if (step && 'thread' in step) Object.assign(thread, step.thread);
    if (!step || 'thread' in step) return Promise.resolve({});
    if (!('item' in step)) return Promise.reject(failureOf(step));
    const words = { $thread: thread.id, $now: new Date().toISOString(), ...(sender && { $sender: sender.id }) };
    return Promise.resolve({ updated_item: filled(step.item, words, newId) as unknown as StoredItem });
  }

  override addFeedback(...[thread, ids, kind, user]: Parameters<ChatKitServer<string>['addFeedback']>): Promise<void> {
    this.seen.of(user).push(['feedback', thread, ids, kind]);
    return Promise.resolve();
  }

  override transcribe({ data, mimeType, mediaType }: AudioInput, user: string): Promise<{ text: string }> {
    this.seen.of(user).push(['heard', Buffer.from(data).toString('hex'), mimeType, mediaType]);
    return Promise.resolve({ text: 'hello' });
  }

  /** Lets what waits go on. */
  goOn(user: string): void {
    this.#gates.get(user)?.resolve();
    this.#gates.delete(user);
  }

  async *#play(
    name: string,
    thread: ThreadMetadata,
    user: string,
    more: Words = {},
  ): AsyncGenerator<ServerEvent, void, undefined> {
    const generateId = (kind: IdKind) => this.store.generateItemId(kind, thread, user);
    const words: Words = { $thread: thread.id, ...more };
    for (const step of SCRIPTS[name]!) {
      words.$now = new Date().toISOString();
      const said = filled(step, words, generateId) as unknown as ScriptStep;
      const copyText = 'copy_text' in said && said.copy_text !== undefined && { copyText: said.copy_text };
      if ('event' in said) yield said.event as unknown as ServerEvent;
      else if ('trees' in said) yield* streamWidget(thread, oneByOne(said.trees), { generateId, ...copyText });
      else if ('tree' in said) yield* streamWidget(thread, said.tree, { generateId, ...copyText });
      else if ('thread' in said) Object.assign(thread, said.thread);
      else if ('wait' in said) await this.#gate(user).promise;
      else throw failureOf(said);
    }
  }

  #gate(user: string): PromiseWithResolvers {
    const gate = this.#gates.get(user) ?? withResolvers();
    this.#gates.set(user, gate);
    return gate;
  }
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  resolve(): void;
}

const withResolvers = (): PromiseWithResolvers => {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
};

async function* oneByOne(trees: readonly JsonObject[]): AsyncGenerator<JsonObject, void, undefined> {
  for (const tree of trees) yield await Promise.resolve(tree);
}

const failureOf = (step: ScriptStep): Error => {
  const allowRetry = 'options' in step && step.options && { allowRetry: step.options.allow_retry };
  if ('custom' in step) return new CustomStreamError(step.custom, { ...allowRetry });
  if ('code' in step) return new StreamError(step.code, { ...allowRetry });
  return new Error('fault' in step ? step.fault : 'This step means nothing here');
};
