/** What an action's request says. */
export interface ActionParams {
  readonly thread_id?: string;
  /** The widget item that it came from; absent where the application sent it. */
  readonly item_id?: string;
  readonly action: { readonly type: string; readonly payload?: unknown };
}

/** What requests hold, by their type. */
export interface ThreadRequests {
  /** Answered by a stream of events. */
  'threads.custom_action': ActionParams;
  /** Answered by one item. */
  'threads.sync_custom_action': ActionParams;
}

/** What goes along with a request. */
export interface RequestMetadata {
  /** The same whenever the request is sent again, so that a server acts once. */
  readonly idempotency_key: string;
}

/** One request to a ChatKit server. */
export type ThreadRequest = {
  [T in keyof ThreadRequests]: {
    readonly type: T;
    readonly params: ThreadRequests[T];
    readonly metadata?: RequestMetadata;
  };
}[keyof ThreadRequests];
