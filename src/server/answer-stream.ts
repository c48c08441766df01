import type { ThreadEvent } from '../protocol/thread-event.js';
import { answeredInput } from './answered-input.js';
import type { Frame, Frames } from './asked.js';
import type { Action } from './define-actions.js';
import { isMeant, toRefusal } from './error-event.js';
import type { Ending } from './ending.js';
import type { Handlers } from './handlers.js';
import type { Log } from './log.js';
import { NotFoundError } from './not-found-error.js';
import { now } from './now.js';
import { readAction } from './read-action.js';
import { RequestError } from './request-error.js';
import type { ServerEvent, ServerEvents } from './server-event.js';
import type { ServerRequest, StreamOperation, UserMessageInput } from './server-request.js';
import { storeAnswers } from './store-answers.js';
import { attachedTo, type Attachment } from './attachment.js';
import type { StoredItem, UserMessageItem } from './stored-item.js';
import { toThread, type ThreadMetadata } from './thread-metadata.js';
import { toWireEvent } from './to-wire.js';
import { Turn } from './turn.js';

const PAGE = 20;

const refuseStream = (message: string): never => {
  throw new RequestError(400, 'stream.error', message);
};

/** Answers one request with a stream. */
class Answer<Context, A extends Action> {
  readonly #handlers: Handlers<Context, A>;
  readonly #context: Context;
  readonly #ending: Ending;
  /** What the client is told before the handler's turn. */
  readonly told: ThreadEvent[] = [];

  constructor(handlers: Handlers<Context, A>, context: Context, ending: Ending) {
    this.#handlers = handlers;
    this.#context = context;
    this.#ending = ending;
  }

  /** Does what a request asks for; the answer is the handler's turn. */
  begin(request: ServerRequest<StreamOperation>): Promise<Turn<Context>> {
    switch (request.type) {
      case 'threads.create':
        return this.#create(request.params.input);
      case 'threads.add_user_message':
        return this.#addMessage(request.params.thread_id, request.params.input);
      case 'threads.add_client_tool_output':
        return this.#addToolOutput(request.params.thread_id, request.params.result);
      case 'threads.add_structured_input':
        return this.#addAnswers(request.params);
      case 'threads.retry_after_item':
        return this.#retry(request.params.thread_id, request.params.item_id);
      case 'threads.custom_action':
        return this.#act(request.params);
    }
  }

  async #create(input: UserMessageInput): Promise<Turn<Context>> {
    const { store } = this.#handlers;
    const attachments = await this.#attachments(input);
    const thread: ThreadMetadata = {
      id: store.generateThreadId(this.#context),
      created_at: now(),
      status: { type: 'active' },
      metadata: {},
    };
    await store.saveThread(thread, this.#context);
    this.told.push({ type: 'thread.created', thread: toThread(thread) });
    return this.#say(thread, input, attachments);
  }

  async #addMessage(threadId: string, input: UserMessageInput): Promise<Turn<Context>> {
    const thread = await this.#openThread(threadId);
    return this.#say(thread, input, await this.#attachments(input));
  }

  #attachments({ attachments }: UserMessageInput): Promise<Attachment[]> {
    return Promise.all(attachments.map((id) => this.#handlers.store.loadAttachment(id, this.#context)));
  }

  async #say(thread: ThreadMetadata, input: UserMessageInput, loaded: readonly Attachment[]): Promise<Turn<Context>> {
    const { store } = this.#handlers;
    const attachments = loaded.map((attachment) => attachedTo(thread.id, attachment));
    const item: UserMessageItem = {
      id: store.generateItemId('message', thread, this.#context),
      thread_id: thread.id,
      created_at: now(),
      type: 'user_message',
      ...input,
      attachments,
    };
    for (const attachment of attachments) await store.saveAttachment(attachment, this.#context);
    await store.addThreadItem(thread.id, item, this.#context);
    this.told.push(toWireEvent({ type: 'thread.item.done', item })!);
    return this.#turn(thread, () => this.#handlers.respond(thread, item, this.#context, this.#ending.signal));
  }

  async #addToolOutput(threadId: string, output: unknown): Promise<Turn<Context>> {
    const { store, log } = this.#handlers;
    const thread = await store.loadThread(threadId, this.#context);
    const { data } = await store.loadThreadItems(threadId, { limit: PAGE, order: 'desc' }, this.#context);
    const [last, ...others] = data;
    if (last?.type !== 'client_tool_call' || last.status !== 'pending') {
      return refuseStream('The last item of the thread is no client tool call that waits for its output');
    }
    await store.changeItem(
      threadId,
      last.id,
      (item) => ({ ...item, status: 'completed', output }) as StoredItem,
      this.#context,
    );
    for (const item of others) {
      if (item.type !== 'client_tool_call' || item.status !== 'pending') continue;
      log('warning', `the client tool call ${item.call_id} never had an output and is dropped`);
      await store.deleteThreadItem(threadId, item.id, this.#context);
    }
    return this.#turn(thread, () => this.#handlers.respond(thread, null, this.#context, this.#ending.signal));
  }

  async #addAnswers({
    thread_id: threadId,
    item_id: itemId,
    input,
  }: ServerRequest<'threads.add_structured_input'>['params']): Promise<Turn<Context>> {
    const { store } = this.#handlers;
    const thread = await this.#openThread(threadId);
    const item = await store.changeItem(
      threadId,
      itemId,
      (item) => {
        if (item.type !== 'structured_input') return refuseStream(`Item ${itemId} is no structured input`);
        return item.status === 'pending' ? answeredInput(item, input) : refuseStream(`Item ${itemId} is not pending`);
      },
      this.#context,
    );
    const [context, signal, handlers] = [this.#context, this.#ending.signal, this.#handlers];
    return this.#turn(thread, async function* (): AsyncGenerator<ServerEvent> {
      yield { type: 'thread.item.replaced', item };
      yield* handlers.respond(thread, null, context, signal);
    });
  }

  async #retry(threadId: string, itemId: string): Promise<Turn<Context>> {
    const { store } = this.#handlers;
    const thread = await this.#openThread(threadId);
    const item = await store.loadItem(threadId, itemId, this.#context);
    if (item.type !== 'user_message') return refuseStream(`Item ${itemId} is not a user message`);
    for (;;) {
      const { data } = await store.loadThreadItems(threadId, { limit: PAGE, order: 'desc' }, this.#context);
      const at = data.findIndex(({ id }) => id === itemId);
      for (const later of at < 0 ? data : data.slice(0, at)) {
        await store.deleteThreadItem(threadId, later.id, this.#context);
      }
      if (at >= 0 || data.length === 0) break;
    }
    return this.#turn(thread, () => this.#handlers.respond(thread, item, this.#context, this.#ending.signal));
  }

  async #act(params: ServerRequest<'threads.custom_action'>['params']): Promise<Turn<Context>> {
    const { thread, action, sender } = await readAction(this.#handlers, params, this.#context);
    return this.#turn(
      thread,
      () => this.#handlers.action(thread, action, sender, this.#context, this.#ending.signal),
      sender?.id,
    );
  }

  /** A thread that takes what a user says. */
  async #openThread(threadId: string): Promise<ThreadMetadata> {
    const thread = await this.#handlers.store.loadThread(threadId, this.#context);
    const { type, reason } = thread.status;
    if (type !== 'active') throw new RequestError(403, 'custom', reason ?? `This conversation is ${type}.`);
    return thread;
  }

  #turn(thread: ThreadMetadata, start: () => ServerEvents, itemId?: string): Turn<Context> {
    const { store, log } = this.#handlers;
    const [context, ending] = [this.#context, this.#ending];
    const { allow_cancel } = this.#handlers.getStreamOptions(thread, context);
    this.told.push({ type: 'stream_options', stream_options: { allow_cancel } });
    return new Turn({
      store,
      thread,
      context,
      ending,
      log,
      start,
      ...(itemId !== undefined && { itemId }),
      onCancel: (unfinished) => this.#handlers.handleStreamCancelled(thread, unfinished, context),
      onFailure: (unfinished) => storeAnswers(store, thread, unfinished, context),
    });
  }
}

const toFrame = (event: ThreadEvent): Frame => ({
  text: JSON.stringify(event),
  isFailure: event.type === 'error' && event.allow_retry,
});

/** What a request is answered with. It never fails: what goes wrong is an event. */
export async function* answerStream<Context, A extends Action>(
  handlers: Handlers<Context, A>,
  request: ServerRequest<StreamOperation>,
  context: Context,
  ending: Ending,
): Frames {
  const answer = new Answer(handlers, context, ending);
  let turn: Turn<Context> | undefined;
  try {
    turn = await answer.begin(request);
    for (const event of answer.told.splice(0)) yield toFrame(event);
    for (let told = await turn.next(); told; told = await turn.next()) {
      for (const event of told) yield toFrame(event);
    }
  } catch (error) {
    if (ending.signal.aborted) return;
    for (const event of answer.told) yield toFrame(event);
    yield refusalOf(error, request.type, handlers.log);
  } finally {
    await turn?.end();
  }
}

/** What is said of a request that is refused, or fails before a handler is asked. */
export const refusalOf = (error: unknown, type: string, log: Log): Frame => {
  const isRefusal = error instanceof RequestError || error instanceof NotFoundError || isMeant(error);
  if (!isRefusal) log('error', `${type} failed`, error);
  return toFrame(toWireEvent(toRefusal(error))!);
};
