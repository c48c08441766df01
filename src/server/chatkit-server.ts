import { answerOnce } from './answer-once.js';
import { answerStream, refusalOf } from './answer-stream.js';
import { PLAINLY, type Answered, type AnswerPlainly, type Asked, type Frames } from './asked.js';
import type { AttachmentStore } from './attachment.js';
import type { Action, Actions } from './define-actions.js';
import { Ending } from './ending.js';
import { guard } from './guard.js';
import type { AudioInput, Handlers, SyncReply } from './handlers.js';
import { consoleLog, type Log } from './log.js';
import { now } from './now.js';
import { readBody } from './read-body.js';
import { readRequest } from './read-request.js';
import { requestKeyOf } from './request-key.js';
import { RequestError } from './request-error.js';
import { Runs, type RequestKey } from './runs.js';
import type { ServerEvents } from './server-event.js';
import { isStreamed, type ReplyOperation, type ServerRequest, type StreamOperation } from './server-request.js';
import type { Source } from './live-answer.js';
import { storeAnswers } from './store-answers.js';
import type { Store } from './store.js';
import type { StoredItem, UserMessageItem, WidgetItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';
import { toReply, type Reply } from './to-reply.js';
import { askedBy, toResponse } from './web.js';

/** How a server behaves. */
export interface ChatKitServerOptions<Context> {
  /** Where the bytes of attachments are; without one the server takes none. */
  readonly attachmentStore?: AttachmentStore<Context>;
  /** Whether an action of a widget must be one that the stored widget offers; so unless said otherwise. */
  readonly offeredOnly?: boolean;
  /** Origins whose pages may ask besides the server's own; any may unless said otherwise. */
  readonly origins?: readonly string[];
  /** Bytes that the body of a request may have; a million unless said otherwise. */
  readonly bodyLimit?: number;
  /** How many milliseconds a stream may be silent before a comment says that it lives; 15 s, and 0 for ever. */
  readonly heartbeat?: number;
  /** After how many milliseconds a reader that takes nothing is dropped; 30 s, and 0 for never. */
  readonly stalledAfter?: number;
  /** Takes what operators should know and clients must not; the console unless said otherwise. */
  readonly log?: Log;
}

const CANCELLED = 'The user cancelled the stream. Stop responding to the prior request.';

const BODY_LIMIT = 1_000_000;
const HEARTBEAT = 15_000;
const STALLED_AFTER = 30_000;

const NO_EVENTS = { status: 500, code: 'stream.error' } as const;

/** Answers ChatKit's requests with what an application's handlers say. */
export abstract class ChatKitServer<Context = unknown, A extends Action = Action> implements Handlers<Context, A> {
  /** Where threads, items and attachments are kept. */
  readonly store: Store<Context>;
  /** Where the bytes of attachments are. */
  readonly attachmentStore: AttachmentStore<Context> | undefined;
  /** Whether an action of a widget must be one that the stored widget offers. */
  readonly offeredOnly: boolean;
  /** Takes what operators should know and clients must not. */
  readonly log: Log;
  /** The actions that the handlers know, as `defineActions` gives them; any unless said otherwise. */
  readonly actions: Actions<A> | undefined = undefined;
  readonly #options: ChatKitServerOptions<Context>;
  readonly #runs: Runs;

  constructor(store: Store<Context>, options: ChatKitServerOptions<Context> = {}) {
    this.store = store;
    this.attachmentStore = options.attachmentStore;
    this.offeredOnly = options.offeredOnly ?? true;
    this.log = options.log ?? consoleLog;
    this.#options = options;
    this.#runs = new Runs(store.requests, this.log);
  }

  /** Answers a message of the user; the input is null where the user answered something else. */
  abstract respond(
    thread: ThreadMetadata,
    input: UserMessageItem | null,
    context: Context,
    signal: AbortSignal,
  ): ServerEvents;

  /** Answers an action of a widget, or of the application where the sender is null. */
  action(
    _thread: ThreadMetadata,
    action: A,
    _sender: WidgetItem | null,
    _context: Context,
    _signal: AbortSignal,
  ): ServerEvents {
    throw new Error(`There is no action() to answer "${action.type}"`);
  }

  /** Answers an action with one reply. */
  syncAction(
    _thread: ThreadMetadata,
    _action: A,
    _sender: WidgetItem | null,
    _context: Context,
    _signal: AbortSignal,
  ): Promise<SyncReply> {
    return Promise.reject(new RequestError(501, 'not_supported', 'This server answers no sync actions'));
  }

  /** Takes the user's opinion of items. */
  async addFeedback(
    _threadId: string,
    _itemIds: readonly string[],
    _kind: 'positive' | 'negative',
    _context: Context,
  ): Promise<void> {}

  /** Makes text of speech. */
  transcribe(_audio: AudioInput, _context: Context): Promise<{ readonly text: string }> {
    return Promise.reject(new RequestError(501, 'not_supported', 'This server takes no speech'));
  }

  /** What the client may do while it is answered. */
  getStreamOptions(_thread: ThreadMetadata, _context: Context): { readonly allow_cancel: boolean } {
    return { allow_cancel: true };
  }

  /** Tidies up after a stream that the client ended: keeps the words that there were, and notes for the model that it was so. */
  async handleStreamCancelled(
    thread: ThreadMetadata,
    pendingItems: readonly StoredItem[],
    context: Context,
  ): Promise<void> {
    await storeAnswers(this.store, thread, pendingItems, context);
    const id = this.store.generateItemId('sdk_hidden_context', thread, context);
    const note = {
      id,
      thread_id: thread.id,
      created_at: now(),
      type: 'sdk_hidden_context',
      content: CANCELLED,
    } as const;
    await this.store.addThreadItem(thread.id, note, context);
  }

  /** Answers a request. It never fails: what goes wrong is in the response. */
  async fetch(request: Request, context: Context): Promise<Response> {
    const end = new Ending();
    const { signal } = request;
    if (signal.aborted) end.abort(signal.reason);
    signal.addEventListener('abort', () => end.abort(signal.reason), { once: true, signal: end.signal });
    return toResponse(await this.#answer(askedBy(request), context, end), end);
  }

  /** Answers without a `Request` and a `Response`, for adapters of this package; undefined where `fetch` is a subclass's own. */
  get [PLAINLY](): AnswerPlainly<Context> | undefined {
    return this.fetch === ChatKitServer.prototype.fetch ? (...asked) => this.#answer(...asked) : undefined;
  }

  async #answer(asked: Asked, context: Context, end: Ending): Promise<Answered> {
    try {
      guard(asked, this.#options.origins);
      const said = readRequest(await readBody(asked, this.#options.bodyLimit ?? BODY_LIMIT));
      const key = await requestKeyOf(said, this.store.ownerOf(context));
      if (!isStreamed(said)) return await this.#reply(said, key, context, end.signal);
      const { heartbeat = HEARTBEAT, stalledAfter = STALLED_AFTER } = this.#options;
      const source = (wanted: Ending) => answerStream(this, said, context, wanted);
      return { frames: key ? this.#once(key, said.type, source, end.signal) : source(end), heartbeat, stalledAfter };
    } catch (error) {
      return toReply(error, this.log);
    }
  }

  /** Answers a request that is not to be answered twice. */
  async *#once(key: RequestKey, type: StreamOperation, source: Source, signal: AbortSignal): Frames {
    const toEnd = () => JSON.stringify({ type: 'error', code: 'stream.error', allow_retry: false });
    try {
      yield* this.#runs.answer(key, source, toEnd, signal);
    } catch (error) {
      if (!signal.aborted) yield refusalOf(error, type, this.log);
    }
  }

  async #reply(
    said: ServerRequest<ReplyOperation>,
    key: RequestKey | undefined,
    context: Context,
    signal: AbortSignal,
  ): Promise<Reply> {
    const answer = async (): Promise<Reply> => {
      try {
        return [await answerOnce(this, said, context, signal), { status: 200 }];
      } catch (error) {
        return toReply(error, this.log);
      }
    };
    if (!key) return answer();
    const source = async function* (): Frames {
      const reply = await answer();
      yield { text: JSON.stringify(reply), isFailure: reply[1].status >= 400 };
    };
    const whole = new AbortController().signal;
    const toEnd = () => JSON.stringify([{}, NO_EVENTS]);
    let last = '';
    for await (const { text } of this.#runs.answer(key, source, toEnd, whole)) last = text;
    return JSON.parse(last) as Reply;
  }
}
