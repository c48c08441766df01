import { goneError, isStream, toEvent, type Answered, type Stream } from './asked.js';
import type { NodeResponse } from './node-response.js';
import { StreamWriter } from './stream-writer.js';

/** Waits until the connection takes more, or is closed. */
const drained = (response: NodeResponse): Promise<void> =>
  new Promise((resolve) => {
    const settle = () => {
      response.off('drain', settle).off('close', settle);
      resolve();
    };
    response.on('drain', settle).on('close', settle);
  });

/** Sends frames as they come, and no faster than they are taken; `end` is aborted where the reader stops. */
const sendStream = async ({ frames, ...pace }: Stream, response: NodeResponse, end: AbortController): Promise<void> => {
  const onDrop = () => {
    end.abort(goneError());
    response.destroy();
  };
  const writer = new StreamWriter(response, { ...pace, onDrop });
  try {
    for await (const frame of frames) {
      const drained = writer.write(toEvent(frame));
      if (drained) await drained;
      if (response.closed || end.signal.aborted) return;
    }
    writer.end();
  } finally {
    writer.stop();
  }
};

/** Sends an answer; `end` is aborted where its reader stops reading. */
export const send = async (answer: Answered, response: NodeResponse, end: AbortController): Promise<void> => {
  if (isStream(answer)) return sendStream(answer, response, end);
  const [body, { status, headers }] = answer;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

/** Sends a response of the web. */
export const sendResponse = async (answer: Response, response: NodeResponse): Promise<void> => {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  const reader = answer.body?.getReader();
  response.on('close', () => void reader?.cancel().catch(() => {}));
  response.flushHeaders();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done || response.closed) break;
    if (!response.write(chunk.value)) await drained(response);
  }
  response.end();
};
