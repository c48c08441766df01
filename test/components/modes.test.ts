import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { findings } from '../axe.js';
import { answer, clearPage, click, partIn, show } from '../hands.js';
import { allIn, drawn, setMedia, setSize } from '../page.js';
import { SAMPLES, toRoot } from '../samples.js';
import { WAYS } from '../sheet.js';

/** All samples in one widget, but those that ask for more width than a narrow page has. */
const everything = {
  type: 'Basic',
  children: Object.values(SAMPLES)
    .flat()
    .filter((node) => !(Number(node.width) > 280))
    .map(toRoot),
};

const reset = async (): Promise<void> => {
  await setMedia({});
  await setSize(800, 600);
  document.documentElement.removeAttribute('dir');
  document.documentElement.style.removeProperty('color-scheme');
  clearPage();
};

describe('modes', function () {
  this.timeout(30_000);
  afterEach(reset);

  for (const way of WAYS) {
    it(`fits in 320 px, and in 400 px at twice the size (${way})`, async () => {
      for (const [width, scale] of [
        [320, 1],
        [400, 2],
      ] as const) {
        await setSize(width, 800, scale);
        const root = await show(everything, way);
        await drawn();
        expect(document.documentElement.scrollWidth, `page of ${width} px`).to.equal(width);
        const wide = allIn(root)
          .filter((element) => element.localName.startsWith('ck-') && element.checkVisibility())
          // What is in a table that scrolls is within reach.
          .filter((element) => !element.parentElement?.closest('ck-table:state(wide)'))
          .filter((element) => element.getBoundingClientRect().right > width + 1)
          .map(
            (element) => `${element.localName} ${JSON.stringify((element as { node?: unknown }).node).slice(0, 120)}`,
          );
        expect(wide.slice(0, 5)).to.deep.equal([]);
      }
    });

    it(`moves nothing for longer than 10 ms where less motion is wanted (${way})`, async () => {
      await setMedia({ reducedMotion: 'reduce' });
      const page = answer();
      const root = await show(
        {
          type: 'Basic',
          children: [
            ...everything.children,
            { type: 'Card', key: 'last', collapsed: true, confirm: { label: 'A', action: { type: 'a' } } },
            { type: 'Button', key: 'go', label: 'Go', onClickAction: { type: 'go' } },
          ],
        },
        way,
      );
      const roots = () => [document, ...allIn(document).flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      const long = () =>
        roots()
          .flatMap((tree) => tree.getAnimations())
          .filter(({ effect }) => Number(effect!.getComputedTiming().endTime) > 10)
          .map(({ effect }) => (effect as KeyframeEffect).target!.className);
      expect(long()).to.deep.equal([]);
      const button = partIn(root.lastElementChild!, 'button');
      button.scrollIntoView();
      await click(button);
      await drawn(1);
      expect(page.events.length).to.equal(1);
      expect(long()).to.deep.equal([]);
      const toggle = partIn(root.lastElementChild!.previousElementSibling!, 'card-toggle');
      await click(toggle);
      await drawn(1);
      expect(toggle.getAttribute('aria-expanded')).to.equal('true');
      expect(long()).to.deep.equal([]);
      await page.end();
    });

    it(`turns over from right to left (${way})`, async () => {
      document.documentElement.dir = 'rtl';
      const row = await show(
        {
          type: 'Row',
          width: 300,
          children: [
            { type: 'Text', value: 'First', textAlign: 'start' },
            { type: 'Spacer' },
            { type: 'Button', label: 'Last', iconStart: 'star' },
          ],
        },
        way,
      );
      const [first, , last] = [...row.children].map((child) => child.getBoundingClientRect());
      const at = row.getBoundingClientRect();
      expect([first!.right, last!.left]).to.deep.equal([at.right, at.left]);
      const button = partIn(row.lastElementChild!, 'button');
      const icon = button.querySelector('svg')!.getBoundingClientRect();
      expect(icon.left).to.be.above(partIn(row.lastElementChild!, 'button-label').getBoundingClientRect().left);
      const card = await show(
        { type: 'Card', confirm: { label: 'A', action: { type: 'a' } }, cancel: { label: 'B', action: { type: 'b' } } },
        way,
      );
      expect(partIn(card, 'card-confirm').getBoundingClientRect().right).to.be.below(
        partIn(card, 'card-cancel').getBoundingClientRect().right,
      );
    });
  }

  it('shows what can be pressed and what parts things in forced colours', async () => {
    await setMedia({ forcedColors: 'active' });
    const root = await show<HTMLElement>({
      type: 'Basic',
      children: [
        ...['solid', 'soft', 'outline', 'ghost'].map((variant) => ({ type: 'Button', label: variant, variant })),
        { type: 'Button', label: 'off', disabled: true },
        { type: 'Badge', label: 'Badge' },
        { type: 'Divider' },
      ],
    });
    const buttons = [...root.querySelectorAll('ck-button')].map((element) => partIn(element, 'button'));
    // A ghost has no frame in any colours: it is told by its words alone.
    for (const button of buttons.filter(({ dataset }) => dataset.variant !== 'ghost')) {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(button);
      const before = getComputedStyle(button, '::before');
      const isFramed = borderTopStyle === 'solid' && parseFloat(borderTopWidth) >= 1;
      const isFramedInside = before.borderTopStyle === 'solid' && parseFloat(before.borderTopWidth) >= 1;
      expect(isFramed || isFramedInside, button.textContent.trim()).to.equal(true);
    }
    const [on, , , , off] = buttons.map((button) => getComputedStyle(button).color);
    expect(on).not.to.equal(off);
    expect(getComputedStyle(root.querySelector('ck-badge')!).borderTopStyle).to.equal('solid');
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    expect(getComputedStyle(root.querySelector('ck-divider')!).backgroundColor).not.to.equal(ground);
    buttons[0]!.focus({ focusVisible: true });
    expect(getComputedStyle(buttons[0]!).outlineStyle).to.equal('solid');
    expect(await findings(root)).to.deep.equal([]);
  });

  it('shows everything on paper', async () => {
    await setMedia({ media: 'print' });
    const root = await show(everything);
    const widget = document.querySelector('ck-widget')!;
    const items = [...root.querySelectorAll('ck-list-view-item')].filter((item) => item.assignedSlot);
    expect(items.length).to.be.above(10);
    for (const element of [widget, ...items]) {
      expect(getComputedStyle(element).contentVisibility).to.equal('visible');
    }
  });

  it('shows where the focus is on everything that takes it', async () => {
    const root = await show({
      type: 'Basic',
      children: [
        { type: 'Button', label: 'a' },
        { type: 'Button', label: 'b', variant: 'ghost' },
        {
          type: 'ListView',
          limit: 1,
          children: [1, 2].map(() => ({ type: 'ListViewItem', onClickAction: { type: 'a' } })),
        },
        { type: 'Card', collapsed: true, children: [] },
        { type: 'Image', src: 'https://a.invalid/a.png', width: 300, height: 50 },
      ],
    });
    const buttons = allIn(root).filter((element) => element.localName === 'button' && element.checkVisibility());
    expect(buttons.length).to.equal(6);
    for (const button of buttons as HTMLElement[]) {
      button.focus({ focusVisible: true });
      const { outlineStyle, outlineWidth } = getComputedStyle(button);
      expect([outlineStyle, outlineWidth], button.getAttribute('part') ?? '').to.deep.equal(['solid', '2px']);
    }
  });
});
