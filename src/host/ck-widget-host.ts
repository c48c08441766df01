import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { CkActionEvent, isGenuine, type Action, type WidgetItem } from '../element/action-event.js';
import { HOST, hostContext, policyContext, type Limits, type WidgetPolicy } from '../element/contexts.js';
import { orAbsent } from '../element/attribute.js';
import { CkErrorEvent } from '../element/error-event.js';
import { announce, isRegistered } from '../element/registry.js';
import type { HeadersSource, Timeouts } from '../protocol/fetch-transport.js';
import type { ThreadEvent } from '../protocol/thread-event.js';
import { isWidgetItem } from '../protocol/thread-item.js';
import type { ThreadRequest } from '../protocol/thread-request.js';
import { toTransportError } from '../protocol/to-transport-error.js';
import { TransportError } from '../protocol/transport-error.js';
import type { Transport } from '../protocol/transport.js';
import { untilAborted } from '../protocol/until-aborted.js';
import { DEV, warn } from '../schema/dev.js';
import { isRecord } from '../schema/json-schema.js';
import type { ActionCallback, ChatKitOptions } from './chatkit-options.js';
import { CkEffectEvent } from './effect-event.js';
import { CkNoticeEvent } from './notice-event.js';
import { CkProgressEvent } from './progress-event.js';
import { receive } from './receive.js';
import { CkResponseEndEvent } from './response-end-event.js';
import { CkResponseStartEvent } from './response-start-event.js';
import { CkThreadEvent } from './thread-event.js';
import { ThreadWidgets } from './thread-widgets.js';

/** What a host does for an action, until a signal ends it. */
type Task = (signal: AbortSignal) => Promise<void>;

/** Actions that a host took on, so that no other does. */
const taken = new WeakSet<Event>();

const loadTransport = () => import('../protocol/fetch-transport.js');

/** A new name for a request, by which a server knows it when it comes again. */
const toKey = (): string =>
  crypto.getRandomValues(new Uint8Array(16)).reduce((key, byte) => key + byte.toString(16).padStart(2, '0'), '');

const isTrusted = (event: Event, origin: EventTarget | undefined): event is CkActionEvent =>
  isGenuine(event) || (event instanceof CkActionEvent && origin instanceof Element && isRegistered(origin.localName));

/**
 * Routes the actions of the widgets in it, at any depth: to the page's callback, or to a ChatKit server whose replies
 * it brings back to them.
 *
 * @slot - The widgets, and whatever stands around them.
 * @fires {CkThreadEvent} ck-thread-event - The server sent an event of a stream.
 * @fires {CkEffectEvent} ck-effect - The server asks the page for an effect.
 * @fires {CkNoticeEvent} ck-notice - The server has something to tell the user.
 * @fires {CkProgressEvent} ck-progress - The server says what it is doing.
 * @fires {CkResponseStartEvent} ck-response-start - A streamed response begins.
 * @fires {CkResponseEndEvent} ck-response-end - A streamed response is over, however it ended.
 * @fires {CkErrorEvent} ck-error - An action failed; dispatched on the element that it came from.
 */
export class CkWidgetHost extends LitElement {
  static override properties = {
    endpoint: { converter: orAbsent },
    threadId: { attribute: 'thread-id', converter: orAbsent },
    headers: { attribute: false },
    fetch: { attribute: false },
    credentials: { converter: orAbsent },
    timeouts: { attribute: false },
    allowedImageDomains: { attribute: false },
    limits: { attribute: false },
    onAction: { attribute: false },
    transport: { attribute: false },
    autoRender: { attribute: 'auto-render', type: Boolean },
  };

  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** Address of the ChatKit server that answers server actions. */
  declare endpoint: string | undefined;
  /** Id of the thread that the widgets belong to. */
  declare threadId: string | undefined;
  /** Headers of each request, or a function, async or not, that gives them. */
  declare headers: HeadersSource | undefined;
  /** Sends requests in place of the browser's own `fetch`. */
  declare fetch: typeof fetch | undefined;
  /** Whether requests carry cookies; `same-origin` unless said otherwise. */
  declare credentials: RequestCredentials | undefined;
  /** How long the server may take. */
  declare timeouts: Timeouts | undefined;
  /** Hosts that images may come from unasked, such as `cdn.example.com` or `*.example.com`. */
  declare allowedImageDomains: readonly string[] | undefined;
  /** Bounds of widgets that differ from the defaults. */
  declare limits: Partial<Limits> | undefined;
  /** Answers the actions whose handler is the client. */
  declare onAction: ActionCallback | undefined;
  /** Carries requests in place of the built-in transport, which is `fetch`. */
  declare transport: Transport | undefined;
  /** Whether widget items that the server sends and nothing shows are appended as widgets. */
  declare autoRender: boolean;

  #widgets = new ThreadWidgets();
  #policy = new ContextProvider(this, { context: policyContext, initialValue: { images: [], limits: {} } });
  #threadImages: readonly string[] = [];
  #life = new AbortController();
  #lastStream: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    new ContextProvider(this, { context: hostContext, initialValue: this.#widgets });
    this.addEventListener('ck-action', (event) => this.#take(event));
  }

  /** The widget items that it knows: those that the server sent, and those that widgets in it show. */
  get items(): readonly WidgetItem[] {
    return this.#widgets.items;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#life.signal.aborted) this.#life = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  /** Sends an action to the server; the promise settles with the response and never fails, for failures are events. */
  sendCustomAction(action: Action, itemId?: string): Promise<void> {
    return this.#send('threads.custom_action', action, itemId, this);
  }

  /** Takes the options that ChatKit itself takes; what they do not say stays as it is. */
  setOptions({ api, widgets, theme, initialThread }: ChatKitOptions): void {
    if (api?.url !== undefined) this.endpoint = api.url;
    if (api?.fetch) this.fetch = api.fetch;
    if (widgets?.onAction) this.onAction = widgets.onAction;
    if (initialThread !== undefined) this.threadId = initialThread ?? undefined;
    const scheme = typeof theme === 'object' ? theme.colorScheme : theme;
    if (scheme) this.style.colorScheme = scheme;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('allowedImageDomains') || changed.has('limits')) this.#allow();
    if (this.endpoint && !this.transport) loadTransport().catch(() => {});
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #stop(): void {
    this.#life.abort();
    this.#lastStream = Promise.resolve();
  }

  #allow(): void {
    const images = [...(this.allowedImageDomains ?? []), ...this.#threadImages];
    this.#policy.setValue({ images, limits: this.limits ?? {} } satisfies WidgetPolicy);
  }

  /** Takes an action on, once everyone around had the chance to prevent it. */
  #take(event: Event): void {
    const [origin] = event.composedPath();
    if (taken.has(event) || !isTrusted(event, origin)) return;
    taken.add(event);
    queueMicrotask(() => event.defaultPrevented || this.#route(event, origin as Element));
  }

  #route(event: CkActionEvent, origin: Element): void {
    const { action, widgetItem, handler, streaming } = event;
    if (handler !== 'client') {
      const type = streaming ? 'threads.custom_action' : 'threads.sync_custom_action';
      event.waitUntil(this.#send(type, action, widgetItem.id, origin));
    } else if (this.onAction) event.waitUntil(this.#attempt(() => this.#call(action, widgetItem), origin));
  }

  async #call(action: Action, widgetItem: WidgetItem): Promise<void> {
    try {
      await this.onAction?.(action, widgetItem);
    } catch (error) {
      if (error instanceof TransportError) throw error;
      throw new TransportError(
        'server',
        `The action failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  #send(type: ThreadRequest['type'], { type: name, payload }: Action, itemId: string | undefined, origin: Element) {
    const request: ThreadRequest = {
      type,
      params: { thread_id: this.threadId, item_id: itemId, action: { type: name, payload } },
      metadata: { idempotency_key: toKey() },
    };
    const isStream = type === 'threads.custom_action';
    return this.#attempt((signal) => (isStream ? this.#stream(request, signal) : this.#ask(request, signal)), origin);
  }

  /** Does what an action asks for, and settles when that is done, has failed, which is told, or when the host is gone. */
  async #attempt(task: Task, origin: Element): Promise<void> {
    const { signal } = this.#life;
    try {
      await untilAborted(task(signal), signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(toTransportError(error), task, origin);
    }
  }

  #fail({ code, message, status, allowRetry, retryAfterMs }: TransportError, task: Task, origin: Element): void {
    let again: Promise<void> | undefined;
    const retry = () => (again ??= this.#attempt(task, origin));
    const detail = { code, message, status, allowRetry, retryAfterMs, retry };
    (origin.isConnected ? origin : this).dispatchEvent(new CkErrorEvent(detail));
  }

  /** The page's own transport, or the built-in one, which comes when a host first has an endpoint. */
  async #transport(): Promise<Transport> {
    const { transport, endpoint, headers, fetch, credentials, timeouts } = this;
    if (transport) return transport;
    if (!endpoint)
      throw new TransportError('network', 'The host has no endpoint to send actions to', { allowRetry: false });
    const { FetchTransport } = await loadTransport();
    return new FetchTransport({ endpoint, headers, fetch, credentials, timeouts });
  }

  /** Sends a request when the streams before it are over. */
  #stream(request: ThreadRequest, signal: AbortSignal): Promise<void> {
    const stream = this.#lastStream.then(async () => {
      if (signal.aborted) return;
      this.dispatchEvent(new CkResponseStartEvent());
      try {
        await this.#ask(request, signal);
      } finally {
        this.dispatchEvent(new CkResponseEndEvent());
      }
    });
    this.#lastStream = stream.catch(() => {});
    return stream;
  }

  async #ask(request: ThreadRequest, signal: AbortSignal): Promise<void> {
    const transport = await this.#transport();
    const reply: unknown = await transport.send(request, { signal });
    if (signal.aborted) return;
    await receive(reply, signal, { onEvent: (event) => this.#hear(event), onItem: (item) => this.#show(item) });
  }

  #hear(event: ThreadEvent): void {
    this.dispatchEvent(new CkThreadEvent(event));
    switch (event.type) {
      case 'thread.created':
        if (typeof event.thread?.id === 'string') this.threadId = event.thread.id;
        this.#know(event.thread);
        break;
      case 'thread.updated':
        this.#know(event.thread);
        break;
      case 'thread.item.added':
        if (!this.#widgets.has(event.item?.id)) this.#show(event.item);
        break;
      case 'thread.item.done':
      case 'thread.item.replaced':
        this.#show(event.item);
        break;
      case 'thread.item.updated':
        this.#change(event.item_id, event.update);
        break;
      case 'thread.item.removed':
        for (const view of this.#widgets.remove(event.item_id)) if (this.autoRender) view.remove();
        break;
      case 'client_effect':
        if (typeof event.name === 'string') this.dispatchEvent(new CkEffectEvent(event));
        break;
      case 'notice':
        if (typeof event.message === 'string') this.dispatchEvent(new CkNoticeEvent(event));
        break;
      case 'progress_update':
        if (typeof event.text === 'string') this.dispatchEvent(new CkProgressEvent(event));
    }
  }

  #know(thread: unknown): void {
    if (!isRecord(thread) || thread.id !== (this.threadId ?? thread.id)) return;
    const { allowed_image_domains: images } = thread;
    this.#threadImages = Array.isArray(images) ? images.filter((rule) => typeof rule === 'string') : [];
    this.#allow();
  }

  #show(item: unknown): void {
    if (!isWidgetItem(item) || this.#widgets.show(item) || !this.autoRender) return;
    const view = this.ownerDocument.createElement('ck-widget');
    view.itemId = item.id;
    view.widget = item.widget;
    this.#widgets.join(view);
    this.append(view);
  }

  #change(id: string, update: unknown): void {
    if (!isRecord(update) || typeof update.type !== 'string' || !update.type.startsWith('widget.')) return;
    if (this.#widgets.update(id, update) || !DEV) return;
    warn('unknown-node', `an update of item ${JSON.stringify(id)} names nothing that a widget shows`);
  }
}

if (globalThis.customElements && !customElements.get(HOST)) {
  customElements.define(HOST, CkWidgetHost);
  announce(HOST);
}

declare global {
  interface HTMLElementTagNameMap {
    'ck-widget-host': CkWidgetHost;
  }
}
