import type MarkdownIt from 'markdown-it';
import * as helpers from 'markdown-it/lib/helpers/index.mjs';
import ParserBlock from 'markdown-it/lib/parser_block.mjs';
import ParserInline from 'markdown-it/lib/parser_inline.mjs';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { addressLength } from './autolinks.js';

/** What a definition such as `[name]: address "title"` says, by its name. */
export type References = Record<string, { readonly href: string; readonly title: string } | undefined>;

/** Levels of blocks in blocks, and of brackets in brackets; what is deeper is shown as text. */
const DEEPEST = 100;

const UNSAFE_LETTERS = /%(?![\da-f]{2})|[^\w;/?:@&=+$,\-.!~*'()#%]/giu;

const AUTHORITY = /^(?:[a-z][a-z\d+.-]*:\/\/[^/?#]*)?/i;

const encode = (letters: string): string => {
  try {
    return encodeURIComponent(letters);
  } catch {
    return '%EF%BF%BD';
  }
};

/** An address with the letters encoded that none may have; its host is left to whoever resolves it. */
const normalizeLink = (address: string): string => {
  const authority = AUTHORITY.exec(address)![0];
  return authority + address.slice(authority.length).replace(UNSAFE_LETTERS, encode);
};

/** What the rules of markdown-it ask of the whole that they are part of. */
const parser = {
  block: new ParserBlock(),
  inline: new ParserInline(),
  helpers,
  options: { html: false, linkify: true, maxNesting: DEEPEST },
  normalizeLink,
  normalizeLinkText: (address: string) => address,
  // Whatever the address: what shows it decides, and says so where it is none to follow.
  validateLink: () => true,
} as unknown as MarkdownIt;

const WEB = /(?:^|[^a-z])(https?)$/i;

/** `https://…` without any marks is a link, to its end as GFM has it. */
const webAddress = (state: StateInline, silent: boolean): boolean => {
  const { src, pos, pending, linkLevel } = state as StateInline & { readonly linkLevel: number };
  if (linkLevel > 0 || !src.startsWith('://', pos)) return false;
  const scheme = WEB.exec(pending.slice(-6))?.[1];
  const length = scheme ? addressLength(src, pos + 3) : 0;
  if (!scheme || !length) return false;
  if (!silent) {
    const address = `${scheme}${src.slice(pos, pos + 3 + length)}`;
    state.pending = pending.slice(0, -scheme.length);
    state.push('link_open', 'a', 1).attrs = [['href', normalizeLink(address)]];
    state.push('text', '', 0).content = address;
    state.push('link_close', 'a', -1);
  }
  state.pos += 3 + length;
  return true;
};

const TILDE = 0x7e;

/** Runs of one tilde pair with such, runs of two with such: each length has a marker of its own. */
const markerOf = (length: number): number => (length === 1 ? -TILDE : TILDE);

const strike = (state: StateInline, silent: boolean): boolean => {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
  const run = state.src.slice(state.pos, state.pos + length);
  state.push('text', '', 0).content = run;
  if (length < 3) {
    const token = state.tokens.length - 1;
    state.delimiters.push({ marker: markerOf(length), length: 0, token, end: -1, open, close });
  }
  state.pos += length;
  return true;
};

const strikePairs = (state: StateInline): boolean => {
  const levels = [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters ?? [])];
  for (const delimiters of levels) {
    for (const { marker, end, token } of delimiters) {
      if (Math.abs(marker) !== TILDE || end === -1) continue;
      Object.assign(state.tokens[token]!, { type: 's_open', nesting: 1, content: '' });
      Object.assign(state.tokens[delimiters[end]!.token]!, { type: 's_close', nesting: -1, content: '' });
    }
  }
  return true;
};

parser.inline.ruler.at('linkify', webAddress);
parser.inline.ruler.at('strikethrough', strike);
parser.inline.ruler2.at('strikethrough', strikePairs);
parser.inline.ruler.disable('html_inline');
parser.block.ruler.disable('html_block');

const tokenizeBlock = parser.block.tokenize.bind(parser.block);

/** What is too deep is no block any more, but its text stays. */
parser.block.tokenize = (state: StateBlock, start: number, end: number): void => {
  if (state.level < DEEPEST) return tokenizeBlock(state, start, end);
  state.push('paragraph_open', 'p', 1).map = [start, end];
  const inline = state.push('inline', '', 0);
  inline.content = state.getLines(start, end, state.blkIndent, false).trim();
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = end;
};

/** The blocks of a text as tokens, with their inner texts not yet read; definitions go into `references`. */
export const blockTokensOf = (text: string, references: References): readonly Token[] => {
  const tokens: Token[] = [];
  parser.block.parse(text, parser, { references }, tokens);
  return tokens;
};

const read = (content: string, references: References): StateInline => {
  const state = new parser.inline.State(content, parser, { references }, []);
  parser.inline.tokenize(state);
  for (const rule of parser.inline.ruler2.getRules('')) rule(state);
  return state;
};

/** The marks, links and words in the text of a block, as tokens. */
export const inlineTokensOf = (content: string, references: References): readonly Token[] =>
  read(content, references).tokens;

/** What would close the marks that a text opens and does not close. */
export const closingMarksOf = (content: string, references: References): string => {
  const { delimiters } = read(content, references);
  const isNext = (one: number, other: number): boolean =>
    delimiters[one]?.marker === delimiters[other]?.marker && delimiters[one]!.token - delimiters[other]!.token === 1;
  return delimiters
    .map(({ marker, open, close, end }, i) => {
      const isOpen = open && end === -1 && (!close || isNext(i, i - 1) || isNext(i + 1, i));
      if (!isOpen) return '';
      return marker === TILDE ? '~~' : String.fromCharCode(Math.abs(marker));
    })
    .reverse()
    .join('');
};
