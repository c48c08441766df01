import { chunks } from './chunks.js';
import { toTooLarge } from './transport-error.js';

/** The text of a stream from its first byte to its last, unless it has more bytes than it may. */
export const wholeText = async (
  stream: ReadableStream<Uint8Array>,
  limit: number,
  signal: AbortSignal,
): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of chunks(stream, signal)) {
    size += chunk.length;
    if (size > limit) throw toTooLarge(limit);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};
