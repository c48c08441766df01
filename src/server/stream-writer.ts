import { ALIVE, STREAM_HEADERS } from './asked.js';
import type { NodeResponse } from './node-response.js';
import { soon } from './soon.js';

/** How many characters wait for each other. */
const FULL = 16_384;

/** How a stream is written. */
export interface StreamWriterOptions {
  /** How many milliseconds it may be silent before a comment says that it lives; 0 for ever. */
  readonly heartbeat: number;
  /** After how many milliseconds a reader that takes nothing is dropped; 0 for never. */
  readonly stalledAfter: number;
  /** Is called where the reader is dropped. */
  readonly onDrop: () => void;
}

const encoder = new TextEncoder();

/**
 * Writes a stream, its head included. What is written in one go is sent together: sending costs more than making it. So a
 * stream that is over at once is sent whole, and says how long it is.
 */
export class StreamWriter {
  readonly #response: NodeResponse;
  readonly #options: StreamWriterOptions;
  #pending = '';
  #isBegun = false;
  #isPlanned = false;
  #beat: ReturnType<typeof setTimeout> | undefined;
  #drained: Promise<void> | undefined;

  constructor(response: NodeResponse, options: StreamWriterOptions) {
    this.#response = response;
    this.#options = options;
    // Who waits for the first event is told at once that it is answered.
    this.#plan();
  }

  /** Writes a text; where the connection takes no more, the answer is when it does again. */
  write(text: string): Promise<void> | undefined {
    this.#pending += text;
    if (this.#pending.length >= FULL) this.#flush();
    else this.#plan();
    return this.#drained;
  }

  /** Writes what is left and closes the response. */
  end(): void {
    this.stop();
    if (this.#response.closed) return;
    if (!this.#isBegun) this.#begin({ 'content-length': String(encoder.encode(this.#pending).length) });
    this.#response.end(this.#pending);
  }

  /** Writes nothing by itself any more. */
  stop(): void {
    this.#isPlanned = false;
    clearTimeout(this.#beat);
  }

  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    soon(() => this.#isPlanned && this.#flush());
  }

  #begin(more?: Readonly<Record<string, string>>): void {
    this.#isBegun = true;
    this.#response.writeHead(200, { ...STREAM_HEADERS, ...more });
  }

  #flush(): void {
    this.#isPlanned = false;
    if (this.#drained || this.#response.closed) return;
    if (!this.#isBegun) this.#begin();
    const text = this.#pending;
    this.#pending = '';
    if (text === '') this.#response.flushHeaders();
    else if (!this.#response.write(text)) this.#drained = this.#untilDrained();
    this.#listen();
  }

  /** Says that a silent stream lives. */
  #listen(): void {
    clearTimeout(this.#beat);
    const { heartbeat } = this.#options;
    if (heartbeat) this.#beat = setTimeout(() => void this.write(ALIVE), heartbeat);
  }

  #untilDrained(): Promise<void> {
    const { stalledAfter, onDrop } = this.#options;
    const response = this.#response;
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        response.off('drain', settle).off('close', settle);
        this.#drained = undefined;
        if (this.#pending) this.#plan();
        resolve();
      };
      const timer = stalledAfter ? setTimeout(() => (onDrop(), settle()), stalledAfter) : undefined;
      response.on('drain', settle).on('close', settle);
    });
  }
}
