import type Token from 'markdown-it/lib/token.mjs';
import { isContinued } from '../style/growth.js';
import type { MarkdownNode } from './markdown-node.js';
import { openTextOf, settledBlocks, settledText, tableRule } from './open-end.js';
import { blockTokensOf, type References } from './parser.js';
import { treeOf } from './tree.js';

/** A block of a document: replaced where it changes, and never changed itself. */
export interface Block {
  /** Its own lines. */
  readonly source: string;
  /** What it is: one piece, or none. */
  readonly nodes: readonly MarkdownNode[];
  /** The names of definitions that it looks for. */
  readonly names: ReadonlySet<string>;
  /** Whether it is still being written. */
  readonly isOpen: boolean;
}

/** What another text changes: blocks from `from` up to `to` become others. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly Block[];
}

/** The tokens of one block, and its lines. */
interface Piece {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
}

/** The end of a document, from the first block on that may still change. */
interface Tail {
  readonly text: string;
  /** As much of the text as is shown. */
  readonly shown: string;
  readonly pieces: readonly Piece[];
  readonly references: References;
  /** Whether its last block is drawn as the table that it seems to become. */
  readonly isTable: boolean;
}

const piecesOf = (tokens: readonly Token[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let depth = 0;
  let first = 0;
  for (const [i, { nesting, map }] of tokens.entries()) {
    depth += nesting;
    if (depth > 0) continue;
    const [start, end] = tokens[first]!.map ?? map!;
    pieces.push({ tokens: tokens.slice(first, i + 1), start, end });
    first = i + 1;
  }
  return pieces;
};

/** Where each line of a text begins. */
const linesOf = (text: string): readonly number[] => {
  const lines = [0];
  const end = /\r\n?|\n/g;
  while (end.test(text)) lines.push(end.lastIndex);
  return lines;
};

const normalized = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

const isSame = (one: References[string], other: References[string]): boolean =>
  one === other || (one?.href === other?.href && one?.title === other?.title);

/** The tree of a block, and the names that it looks for on the way. */
const readBlock = (tokens: readonly Token[], references: References, open?: Token): Pick<Block, 'nodes' | 'names'> => {
  const names = new Set<string>();
  const watched = new Proxy(references, {
    get: (all, name: string) => {
      names.add(name);
      return all[name];
    },
  });
  const contentOf = (token: Token): string => (token === open ? settledText(token.content, watched) : token.content);
  return { nodes: treeOf(tokens, watched, contentOf), names };
};

const isAnyIn = (names: ReadonlySet<string>, among: ReadonlySet<string>): boolean =>
  names.size > 0 && [...among].some((name) => names.has(name));

/** The names whose definitions two texts do not have in common. */
const changedNames = (before: References, after: References): ReadonlySet<string> =>
  new Set([...Object.keys(before), ...Object.keys(after)].filter((name) => !isSame(before[name], after[name])));

const noReferences = (): References => Object.create(null) as References;

/** Definitions of which those before come first. */
const after = (references: References): References => Object.create(references) as References;

const NOTHING: Tail = { text: '', shown: '', pieces: [], references: noReferences(), isTable: false };

/**
 * A document that grows: only what its last block may still change is read again. Whatever steps it takes, it is the
 * document that its text is.
 */
export class GrowingDocument {
  #blocks: Block[] = [];
  #text = '';
  /** Where the tail begins: in the text, and in the blocks. */
  #offset = 0;
  #first = 0;
  /** The definitions before the tail. */
  #references = noReferences();
  #tail = NOTHING;

  /** Its blocks. */
  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** Takes another text; while it is being written, its end is shown as far as it can be known. */
  take(text: string, isWritten: boolean): readonly Change[] {
    const before = this.#tail.references;
    if (isContinued(this.#text, text)) this.#settle();
    else this.#restart(before);
    this.#text = text;
    this.#tail = this.#read(text.slice(this.#offset), isWritten);
    const names = changedNames(before, this.#tail.references);
    return [...this.#refer(names), this.#replace(names, isWritten)];
  }

  /** Counts blocks as done that no further text can change: those before the last one that whole lines have begun. */
  #settle(): void {
    const { text, pieces } = this.#tail;
    const lines = linesOf(text);
    const last = pieces.findLastIndex(({ start }) => start < lines.length - 2);
    if (last < 1) return;
    const length = lines[pieces[last - 1]!.end]!;
    const done = text.slice(0, length);
    if (done.includes(']:')) blockTokensOf(normalized(done), this.#references);
    this.#offset += length;
    this.#first += last;
  }

  #restart(before: References): void {
    // What was said before the tail counts as said in it: all of it is read again.
    Object.assign(before, { ...this.#references, ...before });
    this.#offset = 0;
    this.#first = 0;
    this.#references = noReferences();
  }

  #read(text: string, isWritten: boolean): Tail {
    const shown = normalized(isWritten ? settledBlocks(text) : text);
    const parse = (source: string, isTable: boolean): Tail => {
      const references = after(this.#references);
      return { text, shown, pieces: piecesOf(blockTokensOf(source, references)), references, isTable };
    };
    const tail = parse(shown, false);
    const rule = isWritten ? tableRule(shown, tail.pieces.at(-1)?.tokens ?? []) : undefined;
    return rule ? parse(shown + rule, true) : tail;
  }

  /** Reads blocks again that are done, but look for definitions that have changed. */
  #refer(names: ReadonlySet<string>): readonly Change[] {
    if (names.size === 0) return [];
    const { references } = this.#tail;
    return this.#blocks.slice(0, this.#first).flatMap(({ source, names: wanted }, i) => {
      if (!isAnyIn(names, wanted)) return [];
      const tokens = blockTokensOf(source, after(references));
      const block = { source, ...readBlock(tokens, references), isOpen: false };
      this.#blocks[i] = block;
      return { from: i, to: i + 1, blocks: [block] };
    });
  }

  /** Puts the blocks of the tail in their place; those that are as they were stay the same objects. */
  #replace(names: ReadonlySet<string>, isWritten: boolean): Change {
    const { shown, pieces, references, isTable } = this.#tail;
    const text = normalized(this.#tail.text);
    const lines = linesOf(text);
    const sources = pieces.map(({ start, end }) => text.slice(lines[start], lines[end]));
    const last = pieces.length - 1;
    const open = isWritten ? openTextOf(shown, pieces[last]?.tokens ?? []) : undefined;
    const isOpen = (i: number): boolean => i === last && (open !== undefined || isTable);
    const old = this.#blocks.slice(this.#first);
    const isKept = (block: Block, i: number): boolean =>
      block.source === sources[i] && !block.isOpen && !isOpen(i) && !isAnyIn(names, block.names);
    const most = Math.min(old.length, pieces.length);
    let head = 0;
    while (head < most && isKept(old[head]!, head)) head++;
    let foot = 0;
    while (foot < most - head && isKept(old.at(-1 - foot)!, last - foot)) foot++;
    const blocks = pieces.slice(head, pieces.length - foot).map(({ tokens }, i) => ({
      source: sources[head + i]!,
      ...readBlock(tokens, references, open),
      isOpen: isOpen(head + i),
    }));
    const from = this.#first + head;
    const to = this.#blocks.length - foot;
    this.#blocks.splice(from, to - from, ...blocks);
    return { from, to, blocks };
  }
}
