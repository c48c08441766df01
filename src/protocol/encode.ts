import type { ThreadEvent } from './thread-event.js';

const encoder = new TextEncoder();

/** An event as it stands in a `text/event-stream`. The inverse of `decode`. */
export const encode = (event: ThreadEvent): Uint8Array<ArrayBuffer> =>
  encoder.encode(`data: ${JSON.stringify(event)}\n\n`);
