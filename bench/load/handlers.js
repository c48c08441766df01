/**
 * What the handlers of all measured servers do. Ours and plain `node:http` take it from here; the official package plays the
 * same as a script, in the form that `test/interop` has for it.
 */
import { newId } from '../../dist/server.js';

/** How many numbers a held stream says once it may go on. */
export const NUMBERS = 5;

const progress = (text) => ({ type: 'progress_update', icon: null, text: String(text) });
const numbers = Array.from({ length: NUMBERS }, (_, n) => progress(n + 1));
const part = (text) => ({ annotations: [], text, type: 'output_text' });
const delta = (item_id, text) => ({
  type: 'thread.item.updated',
  item_id,
  update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});

/** The four events of one action: an answer begins, grows twice, and is stored. */
const answerOf = (thread_id, id, created_at) => {
  const item = (content) => ({ id, thread_id, created_at, type: 'assistant_message', content });
  return [
    { type: 'thread.item.added', item: item([]) },
    delta(id, 'The order is '),
    delta(id, 'on its way.'),
    { type: 'thread.item.done', item: item([part('The order is on its way.')]) },
  ];
};

/** The events of an action, at once. */
export const eventsOf = (threadId) => answerOf(threadId, newId('message'), new Date().toISOString());

/** The events of a stream that is held open until a promise settles. */
export async function* held(promise) {
  yield progress(0);
  await promise;
  yield* numbers;
}

/** The same for the official package. */
export const SCRIPTS = {
  hello: [],
  act: answerOf('$thread', '$msg.a', '$now').map((event) => ({ event })),
  hold: [{ event: progress(0) }, { wait: true }, ...numbers.map((event) => ({ event }))],
};
