import { soon } from './soon.js';

/** What a statement gave. */
export interface PostgresResult {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

/** A statement that each connection prepares once, under its name, and what goes into it. */
export interface PostgresStatement {
  readonly name: string;
  readonly text: string;
  /** Rows are lists of what their columns say. */
  readonly rowMode: 'array';
  readonly values: unknown[];
}

/** One connection to PostgreSQL; a client of the package `pg` is one. */
export interface PostgresClient {
  /** What statements are written to. */
  readonly connection?: { readonly stream: { cork(): void; uncork(): void } };
  query(statement: string | PostgresStatement): Promise<PostgresResult>;
  on(event: 'error' | 'end', listener: () => void): unknown;
  release(error?: boolean): void;
}

/** Where connections come from. */
export interface PostgresSource {
  connect(): Promise<PostgresClient>;
  on(event: 'error', listener: () => void): unknown;
  end(): Promise<void>;
}

/**
 * Two, so that what one waits for does not hold up everything. Each of them takes statement after statement without waiting
 * for answers, and those that are asked for at the same time at once: that costs both sides less than a connection for each.
 */
const LANES = 2;

/** A few connections that all statements share. One that is lost is opened again for the next statement. */
export class PostgresLanes {
  readonly #source: PostgresSource;
  readonly #lanes: (Promise<PostgresClient> | undefined)[] = [];
  readonly #held = new Set<PostgresClient>();
  readonly #gathering = new Set<PostgresClient>();
  #next = 0;

  constructor(source: PostgresSource) {
    this.#source = source;
  }

  /** Runs a statement by itself: it is a transaction of its own. */
  async query(statement: PostgresStatement): Promise<PostgresResult> {
    const at = this.#next++ % LANES;
    const client = await (this.#lanes[at] ??= this.#open(at));
    this.#gather(client);
    return client.query(statement);
  }

  /** Closes the connections, on which nothing is under way. */
  async end(): Promise<void> {
    this.#lanes.length = 0;
    for (const client of this.#held) this.#release(client);
    await this.#source.end();
  }

  /** Sends what is asked for until soon in one go. */
  #gather(client: PostgresClient): void {
    const stream = client.connection?.stream;
    if (!stream || this.#gathering.has(client)) return;
    this.#gathering.add(client);
    stream.cork();
    soon(() => {
      this.#gathering.delete(client);
      stream.uncork();
    });
  }

  async #open(at: number): Promise<PostgresClient> {
    const forget = () => (this.#lanes[at] = undefined);
    const client = await this.#source.connect().catch((error: unknown) => {
      forget();
      throw error;
    });
    this.#held.add(client);
    const lose = () => {
      if (this.#held.has(client)) forget();
      this.#release(client, true);
    };
    client.on('error', lose);
    client.on('end', lose);
    return client;
  }

  #release(client: PostgresClient, isLost = false): void {
    if (this.#held.delete(client)) client.release(isLost);
  }
}
