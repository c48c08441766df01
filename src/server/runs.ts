import { sleep } from '../protocol/sleep.js';
import type { Frame, Frames } from './asked.js';
import type { Log } from './log.js';
import { RequestError } from './request-error.js';
import { LEASE, type RequestLog } from './request-log.js';
import { LiveAnswer, type Outcome, type Source } from './live-answer.js';

/** What tells one request from another. */
export interface RequestKey {
  readonly key: string;
  readonly fingerprint: string;
}

/** Said after what there was of an answer that nobody waited for. */
export type ToEnd = (cut: 'cancelled' | 'long') => string;

/** How often to ask whether another process is done, in milliseconds. */
const ASKING = 200;

const toFrame = (text: string): Frame => ({ text, isFailure: false });

const conflict = (message: string): RequestError => new RequestError(409, 'conflict', message);

/** Answers under way, each of them once: a request that is sent again gets the answer that it got, or is getting. */
export class Runs {
  readonly #requests: RequestLog;
  readonly #log: Log;
  readonly #running = new Map<string, LiveAnswer>();
  readonly #keys = new Map<string, string>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(requests: RequestLog, log: Log) {
    this.#requests = requests;
    this.#log = log;
  }

  /** The answer to a request. */
  async *answer(named: RequestKey, source: Source, toEnd: ToEnd, signal: AbortSignal): Frames {
    const run = crypto.randomUUID();
    for (;;) {
      const claim = await this.#requests.claim({ ...named, run });
      if (claim.state === 'new') return yield* this.#start(named.key, run, source, toEnd).read(signal);
      if (claim.state === 'done') return yield* (JSON.parse(claim.reply) as readonly string[]).map(toFrame);
      if (claim.state === 'different') throw conflict('This idempotency key was used for another request');
      if (claim.state === 'lost') throw conflict('This request was begun before, and nobody knows how far it came');
      const here = this.#running.get(claim.run);
      if (here) return yield* here.read(signal);
      await sleep(ASKING, signal);
    }
  }

  #start(key: string, run: string, source: Source, toEnd: ToEnd): LiveAnswer {
    const shared = new LiveAnswer(source, (outcome) => this.#end(key, run, outcome, toEnd));
    this.#running.set(run, shared);
    this.#keys.set(run, key);
    this.#timer ??= setInterval(() => this.#renew(), LEASE / 3);
    return shared;
  }

  async #end(key: string, run: string, { frames, cut }: Outcome, toEnd: ToEnd): Promise<void> {
    try {
      if (frames.at(-1)?.isFailure && !cut) await this.#requests.release(key, run);
      else {
        const texts = cut === 'long' ? [] : frames.map(({ text }) => text);
        await this.#requests.finish(key, run, JSON.stringify(cut ? [...texts, toEnd(cut)] : texts));
      }
    } catch (error) {
      this.#log('error', 'an answer could not be kept', error);
    }
    this.#running.delete(run);
    this.#keys.delete(run);
    if (this.#running.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #renew(): void {
    for (const [run, key] of this.#keys) {
      this.#requests
        .renew(key, run)
        .catch((error: unknown) => this.#log('error', 'a lease could not be renewed', error));
    }
  }
}
