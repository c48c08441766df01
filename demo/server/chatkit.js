import { setTimeout as sleep } from 'node:timers/promises';
import { answers, refusals, replies } from './answers.js';

/** Bytes that the body of a request may have. */
export const MAX_BODY = 1_000_000;

const parse = (body) => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const sendJson = (response, status, json) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(json));
};

const FAILED = { type: 'error', code: 'stream.error', allow_retry: false };

/** Every event of an answer, the first of them the options of the stream. */
async function* eventsOf(action, item, pause) {
  yield { type: 'stream_options', stream_options: { allow_cancel: true } };
  const answer = Object.hasOwn(answers, action.type) ? answers[action.type] : undefined;
  if (!item || !answer) yield FAILED;
  else yield* answer(item, action.payload ?? {}, pause);
}

const stream = async (response, action, item, { pause, signal }) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  try {
    for await (const event of eventsOf(action, item, pause)) response.write(`data: ${JSON.stringify(event)}\n\n`);
    response.end();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const reply = async (response, action, item, pause) => {
  const answer = Object.hasOwn(replies, action.type) ? replies[action.type] : undefined;
  if (!item || !answer) return sendJson(response, 404, { error: 'No such item or action' });
  await answer(item, action.payload ?? {}, pause);
  return sendJson(response, 200, { updated_item: item });
};

/**
 * Answers one request of the ChatKit protocol: an action, with a stream or with one reply.
 *
 * @param {import('node:http').ServerResponse} response
 * @param {string} body
 * @param {{items: import('./items.js').Items, pace: number}} state
 */
export const answerAction = async (response, body, { items, pace }) => {
  const { type, params } = parse(body) ?? {};
  const { thread_id: thread, item_id: id, action } = params ?? {};
  const isStream = type === 'threads.custom_action';
  if (!isStream && type !== 'threads.sync_custom_action')
    return sendJson(response, 400, { error: 'No such operation' });
  if (typeof action?.type !== 'string') return sendJson(response, 400, { error: 'An action needs a type' });
  if (thread !== 'demo') return sendJson(response, 404, { error: 'No such thread' });
  const closed = new AbortController();
  const { signal } = closed;
  response.on('close', () => closed.abort());
  const pause = (milliseconds) => sleep(milliseconds * pace, undefined, { signal });
  if (Object.hasOwn(refusals, action.type)) {
    await pause(900);
    return sendJson(response, refusals[action.type], { error: 'Failed on purpose' });
  }
  const item = items.get(id);
  try {
    return isStream
      ? await stream(response, action, item, { pause, signal })
      : await reply(response, action, item, pause);
  } catch (error) {
    if (!signal.aborted) throw error;
    return undefined;
  }
};
