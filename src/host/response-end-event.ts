/** How a response ended: whole, with a failure, or because the page or the user ended it. */
export type ResponseOutcome = 'done' | 'error' | 'cancel';

/** A streamed response is over. Bubbles, out of every shadow root. */
export class CkResponseEndEvent extends Event {
  /** How it ended. */
  readonly outcome: ResponseOutcome;

  constructor(outcome: ResponseOutcome) {
    super('ck-response-end', { bubbles: true, composed: true });
    this.outcome = outcome;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-response-end': CkResponseEndEvent;
  }
}
