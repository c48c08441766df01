import { isRecord } from '../schema/json-schema.js';
import { decode } from './decode.js';
import type { ThreadEvent } from './thread-event.js';
import type { ThreadRequest } from './thread-request.js';
import { TransportError } from './transport-error.js';
import type { ItemReply, Transport } from './transport.js';
import { untilAborted } from './until-aborted.js';
import { Watch } from './watch.js';

/** Headers of requests, or what gives them for each request. */
export type HeadersSource = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** How long a server may take, in milliseconds. */
export interface Timeouts {
  /** Until its headers are there; 30 s unless said otherwise. */
  readonly headers?: number;
  /** Between complete events or comments of a stream, and for the whole of any other reply; 60 s unless said otherwise. */
  readonly idle?: number;
}

/** Where requests go, and how. */
export interface FetchTransportOptions {
  readonly endpoint: string;
  readonly headers?: HeadersSource;
  readonly fetch?: typeof fetch;
  readonly credentials?: RequestCredentials;
  readonly timeouts?: Timeouts;
}

const HEADERS_TIMEOUT = 30_000;
const IDLE_TIMEOUT = 60_000;

const NO_CONTENT = 204;

/** Statuses below 500 after which the same may succeed: timeout, too early, too many. */
const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429]);

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date. */
const retryAfterOf = (response: Response): number | undefined => {
  const value = response.headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
};

const toHttpError = (response: Response): TransportError => {
  const { status } = response;
  return new TransportError('http', `The server answered ${status}`, {
    status,
    allowRetry: status >= 500 || RETRYABLE.has(status),
    retryAfterMs: retryAfterOf(response),
  });
};

const bodyOf = (response: Response, type: string): ReadableStream<Uint8Array> | null => {
  const given = response.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase();
  if (given === type) return response.body;
  void response.body?.cancel();
  throw new TransportError('malformed', `The server answered with ${given ?? 'no type'}, not with ${type}`);
};

/** Carries requests over HTTP, as ChatKit does: each is a POST of JSON, answered by an event stream or by JSON. */
export class FetchTransport implements Transport {
  readonly #options: FetchTransportOptions;

  constructor(options: FetchTransportOptions) {
    this.#options = options;
  }

  /** Sends a request once. */
  send(
    request: ThreadRequest,
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<ThreadEvent, void, undefined> | Promise<ItemReply> {
    return request.type === 'threads.custom_action' ? this.#stream(request, signal) : this.#ask(request, signal);
  }

  async *#stream(request: ThreadRequest, signal: AbortSignal): AsyncGenerator<ThreadEvent, void, undefined> {
    const watch = new Watch(signal);
    try {
      const response = await this.#post(request, watch);
      if (response.status === NO_CONTENT) return;
      const body = bodyOf(response, 'text/event-stream');
      let isEmpty = true;
      if (body) {
        for await (const event of decode(body, { signal: watch.signal, onFrame: () => this.#idle(watch) })) {
          isEmpty = false;
          yield event;
        }
      }
      if (isEmpty) throw new TransportError('network', 'The stream ended before its first event');
    } catch (error) {
      throw watch.reasonOf(error);
    } finally {
      watch.end();
    }
  }

  async #ask(request: ThreadRequest, signal: AbortSignal): Promise<ItemReply> {
    const watch = new Watch(signal);
    try {
      const response = await this.#post(request, watch);
      if (response.status === NO_CONTENT) return {};
      bodyOf(response, 'application/json');
      const text = await untilAborted(response.text(), watch.signal);
      return toReply(text);
    } catch (error) {
      throw watch.reasonOf(error);
    } finally {
      watch.end();
    }
  }

  async #post(request: ThreadRequest, watch: Watch): Promise<Response> {
    const { timeouts } = this.#options;
    watch.allow(timeouts?.headers ?? HEADERS_TIMEOUT);
    const response = await untilAborted(this.#fetch(request, watch.signal), watch.signal);
    if (response.status >= 400) {
      void response.body?.cancel();
      throw toHttpError(response);
    }
    this.#idle(watch);
    return response;
  }

  async #fetch(request: ThreadRequest, signal: AbortSignal): Promise<Response> {
    const { endpoint, headers: source, fetch = globalThis.fetch, credentials = 'same-origin' } = this.#options;
    const headers = new Headers(typeof source === 'function' ? await source() : source);
    headers.set('content-type', 'application/json');
    const body = JSON.stringify(request);
    return fetch(endpoint, { method: 'POST', headers, body, credentials, redirect: 'error', signal });
  }

  #idle(watch: Watch): void {
    watch.allow(this.#options.timeouts?.idle ?? IDLE_TIMEOUT);
  }
}

const toReply = (text: string): ItemReply => {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    reply = undefined;
  }
  if (reply === null) return {};
  if (isRecord(reply)) return reply;
  throw new TransportError('malformed', 'The server answered with no JSON object');
};
