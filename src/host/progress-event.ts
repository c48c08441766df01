import type { ThreadEvents } from '../protocol/thread-event.js';

/** The server says what it is doing. Bubbles, out of every shadow root. */
export class CkProgressEvent extends CustomEvent<ThreadEvents['progress_update']> {
  constructor(detail: ThreadEvents['progress_update']) {
    super('ck-progress', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-progress': CkProgressEvent;
  }
}
