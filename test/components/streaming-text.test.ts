import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CkWidget } from '../../src/index.js';
import '../../src/index.js';
import { Text as TextElement } from '../../src/components/text.js';
import { BREATH, COMING, GROUP, LINGER } from '../../src/style/growth.js';
import { LONG } from '../../src/style/text.js';
import { clearPage } from '../hands.js';
import { law } from '../law.js';
import { drawn, pictureOf, setMedia } from '../page.js';
import { differenceOf, toPicture } from '../pixels.js';

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** So many sentences of a length of their own. */
const sentences = (count: number): string =>
  Array.from({ length: count }, (_, i) => `Sentence ${i} has ${'words '.repeat((i * 7) % 19)}in it.`).join(' ');

/** So many paragraphs after a first one that is long enough by itself. */
const paragraphs = (count: number, between = '\n\n'): string =>
  [sentences(LONG / 20), ...Array.from({ length: count }, (_, i) => `${i}: ${sentences(1 + (i % 5))}`)].join(between);

const place = (props: Partial<TextElement>): TextElement => {
  const element = new TextElement();
  Object.assign(element, props);
  document.body.append(element);
  return element;
};

/** What is in a text: its letters piece by piece, those of a block in brackets; words that have just come are among them. */
const piecesOf = (element: Element): readonly string[] => {
  const nodes = [...element.childNodes].filter((node) => !(node instanceof Element && node.shadowRoot));
  const isBlock = (node: Node) => node instanceof HTMLDivElement;
  const letters = nodes.filter((node) => !isBlock(node)).map(({ textContent }) => textContent);
  const blocks = nodes.filter(isBlock).map((node) => `[${piecesOf(node as Element).join('')}]`);
  return [letters.join(''), ...blocks].filter(Boolean);
};

const drawnAtOnce = (value: string, streaming: boolean, props: Partial<TextElement> = {}): readonly string[] => {
  const element = place({ ...props, streaming, value });
  const pieces = piecesOf(element);
  element.remove();
  return pieces;
};

/** The blocks of a text, after its first letters. */
const blocksOf = (element: Element): readonly Element[] => [...element.querySelectorAll(':scope > div > div')];

const groupsOf = (element: Element): readonly HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>(':scope > div')].filter(({ shadowRoot }) => !shadowRoot);

const spansOf = (element: Element): readonly Element[] => [...element.querySelectorAll('span')];

/** Lets a text grow to what it is, in steps. */
const grow = (element: TextElement, text: string, step: number, from = 0): void => {
  for (let end = from + step; end < text.length; end += step) element.value = text.slice(0, end);
  element.value = text;
};

const saidIn = (element: Element): string | undefined =>
  [...element.children].find(({ shadowRoot }) => shadowRoot)?.shadowRoot?.querySelector('[role=status]')?.textContent;

describe('a text that is being written', () => {
  before(async () => {
    const first = place({ streaming: true, value: paragraphs(1) });
    while (blocksOf(first).length === 0) await pause(10);
  });

  beforeEach(clearPage);
  after(clearPage);

  it('is drawn as its text is, whatever the steps, at every step, and when another takes its place', async () => {
    const line = fc.oneof(
      fc.constantFrom('', '', ' ', '\t', '\r'),
      fc.integer({ min: 1, max: 40 }).map((count) => 'word '.repeat(count)),
    );
    const text = fc
      .tuple(fc.integer({ min: 0, max: LONG + 20 }), fc.array(line, { maxLength: 30 }))
      .map(([length, lines]) => `${'x'.repeat(length)}${lines.join('\n')}`);
    const steps = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
    await law(
      fc.asyncProperty(text, text, steps, fc.boolean(), (first, second, sizes, isFlat) => {
        const props = isFlat ? { maxLines: 3 } : {};
        const element = place({ ...props, streaming: true, value: '' });
        for (const value of [first, second]) {
          for (let end = 0, i = 0; end < value.length; i++) {
            end += sizes[i % sizes.length]!;
            element.value = value.slice(0, end);
            expect(element.textContent).to.equal(value.slice(0, end));
            expect(piecesOf(element).join('|')).to.equal(drawnAtOnce(value.slice(0, end), true, props).join('|'));
          }
        }
        element.value = second;
        element.streaming = false;
        expect(element.textContent).to.equal(second);
        expect(piecesOf(element)).to.deep.equal(drawnAtOnce(second, false, props));
        element.remove();
        return Promise.resolve();
      }),
      60,
    );
  });

  it('has a block for each paragraph after its first letters, and keeps those that are done', () => {
    for (const between of ['\n', '\n\n', '\n\n\n']) {
      const text = paragraphs(30, between);
      const element = place({ streaming: true, value: '' });
      const kept: Element[] = [];
      for (let end = 0; end < text.length; end += 9) {
        element.value = text.slice(0, end);
        kept.push(...blocksOf(element).slice(kept.length, -1));
      }
      element.value = text;
      element.streaming = false;
      const blocks = blocksOf(element);
      expect(blocks.map(({ textContent }) => textContent.trim())).to.deep.equal(text.split(between).slice(1));
      expect(kept.every((block, i) => block === blocks[i])).to.equal(true);
      expect(kept.length).to.be.above(25);
    }
  });

  it('is one piece where it is short, or one paragraph', () => {
    const lines = 'A line\n'.repeat(LONG / 7);
    for (const text of [lines, sentences(100), '']) {
      const element = place({ streaming: true, value: '' });
      grow(element, text, 31);
      element.streaming = false;
      expect(piecesOf(element)).to.deep.equal(text ? [text] : []);
    }
  });

  it('touches no more than its last block, however long it is', async () => {
    const text = paragraphs(200);
    const element = place({ streaming: true, value: text });
    const last = blocksOf(element).at(-1)!;
    const first = groupsOf(element).slice(0, -1);
    element.value = `${text} and`;
    await drawn();
    const touched: Node[] = [];
    const observer = new MutationObserver((records) => touched.push(...records.map(({ target }) => target)));
    observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const more of [' and more', ' and more words', ' and more words\n\nThen', ' and more words\n\nThen on']) {
      element.value = text + more;
    }
    await pause(0);
    observer.disconnect();
    expect(touched.length).to.be.within(1, 24);
    expect(first.some((group) => touched.some((node) => group.contains(node)))).to.equal(false);
    expect(touched.some((node) => last.contains(node))).to.equal(true);
  });

  it('lays groups of blocks out only in sight, all but the last', () => {
    const text = paragraphs(2.5 * GROUP);
    const element = place({ streaming: true, value: '' });
    const visibilities = () => groupsOf(element).map((group) => getComputedStyle(group).contentVisibility);
    grow(element, text, 50);
    element.value = `${text}.`;
    const sizes = [GROUP, GROUP, GROUP / 2];
    expect(groupsOf(element).map(({ childElementCount }) => childElementCount)).to.deep.equal(sizes);
    expect(visibilities()).to.deep.equal(['auto', 'auto', 'visible']);
    element.streaming = false;
    expect(visibilities()).to.deep.equal(['auto', 'auto', 'visible']);
    const fresh = place({ value: `${text}.` });
    expect(groupsOf(element).map((group) => group.outerHTML)).to.deep.equal(
      groupsOf(fresh).map((group) => group.outerHTML),
    );
  });

  it('takes about the room that it will take before it was ever in sight', async () => {
    const above = document.createElement('div');
    above.style.blockSize = '20000px';
    document.body.append(above);
    for (const maxWidth of ['400px', '700px']) {
      const element = place({ value: paragraphs(4 * GROUP) });
      element.style.maxWidth = maxWidth;
      await drawn();
      const { height } = element.getBoundingClientRect();
      for (const group of groupsOf(element)) group.style.contentVisibility = 'visible';
      expect(height / element.getBoundingClientRect().height).to.be.within(0.5, 2);
      element.remove();
    }
  });

  it('is as high out of sight as in it', async () => {
    document.body.style.margin = '0';
    const above = document.createElement('div');
    above.style.blockSize = '5000px';
    document.body.append(above);
    const text = paragraphs(8 * GROUP);
    const element = place({ streaming: true, value: '' });
    for (let end = 0; end < text.length; end += 600) {
      element.value = text.slice(0, end);
      await drawn(1);
    }
    element.value = text;
    await drawn();
    const { height } = element.getBoundingClientRect();
    expect(element.querySelectorAll('[style*="content-visibility"]').length).to.be.above(5);
    element.streaming = false;
    expect(element.getBoundingClientRect().height).to.equal(height);
  });

  it('looks as one piece does', async function () {
    this.timeout(20_000);
    document.body.style.margin = '0';
    const text = `${sentences(LONG / 20)}\n\n\nf${'if '.repeat(60)}\n  indented\n\ttab\n\n \nA (\u05d0\u05d1\u05d2, 1) \u05d3\n\u05d0\u05d1 abc 12\n${'long'.repeat(60)}\nend\n\n`;
    for (const props of [
      {},
      { italic: true, lineThrough: true, weight: 'bold' },
      { textAlign: 'end', size: 'sm', color: 'danger' },
      { textAlign: 'center', width: 333, minLines: 60 },
      { maxLines: 4 },
      { truncate: true },
    ] as const) {
      const pictures = [];
      for (const isOnePiece of [true, false]) {
        document.body.replaceChildren();
        const element = place({ ...props, ...(!isOnePiece && { streaming: true, value: '' }) });
        element.style.maxWidth = '600px';
        if (isOnePiece) element.textContent = text;
        else {
          grow(element, text, 40);
          expect(blocksOf(element).length).to.equal('maxLines' in props || 'truncate' in props ? 0 : 8);
          await pause(COMING + 50);
        }
        const { width, height } = element.getBoundingClientRect();
        const clip = { x: 0, y: 0, width: 620, height: 700 };
        window.scrollTo(0, 1e5);
        await drawn();
        pictures.push({ width, height, clip, picture: await toPicture(await pictureOf(clip)) });
        window.scrollTo(0, 0);
      }
      const [one, many] = pictures;
      const name = JSON.stringify(props);
      expect([many!.width, many!.height], name).to.deep.equal([one!.width, one!.height]);
      expect(differenceOf(one!.picture, many!.picture, one!.clip), name).to.equal(undefined);
    }
  });

  it('is selected and copied as its text is, while it grows and afterwards', () => {
    const text = paragraphs(12);
    const element = place({ streaming: true, value: text });
    const range = document.createRange();
    range.setStart(element.firstChild!, 10);
    range.setEnd(blocksOf(element)[3]!.firstChild!, 5);
    const selection = getSelection()!;
    selection.removeAllRanges();
    selection.addRange(range);
    const selected = selection.toString();
    expect(text).to.include(selected);
    expect(selected).to.include('\n\n0: ');
    grow(element, `${text} and more\n\nmore`, 3, text.length);
    element.streaming = false;
    expect(selection.toString()).to.equal(selected);
    selection.selectAllChildren(element);
    expect(selection.toString()).to.equal(`${text} and more\n\nmore`);
  });

  it('keeps what is selected when it becomes long', async () => {
    const text = paragraphs(3);
    const element = place({ streaming: true, value: '' });
    grow(element, text.slice(0, 200), 20);
    await pause(2 * COMING);
    const letters = [...element.childNodes].find((node) => node instanceof Text)!;
    getSelection()!.setBaseAndExtent(letters, 3, letters, 20);
    grow(element, text, 20, 200);
    element.streaming = false;
    expect(getSelection()!.toString()).to.equal(text.slice(3, 20));
  });

  it('lets new words come gently, and leaves plain text', async () => {
    const element = place({ streaming: true, value: 'Some words' });
    expect(spansOf(element).length).to.equal(0);
    element.value = 'Some words and';
    element.value = 'Some words and more';
    await pause(120);
    element.value = 'Some words and more of them';
    expect(spansOf(element).map(({ textContent }) => textContent)).to.deep.equal([' and more', ' of them']);
    const { duration } = spansOf(element)[1]!.getAnimations()[0]!.effect!.getTiming();
    expect(duration).to.equal(COMING);
    expect(element.textContent).to.equal('Some words and more of them');
    await pause(2 * COMING);
    expect(spansOf(element).length).to.equal(0);
    expect(piecesOf(element)).to.deep.equal(['Some words and more of them']);
  });

  it('lets nothing come gently where more texts are written than anybody watches', async () => {
    const texts = Array.from({ length: 40 }, () => place({ streaming: true, value: 'Some words' }));
    const comingOf = () => texts.map((text) => spansOf(text).length).filter(Boolean).length;
    const growAll = async () => {
      for (const text of texts) text.value += ' and more';
      await pause(COMING + 20);
    };
    await growAll();
    for (let i = 0; i < 3; i++) {
      const grown = growAll();
      expect(comingOf()).to.equal(0);
      await grown;
    }
    await pause(2 * COMING);
    texts[0]!.value += ' of them';
    expect(comingOf()).to.equal(1);
  });

  it('lets nothing come gently where the user wants no motion, or where words come in masses', async () => {
    const element = place({ streaming: true, value: 'Some words' });
    await setMedia({ reducedMotion: 'reduce' });
    element.value = 'Some words and more';
    expect(spansOf(element).length).to.equal(0);
    await setMedia({});
    element.value = paragraphs(100);
    expect(spansOf(element).length).to.equal(0);
  });

  it('lets words come gently only where few texts are written at once', async () => {
    await pause(COMING + 50);
    const many = Array.from({ length: 100 }, () => place({ streaming: true, value: 'Some words' }));
    for (const element of many) element.value += ' and more';
    expect(many.filter((element) => spansOf(element).length > 0).length).to.be.within(1, 20);
    await pause(2 * COMING);
    for (const element of many.slice(0, 5)) element.value += ' of them';
    expect(many.filter((element) => spansOf(element).length > 0).length).to.equal(5);
  });

  it('is busy until its end, and is said once then', async () => {
    const element = place({ streaming: true, value: 'Some' });
    const said: (string | undefined)[] = [];
    for (const text of ['Some words', 'Some words\nand', 'Some words\nand more']) {
      element.value = text;
      expect(element.getAttribute('aria-busy')).to.equal('true');
      said.push(saidIn(element));
    }
    element.streaming = false;
    expect(element.hasAttribute('aria-busy')).to.equal(false);
    said.push(saidIn(element));
    await pause(BREATH + 50);
    said.push(saidIn(element));
    expect(said).to.deep.equal([undefined, undefined, undefined, '', 'Some words\nand more']);
    expect(element.textContent).to.equal('Some words\nand more');
    element.value = 'Another text';
    await pause(BREATH + LINGER + 200);
    expect([...element.childNodes].map((node) => node.nodeType)).to.deep.equal([Node.TEXT_NODE]);
    expect(element.textContent).to.equal('Another text');
  });

  it('says nothing any more where it is taken out, and goes on saying where it is moved', async () => {
    const element = place({ streaming: true, value: 'Some' });
    element.value = 'Some words';
    element.streaming = false;
    document.body.prepend(element);
    await Promise.resolve();
    expect([saidIn(element), spansOf(element).length]).to.deep.equal(['', 1]);
    await pause(BREATH + 50);
    expect(saidIn(element)).to.equal('Some words');
    element.remove();
    await Promise.resolve();
    expect(element.innerHTML).to.equal('Some words');
    element.streaming = true;
    element.streaming = false;
    expect(element.innerHTML).to.equal('Some words');
  });

  it('is a field where it can be edited', () => {
    const element = place({ streaming: true, value: paragraphs(3), editable: { name: 'text' } });
    expect([...element.children].map(({ localName }) => localName)).to.deep.equal(['ck-text-field']);
    element.value = `${paragraphs(3)} more`;
    expect([...element.children].map(({ localName }) => localName)).to.deep.equal(['ck-text-field']);
    element.editable = false;
    expect(piecesOf(element)).to.deep.equal(drawnAtOnce(`${paragraphs(3)} more`, true));
    element.editable = { name: 'text' };
    element.editable = undefined;
    expect(element.textContent).to.equal(`${paragraphs(3)} more`);
  });

  it('leaves alone what the page wrote', async () => {
    const element = place({ streaming: true });
    element.innerHTML = 'By <b>hand</b>';
    await pause(50);
    expect(element.innerHTML).to.equal('By <b>hand</b>');
  });

  it('grows in a widget by the updates of the protocol', async () => {
    const text = paragraphs(9);
    const widget: CkWidget = document.createElement('ck-widget');
    document.body.append(widget);
    widget.widget = { type: 'Card', children: [{ type: 'Text', id: 'a', value: '', streaming: true }] };
    await widget.updateComplete;
    const element = widget.shadowRoot!.querySelector('ck-text')!;
    for (let at = 0; at < text.length; at += 700) {
      const [delta, done] = [text.slice(at, at + 700), at + 700 >= text.length];
      widget.applyUpdate({ type: 'widget.streaming_text.value_delta', component_id: 'a', delta, done });
      await widget.updateComplete;
      expect(element.getAttribute('aria-busy')).to.equal(done ? null : 'true');
    }
    const blocks = blocksOf(element);
    expect(blocks.length).to.equal(9);
    widget.widget = { type: 'Card', children: [{ type: 'Text', id: 'a', value: text, streaming: false }] };
    await widget.updateComplete;
    expect(blocksOf(element).every((block, i) => block === blocks[i])).to.equal(true);
    expect(element.textContent).to.equal(text);
  });
});
