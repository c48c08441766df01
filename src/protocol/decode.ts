import { isRecord } from '../schema/json-schema.js';
import { frames, type FrameOptions } from './frames.js';
import type { ThreadEvent } from './thread-event.js';
import { TransportError } from './transport-error.js';

const toEvent = (data: string): ThreadEvent | TransportError => {
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch {
    event = undefined;
  }
  if (isRecord(event)) return event as unknown as ThreadEvent;
  return new TransportError('malformed', 'The server sent an event that is no JSON object');
};

/**
 * The events of a `text/event-stream`; what they hold is as untrusted as their sender. In the place of one that is no
 * JSON object comes an error, and the stream goes on. The inverse of `encode`.
 */
export async function* decode(
  stream: ReadableStream<Uint8Array>,
  options?: FrameOptions,
): AsyncGenerator<ThreadEvent | TransportError, void, undefined> {
  for await (const data of frames(stream, options)) yield toEvent(data);
}
