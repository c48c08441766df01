import { finishTexts } from '../protocol/finish-texts.js';
import { jsonEqual } from '../protocol/json-equal.js';
import type { ThreadEvent } from '../protocol/thread-event.js';
import { AbortableWaits } from './abortable-waits.js';
import { copied } from './copied.js';
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
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Whether the client may end it. */
  readonly allowCancel: boolean;
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

/** The item when its stream is over: nothing in it is being written any more. */
const finished = (item: StoredItem): StoredItem =>
  item.type === 'widget' ? { ...item, widget: finishTexts(item.widget) } : item;

/** One answer of a handler: what it yields is stored, then sent; hidden items are stored only. */
export class Turn<Context> {
  readonly #params: TurnParams<Context>;
  readonly #unfinished = new Unfinished();
  readonly #hidden = new Set<string>();
  #events: Events | undefined;
  /** The thread as it is stored. */
  #before: ThreadMetadata;

  constructor(params: TurnParams<Context>) {
    this.#params = params;
    this.#before = copied(params.thread);
  }

  /** The events for the client. Whoever stops reading early cancels the turn. */
  async *run(): AsyncGenerator<ThreadEvent, void, undefined> {
    const { signal, allowCancel, start } = this.#params;
    const waits = new AbortableWaits(signal);
    let isOver = false;
    try {
      yield { type: 'stream_options', stream_options: { allow_cancel: allowCancel } };
      this.#events = toIterator(start());
      while (this.#events) {
        const next = await waits.for(Promise.resolve(this.#events.next()));
        if (next.done) this.#events = undefined;
        else {
          await this.#store(next.value);
          const told = this.#told(next.value);
          if (told) yield told;
        }
        const changed = this.#threadChange();
        if (changed) yield await changed;
      }
      await this.#storeUpdates(finished);
      isOver = true;
    } catch (error) {
      this.#stop();
      if (signal.aborted) return;
      isOver = true;
      yield* await this.#fail(error);
    } finally {
      waits.end();
      this.#stop();
      if (!isOver) await this.#cancel();
    }
  }

  /** Keeps what there is; the answer is what the client is told. */
  async #fail(error: unknown): Promise<readonly ThreadEvent[]> {
    const { onFailure, itemId, log } = this.#params;
    if (!isMeant(error)) log('error', 'a handler failed', error);
    await this.#attempt(() => onFailure(this.#unfinished.items));
    await this.#attempt(() => this.#storeUpdates(finished));
    const told = this.#told(toErrorEvent(error, itemId));
    const changed = await this.#attempt(async () => this.#threadChange());
    return [told, changed].filter((event) => event !== undefined);
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
    for (const [itemId, updates] of this.#unfinished.takeUpdates()) {
      try {
        await store.changeItem(thread.id, itemId, (item) => finish(updates.reduce(updatedItem, item)), context);
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
      }
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
