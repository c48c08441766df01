import { createServer } from 'node:http';
import { Answer, brokenOff } from '../faults/answer.js';
import { MORE, SCENARIOS } from '../faults/scenarios.js';
import { treeOf } from '../faults/widget.js';

/** Runs the long lists whole, which takes minutes. */
const IS_WHOLE = process.env.FAULTS === 'all';

const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
  'access-control-allow-headers': 'content-type, authorization',
  'access-control-max-age': '600',
  'cache-control': 'no-store',
  'set-cookie': 'seen=1',
};

/** Each test has a room of its own, which is its thread: what came in there, and what is to become of it. */
const rooms = new Map();

const toDeferred = () => {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
};

const roomOf = (name) => {
  if (!rooms.has(name)) {
    rooms.set(name, {
      name,
      goOn: toDeferred(),
      plans: new Map(),
      keys: new Map(),
      reading: { hasStore: false, failures: [] },
      log: { posts: [], reads: [], preflights: 0, elsewhere: 0, effects: 0, open: 0, aborted: 0, lastEnd: 0 },
    });
  }
  return rooms.get(name);
};

const bodyOf = async (request) => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
};

/** Counts an answer as open until it is over, and knows who ended it. */
const watch = (response, log) => {
  const end = () => {
    log.open -= 1;
    log.lastEnd = Date.now();
    if (!response.writableFinished && !brokenOff.has(response)) log.aborted += 1;
  };
  log.open += 1;
  // Who asked may be gone by the time that the question is read.
  if (response.destroyed) end();
  else response.on('close', end);
};

/** Acts once for each key, however often that comes. */
const act = ({ params, metadata = {} }, headers, room) => {
  const { log, keys, plans } = room;
  const { idempotency_key: key } = metadata;
  const { fault, plan } = params.action.payload;
  const count = (keys.get(key) ?? 0) + 1;
  keys.set(key, count);
  if (count === 1) log.effects += 1;
  plans.set(params.item_id, plan);
  log.posts.push({ fault, key, item: params.item_id, action: params.action, headers });
  return count;
};

const read = (response, { type, params }, { log, plans, reading }) => {
  log.reads.push({ type, time: Date.now(), ...params });
  const { status, retryAfter } = reading.failures.shift() ?? { status: reading.hasStore ? 200 : 404 };
  const headers = { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) };
  const data = [...plans].map(([id, plan]) => ({ id, type: 'widget', widget: treeOf(plan, 'Stored.') }));
  const page = { data, has_more: false };
  response.writeHead(status, headers);
  response.end(JSON.stringify(type === 'items.list' ? page : { id: params.thread_id, items: page }));
};

/** What tests ask the server and tell it, of one room. */
const QUESTIONS = {
  log: ({ log }) => log,
  state: ({ log }) => ({ open: log.open, count: log.posts.length, isReading: log.reads.length > 0 }),
  open: (_, { names }) => ({ open: names.reduce((sum, name) => sum + roomOf(name).log.open, 0) }),
  'go-on'({ goOn }) {
    goOn.resolve();
    return {};
  },
  put: ({ reading }, settings) => Object.assign(reading, settings),
};

const answer = async (request, response) => {
  for (const [name, value] of Object.entries(OPEN_TO_ALL)) response.setHeader(name, value);
  const [name, place] = request.url.slice(1).split('/');
  if (request.method === 'OPTIONS') {
    roomOf(name).log.preflights += 1;
    response.writeHead(204).end();
    return;
  }
  if (Object.hasOwn(QUESTIONS, name)) {
    const settings = request.method === 'POST' ? JSON.parse(await bodyOf(request)) : undefined;
    response.end(JSON.stringify(QUESTIONS[name](roomOf(place), settings)));
    return;
  }
  if (name === 'elsewhere') {
    roomOf(place).log.elsewhere += 1;
    response.end();
    return;
  }
  const body = JSON.parse(await bodyOf(request));
  const room = roomOf(body.params.thread_id);
  watch(response, room.log);
  if (!body.type.endsWith('custom_action')) {
    read(response, body, room);
    return;
  }
  const count = act(body, request.headers, room);
  const { fault } = body.params.action.payload;
  await (SCENARIOS[fault] ?? MORE[fault])(new Answer(response, body.params, { room, count }));
};

let starting;

/** The server, on a port of its own, once anybody asks for it. */
const start = () =>
  (starting ??= new Promise((resolve) => {
    const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      answer(request, response).catch((error) => {
        console.error(error);
        response.destroy();
      });
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  }));

const pageOf = ({ browser, id }) => browser.getPage(id);

const sessionOf = (page) => page.createCDPSession();

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** What happens to the browser around a page. */
const COMMANDS = {
  /** Takes the connection away, in `after` milliseconds and for so long: the page cannot ask for it back. */
  async offline(session, { after = 0, time }) {
    const page = pageOf(session);
    const away = async () => {
      await wait(after);
      await page.setOfflineMode(true);
      await wait(time);
      await page.setOfflineMode(false);
    };
    away().catch(console.error);
  },

  /** Puts the window away, or shows it again. */
  async minimize(session, isMinimized) {
    const client = await sessionOf(pageOf(session));
    const { windowId } = await client.send('Browser.getWindowForTarget');
    await client.send('Browser.setWindowBounds', {
      windowId,
      bounds: { windowState: isMinimized ? 'minimized' : 'normal' },
    });
    await client.detach();
  },

  /** Composes a word, as an input method does, without an end. */
  async compose(session, text) {
    const client = await sessionOf(pageOf(session));
    const { length } = text;
    await client.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
    await client.detach();
  },

  /** What the page's script holds, in bytes, once all that nobody needs is gone. */
  async heap(session) {
    const client = await sessionOf(pageOf(session));
    for (let i = 0; i < 2; i++) await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    await client.detach();
    return { usedSize };
  },
};

/**
 * A server that fails in every way there is, on another port than the page: POSTs are answered by the fault
 * that their action names. Pages learn at `/__faults` where it is.
 */
export default {
  name: 'fault-server',
  async serve(context) {
    if (context.path !== '/__faults') return undefined;
    const { port } = (await start()).address();
    return { body: JSON.stringify({ port, isWhole: IS_WHOLE, faults: Object.keys(SCENARIOS) }), type: 'json' };
  },
  async executeCommand({ command, payload, session }) {
    const name = command.replace(/^fault-/, '');
    if (name === command || !Object.hasOwn(COMMANDS, name)) return undefined;
    return { isDone: true, ...(await COMMANDS[name](session, payload)) };
  },
  async serverStop() {
    const server = await starting;
    server?.closeAllConnections();
    server?.close();
  },
};
