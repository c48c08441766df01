import type { Asked } from './asked.js';
import { tooLarge } from './gathered-bytes.js';
import { RequestError } from './request-error.js';

const wrong = (message: string): RequestError => new RequestError(400, 'invalid_request', message, '');

const decoder = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw wrong('The body must be UTF-8');
  }
};

/** The text of a request's body; a `RequestError` where it is larger than it may be, no UTF-8, cut short, or read before. */
export const readBody = async (asked: Asked, limit: number): Promise<string> => {
  if (Number(asked.header('content-length')) > limit) throw tooLarge(limit);
  try {
    return decode(await asked.read(limit));
  } catch (error) {
    throw error instanceof RequestError ? error : wrong('The body broke off');
  }
};
