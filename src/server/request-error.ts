/** A request that cannot be answered, and what is wrong with it. */
export class RequestError extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** What is wrong, for programs. */
  readonly code: string;
  /** Where in the body it is wrong, such as `params.action.type`. */
  readonly path: string | undefined;

  constructor(status: number, code: string, message: string, path?: string) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.code = code;
    this.path = path;
  }
}

/** What is said where something else has read the body of a request before. */
export const bodyIsGone = (): RequestError =>
  new RequestError(500, 'server_error', 'The body was read before it came here, and nothing is left of it');
