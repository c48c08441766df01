// A ChatKit server under Node's own http: `node demo/examples/node.js`, after `npm run build`.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { toNodeListener } from '../../dist/server.js';
import { open } from './send-message.js';

/** Who asks: whoever your session says. */
const userOf = () => 'me';

export const listen = (server, port) =>
  createServer(toNodeListener(server, (request) => ({ user: userOf(request) }))).listen(port, '127.0.0.1');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) listen(open('chat.db'), 8001);
