import type { ThreadEvent } from '../protocol/thread-event.js';

/** The server sent an event of a stream; here it is as it came. Bubbles, out of every shadow root. */
export class CkThreadEvent extends CustomEvent<ThreadEvent> {
  constructor(detail: ThreadEvent) {
    super('ck-thread-event', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-thread-event': CkThreadEvent;
  }
}
