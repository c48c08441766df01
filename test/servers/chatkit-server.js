import { setTimeout as wait } from 'node:timers/promises';

const PATH = /^\/__chatkit\/([\w-]+)$/;

/** Longer than any test waits for a stream that nobody goes on with. */
const PATIENCE = 20_000;

/** What each test has sent, by the name that it goes by. */
const logs = new Map();

const logOf = (name) => {
  if (!logs.has(name)) logs.set(name, { posts: [], open: 0, goOn: toDeferred() });
  return logs.get(name);
};

const toDeferred = () => {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
};

/** Waits to be told to go on. */
const leave = (log) => Promise.race([log.goOn.promise, wait(PATIENCE, undefined, { ref: false })]);

/** How many items a page has. */
const PAGE = 2;

const bodyOf = async (request) => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
};

const frame = (event) => `data: ${JSON.stringify(event)}\n\n`;

const open = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(frame({ type: 'stream_options', stream_options: { allow_cancel: true } }));
};

const json = (response, value) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

/** What the server does with an action; the events that it sends are in the action's own payload. */
const SCENARIOS = {
  /** Streams the events and ends. */
  stream(response, { events = [] }) {
    open(response);
    response.end(events.map(frame).join(''));
  },

  /** Streams the first event, and the others when it is told to go on. */
  async slow(response, { events = [] }, log) {
    open(response);
    response.write(events.slice(0, 1).map(frame).join(''));
    await leave(log);
    response.end(events.slice(1).map(frame).join(''));
  },

  /** Streams the events and half of another, and breaks off when it is told to go on. */
  async broken(response, { events = [] }, log) {
    open(response);
    response.write(`${events.map(frame).join('')}data: {"type":`);
    await leave(log);
    response.destroy();
  },

  /** Ends the stream before it begins. */
  empty(response) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end();
  },

  /** Answers nothing at all. */
  silent(response) {
    response.statusCode = 200;
  },

  /** Answers a request that wants no stream. */
  sync(response, { item }) {
    json(response, { updated_item: item });
  },

  /** Streams where a stream is wanted, and answers with an item where it is not. */
  both(response, payload, log, { type }) {
    return type === 'threads.custom_action'
      ? SCENARIOS.slow(response, payload, log)
      : SCENARIOS.sync(response, payload);
  },

  /** Gives a thread and its items, two at a time, as a test has put them; actions are streamed. */
  thread(response, payload, { thread }, { type, params }) {
    if (type === 'threads.custom_action') return SCENARIOS.stream(response, payload);
    const items = params.order === 'desc' ? thread.items.toReversed() : thread.items;
    const start = params.after === undefined ? 0 : items.findIndex(({ id }) => id === params.after) + 1;
    const data = items.slice(start, start + (params.limit ?? PAGE));
    const page = { data, has_more: start + data.length < items.length, after: data.at(-1)?.id };
    return json(response, type === 'items.list' ? page : { ...thread, items: page });
  },

  /** Streams the events and breaks off; how things stand is read as from a thread. */
  torn(response, payload, log, body) {
    return body.type === 'threads.custom_action'
      ? SCENARIOS.broken(response, payload, log)
      : SCENARIOS.thread(response, payload, log, body);
  },

  /** Fails. */
  fail(response) {
    response.writeHead(503, { 'content-type': 'text/html', 'retry-after': '1' }).end('<h1>Down</h1>');
  },

  /** Takes nothing of what stands in fields: says so in the stream, or in the reply with a status. */
  refuse(response, { events = [], errors }, log, { type, params }) {
    const said = { item_id: params.item_id, errors };
    const effect = { type: 'client_effect', name: 'ck-widgets.field-errors', data: said };
    if (type === 'threads.custom_action') return SCENARIOS.stream(response, { events: [...events, effect] });
    const error = { code: 'field_errors', message: 'Some fields are wrong', errors };
    return response.writeHead(422, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  },

  /** Fails once, and streams the events from then on. */
  flaky(response, payload, log) {
    if (log.posts.length === 1) SCENARIOS.fail(response);
    else SCENARIOS.stream(response, payload);
  },
};

/** What a test asks the server itself. */
const QUESTIONS = {
  log(response, { posts, open }) {
    json(response, { posts, open });
  },

  put(response, log, text) {
    log.thread = JSON.parse(text);
    json(response, {});
  },

  'go-on'(response, log) {
    log.goOn.resolve();
    json(response, {});
  },
};

const answer = async (scenario, { req: request, res: response, query }) => {
  const log = logOf(query.test);
  const text = await bodyOf(request);
  if (QUESTIONS[scenario]) return QUESTIONS[scenario](response, log, text);
  const body = JSON.parse(text);
  log.posts.push({ type: request.headers['content-type'], authorization: request.headers.authorization, body });
  log.open += 1;
  response.on('close', () => (log.open -= 1));
  return SCENARIOS[scenario](response, body.params.action?.payload ?? {}, log, body);
};

/** A ChatKit server for tests: POSTs to /__chatkit/<scenario>?test=<name> are answered as the scenario has it. */
export default {
  name: 'chatkit-server',
  async serve(context) {
    const scenario = PATH.exec(context.path)?.[1];
    if (context.method !== 'POST' || !(scenario in SCENARIOS || scenario in QUESTIONS)) return;
    context.respond = false;
    await answer(scenario, context);
  },
};
