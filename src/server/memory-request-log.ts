import { promised } from './promised.js';
import { KEPT, LEASE, type Claim, type LoggedRequest, type RequestLog } from './request-log.js';

interface Entry {
  readonly fingerprint: string;
  readonly run: string;
  readonly at: number;
  readonly reply?: string;
}

/** Remembers requests for as long as the process lives. */
export class MemoryRequestLog implements RequestLog {
  readonly #entries = new Map<string, Entry>();

  /** Asks to answer a request. */
  claim(request: LoggedRequest): Promise<Claim> {
    return promised(() => this.#claim(request));
  }

  /** Says that a run still goes on. */
  renew(key: string, run: string): Promise<void> {
    return promised(() => this.#change(key, run, (entry) => ({ ...entry, at: Date.now() })));
  }

  /** Keeps the answer. */
  finish(key: string, run: string, reply: string): Promise<void> {
    return promised(() => this.#change(key, run, (entry) => ({ ...entry, at: Date.now(), reply })));
  }

  /** Forgets a request that came to nothing. */
  release(key: string, run: string): Promise<void> {
    return promised(() => {
      if (this.#entries.get(key)?.run === run) this.#entries.delete(key);
    });
  }

  #claim({ key, fingerprint, run }: LoggedRequest): Claim {
    const time = Date.now();
    this.#forget(time - KEPT);
    const entry = this.#entries.get(key);
    if (!entry) {
      this.#entries.set(key, { fingerprint, run, at: time });
      return { state: 'new' };
    }
    if (entry.fingerprint !== fingerprint) return { state: 'different' };
    if (entry.reply !== undefined) return { state: 'done', reply: entry.reply };
    return entry.at < time - LEASE ? { state: 'lost' } : { state: 'running', run: entry.run };
  }

  #change(key: string, run: string, change: (entry: Entry) => Entry): void {
    const entry = this.#entries.get(key);
    if (entry?.run !== run) return;
    this.#entries.delete(key);
    this.#entries.set(key, change(entry));
  }

  /** Entries stand in the order in which they last changed: the old ones are in front. */
  #forget(before: number): void {
    for (const [key, { at }] of this.#entries) {
      if (at >= before) return;
      this.#entries.delete(key);
    }
  }
}
