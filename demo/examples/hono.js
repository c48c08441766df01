// A ChatKit server under Hono, here on Node: `node demo/examples/hono.js`, after `npm run build`.
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { open } from './send-message.js';

/** The application; `before` is what looks at each request first. */
export const appOf = (server, ...before) => {
  const app = new Hono();
  for (const look of before) app.use(look);
  app.use((c, next) => {
    c.set('user', 'me'); // whoever your session says
    return next();
  });
  app.post('/chatkit', (c) => server.fetch(c.req.raw, { user: c.get('user') }));
  return app;
};

export const listen = (server, port, ...before) =>
  serve({ fetch: appOf(server, ...before).fetch, port, hostname: '127.0.0.1' });

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) listen(open('chat.db'), 8001);
