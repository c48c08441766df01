import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Names } from './names.js';
import { keptBy, post, type Running } from './running.js';
import type { Step } from './scenario.js';

const PATIENCE = 5000;

/** The frames of a stream as far as they are wanted, and how it ended. */
const framesOf = async (response: IncomingMessage, left: AbortController, leaveAt?: string): Promise<string[]> => {
  let said = '';
  let end = 'end';
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      said += String(chunk);
      if (leaveAt !== undefined && said.includes(leaveAt)) left.abort();
    }
  } catch {
    end = left.signal.aborted ? 'left' : 'broken off';
  }
  const frames = said.split('\n\n').filter((frame) => frame !== '');
  const last = leaveAt === undefined ? -1 : frames.findIndex((frame) => frame.includes(leaveAt));
  return [...(last < 0 ? frames : frames.slice(0, last + 1)), end];
};

const answerTo = async (server: Running, user: string, ask: unknown, leaveAt?: string): Promise<string[]> => {
  const left = new AbortController();
  const response = await post(server, user, ask, left.signal);
  const type = response.headers['content-type']?.split(';')[0];
  const lines = type === 'text/event-stream' ? await framesOf(response, left, leaveAt) : [await text(response)];
  return [`${response.statusCode} ${type}`, ...lines];
};

/** Waits until a server took note that its client left. */
const untilNoted = async (server: Running, user: string, thread: string): Promise<void> => {
  const end = Date.now() + PATIENCE;
  while (!JSON.stringify(await keptBy(server, user, thread)).includes('cancelled') && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** What a server answers, line by line, as it is. */
export const play = async (server: Running, user: string, names: Names, step: Step): Promise<readonly string[]> => {
  if ('kept' in step) {
    const rows = await keptBy(server, user, names.meant(step.kept));
    return rows.map((row) => JSON.stringify(row));
  }
  const ask = JSON.parse(names.meant(JSON.stringify(step.ask))) as unknown;
  const lines = await answerTo(server, user, ask, 'leaveAt' in step ? step.leaveAt : undefined);
  const thread = 'leaveAt' in step && /\bthr_[0-9a-f]+/.exec(lines.join());
  if (thread) await untilNoted(server, user, thread[0]);
  return lines;
};
