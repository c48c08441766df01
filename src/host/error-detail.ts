import type { CkErrorDetail } from '../element/error-event.js';
import type { TransportError } from '../protocol/transport-error.js';

/** What a `ck-error` event says of a failure on the way to a server and back. */
export const detailOf = ({ code, message, status, allowRetry, retryAfterMs }: TransportError): CkErrorDetail => ({
  code,
  message,
  status,
  allowRetry,
  retryAfterMs,
});
