import { FieldErrors } from './field-errors.js';
import type { Log } from './log.js';
import { NotFoundError } from './not-found-error.js';
import { RequestError } from './request-error.js';
import { CustomStreamError, StreamError } from './stream-error.js';

/** A body of JSON, and what goes in front of it. */
export type Reply = readonly [
  body: unknown,
  init: { readonly status: number; readonly headers?: Readonly<Record<string, string>> },
];

const reply = (status: number, code: string, message: string, more: object = {}): Reply => [
  { error: { code, message, ...more } },
  { status, ...(status === 405 && { headers: { allow: 'POST' } }) },
];

/** What the client is told of an error: nothing that was not meant for it. */
export const toReply = (error: unknown, log: Log): Reply => {
  if (error instanceof RequestError) {
    const { status, code, message, path } = error;
    return reply(status, code, message, path === undefined ? {} : { path });
  }
  if (error instanceof NotFoundError) return reply(404, 'not_found', error.message);
  if (error instanceof FieldErrors)
    return reply(422, 'field_errors', 'Some fields are wrong', { errors: error.errors });
  if (error instanceof CustomStreamError) {
    return reply(error.allowRetry ? 503 : 422, 'custom', error.message, { allow_retry: error.allowRetry });
  }
  if (error instanceof StreamError)
    return reply(500, error.code, 'The request failed', { allow_retry: error.allowRetry });
  log('error', 'a request failed', error);
  return reply(500, 'server_error', 'The server failed');
};
