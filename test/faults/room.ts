/** An action as the server of the tests got it. */
export interface Post {
  readonly fault: string;
  readonly key?: string;
  readonly item?: string;
  readonly action: object;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What the server of the tests saw of one test. */
export interface Log {
  readonly posts: readonly Post[];
  readonly reads: readonly { readonly type: string; readonly time: number }[];
  /** How often a browser asked first whether it may ask. */
  readonly preflights: number;
  /** Requests to where no test sends any. */
  readonly elsewhere: number;
  /** Actions that it carried out: one for each key. */
  readonly effects: number;
  /** Answers that are not over. */
  readonly open: number;
  /** Answers that the page did not read to their end. */
  readonly aborted: number;
  /** When the last answer was over. */
  readonly lastEnd: number;
}

/** How the server answers who reads a thread. */
export interface Reading {
  /** Whether it has stored the items that it sent. */
  readonly hasStore?: boolean;
  /** How it fails first. */
  readonly failures?: readonly { readonly status: number; readonly retryAfter?: string }[];
}

/** Where the server is, and what it knows. */
export interface FaultServer {
  readonly port: number;
  /** Whether long lists are to be run whole. */
  readonly isWhole: boolean;
  /** The faults that it can play. */
  readonly faults: readonly string[];
}

let server: Promise<FaultServer> | undefined;

/** The server that fails in every way there is. */
export const faultServer = (): Promise<FaultServer> =>
  (server ??= fetch('/__faults').then(async (response) => (await response.json()) as FaultServer));

/** The server under a name of its own. */
export const originOf = async (name: string): Promise<string> =>
  `http://${name}.localhost:${(await faultServer()).port}`;

const ask = async <T>(question: string, settings?: object): Promise<T> => {
  const init = settings && { method: 'POST', body: JSON.stringify(settings) };
  return (await (await fetch(`${await originOf('questions')}/${question}`, init)).json()) as T;
};

let count = 0;

/** One test's own place on that server. */
export class Room {
  /** The id of its thread, by which the server knows it. */
  readonly threadId = `r${Date.now().toString(36)}-${count++}`;

  /** An address of its own, on an origin of its own: browsers hold few connections to one. */
  async endpoint(): Promise<string> {
    return `${await originOf(this.threadId)}/${this.threadId}`;
  }

  /** What came in. */
  log(): Promise<Log> {
    return ask(`log/${this.threadId}`);
  }

  /** How many answers are under way, how many actions came in, and whether anything was read. */
  state(): Promise<{ readonly open: number; readonly count: number; readonly isReading: boolean }> {
    return ask(`state/${this.threadId}`);
  }

  /** How many answers are under way in several rooms. */
  static openIn(rooms: readonly Room[]): Promise<{ readonly open: number }> {
    return ask('open', { names: rooms.map((room) => room.threadId) });
  }

  /** Lets what is held go on. */
  async goOn(): Promise<void> {
    await ask(`go-on/${this.threadId}`, {});
  }

  /** Says how reads are answered. */
  async put(reading: Reading): Promise<void> {
    await ask(`put/${this.threadId}`, reading);
  }
}
