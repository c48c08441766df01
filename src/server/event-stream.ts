import { ALIVE, goneError, toEvent, type Frame, type Stream } from './asked.js';

const encoder = new TextEncoder();

const SILENT = Symbol('silent');

/**
 * A stream as the body of a response; `end` is aborted as soon as nobody reads. Nothing is made before it is asked for, so a
 * slow reader holds back what it reads and no memory fills; one that stops is dropped.
 */
export const toEventStream = (
  { frames, heartbeat, stalledAfter }: Stream,
  end: AbortController,
): ReadableStream<Uint8Array> => {
  let next: Promise<IteratorResult<Frame, void>> | undefined;
  let isCancelled = false;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  end.signal.addEventListener('abort', () => {
    clearTimeout(stalled);
    frames.return().catch(() => {});
  });

  /** The next frame, or that there was none for a while. */
  const wait = async (): Promise<IteratorResult<Frame, void> | typeof SILENT> => {
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
        controller.enqueue(encoder.encode(frame === SILENT ? ALIVE : toEvent(frame.value)));
        if (!stalledAfter || end.signal.aborted) return;
        stalled = setTimeout(() => {
          controller.error(new Error('The reader stopped reading'));
          end.abort(goneError());
        }, stalledAfter);
      },
      async cancel() {
        isCancelled = true;
        end.abort(goneError());
        await frames.return();
      },
    },
    { highWaterMark: 0 },
  );
};
