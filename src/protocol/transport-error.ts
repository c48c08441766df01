/** What went wrong on the way to a server and back. */
export type TransportCode = 'http' | 'network' | 'timeout' | 'offline' | 'too-large' | 'malformed' | 'server';

/** What else is known of a failure. */
export interface TransportFailure {
  /** The HTTP status, where a server gave one. */
  readonly status?: number;
  /** Whether the same may succeed when tried again; by the code unless said otherwise. */
  readonly allowRetry?: boolean;
  /** How long to wait before that, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** Failures of the way, not of what went over it. */
const PASSING: ReadonlySet<TransportCode> = new Set(['network', 'timeout', 'offline']);

/** A request had no good answer. */
export class TransportError extends Error {
  /** What went wrong, for programs. */
  readonly code: TransportCode;
  /** The HTTP status, where a server gave one. */
  readonly status: number | undefined;
  /** Whether the same may succeed when tried again. */
  readonly allowRetry: boolean;
  /** How long to wait before that, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(code: TransportCode, message: string, failure: TransportFailure = {}) {
    super(message);
    this.name = 'TransportError';
    this.code = code;
    this.status = failure.status;
    this.allowRetry = failure.allowRetry ?? PASSING.has(code);
    this.retryAfterMs = failure.retryAfterMs;
  }
}

/** What is said of a server that sends more at once than it may. */
export const toTooLarge = (limit: number): TransportError =>
  new TransportError('too-large', `The server sent more than ${limit} bytes at once`);
