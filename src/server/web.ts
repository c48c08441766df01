import { chunks } from '../protocol/chunks.js';
import { isStream, STREAM_HEADERS, type Answered, type Asked } from './asked.js';
import { toEventStream } from './event-stream.js';
import { GatheredBytes } from './gathered-bytes.js';
import { bodyIsGone } from './request-error.js';

/** What a request of the web says. */
export const askedBy = (request: Request): Asked => ({
  method: request.method,
  get origin() {
    return new URL(request.url).origin;
  },
  header: (name) => request.headers.get(name),
  read: async (limit) => {
    if (request.bodyUsed) throw bodyIsGone();
    const bytes = new GatheredBytes(limit);
    if (request.body) for await (const chunk of chunks(request.body, request.signal)) bytes.add(chunk);
    return bytes.whole();
  },
});

/** The web's response that gives an answer; `end` is aborted when its reader leaves. */
export const toResponse = (answer: Answered, end: AbortController): Response =>
  isStream(answer) ? new Response(toEventStream(answer, end), { headers: STREAM_HEADERS }) : Response.json(...answer);
