/** What Node answers with; `ServerResponse` is one. */
export interface NodeResponse {
  readonly closed: boolean;
  /** Whether all that was written is on its way. */
  readonly writableFinished: boolean;
  writeHead(status: number, headers: Record<string, string>): unknown;
  flushHeaders(): void;
  write(chunk: Uint8Array | string): boolean;
  end(text?: string): unknown;
  destroy(error?: Error): unknown;
  on(event: 'close' | 'drain', listener: () => void): this;
  off(event: 'close' | 'drain', listener: () => void): this;
}
