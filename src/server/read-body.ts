import type { Asked } from './asked.js';
import { RequestError } from './request-error.js';

const wrong = (message: string): RequestError => new RequestError(400, 'invalid_request', message, '');

const tooLarge = (limit: number): RequestError =>
  new RequestError(413, 'too_large', `The body must have at most ${limit} bytes`);

const decoder = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw wrong('The body must be UTF-8');
  }
};

const join = (chunks: readonly Uint8Array[], size: number): Uint8Array => {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

const readBytes = async (
  body: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  limit: number,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return join(chunks, size);
};

/** The text of a request's body; a `RequestError` where it is larger than it may be, no UTF-8, cut short, or read before. */
export const readBody = async (asked: Asked, limit: number): Promise<string> => {
  const body = asked.body();
  if (Number(asked.header('content-length')) > limit) throw tooLarge(limit);
  try {
    return decode(await readBytes(body instanceof Uint8Array ? [body] : (body ?? []), limit));
  } catch (error) {
    throw error instanceof RequestError ? error : wrong('The body broke off');
  }
};
