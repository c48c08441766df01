import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pipeline } from 'node:stream/promises';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folders that the browser may read. */
const FOLDERS = ['demo', 'dist'];

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.widget': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

const NAME = /^[\w-][\w.-]*$/;

/** The file that a path means, where it is one that may be read. */
const fileOf = async (path) => {
  const names = decodeURIComponent(path).slice(1).split('/');
  if (names.at(-1) === '') names[names.length - 1] = 'index.html';
  if (!FOLDERS.includes(names[0]) || !names.every((name) => NAME.test(name))) return undefined;
  const file = await realpath(ROOT + names.join(sep));
  return file.startsWith((await realpath(ROOT + names[0])) + sep) ? file : undefined;
};

/**
 * Sends the file of a path; false where there is none.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 */
export const sendFile = async (request, response, path) => {
  let file;
  let size;
  try {
    file = await fileOf(path);
    const stats = file && (await stat(file));
    if (!stats?.isFile()) return false;
    ({ size } = stats);
  } catch {
    return false;
  }
  const type = TYPES[extname(file)];
  if (type === undefined) return false;
  response.writeHead(200, { 'content-type': type, 'content-length': size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response).catch(() => response.destroy());
  return true;
};
