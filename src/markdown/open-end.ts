import type Token from 'markdown-it/lib/token.mjs';
import { closingMarksOf, type References } from './parser.js';

/**
 * The end of a text that is still being written. What cannot be known yet is held back, and marks that are open are
 * closed, so that nothing is ever shown in a look that it will not have.
 */

const CONTAINERS = String.raw`^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`;

/** A last line of which it is open what it will be: a mark of a list or heading, a fence, a rule, a definition. */
const UNDECIDED = new RegExp(
  `${CONTAINERS}(?:[-*_=+|:][-*_=+|: \\t]*|#{1,6}[ \\t]*|\\d{1,9}[.)]?[ \\t]*|~+|\`\`?|\`{3}[^\`]*|~{3}.*|` +
    String.raw`\[[^\]]{0,99}\]?[ \t]*|\[[^\]]*\]:.*)?$`,
);

/** What of a text is ready to be taken for blocks. */
export const settledBlocks = (text: string): string => {
  const start = text.lastIndexOf('\n') + 1;
  return UNDECIDED.test(text.slice(start)) ? text.slice(0, start) : text;
};

/** The line that makes a table of one that has its first line alone; undefined where the last block is none. */
export const tableRule = (text: string, tokens: readonly Token[]): string | undefined => {
  const open = openTextOf(text, tokens);
  if (!open || tokens[tokens.indexOf(open) - 1]!.type !== 'paragraph_open') return undefined;
  const [line = '', before = ''] = open.content.split('\n').reverse();
  if (!/^\|.*[^\s|]/.test(line) || before.includes('|')) return undefined;
  const columns = line
    .replace(/\\./g, '')
    .replace(/^\||\|\s*$/g, '')
    .split('|').length;
  const whole = text.trimEnd();
  const last = whole.slice(whole.lastIndexOf('\n') + 1);
  const lead = last.slice(0, last.indexOf('|')).replace(/[^>\s]/g, ' ');
  return `${text.endsWith('\n') ? '' : '\n'}${lead}|${'-|'.repeat(columns)}\n`;
};

/** The token whose text is still open at the end of a text, if any. */
export const openTextOf = (text: string, tokens: readonly Token[]): Token | undefined => {
  const i = tokens.findLastIndex(({ type, content }) => type === 'inline' && content);
  if (i < 0) return undefined;
  const isParagraph = tokens[i - 1]!.type === 'paragraph_open';
  const row = tokens[i]!.map ? undefined : tokens.findLast(({ type }, at) => at < i && type === 'tr_open');
  const end = (tokens[i]!.map ?? row?.map)?.[1];
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return end === lines && (isParagraph || !text.endsWith('\n')) ? tokens[i] : undefined;
};

/** Where a run of backticks begins that none closes, and how long it is. */
const openCodeOf = (text: string): readonly [at: number, length: number] | undefined => {
  for (const { 0: found, index } of codeSpans(text)) {
    const run = /^`+/.exec(found);
    if (run && run[0].length === found.length) return [index, found.length];
  }
  return undefined;
};

/** Escapes, code and runs of backticks that none closes, one after the other. */
const codeSpans = (text: string): Iterable<RegExpExecArray> =>
  text.matchAll(/\\[^]|(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)|`+/g);

/** Where a bracket begins of which it is open what it is: not closed yet, or closed at the very end, or half an address. */
const openBracketOf = (text: string): number => {
  // What code holds is no bracket; its letters are put out of sight, and nothing moves.
  const plain = text.replace(/\\[^]|(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)|`+[^]*$/g, (found) => '.'.repeat(found.length));
  const open: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    const letter = plain[i];
    if (letter === '[') open.push(plain[i - 1] === '!' ? i - 1 : i);
    if (letter !== ']' || open.length === 0) continue;
    const start = open[0]!;
    open.pop();
    const next = plain[i + 1];
    if (next === undefined) return start;
    if (next === '[' && !plain.includes(']', i + 2)) return start;
    if (next !== '(') continue;
    const end = endOfAddress(plain, i + 2);
    if (end < 0) return start;
    i = end;
  }
  return open[0] ?? -1;
};

/** Where the bracket closes that an address stands in; -1 where it does not. */
const endOfAddress = (text: string, from: number): number => {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
};

const LONGEST_ADDRESS = 2048;

/** What at the end of a text may yet become a mark, a letter or an address. */
const HALF =
  /(?:\\|!|&#?\w{0,31}|[*_~]+|<[^<>]*|(?<![a-z\d])(?:h|ht|htt|https?:?\/?|w{2,3}|(?:https?:\/\/|www\.).*))$/i;

/** Beyond that a text is shown as it is. */
const LONGEST = 10_000;

/** A bracket this long is none of a link. */
const LONGEST_BRACKET = 1000;

const withoutHalves = (said: string): string => {
  const text = said.trimEnd();
  const word = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'), text.length - LONGEST_ADDRESS) + 1;
  const half = HALF.exec(text.slice(Math.max(0, word)));
  return half ? withoutHalves(text.slice(0, Math.max(0, word) + half.index)) : text;
};

/** The text of a block that is being written, as it can be shown. */
export const settledText = (content: string, references: References): string => {
  if (content.length > LONGEST) return content;
  const bracket = openBracketOf(content);
  const text = bracket < 0 || content.length - bracket > LONGEST_BRACKET ? content : content.slice(0, bracket);
  const code = openCodeOf(text);
  const head = code ? text.slice(0, code[0]) : text;
  const inside = code ? text.slice(code[0] + code[1]).replace(/[`\s]+$/, '') : '';
  const run = '`'.repeat(code?.[1] ?? 0);
  const whole = inside ? head + run + inside + run : withoutHalves(head);
  return whole + closingMarksOf(whole, references);
};
