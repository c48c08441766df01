import { expect } from '@open-wc/testing';
import type { ListView } from '../../src/index.js';
import '../../src/index.js';
import { flat, speak } from '../accessibility.js';
import { answer, clearPage, click, hasFocus, partIn, press, show, whereFocusIs } from '../hands.js';
import { drawn, setSize } from '../page.js';
import { WAYS, type Way } from '../sheet.js';

const row = (value: string, props: object = {}) => ({
  type: 'ListViewItem',
  key: value,
  ...props,
  children: [{ type: 'Text', value }],
});

const list = (count: number, props: object = {}, ofRow: object = {}) => ({
  type: 'ListView',
  ...props,
  children: Array.from({ length: count }, (_, i) => row(`Row ${i}`, ofRow)),
});

const shown = (element: ListView): number =>
  [...element.children].filter((child) => child.getBoundingClientRect().height > 0).length;

describe('<ck-list-view>', () => {
  after(clearPage);

  for (const way of WAYS) {
    it(`shows as many items as its limit says (${way})`, async () => {
      for (const [limit, count] of [
        [undefined, 5],
        ['auto', 5],
        [3, 3],
        [0, 0],
        [8, 7],
      ]) {
        const element = await show<ListView>(list(7, limit === undefined ? {} : { limit }), way);
        expect(shown(element), String(limit)).to.equal(count);
        expect(element.shadowRoot!.querySelectorAll('[part~=list-view-more]').length).to.equal(count === 7 ? 0 : 1);
      }
    });

    it(`shows the rest when it is asked to, and moves the focus to the first of it (${way})`, async () => {
      for (const ofRow of [{}, { onClickAction: { type: 'open' } }]) {
        const element = await show<ListView>(list(7, { limit: 4 }, ofRow), way);
        const more = partIn(element, 'list-view-more');
        expect(more.getAttribute('aria-expanded')).to.equal('false');
        more.focus();
        await press('Enter');
        await drawn();
        expect(shown(element)).to.equal(7);
        const fifth = element.children[4]!;
        expect(
          hasFocus('onClickAction' in ofRow ? partIn(fifth, 'list-view-item-button') : fifth),
          whereFocusIs(),
        ).to.equal(true);
        expect(element.shadowRoot!.querySelectorAll('[part~=list-view-more]').length).to.equal(0);
      }
    });
  }

  it('is a list of items to assistive technology, and only of those that show', async () => {
    await show(list(7, { limit: 2 }, { onClickAction: { type: 'open' } }));
    const tree = flat(await speak());
    const [found] = tree.filter(({ role }) => role === 'list');
    const items = flat(found!.inside).filter(({ role }) => role === 'listitem');
    expect(items.length).to.equal(2);
    const buttons = flat(found!.inside).filter(({ role }) => role === 'button');
    expect(buttons.map(({ name }) => name)).to.deep.equal(['Row 0', 'Row 1', 'Show more']);
  });

  it('takes items that come and go', async () => {
    const element = await show<ListView>(list(2, { limit: 4 }));
    document.querySelector('ck-widget')!.widget = list(6, { limit: 4 });
    await drawn();
    expect(shown(element)).to.equal(4);
    partIn(element, 'list-view-more');
    document.querySelector('ck-widget')!.widget = list(1, { limit: 4 });
    await drawn();
    expect([shown(element), element.shadowRoot!.querySelectorAll('[part~=list-view-more]').length]).to.deep.equal([
      1, 0,
    ]);
  });

  it('draws a thousand items', async function () {
    this.timeout(20_000);
    const start = performance.now();
    const element = await show<ListView>(list(1000, { limit: 1000 }, { onClickAction: { type: 'open' } }));
    expect(element.children.length).to.equal(1000);
    expect(performance.now() - start).to.be.below(8000);
    const page = answer();
    await click(partIn(element.children[3]!, 'list-view-item-button'));
    expect(page.events.length).to.equal(1);
    await page.end();
  });
});

describe('<ck-list-view-item>', () => {
  beforeEach(clearPage);
  after(clearPage);

  const mixed = (way: Way, inner: (button: object) => object) =>
    show<HTMLElement>(
      {
        type: 'ListView',
        children: [
          {
            type: 'ListViewItem',
            onClickAction: { type: 'row' },
            children: [
              { type: 'Text', value: 'Row' },
              inner({ type: 'Button', label: 'In', onClickAction: { type: 'inner' } }),
            ],
          },
          { type: 'ListViewItem', children: [{ type: 'Text', value: 'Plain' }] },
        ],
      },
      way,
    );

  for (const way of WAYS) {
    for (const [where, wrap] of Object.entries({
      'right in it': (button: object) => button,
      'in a Row in it': (button: object) => ({ type: 'Row', children: [{ type: 'Col', children: [button] }] }),
    })) {
      it(`leaves a button ${where} to itself (${way})`, async () => {
        const page = answer();
        const element = await mixed(way, wrap);
        await click(partIn(element.querySelector('ck-button')!, 'button'));
        expect(page.events.map(({ action }) => action.type)).to.deep.equal(['inner']);
        await page.end();
        await click(element.querySelector('ck-text')!);
        expect(page.events.map(({ action }) => action.type)).to.deep.equal(['inner', 'row']);
        await page.end();
      });
    }
  }

  it('is one stop for the keyboard, then what is in it; a plain row is none', async () => {
    const page = answer();
    const element = await mixed('json', (button) => button);
    const [first] = element.children;
    await press('Tab');
    expect(hasFocus(partIn(first!, 'list-view-item-button')), whereFocusIs()).to.equal(true);
    await press('Space');
    await page.end();
    await press('Tab');
    expect(hasFocus(partIn(element.querySelector('ck-button')!, 'button')), whereFocusIs()).to.equal(true);
    await press('Enter');
    await page.end();
    expect(page.events.map(({ action }) => action.type)).to.deep.equal(['row', 'inner']);
    await press('Tab');
    expect(hasFocus(document.body), whereFocusIs()).to.equal(true);
  });

  it('is named by all of its text, also after it changes', async () => {
    const named = (value: string) => ({ ...row(value, { onClickAction: { type: 'open' } }), key: 'same' });
    await show(named('Before'));
    document.querySelector('ck-widget')!.widget = named('After');
    await drawn();
    const names = flat(await speak())
      .filter(({ role }) => role === 'button')
      .map(({ name }) => name);
    expect(names).to.deep.equal(['After']);
  });

  it('draws the image of a row that says no size as a thumbnail', async () => {
    await setSize(800, 600);
    const element = await show<HTMLElement>({
      type: 'ListViewItem',
      children: [
        { type: 'Image', src: 'data:image/png;base64,AA==' },
        { type: 'Image', src: 'data:image/png;base64,AA==', width: 90, height: 30 },
      ],
    });
    const sizes = [...element.children].map((child) => {
      const { width, height } = child.getBoundingClientRect();
      return [width, height];
    });
    expect(sizes).to.deep.equal([
      [44, 44],
      [90, 30],
    ]);
  });
});
