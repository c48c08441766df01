import { FIELD_ERRORS } from '../protocol/field-errors.js';
import type { ServerEvent } from './server-event.js';
import { FieldErrors } from './field-errors.js';
import { NotFoundError } from './not-found-error.js';
import { RequestError } from './request-error.js';
import { CustomStreamError, StreamError } from './stream-error.js';

const errorEvent = (code: string, allowRetry: boolean, message?: string): ServerEvent => ({
  type: 'error',
  code,
  ...(message !== undefined && { message }),
  allow_retry: allowRetry,
});

/** Whether a handler threw it for the client to see; anything else is a fault. */
export const isMeant = (error: unknown): boolean =>
  error instanceof CustomStreamError || error instanceof StreamError || error instanceof FieldErrors;

/** What the client is told of what a handler threw: nothing that was not meant for it. */
export const toErrorEvent = (error: unknown, itemId?: string): ServerEvent => {
  if (error instanceof CustomStreamError) return errorEvent('custom', error.allowRetry, error.message);
  if (error instanceof StreamError) return errorEvent(error.code, error.allowRetry);
  if (error instanceof FieldErrors) {
    const data = { ...(itemId !== undefined && { item_id: itemId }), errors: error.errors };
    return { type: 'client_effect', name: FIELD_ERRORS, data };
  }
  return errorEvent('stream.error', true);
};

/** What the client is told where a request is refused before a handler sees it. */
export const toRefusal = (error: unknown): ServerEvent => {
  if (error instanceof NotFoundError) return errorEvent('not_found', false);
  if (!(error instanceof RequestError)) return errorEvent('stream.error', true);
  if (error.code === 'not_a_widget') return errorEvent('stream.error', false);
  if (error.code === 'forbidden') return errorEvent(error.code, false);
  return errorEvent(error.code, false, error.message);
};
