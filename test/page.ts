import { executeServerCommand } from '@web/test-runner-commands';

/** What a page may be told that its user prefers; what is absent is as by default. */
export interface Media {
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce';
  readonly forcedColors?: 'active';
  readonly media?: 'print';
}

/** A box of the page in CSS px. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Emulates what the user prefers. */
export const setMedia = (media: Media): Promise<unknown> => executeServerCommand('media', media);

/** Gives the page another size. */
export const setSize = (width: number, height: number, deviceScaleFactor = 1): Promise<unknown> =>
  executeServerCommand('viewport', { width, height, deviceScaleFactor });

/** Takes a picture of a part of the page. */
export const pictureOf = async (clip: Clip): Promise<string> => {
  const { png } = await executeServerCommand<{ png: string }, Clip>('screenshot', { ...clip });
  return png;
};

/** Waits until frames have been drawn: a second one, for what the first has brought about. */
export const drawn = async (frames = 2): Promise<void> => {
  for (let i = 0; i < frames; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** Every element below a root, in every open shadow root too. */
export const allIn = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? allIn(element.shadowRoot) : []),
  ]);
