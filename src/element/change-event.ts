/** What a `ck-change` event says. */
export interface CkChangeDetail {
  /** The name of the field. */
  readonly name: string;
  /** Its value: a text, a number, true or false, an ISO date; null for a password, which no event tells. */
  readonly value: unknown;
}

/** The user changed a field. Bubbles, out of every shadow root. */
export class CkChangeEvent extends CustomEvent<CkChangeDetail> {
  constructor(detail: CkChangeDetail) {
    super('ck-change', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-change': CkChangeEvent;
  }
}
