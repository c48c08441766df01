import { KEPT, LEASE, type Claim, type LoggedRequest, type RequestLog } from './request-log.js';
import type { Sql } from './sql.js';

/** How often what is old is thrown away, in milliseconds. */
const TIDYING = 3_600_000;

type LoggedRow = readonly [fingerprint: string, run: string, reply: string | null, at: number | string];

/** Remembers requests in a database, for every process that shares it and whoever starts after them. */
export class SqlRequestLog implements RequestLog {
  readonly #sql: Sql;
  #tidied = 0;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Asks to answer a request. */
  async claim({ key, fingerprint, run }: LoggedRequest): Promise<Claim> {
    await this.#tidy();
    const insert = `insert into ck_requests (key, fingerprint, run, at) values (?, ?, ?, ?) on conflict (key) do nothing`;
    for (;;) {
      const time = Date.now();
      if ((await this.#sql.change(insert, [key, fingerprint, run, time])) > 0) return { state: 'new' };
      const found = await this.#sql.row('select fingerprint, run, reply, at from ck_requests where key = ?', [key]);
      const row = found as LoggedRow | undefined;
      if (!row) continue;
      const [before, running, reply, at] = row;
      if (before !== fingerprint) return { state: 'different' };
      if (reply !== null) return { state: 'done', reply };
      return Number(at) < time - LEASE ? { state: 'lost' } : { state: 'running', run: running };
    }
  }

  /** Says that a run still goes on. */
  async renew(key: string, run: string): Promise<void> {
    await this.#sql.change('update ck_requests set at = ? where key = ? and run = ?', [Date.now(), key, run]);
  }

  /** Keeps the answer. */
  async finish(key: string, run: string, reply: string): Promise<void> {
    const sql = 'update ck_requests set at = ?, reply = ? where key = ? and run = ?';
    await this.#sql.change(sql, [Date.now(), reply, key, run]);
  }

  /** Forgets a request that came to nothing. */
  async release(key: string, run: string): Promise<void> {
    await this.#sql.change('delete from ck_requests where key = ? and run = ?', [key, run]);
  }

  async #tidy(): Promise<void> {
    const time = Date.now();
    if (time - this.#tidied < TIDYING) return;
    this.#tidied = time;
    await this.#sql.change('delete from ck_requests where at < ?', [time - KEPT]);
  }
}
