import type { MarkdownNode } from './markdown-node.js';

/** What stands at the end of an address and is none of it. */
const TRAILING = /[?!.,:*_~'"]$|&[a-z\d]+;$/i;

const HOST = /^(?:[^\s\p{P}\p{S}]|[-_]|\p{So})+(?:\.(?:[^\s\p{P}\p{S}]|[-_]|\p{So})+)*/u;

const LONGEST = 2048;

const countOf = (text: string, letter: string): number => text.split(letter).length - 1;

/** An address without what GFM leaves out at its end: punctuation, a bracket that none opens. */
const trimmed = (address: string): string => {
  let text = address;
  for (;;) {
    const next = text.replace(TRAILING, '');
    const isOpen = next.endsWith(')') && countOf(next, ')') > countOf(next, '(');
    if (next === text && !isOpen) return text;
    text = isOpen ? next.slice(0, -1) : next;
  }
};

/** How long the address is that stands in a text after its scheme or `www.`; 0 where there is none. */
export const addressLength = (text: string, at: number, needsDot = false): number => {
  const rest = /^[^\s<]*/.exec(text.slice(at, at + LONGEST))![0];
  const host = HOST.exec(rest)?.[0];
  if (!host || (needsDot && !host.includes('.'))) return 0;
  if (host.split('.').slice(-2).join('').includes('_')) return 0;
  return trimmed(rest).length;
};

const START = /(?<![^\s*_~(])www\.|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w@+-])/gi;

const textNode = (text: string): MarkdownNode => ({ kind: 'text', text, children: [] });

/** A link that shows its own address. */
export const linkOf = (href: string, text: string): MarkdownNode => ({
  kind: 'link',
  text: '',
  href,
  children: [textNode(text)],
});

/** A text with its addresses as links: `www.` ones and those of mail. */
export const withAutolinks = (text: string): readonly MarkdownNode[] => {
  const nodes: MarkdownNode[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(START)) {
    if (index < end) continue;
    const isMail = found.includes('@');
    const length = isMail ? found.length : addressLength(text, index + 4) && addressLength(text, index, true);
    if (!length || (isMail && /[-_]$/.test(found))) continue;
    const address = text.slice(index, index + length);
    if (index > end) nodes.push(textNode(text.slice(end, index)));
    nodes.push(linkOf(isMail ? `mailto:${address}` : `http://${address}`, address));
    end = index + length;
  }
  if (end < text.length) nodes.push(textNode(text.slice(end)));
  return nodes;
};
