import type { Ending } from './ending.js';
import type { Reply } from './to-reply.js';

/** What a request says, whichever way it came. */
export interface Asked {
  readonly method: string;
  /** The origin that it was sent to. */
  readonly origin: string;
  /** What a header says; null where it is not there. */
  header(name: string): string | null;
  /** Its body, empty where it has none; a `RequestError` where that has more bytes than this, or nothing is left of it. */
  read(limit: number): Promise<Uint8Array>;
}

/** A piece of a stream. */
export interface Frame {
  /** The data of one event. */
  readonly text: string;
  /** Whether it says that the request came to nothing and may be sent again. */
  readonly isFailure: boolean;
}

/** Pieces of an answer, as they come. */
export type Frames = AsyncGenerator<Frame, void, undefined>;

/** A stream to answer with. */
export interface Stream {
  readonly frames: Frames;
  /** How many milliseconds it may be silent before a comment says that it lives; 0 for ever. */
  readonly heartbeat: number;
  /** After how many milliseconds a reader that takes nothing is dropped; 0 for never. */
  readonly stalledAfter: number;
}

/** What a request is answered with. */
export type Answered = Stream | Reply;

/** Whether an answer is a stream. */
export const isStream = (answer: Answered): answer is Stream => 'frames' in answer;

/** What goes in front of a stream. */
export const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** A piece of a stream as it is sent. */
export const toEvent = ({ text }: Frame): string => `data: ${text}\n\n`;

/** What says that a silent stream lives. */
export const ALIVE = ': alive\n\n';

/** Why a stream ends whose reader has left. */
export const goneError = (): Error => new Error('The client is gone');

/** Answers in plain parts, until nobody wants the answer any more. */
export type AnswerPlainly<Context> = (asked: Asked, context: Context, ending: Ending) => Promise<Answered>;

/** Under this name a server answers without the web's `Request` and `Response`, which cost more than the answer. */
export const PLAINLY = Symbol('plainly');
