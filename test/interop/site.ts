import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { run, type Running } from './running.js';

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
  if (!existsSync(new URL('ck-widgets.js', DIST))) throw new Error('There is no dist/ yet: npm run build makes it');
  return run(
    createServer((request, response) => {
      const name = NAME.exec(request.url!)?.[1];
      if (name === undefined) return response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      response.writeHead(200, { 'content-type': 'text/javascript' });
      return createReadStream(new URL(name, DIST))
        .on('error', () => response.destroy())
        .pipe(response);
    }),
  );
};
