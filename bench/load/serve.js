/** `node serve.js <kind> [address of a database]`: one measured server, until whoever started it is gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { ChatKitServer, MemoryStore, PostgresStore, SqliteStore, toNodeListener } from '../../dist/server.js';
import { eventsOf, held } from './handlers.js';

const [, , kind, database] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-load-'));

let goOn;
const gate = new Promise((resolve) => (goOn = resolve));

class LoadServer extends ChatKitServer {
  async *respond() {}

  async *action(thread, { type }) {
    if (type === 'hold') yield* held(gate);
    else yield* eventsOf(thread.id);
  }
}

const owner = (user) => user;

const STORES = {
  memory: () => new MemoryStore({ owner }),
  sqlite: () => new SqliteStore({ file: join(folder, 'load.db'), owner }),
  postgres: () => new PostgresStore({ database, owner }),
};

/** What the same costs without a server of ours: a body is read, events are written, nothing is kept. */
const answerPlainly = async (request, response) => {
  const { type, params } = await json(request);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const write = (event) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  if (type === 'threads.create') write({ type: 'thread.created', thread: { id: 'thr_plain' } });
  else if (params.action.type === 'hold') for await (const event of held(gate)) write(event);
  else for (const event of eventsOf(params.thread_id)) write(event);
  response.end();
};

const answer =
  kind === 'plain'
    ? answerPlainly
    : toNodeListener(new LoadServer(STORES[kind](), { heartbeat: 0 }), (request) => request.headers['x-user']);

const server = createServer((request, response) => {
  if (request.url !== '/go-on') return void answer(request, response);
  goOn();
  response.end('{}');
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 2048 }, () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});

process.stdin.resume().on('end', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
