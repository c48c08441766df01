/** A streamed response is over, however it ended. Bubbles, out of every shadow root. */
export class CkResponseEndEvent extends Event {
  constructor() {
    super('ck-response-end', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-response-end': CkResponseEndEvent;
  }
}
