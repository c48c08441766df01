import type { Page, Thread } from '../protocol/thread.js';

/** What is stored of a thread besides its items. A handler may change all but the first two; the change is stored and sent. */
export interface ThreadMetadata {
  readonly id: string;
  /** An ISO date-time in UTC. */
  readonly created_at: string;
  title?: string | null;
  status: Thread['status'];
  /** Hosts that images of its widgets may come from unasked. */
  allowed_image_domains?: readonly string[] | null;
  /** What the application keeps with it; stored, never sent. */
  metadata: Record<string, unknown>;
}

/** The thread as clients may see it: its metadata is the application's own. */
export const toThread = (
  { id, title, created_at, status, allowed_image_domains: domains }: ThreadMetadata,
  items: Page<unknown> = { data: [], has_more: false },
): Thread => ({
  ...(title != null && { title }),
  id,
  created_at,
  status,
  ...(domains != null && { allowed_image_domains: domains }),
  metadata: {},
  items: items as Thread['items'],
});
