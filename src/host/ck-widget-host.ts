import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { CkActionEvent, isGenuine, type Action, type WidgetItem } from '../element/action-event.js';
import { HOST, hostContext, policyContext, type Limits, type WidgetView } from '../element/contexts.js';
import { orAbsent } from '../element/attribute.js';
import { CkErrorEvent } from '../element/error-event.js';
import { announce, isRegistered } from '../element/registry.js';
import type { HeadersSource, Timeouts } from '../protocol/fetch-transport.js';
import type { Transport } from '../protocol/transport.js';
import type { ActionCallback, ChatKitOptions } from './chatkit-options.js';
import type { ConversationHost } from './conversation-host.js';
import type { Conversation } from './conversation.js';
import type { Origin } from './origin.js';

/** Actions that a host took on, so that no other does. */
const taken = new WeakSet<Event>();

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
    refresh: { type: Number },
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
  /** How often the widget of an address is read again, in seconds; never unless said. */
  declare refresh: number | undefined;

  #views = new Set<WidgetView>();
  #policy = new ContextProvider(this, { context: policyContext, initialValue: { images: [], limits: {} } });
  #threadImages: readonly string[] = [];
  #conversation: Conversation | undefined;
  #begun: Promise<Conversation> | undefined;

  constructor() {
    super();
    new ContextProvider(this, { context: hostContext, initialValue: { join: (view) => this.#join(view) } });
    this.addEventListener('ck-action', (event) => this.#take(event));
  }

  /** The widget items that it knows: those that the server sent, and those that widgets in it show. */
  get items(): readonly WidgetItem[] {
    const items = new Map<string | undefined, object>(this.#conversation?.items.map((item) => [item.id, item]));
    for (const { itemId: id, widget } of this.#views) if (id) items.set(id, { ...items.get(id), id, widget });
    return [...items.values()];
  }

  /** How many actions and reads are under way, or wait for their turn. */
  get inFlight(): number {
    return this.#conversation?.inFlight ?? 0;
  }

  /** The widgets in it. */
  get views(): ReadonlySet<WidgetView> {
    return this.#views;
  }

  /** Hosts that the thread lets images come from unasked; the server says so. */
  get threadImages(): readonly string[] {
    return this.#threadImages;
  }

  set threadImages(images: readonly string[]) {
    this.#threadImages = images;
    this.#allow();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.defaultView?.addEventListener('pagehide', this.#stop);
    if (this.#conversation) this.#conversation.follow();
    else this.#begin().catch(() => {});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const { defaultView } = this.ownerDocument;
    queueMicrotask(() => {
      if (this.isConnected) return;
      defaultView?.removeEventListener('pagehide', this.#stop);
      this.#stop();
    });
  }

  /** Sends an action to the server; the promise settles with the response and never fails, for failures are events. */
  async sendCustomAction(action: Action, itemId?: string): Promise<void> {
    await this.#converse((conversation) => conversation.sendCustomAction(action, itemId)).catch(() => {});
  }

  /** Reads the thread and its items from the server again; the promise never fails, for failures are events. */
  async fetchUpdates(): Promise<void> {
    await this.#converse((conversation) => conversation.fetchUpdates()).catch(() => {});
  }

  /** Shows an item as it was before its last change; up to 20 are known. False where none is. */
  undo(itemId: string): boolean {
    return this.#conversation?.undo(itemId) ?? false;
  }

  /** Ends every action and response that is under way or waits; what is shown stays, and nothing counts as failed. */
  cancel(): void {
    this.#conversation?.cancel();
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

  /** Waits for what answers actions, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    await this.#begun?.catch(() => {});
    return isDone;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('allowedImageDomains') || changed.has('limits')) this.#allow();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const reads = ['endpoint', 'threadId', 'refresh', 'transport', 'autoRender'] as const;
    if (reads.some((name) => changed.has(name))) this.#conversation?.follow();
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #stop = (): void => this.#conversation?.stop();

  #allow(): void {
    const images = [...(this.allowedImageDomains ?? []), ...this.#threadImages];
    this.#policy.setValue({ images, limits: this.limits ?? {} });
  }

  #join(view: WidgetView): () => void {
    this.#views.add(view);
    this.#conversation?.meet(view);
    return () => {
      this.#conversation?.part(view);
      this.#views.delete(view);
    };
  }

  /** Takes an action on, once everyone around had the chance to prevent it. */
  #take(event: Event): void {
    const path = event.composedPath();
    if (taken.has(event) || !isTrusted(event, path[0])) return;
    taken.add(event);
    const view = path.find((node) => this.#views.has(node as WidgetView)) as WidgetView | undefined;
    queueMicrotask(() => event.defaultPrevented || this.#route(event, { element: path[0] as Element, view }));
  }

  #route(event: CkActionEvent, from: Origin): void {
    if (event.handler === 'client' && !this.onAction) return;
    event.waitUntil(this.#converse((conversation) => conversation.route(event, from)));
  }

  /** Does something with the conversation, at once where it has begun. */
  #converse(task: (conversation: Conversation) => Promise<void>): Promise<void> {
    if (this.#conversation) return task(this.#conversation);
    return this.#begin().then(
      (conversation) => (this.isConnected ? task(conversation) : undefined),
      (error: unknown) => {
        const message = 'A part of the library that answers actions could not be loaded';
        this.dispatchEvent(new CkErrorEvent({ code: 'network', message, allowRetry: true }));
        throw error;
      },
    );
  }

  async #begin(): Promise<Conversation> {
    this.#begun ??= import('./conversation.js').then(({ Conversation }) => {
      this.#conversation = new Conversation(this satisfies ConversationHost);
      if (this.hasUpdated) this.#conversation.follow();
      return this.#conversation;
    });
    try {
      return await this.#begun;
    } catch (error) {
      this.#begun = undefined;
      throw error;
    }
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
