import { bodyIsGone, RequestError } from './request-error.js';

const tooLarge = (limit: number): RequestError =>
  new RequestError(413, 'too_large', `The body must have at most ${limit} bytes`);

/** The text of a request's body; a `RequestError` where it is larger than it may be, no UTF-8, or read before. */
export const readBody = async (request: Request, limit: number): Promise<string> => {
  if (request.bodyUsed) throw bodyIsGone();
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge(limit);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body?.getReader();
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return text + decoder.decode();
      size += chunk.value.length;
      if (size > limit) throw tooLarge(limit);
      text += decoder.decode(chunk.value, { stream: true });
    }
  } catch (error) {
    reader?.cancel().catch(() => {});
    if (error instanceof RequestError) throw error;
    if (error instanceof TypeError && request.signal.aborted) throw error;
    throw new RequestError(400, 'invalid_request', 'The body must be UTF-8', '');
  }
};
