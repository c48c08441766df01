import { bodyIsGone, RequestError } from './request-error.js';
import { toReply } from './to-reply.js';

/** What Node gives of a request; `IncomingMessage` is one. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  /** Whether something has read the body before. */
  readonly readableDidRead?: boolean;
  /** What a body parser has made of the body. */
  readonly body?: unknown;
  iterator?(options: { readonly destroyOnReturn: boolean }): AsyncIterator<unknown>;
  resume?(): unknown;
}

/** What Node answers with; `ServerResponse` is one. */
export interface NodeResponse {
  readonly closed: boolean;
  writeHead(status: number, headers: Record<string, string>): unknown;
  flushHeaders(): void;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(error?: Error): unknown;
  on(event: 'close' | 'drain', listener: () => void): this;
  off(event: 'close' | 'drain', listener: () => void): this;
}

/** Whatever answers a web request, such as a `ChatKitServer`. */
export interface Answering<Context> {
  fetch(request: Request, context: Context): Promise<Response>;
}

const toHeaders = ({ rawHeaders }: NodeRequest): Headers => {
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (!rawHeaders[i]!.startsWith(':')) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
  }
  return headers;
};

/** What a body parser read, as it came or as JSON that says the same. */
const toReadBody = ({ body }: NodeRequest): string | Uint8Array<ArrayBuffer> => {
  if (body === undefined) throw bodyIsGone();
  return typeof body === 'string' || body instanceof Uint8Array
    ? (body as Uint8Array<ArrayBuffer>)
    : JSON.stringify(body);
};

/** The body, none of which is read before it is asked for; the connection outlives one that is not read to its end. */
const toBody = (message: NodeRequest): ReadableStream<Uint8Array> => {
  const chunks = message.iterator?.({ destroyOnReturn: false }) ?? message[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value as Uint8Array);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
};

/** The request that came in, as the web has it; its signal is aborted when the connection closes. */
const toRequest = (message: NodeRequest, signal: AbortSignal): Request => {
  const { method = 'GET', url = '/' } = message;
  const headers = toHeaders(message);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const toOwn = message.readableDidRead ? toReadBody : toBody;
  const body = hasBody ? { body: toOwn(message), duplex: 'half' } : {};
  return new Request(new URL(url, `http://${headers.get('host') ?? 'localhost'}`), {
    method,
    headers,
    signal,
    ...body,
  });
};

/** Waits until the connection takes more, or is closed. */
const drained = (response: NodeResponse): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.on('drain', end).on('close', end);
  });

const send = async (answer: Response, response: NodeResponse): Promise<void> => {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  const reader = answer.body?.getReader();
  response.on('close', () => void reader?.cancel().catch(() => {}));
  response.flushHeaders();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done || response.closed) break;
    if (!response.write(chunk.value)) await drained(response);
  }
  response.end();
};

/** What Node's `createServer`, Express and their like call for each request: it answers with what a server answers. */
export const toNodeListener =
  <Context, Message extends NodeRequest>(
    server: Answering<Context>,
    contextOf: (message: Message) => Context | Promise<Context>,
  ) =>
  async (message: Message, response: NodeResponse): Promise<void> => {
    const closed = new AbortController();
    response.on('close', () => closed.abort(new Error('The client is gone')));
    try {
      const context = await contextOf(message);
      await send(await server.fetch(toRequest(message, closed.signal), context), response);
    } catch (error) {
      if (error instanceof RequestError) await send(Response.json(...toReply(error, () => {})), response);
      else response.destroy(error as Error);
    }
    // A client that still sends what nobody reads would not see the answer.
    message.resume?.();
  };
