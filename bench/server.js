/** A little web server on the loopback interface: the pages, the peers' scripts, the project's `dist`. */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};

/** Forbids that anything is skipped for being out of sight. */
const LAID_OUT = 'ck-widget, ck-list-view-item { content-visibility: visible !important; }';

/** The page of one peer. */
const pageOf = ({ script, style }, laidOut) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>bench</title>
  ${style ? `<link rel="stylesheet" href="${style}" />` : ''}
  <style>
    body { margin: 16px; }
    ${laidOut ? LAID_OUT : ''}
  </style>
  <main></main>
  <script type="module">
    import { start } from '/bench/page.js';
    import { peer } from '${script}';
    start(peer);
  </script>
</html>`;

/**
 * Starts the server.
 *
 * @param {Readonly<Record<string, {script: string, style?: string}>>} peers What each peer's page loads.
 * @param {Readonly<Record<string, string>>} folders The folders that are served, by the first part of the path.
 * @returns {Promise<{urlOf: (peer: string, laidOut?: boolean) => string, close: () => void}>}
 */
export const serve = async (peers, folders) => {
  const answer = async (url) => {
    const [, first, ...rest] = decodeURIComponent(url.pathname).split('/');
    if (first === 'page') return { type: '.html', body: pageOf(peers[rest[0]], url.searchParams.has('laid-out')) };
    const folder = folders[first];
    const path = normalize(join(folder ?? '', ...rest));
    if (!folder || !path.startsWith(folder + sep)) return undefined;
    return { type: extname(path), body: await readFile(path) };
  };

  const server = createServer((request, response) => {
    answer(new URL(request.url, 'http://127.0.0.1'))
      .catch(() => undefined)
      .then((found) => {
        response.writeHead(found ? 200 : 404, { 'content-type': TYPES[found?.type] ?? 'application/octet-stream' });
        response.end(found?.body);
      });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    urlOf: (peer, laidOut) => `http://127.0.0.1:${port}/page/${peer}${laidOut ? '?laid-out' : ''}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
