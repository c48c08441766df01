import type { Clip } from './page.js';

/** A picture whose pixels can be read. */
export type Picture = CanvasRenderingContext2D;

/** Reads a PNG in base64. */
export const toPicture = async (png: string): Promise<Picture> => {
  const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  return context;
};

const pixelsIn = (picture: Picture, { x, y, width, height }: Clip): Uint32Array =>
  new Uint32Array(picture.getImageData(Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height)).data.buffer);

/** How many colours there are in a part of a picture: one where nothing is drawn. */
export const coloursIn = (picture: Picture, clip: Clip): number => new Set(pixelsIn(picture, clip)).size;

/** How a part of two pictures differs, in words; undefined where no pixel does. */
export const differenceOf = (a: Picture, b: Picture, clip: Clip): string | undefined => {
  const [before, after] = [pixelsIn(a, clip), pixelsIn(b, clip)];
  const wrong = [...before.keys()].filter((i) => before[i] !== after[i]);
  if (!wrong.length) return undefined;
  const width = Math.ceil(clip.width);
  return `${wrong.length} pixels differ, the first at ${wrong[0]! % width}, ${Math.floor(wrong[0]! / width)}`;
};
