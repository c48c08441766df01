import { drawn } from '../page.js';

/** Cuts a text into pieces of these lengths, over and over. */
export const cut = (text: string, lengths: readonly number[]): readonly string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieces.at(-1)!.length) {
    pieces.push(text.slice(at, at + lengths[pieces.length % lengths.length]!));
  }
  return pieces;
};

/** Pieces with some frames between them. */
export async function* slowly(pieces: readonly string[], frames = 3): AsyncIterable<string> {
  const pause = Math.ceil(pieces.length / frames);
  for (const [i, piece] of pieces.entries()) {
    yield piece;
    if (i % pause === 0) await drawn(1);
  }
}
