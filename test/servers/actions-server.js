import { once } from 'node:events';

const PATH = /^\/__actions\/([\w-]+)(?:\/(script|log|answer))?$/;

/** What each fixture's server answers, and what it was sent, by a name. */
const plays = new Map();

const frame = (event) => `data: ${JSON.stringify(event)}\n\n`;

const bodyOf = async (request) => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
};

const json = (response, value) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

const toPlay = (replies) => {
  const play = { replies, requests: [], open: 0, held: 0, isAnswered: false };
  play.answered = new Promise((resolve) => {
    play.answer = () => {
      play.isAnswered = true;
      resolve();
    };
  });
  return play;
};

/** Sends a stream, which begins as all do, waits where it is held, and breaks off where it does. */
const stream = async (response, { events, held, broken }, play) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(frame({ type: 'stream_options', stream_options: { allow_cancel: true } }));
  if (held && !play.isAnswered) {
    play.held += 1;
    await Promise.race([play.answered, once(response, 'close')]);
    play.held -= 1;
  }
  const text = events.map(frame).join('');
  if (!broken) response.end(text);
  else response.write(`${text}data: {"type":`, () => setTimeout(() => response.destroy(), 50));
};

const reply = (response, answer = { status: 400 }, play) => {
  if ('events' in answer) return stream(response, answer, play);
  if ('json' in answer) return json(response, answer.json);
  const { status = 200, headers = { 'content-type': 'text/event-stream' }, text } = answer;
  return response.writeHead(status, headers).end(text);
};

/** What a test asks or tells of the server itself. */
const QUESTIONS = {
  script(response, name, text) {
    plays.set(name, toPlay(JSON.parse(text)));
    json(response, {});
  },

  log(response, name) {
    const { requests, open, held } = plays.get(name);
    json(response, { requests, open, held });
  },

  answer(response, name) {
    plays.get(name).answer();
    json(response, {});
  },
};

const isAction = ({ type }) => type === 'threads.custom_action' || type === 'threads.sync_custom_action';

/** Answers an action as is its turn; what else a host may ask has no answer here. */
const act = async (response, play, body) => {
  if (!isAction(body)) return void response.writeHead(400).end();
  const answer = play.replies[play.requests.length];
  play.requests.push({ ...body, during: play.open });
  play.open += 1;
  response.on('close', () => (play.open -= 1));
  await reply(response, answer, play);
};

/**
 * A ChatKit server for fixtures: a test POSTs the replies to /__actions/<name>/script; actions that are POSTed to
 * /__actions/<name> get them one after the other; log tells them, answer lets those go on that are held.
 */
export default {
  name: 'actions-server',
  async serve(context) {
    const [, name, question] = PATH.exec(context.path) ?? [];
    if (context.method !== 'POST' || name === undefined) return;
    context.respond = false;
    const { req: request, res: response } = context;
    const text = await bodyOf(request);
    if (question) QUESTIONS[question](response, name, text);
    else await act(response, plays.get(name), JSON.parse(text));
  },
};
