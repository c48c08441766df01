import type { ThreadItem } from './thread-item.js';

/** Part of a list, and whether there is more of it. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
  /** The id after which the next part begins. */
  readonly after?: string;
}

/** A conversation. */
export interface Thread {
  readonly id: string;
  readonly title?: string;
  /** An ISO date-time without a zone. */
  readonly created_at: string;
  readonly status: { readonly type: 'active' | 'locked' | 'closed'; readonly reason?: string };
  /** Hosts that images of its widgets may come from unasked. */
  readonly allowed_image_domains?: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly items: Page<ThreadItem>;
}
