import { request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A server that runs. */
export interface Running {
  readonly address: string;
  /** The process that it runs in. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/** Has a server of this process listen. */
export const run = async (server: Server): Promise<Running> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { pid: process.pid, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
};

/** Sends a request as one user, on a connection of its own: a server that failed may close the one that it was asked on. */
const send = (address: string, method: string, user: string, body?: unknown, signal?: AbortSignal) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-user': user };
    request(address, { method, headers, agent: false, ...(signal && { signal }) }, resolve)
      .on('error', reject)
      .end(body === undefined ? '' : JSON.stringify(body));
  });

/** Sends a request of ChatKit. */
export const post = (
  { address }: Running,
  user: string,
  ask: unknown,
  signal?: AbortSignal,
): Promise<IncomingMessage> => send(`${address}/chatkit`, 'POST', user, ask, signal);

/** Lets the handlers of a user that wait go on. */
export const goOn = async ({ address }: Running, user: string): Promise<void> => {
  await json(await send(`${address}/go-on`, 'POST', user));
};

/** What a server keeps of a thread, its hidden items too, and what its handlers were told. */
export const keptBy = async ({ address }: Running, user: string, thread: string): Promise<readonly unknown[]> =>
  (await json(await send(`${address}/stored?thread=${thread}`, 'GET', user))) as unknown[];
