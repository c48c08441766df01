import { unescapeAll } from 'markdown-it/lib/common/utils.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { withAutolinks } from './autolinks.js';
import type { Alignment, MarkdownKind, MarkdownNode } from './markdown-node.js';
import { inlineTokensOf, type References } from './parser.js';

/** The most levels that are drawn; marks that are deeper are dropped, and what they hold stays. */
const DEEPEST = 120;

const KINDS: readonly (readonly [type: string, kind: MarkdownKind])[] = [
  ['paragraph', 'paragraph'],
  ['heading', 'heading'],
  ['bullet_list', 'list'],
  ['ordered_list', 'list'],
  ['list_item', 'item'],
  ['blockquote', 'quote'],
  ['table', 'table'],
  ['tr', 'row'],
  ['th', 'cell'],
  ['td', 'cell'],
  ['em', 'em'],
  ['strong', 'strong'],
  ['s', 'strike'],
  ['link', 'link'],
];

/** What a token opens or closes. */
const KIND_OF = new Map(KINDS.flatMap(([type, kind]) => [`${type}_open`, `${type}_close`].map((name) => [name, kind])));

const TASK = /^\[([ xX])\][ \t\n]+(?=\S)/;

type Open = { -readonly [K in keyof MarkdownNode]: MarkdownNode[K] } & { children: MarkdownNode[] };

const node = (kind: MarkdownKind, text = ''): Open => ({ kind, text, children: [] });

/** Adds a text, to the one before where that is one too. */
const addText = (into: MarkdownNode[], text: string): void => {
  const last = into.at(-1);
  if (last?.kind === 'text') into[into.length - 1] = node('text', last.text + text);
  else if (text) into.push(node('text', text));
};

const openOf = (token: Token, kind: MarkdownKind): Open => {
  const open = node(kind);
  if (kind === 'heading') open.level = Number(token.tag.slice(1));
  if (token.type === 'ordered_list_open') open.start = Number(token.attrGet('start') ?? 1);
  if (kind === 'cell') open.alignment = token.attrGet('style')?.slice('text-align:'.length) as Alignment;
  if (kind === 'link') {
    open.href = token.attrGet('href') ?? '';
    open.title = token.attrGet('title') ?? undefined;
  }
  return open;
};

const leafOf = (token: Token): MarkdownNode | undefined => {
  switch (token.type) {
    case 'hardbreak':
      return node('break');
    case 'code_inline':
      return node('span', token.content);
    case 'hr':
      return node('rule');
    case 'fence':
      return { ...node('code', token.content), language: /^\S*/.exec(unescapeAll(token.info.trim()))![0] };
    case 'code_block':
      return node('code', token.content);
    case 'image':
      return {
        ...node('image', wordsOf(token.children ?? [])),
        href: token.attrGet('src') ?? '',
        title: token.attrGet('title') ?? undefined,
      };
    default:
      return undefined;
  }
};

/** The words of tokens, as those of an image's description. */
const wordsOf = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content, children }) => (/break$/.test(type) ? '\n' : children ? wordsOf(children) : content))
    .join('');

/** The most columns that rows are filled up to; in a wider table those without words are left out at the end. */
const MOST_COLUMNS = 500;

const shortenRow = ({ kind, children }: Open): void => {
  while (kind === 'row' && children.length > MOST_COLUMNS && children.at(-1)!.children.length === 0) children.pop();
};

/** Makes the tree of tokens: each that opens holds all up to its end. `read` takes the text that is not read yet. */
const build = (tokens: readonly Token[], read: (token: Token, holders: readonly Open[]) => void): MarkdownNode[] => {
  const root = node('paragraph');
  const holders: Open[] = [root];
  const isDropped: boolean[] = [];
  for (const token of tokens) {
    const into = holders.at(-1)!;
    const kind = KIND_OF.get(token.type);
    if (token.nesting === 1) {
      const drops = !kind || token.hidden || holders.length > DEEPEST;
      isDropped.push(drops);
      if (drops) continue;
      const open = openOf(token, kind);
      into.children.push(open);
      holders.push(open);
    } else if (token.nesting === -1) {
      if (!isDropped.pop()) shortenRow(holders.pop()!);
    } else if (token.type === 'inline') read(token, holders);
    else {
      const leaf = leafOf(token);
      if (leaf) into.children.push(leaf);
      else addText(into.children, token.type === 'softbreak' ? '\n' : token.content);
    }
  }
  return root.children;
};

const linked = (nodes: readonly MarkdownNode[]): readonly MarkdownNode[] =>
  nodes.flatMap((each) => {
    if (each.kind === 'text') return withAutolinks(each.text);
    return each.kind === 'link' || each.children.length === 0 ? each : { ...each, children: linked(each.children) };
  });

/** The most marks that a text may have: one with more is nobody's writing, and is shown as it is. */
const MOST_MARKS = 20_000;

const hasTooManyMarks = (content: string): boolean => {
  if (content.length <= MOST_MARKS) return false;
  const marks = content.matchAll(/[\\`*_~![\]<&:\n]/g);
  for (let count = 0; count <= MOST_MARKS; count++) if (marks.next().done) return false;
  return true;
};

const marksOf = (content: string, references: References): readonly MarkdownNode[] =>
  hasTooManyMarks(content)
    ? [node('text', content)]
    : linked(build(inlineTokensOf(content, references), () => undefined));

/** The item of a list that a text is the beginning of. */
const itemBegunIn = (holders: readonly Open[]): Open | undefined => {
  const [outer, inner] = holders.slice(-2);
  if (inner?.kind === 'item' && inner.children.length === 0) return inner;
  return outer?.kind === 'item' && inner?.kind === 'paragraph' && outer.children.length === 1 ? outer : undefined;
};

/** The pieces of a block, out of its tokens; `contentOf` says what text is read in place of a token's own. */
export const treeOf = (
  tokens: readonly Token[],
  references: References,
  contentOf: (token: Token) => string,
): readonly MarkdownNode[] =>
  build(tokens, (token, holders) => {
    const content = contentOf(token);
    const item = itemBegunIn(holders);
    const [mark = '', letter] = (item && TASK.exec(content)) ?? [];
    if (item && mark) item.isDone = letter !== ' ';
    for (const each of marksOf(content.slice(mark.length), references)) holders.at(-1)!.children.push(each);
  });
