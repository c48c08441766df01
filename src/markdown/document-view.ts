import { render } from 'lit';
import { GROUP, LINGER, Pace } from '../style/growth.js';
import { documentStyles } from './document-styles.js';
import { templateOf, type Drawing } from './document-templates.js';
import { FreshWords } from './fresh-words.js';
import { GrowingDocument, type Block, type Change } from './growing-document.js';
import { plainTextOf } from './markdown-node.js';

/** What a document asks of the element that it stands in. */
export interface Surroundings {
  /** The address that a link may have, or undefined where it may not be one. */
  linkTo(href: string): URL | undefined;
  /** Draws an image. */
  image(src: string, alt: string, title: string | undefined): unknown;
  /** Is told that the user follows a link; the answer is whether it may be followed. */
  follow(url: URL): boolean;
}

/** A block on the page. */
interface Drawn {
  readonly element: HTMLElement;
  block: Block;
  kind: string;
  isDrawn: boolean;
  fresh?: FreshWords | undefined;
}

/** What some blocks stand in; none while a block is placed. */
type Group = HTMLElement | null | undefined;

/** How long blocks are drawn at a time before the page may do something else, in ms; but so many are drawn at least. */
const SLICE = 40;
const AT_LEAST = 64;

/** How long it is seen that code was copied, in milliseconds. */
const COPIED = 2000;

/** The kind that a block keeps its distance by; one of which nothing can be shown yet takes no room. */
const kindOf = ({ nodes: [node] }: Block): string => {
  if (node?.kind === 'heading') return `h${node.level}`;
  return !node || (node.kind === 'paragraph' && node.children.length === 0) ? 'none' : node.kind;
};

const box = (name: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = name;
  return element;
};

let sheet: CSSStyleSheet | undefined;

/** The rules for a document, in one sheet for all. */
const sheetOf = (): CSSStyleSheet => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(documentStyles.cssText);
  }
  return sheet;
};

/** Draws a document that may grow: each block by itself, and again only where it changes. */
export class DocumentView {
  /** What it is drawn in. */
  readonly element = box('document');
  /** Where it says what cannot be seen to have happened: no more than that, and only to who cannot see it. */
  readonly status = box('said');

  #document = new GrowingDocument();
  #drawn: Drawn[] = [];
  #around: Surroundings;
  #isWritten = false;
  #pace = new Pace();
  #isGentle = false;
  /** Blocks of which some words have just come. */
  #coming = new Set<Drawn>();
  /** The first block that may not be drawn yet. */
  #next = 0;
  #later: ReturnType<typeof setTimeout> | undefined;
  #calming: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot, around: Surroundings) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf()];
    this.#around = around;
    this.element.setAttribute('part', 'markdown');
    this.status.setAttribute('role', 'status');
    for (const type of ['click', 'auxclick'] as const)
      this.element.addEventListener(type, (event) => this.#press(event));
  }

  /** Shows a text; while it is being written, new words come gently, and it is said when it is done. */
  show(text: string, isWritten: boolean): void {
    const wasWritten = this.#isWritten;
    this.#isWritten = isWritten;
    if (isWritten) this.#isGentle = this.#pace.isGentle(text.length);
    const before = this.#lastGroup;
    const changed = new Set<Group>();
    for (const change of this.#document.take(text, isWritten)) this.#apply(change, changed);
    this.#draw();
    this.#calm();
    if (before !== this.#lastGroup || wasWritten !== isWritten) changed.add(before).add(this.#lastGroup);
    for (const group of changed) this.#arrange(group);
    if (wasWritten && !isWritten) this.#say(plainTextOf(this.#document.blocks.flatMap(({ nodes }) => nodes)));
  }

  /** Is told that its element has left its place: where it has come to no other one, what is under way ends. */
  leave(): void {
    queueMicrotask(() => {
      if (this.element.isConnected) return;
      clearTimeout(this.#calming);
      clearTimeout(this.#silence);
      this.#calming = undefined;
      this.#calm(Infinity);
      this.#hush();
    });
  }

  get #lastGroup(): Group {
    return this.#drawn.at(-1)?.element.parentElement;
  }

  #apply({ from, to, blocks }: Change, changed: Set<Group>): void {
    this.#next = Math.min(this.#next, from);
    for (const drawn of this.#drawn.splice(from + blocks.length, Math.max(0, to - from - blocks.length))) {
      changed.add(drawn.element.parentElement);
      drawn.element.remove();
      this.#coming.delete(drawn);
    }
    for (const [i, block] of blocks.entries()) {
      const at = from + i;
      if (at >= to) {
        const element = box('block');
        this.#place(element, at);
        this.#drawn.splice(at, 0, { element, block, kind: '', isDrawn: false });
      }
      const drawn = this.#drawn[at]!;
      const kind = kindOf(block);
      if (drawn.kind !== kind) {
        drawn.element.dataset.kind = kind;
        changed.add(drawn.element.parentElement);
      }
      Object.assign(drawn, { block, kind, isDrawn: false });
    }
  }

  /** Puts a new block behind the one before it; full groups stay as they are, but for what has to come between. */
  #place(element: HTMLElement, at: number): void {
    const before = this.#drawn[at - 1]?.element;
    const behind = this.#drawn[at]?.element;
    const group = before?.parentElement ?? undefined;
    if (group && group.childElementCount < GROUP) return before!.after(element);
    const next = box('group');
    next.append(element);
    if (group) group.after(next);
    else this.element.prepend(next);
    if (!behind || behind.parentElement !== group) return;
    const rest = box('group');
    while (before!.nextSibling) rest.append(before!.nextSibling);
    next.after(rest);
    this.#arrange(rest);
  }

  #arrange(group: Group): void {
    if (!group) return;
    const [first, last] = [group.firstElementChild, group.lastElementChild] as (HTMLElement | null)[];
    if (!first || !last) return group.remove();
    const isOpen = this.#isWritten && last === this.#drawn.at(-1)?.element;
    const isDone = group.childElementCount >= GROUP && !isOpen;
    if (group.classList.contains('done') !== isDone) group.classList.toggle('done', isDone);
    for (const [name, { dataset }] of [
      ['first', first],
      ['last', last],
    ] as const) {
      if (group.dataset[name] !== dataset.kind) group.dataset[name] = dataset.kind;
    }
  }

  /** Draws what is not drawn yet, in slices: a very long text keeps nobody waiting. */
  #draw(): void {
    clearTimeout(this.#later);
    const end = performance.now() + SLICE;
    for (let count = 0; this.#next < this.#drawn.length; this.#next++) {
      const drawn = this.#drawn[this.#next]!;
      if (drawn.isDrawn) continue;
      if (++count > AT_LEAST && performance.now() > end) {
        this.#later = setTimeout(() => this.#draw());
        return;
      }
      this.#drawBlock(drawn, this.#next === this.#drawn.length - 1);
    }
  }

  #drawBlock(drawn: Drawn, isLast: boolean): void {
    const { block, element } = drawn;
    if (!this.#isGentle) drawn.fresh = undefined;
    else if (this.#isWritten && isLast) drawn.fresh ??= new FreshWords();
    drawn.fresh?.begin(performance.now());
    const drawing: Drawing = { ...this.#around, fresh: drawn.fresh };
    render(
      block.nodes.map((node) => templateOf(node, drawing)),
      element,
    );
    drawn.isDrawn = true;
    if (drawn.fresh) this.#coming.add(drawn);
  }

  /** Once words have come, they are text like any other. */
  #calm(now = performance.now()): void {
    let next = Infinity;
    for (const drawn of this.#coming) {
      const { end } = drawn.fresh ?? { end: 0 };
      if (end > now) next = Math.min(next, end);
      else {
        this.#coming.delete(drawn);
        if (drawn.fresh) this.#drawBlock(Object.assign(drawn, { fresh: undefined }), false);
      }
    }
    if (next < Infinity)
      this.#calming ??= setTimeout(() => {
        this.#calming = undefined;
        this.#calm();
      }, next - now);
  }

  #press(event: MouseEvent): void {
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>('a[href]');
    const copy = target.closest<HTMLElement>('.copy');
    if (link && event.button < 2 && !event.defaultPrevented && !this.#around.follow(new URL(link.href)))
      event.preventDefault();
    if (copy && event.isTrusted && event.type === 'click') void this.#copy(copy);
  }

  async #copy(button: HTMLElement): Promise<void> {
    const code = button.parentElement!.querySelector('code')!;
    try {
      await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ''));
    } catch {
      getSelection()?.selectAllChildren(code);
      return this.#say('Selected, not copied', COPIED);
    }
    button.classList.add('copied');
    this.#say('Copied', COPIED);
  }

  /** Says something politely, once: it goes again, so that nobody who reads on comes across it. */
  #say(text: string, time = LINGER): void {
    if (!this.element.isConnected) return;
    this.status.replaceChildren(text);
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#hush, time);
  }

  #hush = (): void => {
    this.status.replaceChildren();
    for (const button of this.element.querySelectorAll('.copied')) button.classList.remove('copied');
  };
}
