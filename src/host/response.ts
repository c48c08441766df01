import type { TemplateResult } from 'lit';
import type { WidgetView } from '../element/contexts.js';
import { CkErrorEvent } from '../element/error-event.js';
import { FIELD_ERRORS, readFieldErrors, type Refusal } from '../protocol/field-errors.js';
import type { ThreadEvent, ThreadEvents } from '../protocol/thread-event.js';
import { isWidgetItem } from '../protocol/thread-item.js';
import type { TransportError } from '../protocol/transport-error.js';
import { inWords } from '../schema/in-words.js';
import { isRecord } from '../schema/json-schema.js';
import type { ConversationHost } from './conversation-host.js';
import { CkEffectEvent } from './effect-event.js';
import { finishView } from './finish-view.js';
import { CkNoticeEvent } from './notice-event.js';
import { CkProgressEvent } from './progress-event.js';
import type { Json, Receiver } from './receive.js';
import { progressRow } from './rows.js';
import { CkThreadEvent } from './thread-event.js';
import type { ThreadWidgets } from './thread-widgets.js';

type Hear = { readonly [T in keyof ThreadEvents]?: (event: ThreadEvents[T] & { readonly type: T }) => void };

/** How many faults of one response are told one by one. */
const MAX_FAULTS = 20;

/** What one request is answered with, and what becomes of it. */
export class Response implements Receiver {
  readonly #host: ConversationHost;
  readonly #widgets: ThreadWidgets;
  readonly #view: WidgetView | undefined;
  readonly #touched = new Set<string>();
  readonly #shown = new Set<WidgetView>();
  readonly #unfinished = new Set<string>();
  readonly #faults = new Set<string>();
  readonly #refusals: Refusal[] = [];
  #progress: TemplateResult | undefined;

  constructor(host: ConversationHost, widgets: ThreadWidgets, view?: WidgetView) {
    this.#host = host;
    this.#widgets = widgets;
    this.#view = view;
  }

  /** The items that it has changed so far. */
  get touched(): ReadonlySet<string> {
    return this.#touched;
  }

  /** What the server would not take of what stands in fields. */
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }

  onEvent(event: ThreadEvent): void {
    this.#host.dispatchEvent(new CkThreadEvent(event));
    const { type } = event;
    if (typeof type === 'string' && Object.hasOwn(this.#hear, type)) this.#hear[type]!(event as never);
  }

  onReply(reply: Json): void {
    const item = 'updated_item' in reply ? reply.updated_item : reply;
    if (isWidgetItem(item)) this.show(item);
    else if (this.#view && this.#view.itemId === undefined && isRoot(item)) this.#view.widget = item;
  }

  onMalformed({ message }: TransportError): void {
    this.#tell(`${message} (${this.#faults.size + 1})`, message);
  }

  /** Shows an item where it is at home, or where the host puts what is new. */
  show(item: unknown): void {
    if (!isWidgetItem(item)) return;
    if (!this.#widgets.show(item, this) && this.#host.autoRender) {
      const view = this.#host.ownerDocument.createElement('ck-widget') as WidgetView;
      view.itemId = item.id;
      view.widget = item.widget;
      this.#host.append(view);
    }
    this.#touch(item.id);
  }

  /** Removes the items that the server sent before and that are not among those that count. */
  keepOnly(isKept: (id: string) => boolean): void {
    for (const { id } of this.#widgets.items) if (id !== undefined && !isKept(id)) this.#remove(id);
  }

  /** Takes note of what a thread says of itself. */
  know(thread: unknown): void {
    if (!isRecord(thread) || thread.id !== (this.#host.threadId ?? thread.id)) return;
    const { allowed_image_domains: images } = thread;
    this.#host.threadImages = Array.isArray(images) ? images.filter((rule) => typeof rule === 'string') : [];
  }

  /** It is over: what it was still writing is written no more, unless another response is at it. */
  end(isWhole: boolean, isBusy: (id: string) => boolean): void {
    for (const id of this.#touched) if (!isBusy(id)) this.#widgets.finish(id);
    for (const view of this.#shown) if (!this.#host.views.has(view)) finishView(view);
    if (this.#progress && this.#view?.row === this.#progress) this.#view.row = undefined;
    if (isWhole && this.#unfinished.size > 0) this.#tell('end', 'The stream ended before its items were done');
  }

  readonly #hear: Hear = {
    'thread.created': ({ thread }) => {
      if (typeof thread?.id === 'string') this.#host.threadId = thread.id;
      this.know(thread);
    },
    'thread.updated': ({ thread }) => this.know(thread),
    'thread.item.added': ({ item }) => {
      if (!isWidgetItem(item) || this.#widgets.has(item.id)) return;
      this.#unfinished.add(item.id);
      this.show(item);
    },
    'thread.item.done': ({ item }) => this.#finish(item),
    'thread.item.replaced': ({ item }) => this.#finish(item),
    'thread.item.updated': ({ item_id, update }) => this.#change(item_id, update),
    'thread.item.removed': ({ item_id }) => {
      if (typeof item_id === 'string') this.#remove(item_id);
    },
    client_effect: (event) => {
      if (event.name === FIELD_ERRORS) this.#refuse(event.data);
      else if (typeof event.name === 'string') this.#host.dispatchEvent(new CkEffectEvent(event));
    },
    notice: (event) => {
      if (typeof event.message === 'string') this.#host.dispatchEvent(new CkNoticeEvent(event));
    },
    progress_update: (event) => {
      const { text, icon } = event;
      if (typeof text !== 'string') return;
      this.#host.dispatchEvent(new CkProgressEvent(event));
      this.#progress = progressRow(text, typeof icon === 'string' ? icon : undefined);
      if (this.#view) this.#view.row = this.#progress;
    },
  };

  #refuse(data: unknown): void {
    if (this.#refusals.length >= MAX_FAULTS) return;
    const { item_id: id, errors } = isRecord(data) ? data : {};
    this.#refusals.push({ ...(typeof id === 'string' && { itemId: id }), errors: readFieldErrors(errors) });
  }

  #finish(item: unknown): void {
    if (isWidgetItem(item)) this.#unfinished.delete(item.id);
    this.show(item);
  }

  #change(id: unknown, update: unknown): void {
    if (!isRecord(update) || typeof update.type !== 'string' || !update.type.startsWith('widget.')) return;
    if (typeof id === 'string' && this.#widgets.update(id, update, this)) {
      this.#touch(id);
      return;
    }
    const component = inWords(update.component_id);
    this.#tell(
      `${inWords(id)} ${component}`,
      `An update names nothing that is there: item ${inWords(id)}, component ${component}`,
    );
  }

  /** Notes that an item is another now, and where that shows. */
  #touch(id: string): void {
    if (this.#touched.has(id)) return;
    this.#touched.add(id);
    for (const view of this.#widgets.viewsOf(id)) this.#shown.add(view);
  }

  #remove(id: string): void {
    this.#unfinished.delete(id);
    for (const view of this.#widgets.remove(id)) if (this.#host.autoRender) view.remove();
  }

  /** Tells a fault that fails nothing, once. */
  #tell(key: string, message: string): void {
    if (this.#faults.has(key) || this.#faults.size >= MAX_FAULTS) return;
    this.#faults.add(key);
    this.#host.dispatchEvent(new CkErrorEvent({ code: 'malformed', message }));
  }
}

const isRoot = (value: unknown): boolean => isRecord(value) && typeof value.type === 'string';
