import { expect } from '@open-wc/testing';
import MarkdownIt from 'markdown-it';
import type { Markdown } from '../../src/components/markdown.js';
import { clearPage } from '../hands.js';
import { casesOf, documentOf, normalForm, normalFormOf, place, write, type Example } from './documents.js';

/** The examples that are drawn otherwise, each with the reason. */
const OTHERWISE: Readonly<Record<number, string>> = {
  596: 'no widget opens irc: its address is text',
  598: 'no widget opens a scheme that is unknown: its address is text',
  599: 'no widget opens a scheme that is unknown: its address is text',
  601: 'no widget opens a scheme that is unknown, as localhost: is one: its address is text',
  602: 'an address in plain text is a link in GFM',
  606: 'an address of mail in plain text is a link in GFM',
  608: 'an address in plain text is a link in GFM',
  611: 'an address in plain text is a link in GFM',
  612: 'an address of mail in plain text is a link in GFM',
};

const OTHERWISE_IN_GFM: Readonly<Record<number, string>> = {
  628: 'no widget links to ftp: its address is text',
  653: 'raw HTML is text, so that none has to be filtered',
};

const reference = new MarkdownIt('commonmark');

const hasRawHtml = ({ markdown }: Example): boolean => {
  const isRaw = ({ type, children }: { type: string; children: readonly { type: string }[] | null }): boolean =>
    /^html_/.test(type) || (children ?? []).some((child) => isRaw(child as never));
  return reference.parse(markdown, {}).some(isRaw);
};

/** Every element that a document may be made of. */
const OURS =
  'div, p, h4, h5, h6, ul, ol, li, input, blockquote, pre, code, button, svg, path, hr, br, em, strong, del, a, bdi, span, table, thead, tbody, tr, th, td, ck-markdown-image';

describe('Markdown, example by example', () => {
  let common: readonly Example[] | null;
  let gfm: Record<'spec' | 'extensions' | 'regression', readonly Example[]> | null;
  let element: Markdown;

  before(async () => {
    common = await casesOf('commonmark');
    gfm = await casesOf('gfm');
    element = await place({ value: '' });
  });

  after(clearPage);

  const draw = async (markdown: string): Promise<HTMLElement> => {
    await write(element, markdown);
    return documentOf(element);
  };

  const faultsOf = async (examples: readonly Example[]): Promise<readonly Example[]> => {
    const faults: Example[] = [];
    for (const each of examples) {
      const [is, wanted] = [normalForm(await draw(each.markdown)), normalFormOf(each.html)];
      if (is !== wanted) faults.push({ ...each, html: `${is}\n    and not ${wanted}` });
    }
    return faults;
  };

  const inWords = (faults: readonly Example[]): string =>
    faults
      .map(({ example, section, markdown, html }) => `${example} ${section} ${markdown}\n    is ${html}`)
      .join('\n');

  it('draws what CommonMark has without raw HTML', async function () {
    if (!common) {
      console.info('the examples of CommonMark are not there');
      this.skip();
    }
    this.timeout(60_000);
    const examples = common.filter((each) => !hasRawHtml(each));
    const faults = await faultsOf(examples);
    const unknown = faults.filter(({ example }) => !(example in OTHERWISE));
    expect(
      unknown.map(({ example }) => example),
      inWords(unknown),
    ).to.deep.equal([]);
    expect(faults.length).to.equal(Object.keys(OTHERWISE).length);
    expect(examples.length - faults.length).to.be.above(529);
  });

  it('shows raw HTML as text', async function () {
    if (!common) this.skip();
    this.timeout(30_000);
    const examples = common.filter(hasRawHtml);
    expect(examples.length).to.be.above(60);
    for (const { example, markdown } of examples) {
      const drawn = await draw(markdown);
      const tag = /<[a-z!?/][^\s>]*/i.exec(markdown)![0];
      expect(drawn.textContent, String(example)).to.include(tag.replace(/[`*_\\].*/, ''));
      expect([...drawn.querySelectorAll('*')].filter((each) => !each.matches(OURS)).length, String(example)).to.equal(
        0,
      );
    }
  });

  it('draws the extensions of GFM', async function () {
    if (!gfm) {
      console.info('the examples of GFM are not there');
      this.skip();
    }
    const examples = gfm.spec.filter(({ section }) => section.includes('(extension)'));
    expect(examples.length).to.equal(22);
    const faults = await faultsOf(examples);
    const unknown = faults.filter(({ example }) => !(example in OTHERWISE_IN_GFM));
    expect(unknown.length, inWords(unknown)).to.equal(0);
    expect(faults.length).to.equal(Object.keys(OTHERWISE_IN_GFM).length);
  });

  it('draws what cmark-gfm tests its extensions with, but for raw HTML and footnotes', async function () {
    if (!gfm) this.skip();
    const examples = gfm.extensions.filter(
      (each) => !hasRawHtml(each) && each.section !== 'Footnotes' && each.html !== '<IGNORE>\n',
    );
    expect(examples.length).to.be.above(20);
    const faults = await faultsOf(examples);
    expect(faults.length, inWords(faults)).to.equal(0);
  });
});
