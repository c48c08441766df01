import { isRecord, ownOf } from '../schema/json-schema.js';
import { decode } from './decode.js';
import { readFieldErrors } from './field-errors.js';
import { LIMIT } from './frames.js';
import { RefusedError } from './refused-error.js';
import type { ThreadEvent } from './thread-event.js';
import type { ThreadRequest, ThreadRequests } from './thread-request.js';
import { TransportError } from './transport-error.js';
import type { EventStream, ThreadReply, Transport, WidgetReply } from './transport.js';
import { untilAborted } from './until-aborted.js';
import { Watch } from './watch.js';
import { wholeText } from './whole-text.js';

/** Headers of requests, or what gives them for each request. */
export type HeadersSource = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** How long a server may take, in milliseconds. */
export interface Timeouts {
  /** Until its headers are there; 30 s unless said otherwise. */
  readonly headers?: number;
  /** Between complete events or comments of a stream, and for the whole of any other reply; 60 s unless said otherwise. */
  readonly idle?: number;
  /** From the request to the end of its answer; any time unless said otherwise. */
  readonly total?: number;
  /** For the page's callback to answer an action; 60 s unless said otherwise. */
  readonly action?: number;
}

/** Where requests go, and how. */
export interface FetchTransportOptions {
  readonly endpoint: string;
  readonly headers?: HeadersSource;
  readonly fetch?: typeof fetch;
  readonly credentials?: RequestCredentials;
  readonly timeouts?: Timeouts;
  /** How many bytes an event or a reply may have; 4 MB unless said otherwise. */
  readonly limit?: number;
}

/** What a request has of its own. */
interface Own {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const toPost = (request: object): Own => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(request),
});

const HEADERS_TIMEOUT = 30_000;
const IDLE_TIMEOUT = 60_000;

const NO_CONTENT = 204;
const NOT_MODIFIED = 304;
const UNPROCESSABLE = 422;

/** How many bytes of a refusal are read. */
const REFUSAL_LIMIT = 100_000;

/** Statuses below 500 after which the same may succeed: timeout, too early, too many. */
const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429]);

const STREAM = /^text\/event-stream$/;
const JSON_TEXT = /^application\/(?:[\w.-]+\+)?json$/;

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date. */
const retryAfterOf = ({ headers }: Response): number | undefined => {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = Number.isNaN(Number(value)) ? Date.parse(value) - Date.now() : Number(value) * 1000;
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

/** Lets an answer go that nobody reads. */
const release = (response: Response): void => {
  response.body?.cancel().catch(() => {});
};

const typeOf = ({ headers }: Response): string | undefined =>
  headers.get('content-type')?.split(';')[0]!.trim().toLowerCase();

const isOf = (response: Response, type: RegExp): boolean => type.test(typeOf(response) ?? '');

const bodyOf = (response: Response, type: RegExp): ReadableStream<Uint8Array> | null => {
  if (isOf(response, type)) return response.body;
  const given = typeOf(response);
  release(response);
  throw new TransportError('malformed', `The server answered with ${given ?? 'no type'}, which is not what it should`);
};

/** Carries requests over HTTP, as ChatKit does: each is a POST of JSON, answered by an event stream or by JSON. */
export class FetchTransport implements Transport {
  readonly #options: FetchTransportOptions;

  constructor(options: FetchTransportOptions) {
    this.#options = options;
  }

  /** Sends a request once. */
  send(
    request: ThreadRequest<keyof ThreadRequests>,
    { signal }: { readonly signal: AbortSignal },
  ): EventStream | Promise<ThreadReply> {
    if (request.type === 'threads.custom_action') return this.#stream(request, signal);
    return this.#watched(signal, async (watch) => {
      const { json = {} } = await this.#json(toPost(request), watch);
      return json;
    });
  }

  /** Reads the widget at the address itself, once; undefined where it is still the one with this tag, or there is none. */
  read({ signal, etag }: { readonly signal: AbortSignal; readonly etag?: string }): Promise<WidgetReply | undefined> {
    const headers = { accept: 'application/json', ...(etag !== undefined && { 'if-none-match': etag }) };
    return this.#watched(signal, async (watch) => {
      const { json: widget, response } = await this.#json({ method: 'GET', headers }, watch);
      return widget && { widget, etag: response.headers.get('etag') ?? undefined };
    });
  }

  async *#stream(request: object, signal: AbortSignal): AsyncGenerator<ThreadEvent | TransportError, void, undefined> {
    const watch = this.#watch(signal);
    try {
      const response = await this.#answer(toPost(request), watch);
      if (response.status === NO_CONTENT) return;
      const body = bodyOf(response, STREAM);
      const { limit } = this.#options;
      let isEmpty = true;
      if (body) {
        for await (const event of decode(body, { limit, signal: watch.signal, onFrame: () => this.#idle(watch) })) {
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

  async #watched<T>(signal: AbortSignal, task: (watch: Watch) => Promise<T>): Promise<T> {
    const watch = this.#watch(signal);
    try {
      return await task(watch);
    } catch (error) {
      throw watch.reasonOf(error);
    } finally {
      watch.end();
    }
  }

  /** The JSON object that answers a request, with the answer that it came in. */
  async #json(own: Own, watch: Watch): Promise<{ readonly json?: Json; readonly response: Response }> {
    const response = await this.#answer(own, watch);
    if (response.status === NO_CONTENT || response.status === NOT_MODIFIED) return { response };
    const body = bodyOf(response, JSON_TEXT);
    const { limit = LIMIT } = this.#options;
    return { json: toObject(body ? await wholeText(body, limit, watch.signal) : ''), response };
  }

  async #answer(own: Own, watch: Watch): Promise<Response> {
    const { signal } = watch;
    watch.allow(this.#options.timeouts?.headers ?? HEADERS_TIMEOUT);
    const fetched = this.#fetch(own, signal);
    // A `fetch` that hears no signal may answer when nobody waits any more.
    fetched.then(
      (response) => signal.aborted && release(response),
      () => {},
    );
    const response = await untilAborted(fetched, signal);
    if (response.status >= 400) throw await this.#failureOf(response, watch);
    this.#idle(watch);
    return response;
  }

  /** What a status says; of what the server would not take, what it says of each field, too. */
  async #failureOf(response: Response, watch: Watch): Promise<TransportError> {
    const failure = toHttpError(response);
    if (response.status !== UNPROCESSABLE || !isOf(response, JSON_TEXT) || !response.body) {
      release(response);
      return failure;
    }
    this.#idle(watch);
    try {
      const { error } = JSON.parse(await wholeText(response.body, REFUSAL_LIMIT, watch.signal)) as Json;
      const errors = isRecord(error) ? ownOf(error, 'errors') : undefined;
      if (!isRecord(errors)) return failure;
      return new RefusedError([{ errors: readFieldErrors(errors) }], { status: response.status });
    } catch {
      return failure;
    }
  }

  async #fetch({ method, headers: given, body }: Own, signal: AbortSignal): Promise<Response> {
    const { endpoint, headers: source, fetch = globalThis.fetch, credentials = 'same-origin' } = this.#options;
    const headers = new Headers(typeof source === 'function' ? await source() : source);
    // What has been given up meanwhile is not sent any more.
    signal.throwIfAborted();
    for (const [name, value] of Object.entries(given)) headers.set(name, value);
    return fetch(endpoint, { method, headers, body, credentials, redirect: 'error', signal });
  }

  #watch(signal: AbortSignal): Watch {
    return new Watch(signal, this.#options.timeouts?.total);
  }

  #idle(watch: Watch): void {
    watch.allow(this.#options.timeouts?.idle ?? IDLE_TIMEOUT);
  }
}

type Json = Readonly<Record<string, unknown>>;

/** The object of a JSON text; undefined where it is null. */
const toObject = (text: string): Json | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  if (json === null) return undefined;
  if (isRecord(json)) return json;
  throw new TransportError('malformed', 'The server answered with no JSON object');
};
