// A ChatKit server under Express: `node demo/examples/express.js`, after `npm run build`.
import { pathToFileURL } from 'node:url';
import express from 'express';
import { toNodeListener } from '../../dist/server.js';
import { open } from './send-message.js';

/** The application; `before` is what looks at each request first. */
export const appOf = (server, ...before) => {
  const app = express();
  for (const look of before) app.use(look);
  app.use((request, _, next) => {
    request.user = 'me'; // whoever your session says
    next();
  });
  app.post(
    '/chatkit',
    toNodeListener(server, (request) => ({ user: request.user })),
  );
  return app;
};

export const listen = (server, port, ...before) => appOf(server, ...before).listen(port, '127.0.0.1');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) listen(open('chat.db'), 8001);
