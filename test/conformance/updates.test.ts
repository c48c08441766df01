import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { clearPage } from '../hands.js';
import { drawn } from '../page.js';
import type { UpdateFixture } from './update-fixture.js';

interface FixtureFile extends UpdateFixture {
  readonly file: string;
}

const fixtures = (await (await fetch('/__conformance/updates.json')).json()) as readonly FixtureFile[];

/** What a tree looks like: its elements, and their texts. */
const shownBy = (widget: Element): string =>
  [...widget.shadowRoot!.querySelector('.tree')!.querySelectorAll('*')]
    .filter((element) => !element.parentElement!.closest('ck-text'))
    .map((element) => [element, element.localName === 'ck-text' || !element.children.length] as const)
    .map(([element, isLeaf]) => `${element.localName} ${isLeaf ? element.textContent : ''}`)
    .join('\n');

const draw = async (tree: unknown) => {
  const widget = document.createElement('ck-widget');
  document.body.append(widget);
  if (tree !== null) widget.widget = tree;
  await widget.updateComplete;
  await drawn(1);
  return widget;
};

describe('conformance of updates', () => {
  afterEach(clearPage);

  it('has fixtures', () => expect(fixtures.length).to.be.greaterThan(40));

  for (const { file, title, before, updates, after, ignored = [] } of fixtures) {
    it(`${file}: ${title}`, async () => {
      const widget = await draw(before);
      const unchanged = updates.flatMap((update, i) => (widget.applyUpdate(update) ? [] : [i]));
      await widget.updateComplete;
      await drawn(1);
      expect(widget.widget ?? null).to.deep.equal(after);
      expect(unchanged).to.deep.equal(ignored);
      expect(shownBy(widget)).to.equal(shownBy(await draw(after)));
    });
  }
});
