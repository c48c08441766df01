import { chunks } from '../protocol/chunks.js';
import { isStream, STREAM_HEADERS, type Answered, type Asked } from './asked.js';
import { toEventStream } from './event-stream.js';
import { bodyIsGone } from './request-error.js';

/** What a request of the web says. */
export const askedBy = (request: Request): Asked => ({
  method: request.method,
  get origin() {
    return new URL(request.url).origin;
  },
  header: (name) => request.headers.get(name),
  body: () => {
    if (request.bodyUsed) throw bodyIsGone();
    return request.body ? chunks(request.body, request.signal) : undefined;
  },
});

/** The web's response that gives an answer; `end` is aborted when its reader leaves. */
export const toResponse = (answer: Answered, end: AbortController): Response =>
  isStream(answer) ? new Response(toEventStream(answer, end), { headers: STREAM_HEADERS }) : Response.json(...answer);
