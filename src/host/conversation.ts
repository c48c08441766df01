import type { LitElement } from 'lit';
import type { Action, CkActionEvent, WidgetItem } from '../element/action-event.js';
import type { WidgetView } from '../element/contexts.js';
import { CkErrorEvent } from '../element/error-event.js';
import { RefusedError } from '../protocol/refused-error.js';
import type { ThreadRequest } from '../protocol/thread-request.js';
import { toTransportError } from '../protocol/to-transport-error.js';
import { TransportError } from '../protocol/transport-error.js';
import type { Transport } from '../protocol/transport.js';
import { sleep } from '../protocol/sleep.js';
import { untilAborted } from '../protocol/until-aborted.js';
import { Watch } from '../protocol/watch.js';
import { Address } from './address.js';
import type { ConversationHost } from './conversation-host.js';
import { detailOf } from './error-detail.js';
import { FieldMessages } from './field-messages.js';
import type { Origin, Waiting } from './origin.js';
import { readTouched, readUpdates } from './read-updates.js';
import { receive } from './receive.js';
import { CkResponseEndEvent, type ResponseOutcome } from './response-end-event.js';
import { CkResponseStartEvent } from './response-start-event.js';
import { Response } from './response.js';
import { errorRow, wordsOf } from './rows.js';
import { ThreadWidgets } from './thread-widgets.js';

type ActionRequest = 'threads.custom_action' | 'threads.sync_custom_action';

/** What is done for an action, until a signal ends it. */
type Task = (signal: AbortSignal) => Promise<void>;

/** Says below a widget what failed, and lets the user try it again where that may help. */
type Say = (below: WidgetView | undefined, words: string, isAgain: boolean) => void;

/** How long the page's callback may take, in milliseconds, unless the host says otherwise. */
const ACTION_TIMEOUT = 60_000;

/** Whether a failure is one of the way, after which the server may know more than the page. */
const isBroken = (error: unknown): boolean => ['network', 'timeout'].includes(toTransportError(error).code);

/** A task that begins no earlier than a time. */
const whenDue = (task: Task, due: number): Task => {
  return async (signal) => {
    await sleep(due - performance.now(), signal);
    await task(signal);
  };
};

/** A new name for a request, by which a server knows it when it comes again. */
const toKey = (): string =>
  crypto.getRandomValues(new Uint8Array(16)).reduce((key, byte) => key + byte.toString(16).padStart(2, '0'), '');

/** What goes back and forth between the widgets of a host and whoever answers their actions: one thread, one queue. */
export class Conversation {
  readonly #host: ConversationHost;
  readonly #widgets: ThreadWidgets;
  readonly #fieldMessages: FieldMessages;
  readonly #address: Address;
  #life = new AbortController();
  #lastStream: Promise<unknown> = Promise.resolve();
  readonly #open = new Set<Response>();
  #underWay = 0;
  #attempts = 0;

  constructor(host: ConversationHost) {
    this.#host = host;
    this.#widgets = new ThreadWidgets(host.views);
    this.#fieldMessages = new FieldMessages((id) => this.#widgets.viewOf(id));
    this.#address = new Address(host, {
      attempt: (read, view) =>
        this.#attempt(async (signal) => read(await this.#transport(), signal), { element: view, view }),
      transport: () => this.#transport(),
      inFlight: () => this.#underWay,
      attempts: () => this.#attempts,
    });
    for (const view of host.views) this.meet(view);
    // The first row below a widget is to look like one at once.
    import('../render/row-styles.js').catch(() => {});
  }

  /** The widget items that the server sent. */
  get items(): readonly WidgetItem[] {
    return this.#widgets.items;
  }

  /** How many actions and reads are under way or wait. */
  get inFlight(): number {
    return this.#underWay;
  }

  /** A widget has come. */
  meet(view: WidgetView): void {
    this.#widgets.meet(view);
  }

  /** A widget goes. */
  part(view: WidgetView): void {
    this.#widgets.part(view);
  }

  /** Has an action answered; the promise fails where that fails, which has been told by then. */
  route({ action, widgetItem, handler, streaming, loadingBehavior }: CkActionEvent, from: Origin): Promise<void> {
    const origin = { ...from, loadingBehavior, action: action.type };
    if (handler === 'client') return this.#attempt((signal) => this.#call(action, widgetItem, signal), origin);
    const isStream = streaming && from.view !== this.#address.view;
    return this.#send(isStream ? 'threads.custom_action' : 'threads.sync_custom_action', action, widgetItem.id, origin);
  }

  /** Sends an action of the page; the promise fails where that fails, which has been told by then. */
  sendCustomAction(action: Action, itemId?: string): Promise<void> {
    return this.#send('threads.custom_action', action, itemId, {
      element: this.#host,
      view: this.#widgets.viewOf(itemId),
      action: action.type,
    });
  }

  /** Reads the thread and its items again; the promise fails where that fails, which has been told by then. */
  fetchUpdates(): Promise<void> {
    return this.#attempt(
      async (signal) => {
        const response = new Response(this.#host, this.#widgets);
        await readUpdates(await this.#transport(), this.#host.threadId, { response, signal, isBusy: this.#isBusy });
      },
      { element: this.#host },
    );
  }

  /** Shows the widget that the endpoint itself is, where the host has neither a thread nor a widget of its own. */
  follow(): void {
    this.#address.follow();
  }

  /** Ends everything, for the host is gone. */
  stop(): void {
    this.#address.stop();
    this.cancel();
  }

  /** Ends everything that is under way or waits; no failure is told. */
  cancel(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#lastStream = Promise.resolve();
  }

  /** Shows an item as it was before its last change. */
  undo(itemId: string): boolean {
    return this.#widgets.undo(itemId);
  }

  #send(type: ActionRequest, { type: name, payload }: Action, itemId: string | undefined, from: Origin): Promise<void> {
    const request: ThreadRequest = {
      type,
      params: { thread_id: this.#host.threadId, item_id: itemId, action: { type: name, payload } },
      metadata: { idempotency_key: toKey() },
    };
    const ask: Task = (signal) => this.#ask(request, signal, from.view);
    return this.#attempt(type === 'threads.custom_action' ? (signal) => this.#stream(ask, signal) : ask, from);
  }

  async #call(action: Action, widgetItem: WidgetItem, signal: AbortSignal): Promise<void> {
    const time = this.#host.timeouts?.action ?? ACTION_TIMEOUT;
    const watch = new Watch(signal);
    watch.allow(time, `The action took more than ${time / 1000} s`);
    try {
      await untilAborted(Promise.resolve(this.#host.onAction?.(action, widgetItem)), watch.signal);
    } catch (error) {
      if (error instanceof TransportError) throw error;
      throw new TransportError(
        'server',
        `The action failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      watch.end();
    }
  }

  /** Does what an action asks for. A failure is told, and is the answer; so is the end of everything, untold. */
  async #attempt(task: Task, from: Origin): Promise<void> {
    const { signal } = this.#life;
    this.#underWay++;
    this.#attempts++;
    if (from.view) from.view.row = undefined;
    this.#fieldMessages.clear(from);
    try {
      await untilAborted(task(signal), signal);
    } catch (error) {
      if (signal.aborted) throw error;
      const failure = toTransportError(error);
      this.#fail(failure, task, from);
      throw failure;
    } finally {
      this.#underWay--;
    }
  }

  #fail(failure: TransportError, task: Task, from: Origin): void {
    const due = performance.now() + (failure.retryAfterMs ?? 0);
    let again: Promise<void> | undefined;
    const retry = () => (again ??= this.#retry(task, from));
    const retryWhenDue = () => (again ??= this.#retry(whenDue(task, due), from));
    const event = new CkErrorEvent({ ...detailOf(failure), retry });
    const { element, view } = from;
    (element.isConnected ? element : this.#host).dispatchEvent(event);
    const say: Say = (below, words, isAgain) => {
      if (below?.isConnected && !event.defaultPrevented)
        below.row = errorRow(words, isAgain ? () => void retryWhenDue() : undefined);
    };
    if (failure instanceof RefusedError) void this.#refuse(failure, from, say);
    else say(view, wordsOf(failure), failure.allowRetry);
  }

  /** Says at the fields what a server would not take of them, once nothing around them is out of use any more. */
  async #refuse({ refusals, besides }: RefusedError, from: Origin, say: Say): Promise<void> {
    const { view } = from;
    await new Promise((resolve) => setTimeout(resolve));
    await (view as Partial<LitElement> | undefined)?.updateComplete;
    const rest = new Map(this.#fieldMessages.show(refusals, from));
    if (view && besides) rest.set(view, [wordsOf(besides), ...(rest.get(view) ?? [])]);
    for (const [below, words] of rest) say(below, words.join(' '), below === view && besides?.allowRetry === true);
  }

  /** Tries again; what the action came from has the focus, and waits, as it did the first time. */
  #retry(task: Task, from: Origin): Promise<void> {
    const element = from.element as HTMLElement & Partial<Waiting>;
    if (from.view?.matches(':focus')) element.focus();
    const attempt = this.#attempt(task, from).catch(() => {});
    if (from.loadingBehavior) element.wait?.(attempt, from.loadingBehavior);
    return attempt;
  }

  /** The page's own transport, or the built-in one, which comes when a host first has an endpoint. */
  async #transport(): Promise<Transport> {
    const { transport, endpoint, headers, fetch, credentials, timeouts } = this.#host;
    if (transport) return transport;
    if (!endpoint)
      throw new TransportError('network', 'The host has no endpoint to send actions to', { allowRetry: false });
    const { FetchTransport } = await import('../protocol/fetch-transport.js');
    return new FetchTransport({ endpoint, headers, fetch, credentials, timeouts });
  }

  /** Does a task when the streams before it are over. */
  #stream(task: Task, signal: AbortSignal): Promise<void> {
    const stream = this.#lastStream.then(async () => {
      if (signal.aborted) return;
      this.#host.dispatchEvent(new CkResponseStartEvent());
      let outcome: ResponseOutcome = 'error';
      try {
        await task(signal);
        outcome = 'done';
      } finally {
        this.#host.dispatchEvent(new CkResponseEndEvent(signal.aborted ? 'cancel' : outcome));
      }
    });
    this.#lastStream = stream.catch(() => {});
    return stream;
  }

  async #ask(request: ThreadRequest, signal: AbortSignal, view: WidgetView | undefined): Promise<void> {
    const response = new Response(this.#host, this.#widgets, view);
    this.#open.add(response);
    let isWhole = false;
    try {
      await untilAborted(this.#exchange(request, response, signal), signal);
      isWhole = true;
    } catch (error) {
      if (!signal.aborted && isBroken(error) && response.touched.size > 0) void this.#repair(response, signal);
      throw response.refusals.length > 0
        ? new RefusedError(response.refusals, { besides: toTransportError(error) })
        : error;
    } finally {
      this.#open.delete(response);
      response.end(isWhole, this.#isBusy);
    }
    if (response.refusals.length > 0) throw new RefusedError(response.refusals);
  }

  /** Asks how the items stand that a stream left half done; where that cannot be had, they stay as they are. */
  async #repair(response: Response, signal: AbortSignal): Promise<void> {
    const { threadId } = this.#host;
    if (threadId === undefined) return;
    this.#underWay++;
    try {
      await readTouched(await this.#transport(), threadId, { response, signal, isBusy: this.#isBusy });
    } catch {
      // The failure of the stream itself has been told.
    } finally {
      this.#underWay--;
    }
  }

  /** Whether a response under way is changing an item, so that what is read of it may be older. */
  readonly #isBusy = (id: string): boolean => [...this.#open].some(({ touched }) => touched.has(id));

  async #exchange(request: ThreadRequest, response: Response, signal: AbortSignal): Promise<void> {
    const transport = await this.#transport();
    const reply: unknown = await transport.send(request, { signal });
    if (!signal.aborted) await receive(reply, signal, response);
  }
}
