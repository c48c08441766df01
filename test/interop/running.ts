import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

/** A server that runs. */
export interface Running {
  readonly address: string;
  stop(): Promise<void>;
}

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
