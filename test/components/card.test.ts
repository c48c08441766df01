import { expect } from '@open-wc/testing';
import type { Card } from '../../src/index.js';
import '../../src/index.js';
import type { PropsElement } from '../../src/element/props.js';
import { flat, speak } from '../accessibility.js';
import { clearPage, click, hasFocus, partIn, press, show, whereFocusIs } from '../hands.js';
import { drawn, setMedia, setSize } from '../page.js';
import { WAYS } from '../sheet.js';

const backgroundOf = (element: Element): string[] => {
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  return [backgroundColor, backgroundImage];
};

const frameOf = (card: Element): HTMLElement => partIn(card, 'card');

const words = async (): Promise<string[]> => flat(await speak()).map(({ role, name }) => `${role} ${name}`);

/** The buttons by the first word of their names: what folds and unfolds may also say what. */
const buttons = async (): Promise<string[]> =>
  (await words()).filter((line) => line.startsWith('button')).map((line) => line.split(' ').slice(0, 2).join(' '));

const collapsed = {
  type: 'Card',
  collapsed: true,
  children: [
    { type: 'Title', value: 'Order' },
    { type: 'Button', label: 'Inside', onClickAction: { type: 'go' } },
  ],
  confirm: { label: 'Confirm', action: { type: 'yes' } },
};

describe('<ck-card>', () => {
  before(() => setMedia({ reducedMotion: 'reduce' }));

  after(async () => {
    await setMedia({});
    clearPage();
  });

  afterEach(() => document.documentElement.style.removeProperty('color-scheme'));

  for (const way of WAYS) {
    it(`is as wide as its size says, and never wider than its place (${way})`, async () => {
      await setSize(900, 600);
      for (const [size, width] of [
        [undefined, 360],
        ['sm', 360],
        ['md', 440],
        ['lg', 560],
        ['full', 884],
      ]) {
        const card = await show(size === undefined ? { type: 'Card' } : { type: 'Card', size }, way);
        expect(card.getBoundingClientRect().width, String(size)).to.equal(width);
      }
      await setSize(320, 600);
      const card = await show({ type: 'Card', size: 'lg' }, way);
      expect(card.getBoundingClientRect().width).to.equal(304);
      await setSize(800, 600);
    });

    it(`folds its body away, which the user can unfold and fold again (${way})`, async () => {
      const card = await show<Card>(collapsed, way);
      expect(card.matches(':state(collapsed)')).to.equal(true);
      const folded = card.getBoundingClientRect().height;
      expect(folded).to.be.below(70);
      expect(await buttons()).to.deep.equal(['button Show']);
      await press('Tab');
      const toggle = partIn(card, 'card-toggle');
      expect(hasFocus(toggle), whereFocusIs()).to.equal(true);
      expect(toggle.getAttribute('aria-expanded')).to.equal('false');
      await press('Enter');
      await drawn();
      expect(toggle.getAttribute('aria-expanded')).to.equal('true');
      expect(card.matches(':state(collapsed)')).to.equal(false);
      expect(card.getBoundingClientRect().height).to.be.above(folded + 60);
      expect(await buttons()).to.deep.equal(['button Hide', 'button Inside', 'button Confirm']);
      await click(toggle);
      await drawn();
      expect(card.getBoundingClientRect().height).to.equal(folded);
    });

    it(`is a group named by its status, else by its first line (${way})`, async () => {
      const named = async (props: object): Promise<string[]> => {
        await show({ type: 'Card', ...props }, way);
        return (await words()).filter((line) => line.startsWith('group'));
      };
      const children = [{ type: 'Title', value: 'First' }];
      expect(await named({ children, status: { text: 'On its way', icon: 'clock' } })).to.deep.equal([
        'group On its way',
      ]);
      expect(await named({ children })).to.deep.equal(['group First']);
    });
  }

  it('says its status politely, with its icon hidden', async () => {
    const card = await show({ type: 'Card', status: { text: 'On its way', icon: 'clock' } });
    const status = partIn(card, 'card-status');
    expect(status.querySelector('[role=status]')!.textContent.trim()).to.equal('On its way');
    expect(status.querySelector('svg')!.getAttribute('aria-hidden')).to.equal('true');
    const at = status.getBoundingClientRect();
    expect(at.bottom).to.be.at.most(partIn(card, 'card-body').getBoundingClientRect().top);
  });

  it('has cancel before confirm, after what is in it', async () => {
    await show({
      type: 'Card',
      confirm: { label: 'Yes', action: { type: 'yes' } },
      cancel: { label: 'No', action: { type: 'no' } },
      children: [{ type: 'Button', label: 'In' }],
    });
    expect(await buttons()).to.deep.equal(['button In', 'button No', 'button Yes']);
  });

  for (const way of WAYS) {
    it(`forces a theme, and one in it another (${way})`, async () => {
      for (const scheme of ['light', 'dark']) {
        document.documentElement.style.colorScheme = scheme;
        const card = await show(
          {
            type: 'Card',
            theme: 'dark',
            children: [
              { type: 'Text', value: 'Dark' },
              { type: 'Card', theme: 'light', children: [{ type: 'Text', value: 'Light' }] },
            ],
          },
          way,
        );
        const [dark, light] = [...card.querySelectorAll('ck-text')].map((text) => getComputedStyle(text).color);
        expect([dark, light]).to.deep.equal(['rgb(255, 255, 255)', 'rgb(13, 13, 13)']);
        expect(backgroundOf(frameOf(card))[0]).to.equal('rgb(48, 48, 48)');
        expect(backgroundOf(frameOf(card.querySelector('ck-card')!))[0]).to.equal('rgb(255, 255, 255)');
      }
    });

    it(`follows the theme with pairs of colours and of gradients, when it changes later too (${way})`, async () => {
      const gradients = { light: 'linear-gradient(rgb(255, 0, 0), rgb(0, 0, 255))', dark: 'rgb(1, 2, 3)' };
      const root = await show(
        {
          type: 'Basic',
          children: [
            { type: 'Card', background: { light: 'rgb(9, 9, 9)', dark: 'blue-900' } },
            { type: 'Card', background: gradients },
            { type: 'Box', height: 9, background: gradients },
            { type: 'Basic', theme: 'dark', children: [{ type: 'Box', height: 9, background: gradients }] },
          ],
        },
        way,
      );
      const [colours, pair, box, forced] = root.children;
      const expected = {
        light: [
          ['rgb(9, 9, 9)', 'none'],
          ['rgb(255, 255, 255)', gradients.light],
          ['rgba(0, 0, 0, 0)', gradients.light],
          [gradients.dark, 'none'],
        ],
        dark: [
          ['rgb(0, 40, 77)', 'none'],
          [gradients.dark, 'none'],
          [gradients.dark, 'none'],
          [gradients.dark, 'none'],
        ],
      };
      const look = () => [frameOf(colours!), frameOf(pair!), box!, forced!.firstElementChild!].map(backgroundOf);
      const becomes = async (theme: 'light' | 'dark') => {
        for (let i = 0; i < 20 && JSON.stringify(look()) !== JSON.stringify(expected[theme]); i++) await drawn(1);
        expect(look(), theme).to.deep.equal(expected[theme]);
      };
      await becomes('light');
      document.documentElement.style.colorScheme = 'dark';
      await becomes('dark');
      document.documentElement.style.colorScheme = 'light dark';
      await setMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await becomes('light');
      await setMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await becomes('dark');
      await setMedia({ reducedMotion: 'reduce' });
    });
  }

  it('keeps nothing of a pair of gradients once it has another background, and follows the next one', async () => {
    const pair = { light: 'linear-gradient(red, blue)', dark: 'rgb(1, 2, 3)' };
    const box = await show<PropsElement>({ type: 'Box', height: 9, background: pair });
    expect(box.style.length).to.be.above(2);
    box.show({ type: 'Box', height: 9 });
    expect(box.style.cssText).to.equal('height: 9px;');
    box.show({ type: 'Box', height: 9, background: pair });
    document.documentElement.style.colorScheme = 'dark';
    for (let i = 0; i < 20 && box.style.backgroundColor !== pair.dark; i++) await drawn(1);
    expect(box.style.backgroundColor).to.equal(pair.dark);
    document.documentElement.style.colorScheme = 'light dark';
  });

  it('cuts what reaches over its corners, but no focus ring', async () => {
    const card = await show<HTMLElement>({
      type: 'Card',
      size: 'full',
      children: [
        { type: 'Image', src: 'data:image/png;base64,AA==', flush: true, height: 40 },
        { type: 'Button', label: 'A' },
      ],
    });
    const frame = frameOf(card).getBoundingClientRect();
    const image = card.querySelector('ck-image')!.getBoundingClientRect();
    expect([image.left - frame.left, image.top - frame.top, frame.right - image.right]).to.deep.equal([1, 1, 1]);
    const body = partIn(card, 'card-body').getBoundingClientRect();
    const button = partIn(card.querySelector('ck-button')!, 'button').getBoundingClientRect();
    expect(button.left - body.left).to.be.at.least(4);
  });
});
