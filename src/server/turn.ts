import { finishTexts } from '../protocol/finish-texts.js';
import { jsonEqual } from '../protocol/json-equal.js';
import type { ThreadEvent } from '../protocol/thread-event.js';
import { AbortableWaits } from './abortable-waits.js';
import { copied } from './copied.js';
import type { Ending } from './ending.js';
import { isMeant, toErrorEvent } from './error-event.js';
import type { Log } from './log.js';
import { NotFoundError } from './not-found-error.js';
import type { ServerEvent, ServerEvents } from './server-event.js';
import type { Store } from './store.js';
import { isHidden, type StoredItem } from './stored-item.js';
import { toThread, type ThreadMetadata } from './thread-metadata.js';
import { toWireEvent } from './to-wire.js';
import { Unfinished } from './unfinished.js';
import { updatedItem } from './updated-item.js';

/** What a turn needs to know. */
export interface TurnParams<Context> {
  readonly store: Store<Context>;
  readonly thread: ThreadMetadata;
  readonly context: Context;
  /** Ends the turn where the client is gone. */
  readonly ending: Ending;
  readonly log: Log;
  /** The widget that the turn began with. */
  readonly itemId?: string;
  /** Starts the handler. */
  readonly start: () => ServerEvents;
  /** Is told of an early end, with what was not done. */
  readonly onCancel: (unfinished: readonly StoredItem[]) => Promise<void>;
  /** Is told of a failure, with what was not done. */
  readonly onFailure: (unfinished: readonly StoredItem[]) => Promise<void>;
}

type Events = AsyncIterator<ServerEvent, unknown> | Iterator<ServerEvent, unknown>;

const toIterator = (events: ServerEvents): Events =>
  Symbol.asyncIterator in events ? events[Symbol.asyncIterator]() : events[Symbol.iterator]();

const those = (...events: readonly (ThreadEvent | undefined)[]): readonly ThreadEvent[] =>
  events.filter((event) => event !== undefined);

/** The item when its stream is over: nothing in it is being written any more. */
const finished = (item: StoredItem): StoredItem =>
  item.type === 'widget' ? { ...item, widget: finishTexts(item.widget) } : item;

/** One answer of a handler: what it yields is stored, then sent; hidden items are stored only. */
export class Turn<Context> {
  readonly #params: TurnParams<Context>;
  readonly #unfinished = new Unfinished();
  readonly #hidden = new Set<string>();
  readonly #waits: AbortableWaits;
  #events: Events | undefined;
  #isOver = false;
  /** The thread as it is stored. */
  #before: ThreadMetadata;

  constructor(params: TurnParams<Context>) {
    this.#params = params;
    this.#waits = new AbortableWaits(params.ending);
    this.#before = copied(params.thread);
  }

  /** What the client is told next; undefined where there is no more. Whoever asks for no more has to `end()` it. */
  async next(): Promise<readonly ThreadEvent[] | undefined> {
    if (this.#isOver) return undefined;
    let told: ThreadEvent | undefined;
    try {
      const next = await this.#waits.for(Promise.resolve(this.#iterator.next()));
      const stored = next.done ? undefined : this.#store(next.value);
      if (stored) await stored;
      told = next.done ? undefined : this.#told(next.value);
      const changed = await this.#threadChange();
      if (next.done) {
        this.#events = undefined;
        await this.#storeUpdates(finished);
        this.#isOver = true;
      }
      return those(told, changed);
    } catch (error) {
      this.#stop();
      if (this.#params.ending.signal.aborted) return undefined;
      this.#isOver = true;
      return [...those(told), ...(await this.#fail(error))];
    }
  }

  /** Lets everything go; a turn that is not over is cancelled. */
  async end(): Promise<void> {
    this.#waits.end();
    this.#stop();
    if (!this.#isOver) await this.#cancel();
  }

  get #iterator(): Events {
    return (this.#events ??= toIterator(this.#params.start()));
  }

  /** Keeps what there is; the answer is what the client is told. */
  async #fail(error: unknown): Promise<readonly ThreadEvent[]> {
    const { onFailure, itemId, log } = this.#params;
    if (!isMeant(error)) log('error', 'a handler failed', error);
    await this.#attempt(() => onFailure(this.#unfinished.items));
    await this.#attempt(() => this.#storeUpdates(finished));
    const told = this.#told(toErrorEvent(error, itemId));
    const changed = await this.#attempt(async () => this.#threadChange());
    return those(told, changed);
  }

  /** Lets the handler's `finally` run; one that waits for something else gets there when that is over. */
  #stop(): void {
    const events = this.#events;
    this.#events = undefined;
    void Promise.resolve(events?.return?.()).catch((error: unknown) =>
      this.#params.log('error', 'a handler failed while it was stopped', error),
    );
  }

  #store(event: ServerEvent): Promise<void> | undefined {
    const { store, thread, context } = this.#params;
    this.#unfinished.note(event);
    if ('item' in event && isHidden(event.item)) this.#hidden.add(event.item.id);
    if (event.type === 'thread.item.done') return store.addThreadItem(thread.id, event.item, context);
    if (event.type === 'thread.item.replaced') return store.saveItem(thread.id, event.item, context);
    if (event.type === 'thread.item.removed') return store.deleteThreadItem(thread.id, event.item_id, context);
    if (this.#unfinished.isMuch) return this.#storeUpdates();
    return undefined;
  }

  #told(event: ServerEvent): ThreadEvent | undefined {
    return 'item_id' in event && this.#hidden.has(event.item_id) ? undefined : toWireEvent(event);
  }

  /** Stores what the handler made of its thread; the answer is the event that says so, where there is one to say. */
  #threadChange(): Promise<ThreadEvent> | undefined {
    const { store, thread, context } = this.#params;
    if (jsonEqual(thread, this.#before)) return undefined;
    const now = copied(thread);
    this.#before = now;
    return store.saveThread(thread, context).then(() => ({ type: 'thread.updated', thread: toThread(now) }));
  }

  /** A widget that was changed and not replaced stands in the store as the user sees it. */
  async #storeUpdates(finish = (item: StoredItem): StoredItem => item): Promise<void> {
    const { store, thread, context } = this.#params;
    for (const [itemId, { all }] of this.#unfinished.updates) {
      try {
        await store.changeItem(thread.id, itemId, (item) => finish(all.reduce(updatedItem, item)), context);
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
      }
      this.#unfinished.forgetUpdates(itemId);
    }
  }

  async #cancel(): Promise<void> {
    await this.#attempt(() => this.#params.onCancel(this.#unfinished.items));
    await this.#attempt(() => this.#storeUpdates(finished));
    await this.#attempt(async () => this.#threadChange());
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#params.log('error', 'what a stream left could not be stored', error);
      return undefined;
    }
  }
}
