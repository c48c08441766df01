import type { Run } from './run.js';

/** A word with a capital and small letters after it. */
export function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

/** The texts joined, never made when they would be too long. */
export function joinTexts(run: Run, texts: readonly string[], separator: string): string {
  run.makes(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
}

/** Text with `old` replaced, the first `count` times when that is not negative. */
export function replace(run: Run, text: string, old: string, by: string, count: number): string {
  const parts = old ? text.split(old) : ['', ...text, ''];
  const times = count < 0 ? parts.length - 1 : Math.min(count, parts.length - 1);
  run.makes(text.length + times * (by.length - old.length));
  return [parts.slice(0, times + 1).join(by), ...parts.slice(times + 1)].join(old);
}

/** Text without the given characters, or white space, at its ends. */
export function strip(text: string, characters: string | undefined, start: boolean, end: boolean): string {
  const drops = (at: number): boolean => (characters ?? ' \t\n\r\v\f').includes(text[at] as string);
  let from = 0;
  let to = text.length;
  while (start && from < to && drops(from)) from++;
  while (end && from < to && drops(to - 1)) to--;
  return text.slice(from, to);
}
