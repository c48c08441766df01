import { BREATH, COMING, GROUP, isContinued, LINGER, Pace, TOGETHER } from '../style/growth.js';
import { LONG } from '../style/text.js';

/** The element of a text that grows. */
export interface GrowingHost extends HTMLElement {
  readonly value: string | undefined;
  readonly streaming: boolean | undefined;
  readonly truncate: boolean | undefined;
  readonly maxLines: number | undefined;
}

/** Words that have just come, and the letters that they follow. */
interface Coming {
  readonly element: HTMLElement;
  readonly words: Text;
  readonly after: Text;
  readonly birth: number;
}

/** A line with the empty ones below it, or as much of that as is there. */
const LINES = /[^\n]+\n*|\n+/g;

/** Where the first letters end: behind the lines that are long enough together. */
const endOfHead = (text: string): number => {
  const lines = /\n(?=[^\n])/g;
  lines.lastIndex = LONG - 1;
  return lines.test(text) ? lines.lastIndex : text.length;
};

/** Makes the letters of a node others; what stays of them is left alone, and so is a selection in that. */
const setLetters = (node: Text, text: string): void => {
  const { data } = node;
  if (isContinued(data, text)) node.appendData(text.slice(data.length));
  else if (isContinued(text, data)) node.deleteData(text.length, data.length);
  else node.data = text;
};

const box = (...content: readonly Node[]): HTMLElement => {
  const element = document.createElement('div');
  element.append(...content);
  return element;
};

/** What says a text to who cannot see it: in a tree of its own, since it is none of the text itself. */
const makeVoice = (): HTMLElement => {
  const voice = box();
  const { style } = voice;
  style.position = 'absolute';
  style.inlineSize = style.blockSize = '1px';
  style.overflow = 'hidden';
  style.clipPath = 'inset(50%)';
  style.whiteSpace = 'nowrap';
  const status = box();
  status.setAttribute('role', 'status');
  voice.attachShadow({ mode: 'open' }).append(status);
  return voice;
};

/** How many letters stand in a line, more or less. */
const LINE = 72;

/** Lets the browser remember how large a group was in sight; before that, it is as large as its letters let expect. */
const prepare = ({ style, childNodes }: HTMLElement): void => {
  const lines = [...childNodes].flatMap(({ textContent }) => textContent!.split('\n').slice(0, -1));
  const count = lines.reduce((sum, { length }) => sum + Math.ceil(length / LINE || 1), 0);
  style.containIntrinsicInlineSize = 'auto none';
  style.containIntrinsicBlockSize = `auto ${count}lh`;
  style.overflowClipMargin = '4px';
};

/**
 * Draws a text that may grow, at a cost that does not grow with it: of one that is long, the first letters are one piece,
 * and each paragraph after them is a block. Whatever steps it takes, it is drawn as its text is.
 */
export class GrowingText {
  #host: GrowingHost;
  #text = '';
  #endsLine = false;
  #isFlat: boolean | undefined;
  #isWritten = false;
  #pace = new Pace();
  #head: Text;
  /** The letters that go on: the first ones, or those of the last block. */
  #open: Text;
  #groups: HTMLElement[] = [];
  /** How many groups are laid out only in sight. */
  #waiting = 0;
  #coming: Coming[] = [];
  #calming: ReturnType<typeof setTimeout> | undefined;
  #voice: HTMLElement | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(host: GrowingHost) {
    const { firstChild } = host;
    this.#host = host;
    this.#open = this.#head = firstChild instanceof Text ? firstChild : new Text();
  }

  /** Shows the text as its element has it by now. */
  show(): void {
    const { value = '', streaming = false, truncate = false, maxLines } = this.#host;
    const wasWritten = this.#isWritten;
    const isFlat = truncate || maxLines !== undefined;
    this.#isWritten = streaming;
    this.#wait();
    if (isFlat !== this.#isFlat || !isContinued(this.#text, value)) this.#restart(value, isFlat);
    else if (value !== this.#text)
      this.#append(value.slice(this.#text.length), wasWritten && this.#pace.isGentle(value.length));
    this.#calm();
    if (streaming) return;
    this.#wait();
    if (wasWritten) this.#say();
  }

  /** Goes on with the text, without a look at what there is of it. */
  grow(more: string): void {
    this.#wait();
    this.#append(more, this.#isWritten && this.#pace.isGentle(this.#text.length + more.length));
    this.#calm();
  }

  /** Is told that its element has left its place: where it has come to no other one, what is under way ends. */
  leave(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      clearTimeout(this.#calming);
      clearTimeout(this.#silence);
      this.#calming = undefined;
      this.#calm(Infinity);
      this.#hush();
    });
  }

  /** Groups behind which there is another are laid out only in sight: while it is written, from the next drawing on. */
  #wait(): void {
    for (; this.#waiting < this.#groups.length - 1; this.#waiting++)
      this.#groups[this.#waiting]!.style.contentVisibility = 'auto';
  }

  #restart(text: string, isFlat: boolean): void {
    this.#isFlat = isFlat;
    this.#text = isFlat ? text : text.slice(0, endOfHead(text));
    this.#endsLine = this.#text.endsWith('\n');
    this.#open = this.#head;
    this.#groups = [];
    this.#waiting = 0;
    this.#coming = [];
    for (const node of [...this.#host.childNodes]) if (node !== this.#head && node !== this.#voice) node.remove();
    setLetters(this.#head, this.#text);
    if (this.#head.parentNode !== this.#host) this.#host.append(this.#head);
    this.#append(text.slice(this.#text.length), false);
  }

  #append(more: string, isGentle: boolean): void {
    for (const lines of more.includes('\n') ? more.match(LINES)! : more ? [more] : []) {
      const isBlock = this.#endsLine && !this.#isFlat && this.#text.length >= LONG && lines[0] !== '\n';
      if (isBlock) this.#begin();
      if (isGentle) this.#bring(lines);
      else this.#write(lines);
      this.#text += lines;
      this.#endsLine = lines.endsWith('\n');
    }
  }

  /** Begins another block. */
  #begin(): void {
    let group = this.#groups.at(-1);
    if (!group || group.childElementCount === GROUP) {
      if (group) prepare(group);
      group = box();
      this.#groups.push(group);
      this.#host.append(group);
    }
    this.#open = new Text();
    group.append(box(this.#open));
  }

  #write(text: string): void {
    if (this.#coming.length > 0) this.#calm(Infinity);
    this.#open.appendData(text);
  }

  /** Lets words come gently. */
  #bring(text: string): void {
    const now = performance.now();
    const last = this.#coming.at(-1);
    if (last?.after === this.#open && now - last.birth < TOGETHER) return last.words.appendData(text);
    const element = document.createElement('span');
    const words = new Text(text);
    element.append(words);
    this.#open.parentNode!.append(element);
    element.animate({ opacity: [0, 1] }, COMING);
    this.#coming.push({ element, words, after: this.#open, birth: now });
  }

  /** Once words have come, they are text like any other. */
  #calm(now = performance.now()): void {
    if (this.#coming.length === 0) return;
    const left = this.#coming.findIndex(({ birth }) => now - birth < COMING);
    for (const { element, words, after } of this.#coming.splice(0, left < 0 ? Infinity : left)) {
      after.appendData(words.data);
      element.remove();
    }
    if (this.#coming.length === 0) return;
    this.#calming ??= setTimeout(
      () => {
        this.#calming = undefined;
        this.#calm();
      },
      this.#coming[0]!.birth + COMING - now,
    );
  }

  /** Says the text politely, once: where it will be said has to be there before, and goes again, so that nobody who reads on comes across it. */
  #say(): void {
    if (!this.#host.isConnected) return;
    if (!this.#voice) this.#host.prepend((this.#voice = makeVoice()));
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (!this.#isWritten) this.#voice!.shadowRoot!.firstElementChild!.textContent = this.#text;
      this.#silence = setTimeout(this.#hush, LINGER);
    }, BREATH);
  }

  #hush = (): void => {
    this.#voice?.remove();
    this.#voice = undefined;
  };
}
