/** How a stream is sent. */
export interface EventStreamOptions {
  /** How many milliseconds it may be silent before a comment says that it lives; 0 for ever. */
  readonly heartbeat: number;
  /** After how many milliseconds a reader that takes nothing is dropped; 0 for never. */
  readonly stalledAfter: number;
  /** Is aborted as soon as nobody reads. */
  readonly end: AbortController;
}

const encoder = new TextEncoder();
const COMMENT = encoder.encode(': alive\n\n');

const SILENT = Symbol('silent');

const GONE = new Error('The client is gone');

/**
 * Frames as the body of a response. Nothing is made before it is asked for, so a slow reader holds back what it reads
 * and no memory fills; one that stops is dropped.
 */
export const toEventStream = (
  frames: AsyncGenerator<string, void, undefined>,
  { heartbeat, stalledAfter, end }: EventStreamOptions,
): ReadableStream<Uint8Array> => {
  let next: Promise<IteratorResult<string, void>> | undefined;
  let isCancelled = false;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  end.signal.addEventListener('abort', () => {
    clearTimeout(stalled);
    frames.return().catch(() => {});
  });

  /** The next frame, or that there was none for a while. */
  const wait = async (): Promise<IteratorResult<string, void> | typeof SILENT> => {
    next ??= frames.next();
    if (!heartbeat) return next;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<typeof SILENT>((resolve) => {
      timer = setTimeout(() => resolve(SILENT), heartbeat);
    });
    try {
      return await Promise.race([next, silence]);
    } finally {
      clearTimeout(timer);
    }
  };

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stalled);
        const frame = await wait();
        if (frame !== SILENT) next = undefined;
        if (isCancelled) return;
        if (frame !== SILENT && frame.done) return controller.close();
        controller.enqueue(frame === SILENT ? COMMENT : encoder.encode(`data: ${frame.value}\n\n`));
        if (!stalledAfter || end.signal.aborted) return;
        stalled = setTimeout(() => {
          controller.error(new Error('The reader stopped reading'));
          end.abort(GONE);
        }, stalledAfter);
      },
      async cancel() {
        isCancelled = true;
        end.abort(GONE);
        await frames.return();
      },
    },
    { highWaterMark: 0 },
  );
};
