/** What a `ck-link` event says. */
export interface CkLinkDetail {
  /** Where the link leads. */
  readonly url: URL;
}

/** The user follows a link; `preventDefault()` keeps the browser from it. Bubbles, out of every shadow root. */
export class CkLinkEvent extends CustomEvent<CkLinkDetail> {
  constructor(url: URL) {
    super('ck-link', { detail: { url }, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-link': CkLinkEvent;
  }
}
