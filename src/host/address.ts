import type { WidgetView } from '../element/contexts.js';
import { CkErrorEvent } from '../element/error-event.js';
import { retry } from '../protocol/retry.js';
import { sleep } from '../protocol/sleep.js';
import { toTransportError } from '../protocol/to-transport-error.js';
import type { Transport } from '../protocol/transport.js';
import { isWidgetFile } from '../schema/node.js';
import type { ConversationHost } from './conversation-host.js';
import { detailOf } from './error-detail.js';

/** A widget that can show a `.widget` file, too. */
type AddressView = WidgetView & { template: unknown };

type Read = (transport: Transport, signal: AbortSignal) => Promise<void>;

/** What an address needs of the conversation around it. */
export interface AddressOptions {
  /** Reads as an action is sent: a failure is told at the widget, and may be tried again. */
  attempt(read: Read, view: WidgetView): Promise<void>;
  /** Carries the requests. */
  transport(): Promise<Transport>;
  /** How many attempts are under way. */
  inFlight(): number;
  /** How many attempts there have been: what was read before the last of them may be older than its answer. */
  attempts(): number;
}

/** A widget that is at the endpoint itself: shown as it stands there, and read again by and by where the host says so. */
export class Address {
  readonly #host: ConversationHost;
  readonly #options: AddressOptions;
  #view: AddressView | undefined;
  #etag: string | undefined;
  #following = new AbortController();

  constructor(host: ConversationHost, options: AddressOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The widget that shows it; undefined where the host has a thread or widgets of its own. */
  get view(): WidgetView | undefined {
    return this.#view;
  }

  /** Begins, or begins anew where the host says something else than before. */
  follow(): void {
    this.stop();
    const { endpoint, threadId, autoRender, views, isConnected } = this.#host;
    const isAlone = [...views].every((view) => view === this.#view);
    if (!isConnected || !endpoint || threadId !== undefined || autoRender || !isAlone) return;
    this.#following = new AbortController();
    void this.#keepUp(this.#following.signal);
  }

  /** Reads it no more; what is shown stays. */
  stop(): void {
    this.#following.abort();
    this.#etag = undefined;
  }

  async #keepUp(signal: AbortSignal): Promise<void> {
    const view = this.#show();
    await this.#options.attempt((transport, ending) => this.#read(transport, ending), view).catch(() => {});
    for (let wait = this.#wait; wait > 0 && !signal.aborted; wait = this.#wait) {
      await sleep(wait, signal).catch(() => {});
      if (!signal.aborted && !this.#host.ownerDocument.hidden && this.#options.inFlight() === 0)
        await this.#again(signal);
    }
  }

  /** Reads it again. What fails is told to the page alone, and what is shown stays. */
  async #again(signal: AbortSignal): Promise<void> {
    try {
      await this.#read(await this.#options.transport(), signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#view?.dispatchEvent(new CkErrorEvent(detailOf(toTransportError(error))));
    }
  }

  async #read(transport: Transport, signal: AbortSignal): Promise<void> {
    const attempts = this.#options.attempts();
    const reply = await retry(async () => transport.read?.({ signal, etag: this.#etag }), { signal });
    if (!reply || signal.aborted || attempts !== this.#options.attempts()) return;
    this.#etag = reply.etag;
    const view = this.#view!;
    if (isWidgetFile(reply.widget)) view.template = reply.widget;
    else view.widget = reply.widget;
  }

  get #wait(): number {
    const { refresh = 0 } = this.#host;
    return refresh * 1000;
  }

  #show(): WidgetView {
    if (!this.#view) {
      this.#view = this.#host.ownerDocument.createElement('ck-widget') as Element as AddressView;
      this.#host.append(this.#view);
    }
    return this.#view;
  }
}
