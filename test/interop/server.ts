import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { toNodeListener } from '../../src/server.js';
import { run, type Running } from './running.js';
import { ScriptedServer } from './scripted-server.js';

const userOf = (request: IncomingMessage): string => String(request.headers['x-user']);

/** What is kept of a thread, and what the handlers were told. */
const keptOf = async (server: ScriptedServer, user: string, threadId: string): Promise<unknown[]> => {
  const { title, status, metadata } = await server.store.loadThread(threadId, user);
  const { data } = await server.store.loadThreadItems(threadId, { limit: 100, order: 'asc' }, user);
  return [{ title: title ?? null, status: status.type, metadata }, ...data, ...server.seen.of(user)];
};

const toListener = (server: ScriptedServer) => {
  const answer = toNodeListener(server, userOf);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    for (const name of ['origin', 'headers', 'methods']) response.setHeader(`access-control-allow-${name}`, '*');
    if (request.method === 'OPTIONS') response.end();
    else if (pathname === '/chatkit') await answer(request, response);
    else if (pathname === '/go-on') {
      server.goOn(userOf(request));
      response.end('{}');
    } else response.end(JSON.stringify(await keptOf(server, userOf(request), searchParams.get('thread')!)));
  };
};

/** Starts our server. */
export const startOurs = (): Promise<Running> => {
  const listen = toListener(new ScriptedServer());
  return run(createServer((request, response) => void listen(request, response)));
};
