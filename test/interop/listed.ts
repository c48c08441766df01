import type { Hunk } from './hunks.js';
import type { Place } from './listed-lines.js';

/** What a line says where a pattern has `…`; undefined where it is another line. */
const openIn = (pattern: string, line: string): readonly string[] | undefined => {
  const parts = pattern.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^]*?)')}$`).exec(line)?.slice(1);
};

const areOpen = (patterns: readonly string[], lines: readonly string[]) =>
  patterns.length === lines.length ? patterns.map((pattern, i) => openIn(pattern, lines[i]!)) : [undefined];

const areSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length !== b.length || a.every((text, i) => text === b[i]);

/** Whether a difference is the one that is listed for a place: its lines are those, and what is left open is the same. */
export const isListed = ({ python, ours }: Hunk, place: Place): boolean => {
  const [theirs, own] = [areOpen(place.python, python), areOpen(place.ours, ours)];
  if (theirs.includes(undefined) || own.includes(undefined)) return false;
  return theirs.length !== own.length || theirs.every((open, i) => areSame(open!, own[i]!));
};
