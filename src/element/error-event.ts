import type { TransportCode } from '../protocol/transport-error.js';
import type { RawNode } from '../schema/node.js';

/** What went wrong: in a widget, its template or its file, or on the way to a server. */
export type CkErrorCode =
  | 'unknown-component'
  | 'invalid-widget'
  | 'template'
  | 'load'
  | 'limit'
  | 'unsafe-url'
  | 'field-collision'
  | TransportCode;

/** What a `ck-error` event says. */
export interface CkErrorDetail {
  /** What went wrong, for programs. */
  readonly code: CkErrorCode;
  /** What went wrong, for people. */
  readonly message: string;
  /** The node concerned. */
  readonly node?: RawNode;
  /** The name of the field concerned, where it is one. */
  readonly field?: string;
  /** The dotted path in the payload that the field's value found taken; empty where the whole payload was in its way. */
  readonly path?: string;
  /** The HTTP status, where a server gave one. */
  readonly status?: number;
  /** Whether the same may succeed when tried again. */
  readonly allowRetry?: boolean;
  /** How long to wait before that, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Tries the same again, once however often it is called; the promise never fails, but another `ck-error` may follow. */
  readonly retry?: () => Promise<void>;
}

/**
 * Something went wrong; everything else goes on. Bubbles, out of every shadow root. Where it is about an action it can be
 * cancelled: the host then says nothing of it below the widget.
 */
export class CkErrorEvent extends CustomEvent<CkErrorDetail> {
  constructor(detail: CkErrorDetail) {
    super('ck-error', { detail, bubbles: true, composed: true, cancelable: detail.retry !== undefined });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-error': CkErrorEvent;
  }
}
