import type { Refusal } from './field-errors.js';
import { TransportError } from './transport-error.js';

/** How else a refusal went. */
export interface RefusedFailure {
  /** The HTTP status that said so. */
  readonly status?: number;
  /** What went wrong besides. */
  readonly besides?: TransportError;
}

/** A server would not take what stands in fields. */
export class RefusedError extends TransportError {
  /** What it would not take. */
  readonly refusals: readonly Refusal[];
  /** What went wrong besides. */
  readonly besides: TransportError | undefined;

  constructor(refusals: readonly Refusal[], { status, besides }: RefusedFailure = {}) {
    const messages = refusals.flatMap(({ errors }) => [...errors.values()]);
    const { code, allowRetry = false, retryAfterMs } = besides ?? {};
    super(
      code ?? (status === undefined ? 'server' : 'http'),
      (besides ? [besides.message, ...messages] : messages).join(' '),
      { status: status ?? besides?.status, allowRetry, retryAfterMs },
    );
    this.name = 'RefusedError';
    this.refusals = refusals;
    this.besides = besides;
  }
}
