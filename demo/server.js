// The demo's server: the pages and the library as files, and a ChatKit endpoint that keeps its widgets in memory.
import { createServer } from 'node:http';
import { answerAction, MAX_BODY } from './server/chatkit.js';
import { Items } from './server/items.js';
import { sendFile } from './server/files.js';

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

const isLocal = ({ headers, socket }) =>
  LOCAL_NAME.test(headers.host ?? '') && /^(?:::1|(?:::ffff:)?127\.)/.test(socket.remoteAddress ?? '');

const isOwn = ({ headers }) => headers.origin === undefined || headers.origin === `http://${headers.host}`;

/** Answers with a line of text. */
const refuse = (response, status, text, headers = {}) => {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
};

/** The body as text, or undefined where it is longer than it may be. */
const readBody = async (request) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  return size > MAX_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
};

const post = async (request, response, path, { items, pace }) => {
  if (path !== '/chatkit') return refuse(response, 404, 'Nothing takes a POST here.');
  if (!isOwn(request)) return refuse(response, 403, 'Only pages of this server may ask.');
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return refuse(response, 415, 'The body must be application/json.');
  }
  const body = await readBody(request);
  if (body === undefined) return refuse(response, 413, 'The body is too large.');
  return answerAction(response, body, { items, pace });
};

const handle = async (request, response, state) => {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (!isLocal(request)) return refuse(response, 403, 'This server answers its own machine only.');
  const path = request.url.split('?')[0];
  if (request.method === 'POST') return post(request, response, path, state);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, 'Only GET, HEAD and POST.', { allow: 'GET, HEAD, POST' });
  }
  if (path === '/' || path === '/demo') {
    response.writeHead(302, { location: '/demo/' });
    return response.end();
  }
  if (!(await sendFile(request, response, path))) refuse(response, 404, 'There is no such file.');
};

/**
 * Makes the server; it does not listen yet.
 *
 * @param {{pace?: number}} [options] `pace` stretches every pause: 1 as a user sees it, 0 for tests
 * @returns {import('node:http').Server}
 */
export const createDemoServer = ({ pace = 1 } = {}) => {
  const state = { items: new Items(), pace };
  return createServer((request, response) => {
    handle(request, response, state).catch((error) => {
      if (response.headersSent) response.destroy(error);
      else refuse(response, 500, 'The server failed.');
    });
  });
};

/**
 * Listens on this machine only, at a port or, while that is taken, at the next.
 *
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port it listens at
 */
export const listen = (server, port) =>
  new Promise((resolve, reject) => {
    const onError = (error) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE' && port > 0 && port < 65_535) resolve(listen(server, port + 1));
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(server.address().port);
    };
    server.once('error', onError).once('listening', onListening);
    server.listen(port, '127.0.0.1');
  });
