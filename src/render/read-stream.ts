import type { Limits } from '../element/contexts.js';
import { TransportError } from '../protocol/transport-error.js';
import { untilAborted } from '../protocol/until-aborted.js';
import type { RawNode } from '../schema/node.js';
import { nextFrame, onFrame } from './frame.js';
import { LoadError } from './load.js';
import { PartialTree } from './partial-tree.js';
import { Skeleton } from './skeleton.js';

/** A piece of a text: a string, or bytes of UTF-8. */
type Piece = string | Uint8Array;

/** What gives a text piece by piece. */
export type TextSource = ReadableStream<Piece> | AsyncIterable<Piece> | Iterable<Piece>;

/** Takes as much of a tree as can be seen, and what is to be done where that has been drawn. */
type Show = (tree: RawNode, mark: (box: Element) => void) => void;

/** How long text may be read before the page may do something else, in milliseconds; and how much of it at once. */
const SLICE = 8;
const LONGEST = 16_384;

const piecesOf = (source: TextSource): AsyncIterator<Piece> | Iterator<Piece> => {
  if (!(source instanceof ReadableStream)) {
    return Symbol.iterator in Object(source)
      ? (source as Iterable<Piece>)[Symbol.iterator]()
      : (source as AsyncIterable<Piece>)[Symbol.asyncIterator]();
  }
  const reader = source.getReader();
  const cancel = () => reader.cancel().then(() => ({ done: true, value: undefined }) as const);
  return { next: () => reader.read() as Promise<IteratorResult<Piece>>, return: cancel };
};

/** The strings of a source until its end, or a signal's: then the source is told that no more is wanted. */
async function* textsOf(source: TextSource, signal: AbortSignal): AsyncIterable<string> {
  const decoder = new TextDecoder();
  const pieces = piecesOf(source);
  const leave = async () => void (await pieces.return?.());
  let isLeft = true;
  try {
    for (;;) {
      const { done, value } = await untilAborted(Promise.resolve(pieces.next()), signal);
      if (done) break;
      const text = typeof value === 'string' ? value : decoder.decode(value, { stream: true });
      for (let start = 0; start < text.length; start += LONGEST) yield text.slice(start, start + LONGEST);
    }
    isLeft = false;
    yield decoder.decode();
  } finally {
    if (isLeft) leave().catch(() => {});
  }
}

const toLoadError = (error: unknown): LoadError => {
  if (error instanceof LoadError) return error;
  const message = `The widget could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
  if (!(error instanceof TransportError)) return new LoadError('load', message);
  const { code, status, allowRetry, retryAfterMs } = error;
  return new LoadError(code, message, { status, allowRetry, retryAfterMs });
};

/** Reads the JSON text of a tree, shows what is there of it once a frame, and gives the whole tree in the end. */
export const readStream = async (
  source: TextSource,
  signal: AbortSignal,
  limits: Limits,
  show: Show,
): Promise<unknown> => {
  const tree = new PartialTree(limits);
  const skeleton = new Skeleton();
  let isPlanned = false;
  let isOver = false;
  const draw = () => {
    isPlanned = false;
    const { sight } = tree;
    if (sight && !isOver) show(sight.node, (box) => skeleton.place(box, sight.way));
  };
  const end = () => {
    isOver = true;
    skeleton.remove();
  };
  signal.addEventListener('abort', end);
  let length = 0;
  let since = performance.now();
  try {
    for await (const text of textsOf(source, signal)) {
      length += text.length;
      if (length > limits.json) throw new LoadError('limit', `The widget has more than ${limits.json} characters`);
      tree.write(text);
      if (!isPlanned) onFrame(draw);
      isPlanned = true;
      if (performance.now() - since < SLICE) continue;
      await untilAborted(nextFrame(), signal);
      since = performance.now();
    }
    return tree.end();
  } catch (error) {
    tree.stop();
    draw();
    throw toLoadError(error);
  } finally {
    end();
  }
};
