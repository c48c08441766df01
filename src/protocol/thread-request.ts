/** What an action's request says. */
export interface ActionParams {
  readonly thread_id?: string;
  /** The widget item that it came from; absent where the application sent it. */
  readonly item_id?: string;
  readonly action: { readonly type: string; readonly payload?: unknown };
}

/** Which thread is asked for. */
export interface ThreadParams {
  readonly thread_id: string;
}

/** Which part of a thread's items is asked for; the server knows what is meant by what is absent. */
export interface ListParams extends ThreadParams {
  /** How many items at most. */
  readonly limit?: number;
  /** By the time at which they were made. */
  readonly order?: 'asc' | 'desc';
  /** The id of the item after which they begin. */
  readonly after?: string;
}

/** What requests that act hold, by their type. They are sent once. */
export interface ActionRequests {
  /** Answered by a stream of events. */
  'threads.custom_action': ActionParams;
  /** Answered by one item. */
  'threads.sync_custom_action': ActionParams;
}

/** What requests that only read hold, by their type. They may be sent again. */
export interface ReadRequests {
  /** Answered by part of a thread's items. */
  'items.list': ListParams;
  /** Answered by the thread with its first items. */
  'threads.get_by_id': ThreadParams;
}

/** What requests hold, by their type. */
export interface ThreadRequests extends ActionRequests, ReadRequests {}

/** What goes along with a request. */
export interface RequestMetadata {
  /** The same whenever the request is sent again, so that a server acts once. */
  readonly idempotency_key: string;
}

/** One request to a ChatKit server; one that acts unless another type is said. */
export type ThreadRequest<T extends keyof ThreadRequests = keyof ActionRequests> = {
  [K in T]: {
    readonly type: K;
    readonly params: ThreadRequests[K];
    readonly metadata?: RequestMetadata;
  };
}[T];
