import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Markdown } from '../../src/components/markdown.js';
import { documentSurroundings } from '../../src/element/document-surroundings.js';
import { DocumentView } from '../../src/markdown/document-view.js';
import { GROUP } from '../../src/style/growth.js';
import { clearPage } from '../hands.js';
import { law } from '../law.js';
import { setMedia } from '../page.js';
import { allExamples, blocksOf, documentOf, normalForm, place, write, type Example } from './documents.js';

/** Blocks that are what they are from their first line on. */
const BLOCKS = [
  'A paragraph with **strong**, *slanted* and `code` words.',
  '# A heading',
  '## Another *heading*',
  '- one\n- two\n  - three',
  '1. one\n2. two',
  '- [ ] to do\n- [x] done',
  '> A quote\n>\n> - with a list',
  '```js\nconst a = 1;\n```',
  '| a | b |\n|---|---|\n| 1 | **2** |',
  'A [link](https://example.com/x "y") and ~~gone~~ words, https://example.com/z too',
  '![A map](/__picture/map.png)',
  'Two  \nlines &amp; more',
  '***',
];

/** What a document is, up to the place where it is open. */
const openForm = (form: string): string => form.replace(/(?:<\/\w+>|<td>|\s)+$/, '');

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

describe('Markdown that is being written', () => {
  let element: Markdown;
  let examples: readonly Example[] | null;

  before(async () => {
    examples = await allExamples();
  });

  beforeEach(async () => {
    clearPage();
    element = await place({ value: '' });
  });

  after(clearPage);

  /** A view by itself, which draws at once. */
  const viewOf = (): DocumentView => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    return new DocumentView(root, documentSurroundings(new Markdown()));
  };

  const drawnAtOnce = (text: string): string => {
    const view = viewOf();
    view.show(text, false);
    return normalForm(view.element);
  };

  for (const isWritten of [true, false]) {
    it(`ends as it is drawn at once, letter by letter, ${isWritten ? 'while it is written' : 'as it is'}`, async function () {
      if (!examples) {
        console.info('the examples are not there');
        this.skip();
      }
      this.timeout(80_000);
      const faults: string[] = [];
      for (const [i, { markdown }] of examples.entries()) {
        const view = viewOf();
        const step = markdown.length > 120 ? 7 : 1;
        for (let end = 1 + (i % step); end < markdown.length; end += step) view.show(markdown.slice(0, end), isWritten);
        view.show(markdown, false);
        const [is, wanted] = [normalForm(view.element), drawnAtOnce(markdown)];
        if (is !== wanted) faults.push(`${markdown}: ${is} and not ${wanted}`);
        if (i % 100 === 0) await pause(0);
      }
      expect(faults).to.deep.equal([]);
    });
  }

  it('ends as it is drawn at once, whatever the steps, line ends and edits', async function () {
    if (!examples) this.skip();
    this.timeout(60_000);
    const texts = examples.map(({ markdown }) => markdown);
    const document = fc
      .tuple(fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'))
      .map(([parts, end]) => parts.join('\n').replace(/\n/g, end));
    const steps = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 30 });
    await law(
      fc.asyncProperty(document, steps, fc.boolean(), async (text, sizes, isWritten) => {
        const view = viewOf();
        for (let end = 0, i = 0; end < text.length; i++) {
          end += sizes[i % sizes.length]!;
          view.show(text.slice(0, end), isWritten);
          const isBlockEnd = /\n\n$/.test(text.slice(0, end)) && !text.includes('\r');
          if (!isWritten && isBlockEnd) expect(normalForm(view.element)).to.equal(drawnAtOnce(text.slice(0, end)));
        }
        view.show(text, false);
        expect(normalForm(view.element)).to.equal(drawnAtOnce(text));
        const cut = Math.floor(text.length / 2);
        const edited = `${text.slice(0, cut)}\n\nanother\n\n${text.slice(cut + 3)}`;
        view.show(edited, false);
        expect(normalForm(view.element)).to.equal(drawnAtOnce(edited));
        await Promise.resolve();
      }),
      150,
    );
  });

  it('is never shown in a look that it will not have', async () => {
    for (const block of BLOCKS) {
      const text = `Before\n\n${block}\n\nAfter`;
      const final = drawnAtOnce(text);
      const view = viewOf();
      for (let end = 1; end <= text.length; end++) {
        view.show(text.slice(0, end), true);
        expect(
          final.startsWith(openForm(normalForm(view.element))),
          `${text.slice(0, end)} | ${normalForm(view.element)}`,
        ).to.equal(true);
      }
      await pause(0);
    }
  });

  it('keeps the nodes of blocks that are done', async () => {
    const text = [...BLOCKS, ...BLOCKS].join('\n\n');
    const kept: (readonly [HTMLElement, Node | null])[] = [];
    for (let end = 1; end <= text.length; end += 3) {
      await write(element, text.slice(0, end), true);
      for (const block of blocksOf(element).slice(kept.length, -2)) kept.push([block, block.firstElementChild]);
    }
    await write(element, text);
    const blocks = blocksOf(element);
    expect(kept.length).to.be.above(20);
    for (const [i, [block, content]] of kept.entries()) {
      expect(blocks[i] === block && block.firstElementChild === content, String(i)).to.equal(true);
    }
  });

  it('touches no more than its last blocks, however long it is', async () => {
    const text = Array.from({ length: 200 }, (_, i) => BLOCKS[i % BLOCKS.length]).join('\n\n');
    await write(element, text, true);
    await pause(400);
    const touched = new Set<Element>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const block = (target instanceof Element ? target : target.parentElement!).closest('.block');
        if (block) touched.add(block);
      }
    });
    observer.observe(documentOf(element), { subtree: true, childList: true, characterData: true, attributes: true });
    for (const end of [' and', ' and more', ' and more words', ' and more words\n\nThen']) {
      await write(element, text + end, true);
    }
    await pause(0);
    observer.disconnect();
    const last = blocksOf(element).slice(-3);
    expect([...touched].every((block) => last.includes(block as HTMLElement))).to.equal(true);
    expect(touched.size).to.be.above(0);
  });

  it('draws blocks again whose links are defined later, and no others', async () => {
    const text = 'A [name] and [other].\n\nNothing\n\n';
    await write(element, `${text}Middle\n\nEnd\n\n`, true);
    const [first, second] = blocksOf(element);
    const before = second!.firstElementChild;
    await write(element, `${text}Middle\n\nEnd\n\n[name]: https://example.com/a\n\nLast\n`, true);
    expect(first!.querySelectorAll('a').length).to.equal(1);
    expect(first!.textContent).to.include('[other]');
    expect(second!.firstElementChild === before).to.equal(true);
    await write(element, `${text}Middle\n\nEnd\n\n[name]: https://example.com/a\n\nLast\n\n[OTHER]: /b\n`, false);
    expect(first!.querySelectorAll('a').length).to.equal(2);
  });

  it('takes late effects: a heading by its line below, a list that turns loose, a definition that goes on', async () => {
    for (const [start, end] of [
      ['Title', '\n==='],
      ['- a\n- b', '\n\n- c'],
      ['[r]\n\n[r]: /u', '\n"title"'],
      ['a | b', '\n--- | ---\nc | d'],
      ['```\ncode', '\n```\nafter'],
      ['para\n#', 'no heading'],
    ]) {
      await write(element, start!, true);
      await write(element, start! + end!, true);
      await write(element, start! + end!);
      expect(normalForm(documentOf(element)), start).to.equal(drawnAtOnce(start! + end!));
    }
  });

  it('keeps blocks that an edit does not change', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, i) => `Paragraph ${i}`);
    await write(element, paragraphs.join('\n\n'));
    const before = blocksOf(element).map((block) => block.firstElementChild);
    paragraphs.splice(12, 1, 'Another', 'And one more');
    await write(element, paragraphs.join('\n\n'));
    const after = blocksOf(element).map((block) => block.firstElementChild);
    expect(after.length).to.equal(31);
    expect(after.slice(0, 12).every((each, i) => each === before[i])).to.equal(true);
    expect(after.slice(14).every((each, i) => each === before[i + 13])).to.equal(true);
    expect(documentOf(element).textContent).to.equal(paragraphs.join(''));
    paragraphs.splice(3, 20);
    await write(element, paragraphs.join('\n\n'));
    expect(documentOf(element).textContent).to.equal(paragraphs.join(''));
    expect([...documentOf(element).children].every(({ childElementCount }) => childElementCount > 0)).to.equal(true);
  });

  it('stands in groups, which are laid out only in sight once they are done', async () => {
    const text = Array.from({ length: 2.5 * GROUP }, (_, i) => `Paragraph ${i}`).join('\n\n');
    for (let end = 5; end < text.length; end += 5) await write(element, text.slice(0, end), true);
    const groups = [...documentOf(element).children];
    expect(groups.map(({ childElementCount }) => childElementCount)).to.deep.equal([GROUP, GROUP, GROUP / 2]);
    expect(groups.map((group) => getComputedStyle(group).contentVisibility)).to.deep.equal(['auto', 'auto', 'visible']);
  });

  it('has the same distances in groups as without', async () => {
    const text = [...BLOCKS, ...BLOCKS].join('\n\n');
    await write(element, text);
    for (const group of documentOf(element).children) (group as HTMLElement).style.contentVisibility = 'visible';
    const tops = blocksOf(element).map((block) => block.getBoundingClientRect().top);
    const all = document.createElement('div');
    all.className = 'group';
    all.append(...blocksOf(element));
    documentOf(element).replaceChildren(all);
    const others = blocksOf(element).map((block) => block.getBoundingClientRect().top);
    expect(tops).to.deep.equal(others);
  });

  it('lets new words come gently, and leaves plain text', async () => {
    await write(element, 'Some words', true);
    await pause(60);
    await write(element, 'Some words and more', true);
    const fresh = [...documentOf(element).querySelectorAll('.fresh')];
    expect(fresh.map(({ textContent }) => textContent)).to.deep.equal(['Some words', ' and more']);
    expect(fresh[1]!.getAnimations()[0]!.effect!.getTiming().duration).to.be.within(150, 300);
    await pause(400);
    expect(documentOf(element).querySelectorAll('.fresh').length).to.equal(0);
    expect(documentOf(element).textContent).to.equal('Some words and more');
  });

  it('moves nothing where the user wants no motion', async () => {
    await setMedia({ reducedMotion: 'reduce' });
    await write(element, 'Some words', true);
    await write(element, 'Some words and more', true);
    expect(documentOf(element).querySelectorAll('.fresh').length).to.equal(0);
    await setMedia({});
  });

  it('is busy until its end, and is said once then', async () => {
    const said: string[] = [];
    const status = element.shadowRoot!.querySelector('[role=status]')!;
    const observer = new MutationObserver(() => status.textContent && said.push(status.textContent));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    for (const text of ['# A', '# A b', '# A b\n\nSome **words', '# A b\n\nSome **words**\n\n- one']) {
      await write(element, text, true);
      expect(element.getAttribute('aria-busy')).to.equal('true');
    }
    expect(said).to.deep.equal([]);
    await write(element, '# A b\n\nSome **words**\n\n- one\n- two');
    await pause(0);
    expect(element.hasAttribute('aria-busy')).to.equal(false);
    expect(said.map((text) => text.trim().split(/\s*\n\s*/))).to.deep.equal([['A b', 'Some words', 'one', 'two']]);
    await pause(2200);
    expect(status.textContent).to.equal('');
    await write(element, 'Another text');
    await pause(0);
    expect(said.length).to.equal(1);
    observer.disconnect();
  });

  it('says nothing any more where it is taken out, and goes on saying where it is moved', async () => {
    const status = element.shadowRoot!.querySelector('[role=status]')!;
    await write(element, 'Some', true);
    await write(element, 'Some words', true);
    await write(element, 'Some words');
    const { parentElement } = element;
    parentElement!.prepend(element);
    await Promise.resolve();
    const fresh = () => documentOf(element).querySelectorAll('.fresh').length;
    expect([status.textContent.trim(), fresh()]).to.deep.equal(['Some words', 1]);
    element.remove();
    await Promise.resolve();
    expect([status.textContent, fresh()]).to.deep.equal(['', 0]);
    parentElement!.append(element);
    expect(documentOf(element).textContent).to.equal('Some words');
  });
});
