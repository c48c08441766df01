// The demo's server: the pages and the library as files, and a ChatKit server that keeps its widgets in a file of SQLite.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toNodeListener } from '../dist/server.js';
import { GalleryServer } from './server/chatkit.js';
import { sendFile } from './server/files.js';
import { GalleryStore, USER } from './server/items.js';

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

/** Where everything is kept that was answered; without it the demo begins afresh. */
const FILE = fileURLToPath(new URL('data/demo.db', import.meta.url));

/** Answers with a line of text. */
const refuse = (response, status, text, headers = {}) => {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
};

const handle = async (request, response, chat) => {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (!isLocal(request)) return refuse(response, 403, 'This server answers its own machine only.');
  const path = request.url.split('?')[0];
  if (request.method === 'POST') {
    return path === '/chatkit' ? chat(request, response) : refuse(response, 404, 'Nothing takes a POST here.');
  }
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
 * @param {{pace?: number, file?: string, log?: import('../dist/server.js').Log}} [options] `pace` stretches every pause: 1
 *   as a user sees it, 0 for tests; `file` is where everything is kept; `log` takes what the console would say
 * @returns {import('node:http').Server}
 */
export const createDemoServer = ({ pace = 1, file = FILE, log } = {}) => {
  mkdirSync(dirname(file), { recursive: true });
  const store = new GalleryStore(file);
  const chat = toNodeListener(new GalleryServer(store, { pace, log, origins: [] }), () => USER);
  return createServer((request, response) => {
    handle(request, response, chat).catch((error) => {
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
