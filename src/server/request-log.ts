/** What is known of a request that wants to be answered. */
export type Claim =
  /** Nothing: whoever asked answers it. */
  | { readonly state: 'new' }
  /** It is being answered by the run of this name. */
  | { readonly state: 'running'; readonly run: string }
  /** It was answered so. */
  | { readonly state: 'done'; readonly reply: string }
  /** Whoever answered it is gone, and nobody knows how far it came. */
  | { readonly state: 'lost' }
  /** Its key was used for something else. */
  | { readonly state: 'different' };

/** A request as a log knows it. */
export interface LoggedRequest {
  /** What it is known by; the same when it is sent again. */
  readonly key: string;
  /** What it asks for, in short. */
  readonly fingerprint: string;
  /** The name of the run that would answer it. */
  readonly run: string;
}

/** Remembers requests and their answers, so that each is acted on once. */
export interface RequestLog {
  /** Asks to answer a request; at most one run is told that it is new. */
  claim(request: LoggedRequest): Promise<Claim>;
  /** Says that a run still goes on. */
  renew(key: string, run: string): Promise<void>;
  /** Keeps the answer. */
  finish(key: string, run: string, reply: string): Promise<void>;
  /** Forgets a request that came to nothing, so that it may be sent again. */
  release(key: string, run: string): Promise<void>;
}

/** After how many milliseconds without a word a run is gone. */
export const LEASE = 60_000;

/** How many milliseconds an answer is kept. */
export const KEPT = 86_400_000;
