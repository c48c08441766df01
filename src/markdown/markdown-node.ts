/** Where the lines of a cell stand. */
export type Alignment = 'left' | 'center' | 'right' | undefined;

/** What a piece of a document is. */
export type MarkdownKind =
  | 'text'
  | 'break'
  | 'span'
  | 'em'
  | 'strong'
  | 'strike'
  | 'link'
  | 'image'
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'item'
  | 'quote'
  | 'code'
  | 'rule'
  | 'table'
  | 'row'
  | 'cell';

/** A piece of a document as data: what it is, and what it holds. */
export interface MarkdownNode {
  readonly kind: MarkdownKind;
  /** The letters of a text or of code; the words of an image. */
  readonly text: string;
  /** What it holds. */
  readonly children: readonly MarkdownNode[];
  /** The address of a link or image, as the text says it. */
  readonly href?: string;
  /** What a link or image says when it is pointed at. */
  readonly title?: string;
  /** The level of a heading, from 1 to 6. */
  readonly level?: number;
  /** The first number of a list that is numbered. */
  readonly start?: number;
  /** Whether an item of a list of tasks is done; absent where it is no task. */
  readonly isDone?: boolean;
  /** Where the lines of a cell stand. */
  readonly alignment?: Alignment;
  /** The language of code. */
  readonly language?: string;
}

/** The words of some pieces, without their marks. */
export const plainTextOf = (nodes: readonly MarkdownNode[]): string =>
  nodes
    .map(({ kind, text, children }) => (kind === 'break' ? '\n' : text + plainTextOf(children) + (ENDS[kind] ?? '')))
    .join('');

/** What ends a line of words, so that those of neighbours do not run together. */
const ENDS: Partial<Record<MarkdownKind, string>> = {
  paragraph: '\n',
  heading: '\n',
  item: '\n',
  code: '\n',
  row: '\n',
  cell: ' ',
};
