/** A streamed response begins. Bubbles, out of every shadow root. */
export class CkResponseStartEvent extends Event {
  constructor() {
    super('ck-response-start', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-response-start': CkResponseStartEvent;
  }
}
