import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import '../../src/index.js';
import { SURFACE_COLORS, TEXT_COLORS } from '../../src/style/color.js';
import { TONES } from '../../src/style/tones.js';
import { contrast, over, rgbaOf, type Rgba } from '../colour.js';
import { drawn, setMedia } from '../page.js';
import { toHtml } from '../to-html.js';
import type { RawNode } from '../../src/schema/node.js';

/** What WCAG asks of text of ordinary size. */
const ENOUGH = 4.5;

const SURFACES = Object.keys(SURFACE_COLORS);

const draw = async (node: RawNode): Promise<HTMLElement> => {
  document.body.innerHTML = toHtml(node);
  await drawn();
  return document.body.firstElementChild as HTMLElement;
};

const surfaceOf = (name: string): Rgba => {
  const probe = document.createElement('div');
  probe.style.backgroundColor = `var(--ck-${name})`;
  document.body.append(probe);
  const colour = rgbaOf(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return colour;
};

/** What keeps too little contrast to one of the surfaces, each with what it has. */
const faint = (name: string, text: Rgba, fill: Rgba): string[] =>
  SURFACES.flatMap((surface) => {
    const ratio = contrast(text, over(fill, surfaceOf(surface)));
    return ratio < ENOUGH ? [`${name} on ${surface}: ${ratio.toFixed(2)}`] : [];
  });

const textOf = (element: Element): Rgba => rgbaOf(getComputedStyle(element).color);

const fillOf = (element: Element, pseudo?: string): Rgba => rgbaOf(getComputedStyle(element, pseudo).backgroundColor);

const NOTHING: Rgba = [0, 0, 0, 0];

const moveOnto = async (element: Element): Promise<void> => {
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
};

for (const scheme of ['light', 'dark']) {
  describe(`contrast, ${scheme}`, () => {
    before(async () => {
      await setMedia({ reducedMotion: 'reduce' });
      document.documentElement.style.colorScheme = scheme;
    });

    after(async () => {
      document.documentElement.style.removeProperty('color-scheme');
      document.body.replaceChildren();
      await resetMouse();
      await setMedia({});
    });

    it('of every colour of text on every surface', async () => {
      const box = await draw({
        type: 'Box',
        children: [
          ...Object.keys(TEXT_COLORS).map((color) => ({ type: 'Text', value: color, color })),
          { type: 'Caption', value: 'caption' },
          { type: 'Title', value: 'title' },
        ],
      });
      const faults = [...box.children].flatMap((text) => faint(text.textContent, textOf(text), NOTHING));
      expect(faults).to.deep.equal([]);
    });

    it('of badges in every tone and variant', async () => {
      const tones = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'];
      const box = await draw({
        type: 'Box',
        children: ['solid', 'soft', 'outline'].flatMap((variant) =>
          tones.map((color) => ({ type: 'Badge', label: `${variant} ${color}`, variant, color })),
        ),
      });
      const faults = [...box.children].flatMap((badge) => faint(badge.textContent, textOf(badge), fillOf(badge)));
      expect(faults).to.deep.equal([]);
    });

    for (const variant of ['solid', 'soft', 'outline', 'ghost']) {
      it(`of ${variant} buttons in every tone, under the pointer too`, async () => {
        const box = await draw({
          type: 'Row',
          wrap: 'wrap',
          children: TONES.map((color) => ({ type: 'Button', label: color, variant, color })),
        });
        const faults: string[] = [];
        for (const element of box.children) {
          const button = element.shadowRoot!.querySelector('button')!;
          const name = button.textContent.trim();
          const rest = fillOf(button);
          faults.push(...faint(name, textOf(button), rest));
          await moveOnto(button);
          expect(button.matches(':hover')).to.equal(true);
          expect(fillOf(button), `hover of ${name}`).not.to.deep.equal(rest);
          faults.push(...faint(`${name} under the pointer`, textOf(button), fillOf(button)));
        }
        expect(faults).to.deep.equal([]);
      });
    }

    it('of the words of a row, a status and a button that shows more', async () => {
      const list = await draw({
        type: 'ListView',
        limit: 1,
        status: { text: 'Found' },
        children: [1, 2].map(() => ({
          type: 'ListViewItem',
          onClickAction: { type: 'open' },
          children: [
            { type: 'Text', value: 'Text' },
            { type: 'Caption', value: 'Caption' },
          ],
        })),
      });
      const row = list.firstElementChild!;
      const elevated = fillOf(list.shadowRoot!.querySelector('.frame')!);
      await moveOnto(row);
      const hover = over(fillOf(row.shadowRoot!.querySelector('button')!), elevated);
      expect(hover).not.to.deep.equal(elevated);
      const more = list.shadowRoot!.querySelector('.more')!;
      const words = list.shadowRoot!.querySelector('.status')!;
      const pairs: [string, Rgba, Rgba][] = [
        ...[...row.children].map((text): [string, Rgba, Rgba] => [text.textContent, textOf(text), hover]),
        ['more', textOf(more), elevated],
        ['status', textOf(words), elevated],
      ];
      const faults = pairs.map(([name, text, ground]) => [name, contrast(text, ground)] as const);
      expect(faults.filter(([, ratio]) => ratio < ENOUGH)).to.deep.equal([]);
    });
  });
}
