import { Markdown } from '../../src/components/markdown.js';

/** One example of a list. */
export interface Example {
  readonly example: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

/** A list of cases that lies beside the project; null where it does not. */
export const casesOf = async <T>(name: string): Promise<T | null> =>
  (await (await fetch(`/__markdown/${name}.json`)).json()) as T | null;

/** The examples of CommonMark, and those of GFM that are not among them; null where they are not there. */
export const allExamples = async (): Promise<readonly Example[] | null> => {
  const common = await casesOf<readonly Example[]>('commonmark');
  const gfm = await casesOf<Record<string, readonly Example[]>>('gfm');
  return common && gfm && [...common, ...Object.values(gfm).flat()];
};

/** A new element on the page, with what draws documents already there. */
export const place = async (props: Partial<Markdown> = {}): Promise<Markdown> => {
  const element = new Markdown();
  Object.assign(element, props);
  document.body.append(element);
  for (let i = 0; i < 200 && !element.shadowRoot?.querySelector('.document'); i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return element;
};

/** Gives an element another text, and waits until it is drawn. */
export const write = async (element: Markdown, value: string, streaming = false): Promise<void> => {
  element.streaming = streaming;
  element.value = value;
  await element.updateComplete;
};

/** What a document is drawn in. */
export const documentOf = (element: Markdown): HTMLElement => element.shadowRoot!.querySelector('.document')!;

/** The elements of the blocks of a document. */
export const blocksOf = (element: Markdown): HTMLElement[] => [
  ...documentOf(element).querySelectorAll<HTMLElement>('.block'),
];

/** Boxes of ours around what a reference has without: their content counts, they do not. */
const WRAPPERS = '.document, .group, .block, .region, .code, .fresh, bdi';

/** What we add to what a reference has. */
const ADDED = '.host, .copy';

const BLOCKS = 'p|ul|ol|li|h[1-6]|blockquote|table|thead|tbody|tr|th|td|pre|hr|br|input';

const AROUND_BLOCKS = new RegExp(`\\s*(</?(?:${BLOCKS})(?: [^>]*)?>)\\s*`, 'g');

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const resolved = (address: string | null | undefined): string => {
  try {
    return new URL(address ?? '', document.baseURI).href;
  } catch {
    return String(address);
  }
};

const tagOf = (element: Element): string => {
  if (element.localName === 'ck-markdown-image') return 'img';
  return /^h[1-6]$/.test(element.className) ? element.className : element.localName;
};

const attributesOf = (element: Element): string => {
  const tag = tagOf(element);
  const own = element as HTMLElement & Partial<HTMLImageElement & HTMLInputElement>;
  const language = element.closest('pre')?.getAttribute('aria-label');
  const said = {
    href: tag === 'a' ? resolved(element.getAttribute('href')) : '',
    src: tag === 'img' ? resolved(element.getAttribute('src') ?? own.src) : '',
    alt: tag === 'img' ? own.alt : '',
    title: element.getAttribute('title'),
    start: element.getAttribute('start'),
    align: element.getAttribute('align') ?? element.getAttribute('data-align'),
    checked: own.checked ? 'yes' : '',
    language: tag === 'code' ? (language?.split(', ')[1] ?? element.className.replace('language-', '')) : '',
  };
  return Object.entries(said)
    .map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ''))
    .join('');
};

const textOf = (node: Node): string => {
  if (node instanceof Text) {
    const isCode = node.parentElement?.closest('pre');
    return isCode ? escaped(node.data).replace(/\s/g, (space) => `&${space.charCodeAt(0)};`) : escaped(node.data);
  }
  if (node instanceof Comment) return '';
  const content = [...node.childNodes].map(textOf).join('');
  if (!(node instanceof Element) || node.matches(WRAPPERS)) return content;
  if (node.matches(ADDED)) return '';
  const tag = tagOf(node);
  return `<${tag}${attributesOf(node)}>${content}</${tag}>`;
};

/** What a document is, written in one way: without what is ours alone, and without spaces that mean nothing. */
export const normalForm = (root: Node): string =>
  textOf(root)
    .replace(/<\/(?:br|hr|img|input)>/g, '')
    .replace(/\s+/g, ' ')
    .replace(AROUND_BLOCKS, '$1')
    .trim();

/** The normal form of a reference. */
export const normalFormOf = (markup: string): string => {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return normalForm(template.content);
};
