/** Thrown by a handler: the client is told this code. */
export class StreamError extends Error {
  /** The code that the client gets. */
  readonly code: string;
  /** Whether the user may try again; so for `stream.error` unless said otherwise. */
  readonly allowRetry: boolean;

  constructor(code: string, { allowRetry = code === 'stream.error' }: { readonly allowRetry?: boolean } = {}) {
    super(code);
    this.name = 'StreamError';
    this.code = code;
    this.allowRetry = allowRetry;
  }
}

/** Thrown by a handler: the user is shown this message. */
export class CustomStreamError extends Error {
  /** Whether the user may try again; not unless said so. */
  readonly allowRetry: boolean;

  constructor(message: string, { allowRetry = false }: { readonly allowRetry?: boolean } = {}) {
    super(message);
    this.name = 'CustomStreamError';
    this.allowRetry = allowRetry;
  }
}
