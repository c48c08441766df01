import type { ThreadEvents } from '../protocol/thread-event.js';

/** The server asks the page for an effect. Bubbles, out of every shadow root. */
export class CkEffectEvent extends CustomEvent<ThreadEvents['client_effect']> {
  constructor(detail: ThreadEvents['client_effect']) {
    super('ck-effect', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-effect': CkEffectEvent;
  }
}
