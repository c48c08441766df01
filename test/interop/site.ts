import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from './running.js';

const DIST = new URL('../../dist/', import.meta.url);

const NAME = /^\/dist\/((?:[\w-]+\/)*[\w.-]+\.js)$/;

const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>A host</title>
<script type="module" src="/dist/ck-widgets.js"></script>
<ck-widget-host auto-render></ck-widget-host>
`;

/** Serves a page with a host, and the library. */
export const startSite = async (): Promise<Running> => {
  const server = createServer((request, response) => {
    const name = NAME.exec(request.url!)?.[1];
    if (name === undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    else {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      createReadStream(new URL(name, DIST))
        .on('error', () => response.destroy())
        .pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
};
