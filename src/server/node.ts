import { goneError, PLAINLY, type AnswerPlainly } from './asked.js';
import { Ending } from './ending.js';
import type { Log } from './log.js';
import { askedByNode, bodyOf, type NodeRequest } from './node-request.js';
import type { NodeResponse } from './node-response.js';
import { send, sendResponse } from './node-send.js';
import { RequestError } from './request-error.js';
import { toReply } from './to-reply.js';

/** Whatever answers a web request, such as a `ChatKitServer`. */
export interface Answering<Context> {
  fetch(request: Request, context: Context): Promise<Response>;
}

/** The body as the web has it, none of which is read before it is asked for. */
const toBody = (body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
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
  const { url = '/', rawHeaders } = message;
  const asked = askedByNode(message);
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (!rawHeaders[i]!.startsWith(':')) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
  }
  const body = bodyOf(message);
  return new Request(new URL(url, asked.origin), {
    method: asked.method,
    headers,
    signal,
    ...(body && { body: body instanceof Uint8Array ? new Uint8Array(body) : toBody(body), duplex: 'half' }),
  });
};

const tellNobody: Log = () => {};

/** What Node's `createServer`, Express and their like call for each request: it answers with what a server answers. */
export const toNodeListener =
  <Context, Message extends NodeRequest>(
    server: Answering<Context> & { readonly [PLAINLY]?: AnswerPlainly<Context> },
    contextOf: (message: Message) => Context | Promise<Context>,
  ) =>
  async (message: Message, response: NodeResponse): Promise<void> => {
    const end = new Ending();
    response.on('close', () => response.writableFinished || end.abort(goneError()));
    try {
      const context = await contextOf(message);
      const answerPlainly = server[PLAINLY];
      if (answerPlainly) await send(await answerPlainly(askedByNode(message), context, end), response, end);
      else await sendResponse(await server.fetch(toRequest(message, end.signal), context), response);
    } catch (error) {
      if (!(error instanceof RequestError)) response.destroy(error as Error);
      else await send(toReply(error, tellNobody), response, end);
    }
    // A client that still sends what nobody reads would not see the answer.
    if (!message.readableEnded) message.resume?.();
  };
