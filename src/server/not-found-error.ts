/** There is no such thread, item or attachment, or it is another user's. */
export class NotFoundError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotFoundError';
  }
}

/** The error for a thing that is not there, the same for what is another user's. */
export const notFound = (what: 'Thread' | 'Item' | 'Attachment', id: string): NotFoundError =>
  new NotFoundError(`${what} ${id} not found`);
