import { isRecord } from '../schema/json-schema.js';
import { frames, type FrameOptions } from './frames.js';
import type { ThreadEvent } from './thread-event.js';
import { TransportError } from './transport-error.js';

const toEvent = (data: string): ThreadEvent => {
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch {
    event = undefined;
  }
  if (isRecord(event)) return event as unknown as ThreadEvent;
  throw new TransportError('malformed', 'The server sent an event that is no JSON object');
};

/** The events of a `text/event-stream`; what they hold is as untrusted as their sender. The inverse of `encode`. */
export async function* decode(
  stream: ReadableStream<Uint8Array>,
  options?: FrameOptions,
): AsyncGenerator<ThreadEvent, void, undefined> {
  for await (const data of frames(stream, options)) yield toEvent(data);
}
