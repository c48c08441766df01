import type { ThreadEvents } from '../protocol/thread-event.js';

/** The server has something to tell the user. Bubbles, out of every shadow root. */
export class CkNoticeEvent extends CustomEvent<ThreadEvents['notice']> {
  constructor(detail: ThreadEvents['notice']) {
    super('ck-notice', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-notice': CkNoticeEvent;
  }
}
