/** The client of the load bench: it asks, and counts what comes. */
import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';

const USER = 'load';

/** How many streams are opened at a time: more would be refused before they are accepted. */
const BATCH = 200;

/** Sends a request, and tells each event of the answer; settles with how many there were. */
const ask = (address, body, { agent, onEvent = () => {} }) =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'x-user': USER };
    const sent = request(address, { method: 'POST', headers, agent }, (response) => {
      let rest = '';
      let count = 0;
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        const frames = (rest + chunk).split('\n\n');
        rest = frames.pop();
        for (const frame of frames) {
          if (!frame.startsWith('data: ')) continue;
          count++;
          onEvent(frame.slice(6));
        }
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(count) : reject(new Error(`${response.statusCode}`)),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });

const createThread = async (address, agent) => {
  const content = [{ type: 'input_text', text: 'hello' }];
  const input = { content, attachments: [], quoted_text: null, inference_options: {} };
  let id;
  const onEvent = (frame) => {
    const event = JSON.parse(frame);
    if (event.type === 'thread.created') id = event.thread.id;
  };
  await ask(`${address}/chatkit`, { type: 'threads.create', params: { input }, metadata: {} }, { agent, onEvent });
  return id;
};

const actionOf = (threadId, type, metadata = {}) => ({
  type: 'threads.custom_action',
  params: { thread_id: threadId, action: { type, payload: null } },
  metadata,
});

/**
 * Sends actions from so many threads at once, each the next when the last is answered.
 *
 * @returns {Promise<number>} Actions a second.
 */
export const rateOf = async (address, { threads, seconds, hasKeys = false, pause = 0 }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: threads });
  const ids = await Promise.all(Array.from({ length: threads }, () => createThread(address, agent)));
  const start = performance.now();
  const end = start + seconds * 1000;
  let actions = 0;
  const work = async (id) => {
    while (performance.now() < end) {
      const metadata = hasKeys ? { idempotency_key: randomUUID() } : {};
      const count = await ask(`${address}/chatkit`, actionOf(id, 'act', metadata), { agent });
      if (count < 4) throw new Error(`${count} events came of 4`);
      actions++;
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  await Promise.all(ids.map(work));
  agent.destroy();
  return (actions * 1000) / (performance.now() - start);
};

/**
 * Opens so many streams, measures, and lets them go on to their ends.
 *
 * @param {() => number} measure Is called when all are open.
 * @returns {Promise<{measured: number, texts: string[]}>} What was measured, and the numbers that each stream said.
 */
export const holdOpen = async (address, count, measure) => {
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  const id = await createThread(address, agent);
  const texts = Array.from({ length: count }, () => '');
  const ends = [];
  for (let from = 0; from < count; from += BATCH) {
    const opened = texts.slice(from, from + BATCH).map(
      (_, n) =>
        new Promise((resolve, reject) => {
          const onEvent = (frame) => {
            const { type, text } = JSON.parse(frame);
            if (type !== 'progress_update') return;
            texts[from + n] += text;
            resolve();
          };
          ends.push(ask(`${address}/chatkit`, actionOf(id, 'hold'), { agent, onEvent }).catch(reject));
        }),
    );
    await Promise.all(opened);
  }
  const measured = measure();
  await ask(`${address}/go-on`, {}, { agent });
  await Promise.all(ends);
  return { measured, texts };
};
