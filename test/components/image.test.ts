import { expect } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import type { CkErrorEvent, Image } from '../../src/index.js';
import '../../src/index.js';
import { flat, speak } from '../accessibility.js';
import { clearPage, click, partIn, press, show } from '../hands.js';
import { drawn } from '../page.js';
import { FOUR } from '../samples.js';
import { WAYS } from '../sheet.js';

/** The same machine by another name: another host, from which nothing is asked before the user says so. */
const foreign = (name: string): string => {
  const url = new URL(`/__picture/${name}.png`, location.href);
  url.hostname = 'other.localhost';
  return url.href;
};

const asked = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).hostname === 'other.localhost');

const until = async (isDone: () => boolean): Promise<void> => {
  for (let i = 0; i < 100 && !isDone(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
};

const imgOf = (element: Element): HTMLImageElement | null => element.shadowRoot!.querySelector('img');

const errors = (): string[] => {
  const codes: string[] = [];
  document.body.addEventListener('ck-error', ({ detail }: CkErrorEvent) => codes.push(detail.code));
  return codes;
};

describe('<ck-image>', () => {
  beforeEach(clearPage);

  after(async () => {
    await resetMouse();
    clearPage();
  });

  for (const way of WAYS) {
    it(`asks no other host before the user says so (${way})`, async () => {
      const src = foreign(`ask-${way}`);
      const element = await show<Image>({ type: 'Image', src, alt: 'A cat', width: 300, height: 100 }, way);
      const button = partIn(element, 'image-show');
      expect(button.textContent.trim()).to.equal('Show image from other.localhost');
      expect(element.shadowRoot!.textContent).to.include('A cat');
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      await drawn(4);
      expect(imgOf(element) === null).to.equal(true);
      expect(asked().filter((url) => url === src)).to.deep.equal([]);
      await click(button);
      await drawn();
      expect(imgOf(element)?.src).to.equal(src);
      await until(() => asked().includes(src));
      expect(asked().filter((url) => url === src).length).to.equal(1);
    });

    it(`shows what is data or of the page's own host at once (${way})`, async () => {
      for (const src of [FOUR, '/__picture/own.png', new URL('/__picture/other.png', location.href).href]) {
        const element = await show<Image>({ type: 'Image', src, alt: 'Own' }, way);
        const img = imgOf(element)!;
        expect(img.src).to.equal(new URL(src, location.href).href);
        expect([img.alt, img.referrerPolicy, img.loading, img.draggable]).to.deep.equal([
          'Own',
          'no-referrer',
          'lazy',
          false,
        ]);
      }
    });

    it(`refuses addresses that run or are no picture (${way})`, async () => {
      for (const src of [
        'javascript:alert(1)',
        'data:text/html,<b>x</b>',
        'data:image/svg+xml,<svg/>',
        'blob:x',
        'ftp://a/b.png',
        'https://user:secret@host.example/a.png',
      ]) {
        const codes = errors();
        const element = await show<Image>({ type: 'Image', src, alt: 'Nothing' }, way);
        await drawn();
        expect(imgOf(element)?.src, src).to.equal(undefined);
        expect(element.shadowRoot!.querySelectorAll('button').length, src).to.equal(0);
        expect(element.shadowRoot!.textContent).to.include('Nothing');
        if (way === 'json') expect(codes, src).to.deep.equal(['unsafe-url']);
        clearPage();
      }
    });
  }

  it('asks the hosts that the page admits, by https and their exact name or below a `*.`', async () => {
    const widget = document.createElement('ck-widget');
    widget.allowedImageDomains = ['images.invalid', '*.cdn.invalid'];
    document.body.append(widget);
    const isFree = async (src: string): Promise<boolean> => {
      widget.widget = { type: 'Image', src };
      await widget.updateComplete;
      const image = widget.shadowRoot!.querySelector<Image>('ck-image')!;
      await image.updateComplete;
      return imgOf(image) !== null;
    };
    expect(await isFree('https://images.invalid/a.png')).to.equal(true);
    expect(await isFree('https://a.cdn.invalid/a.png')).to.equal(true);
    expect(await isFree('http://images.invalid/a.png')).to.equal(false);
    expect(await isFree('https://cdn.invalid/a.png')).to.equal(false);
    expect(await isFree('https://evilimages.invalid/a.png')).to.equal(false);
    expect(await isFree('https://images.invalid.example/a.png')).to.equal(false);
  });

  it('admits a host that the page names later', async () => {
    const element = await show<Image>({ type: 'Image', src: 'https://later.invalid/a.png' });
    expect(imgOf(element)?.src).to.equal(undefined);
    const widget = document.querySelector('ck-widget')!;
    widget.allowedImageDomains = ['later.invalid'];
    await widget.updateComplete;
    await element.updateComplete;
    expect(imgOf(element)?.src).to.equal('https://later.invalid/a.png');
  });

  it('asks again for another picture', async () => {
    const element = await show<Image>({ type: 'Image', src: foreign('one'), width: 300, height: 100 });
    partIn(element, 'image-show').focus();
    await press('Enter');
    await drawn();
    expect(imgOf(element)?.src).to.equal(foreign('one'));
    document.querySelector('ck-widget')!.widget = { type: 'Image', src: foreign('two'), width: 300, height: 100 };
    await drawn();
    expect(imgOf(element)?.src).to.equal(undefined);
    expect(asked()).not.to.include(foreign('two'));
  });

  it('keeps its place and says its words where it does not load', async () => {
    const element = await show<Image>({
      type: 'Image',
      src: '/__own/missing.png',
      alt: 'A map',
      width: 200,
      height: 90,
    });
    await until(() => imgOf(element) === null);
    expect(element.shadowRoot!.textContent).to.include('A map');
    const { width, height } = element.getBoundingClientRect();
    expect([width, height]).to.deep.equal([200, 90]);
  });

  it('is an image with its words, and nothing without', async () => {
    await show({
      type: 'Basic',
      children: [
        { type: 'Image', src: FOUR, alt: 'Four pixels', size: 20 },
        { type: 'Image', src: FOUR, size: 20 },
      ],
    });
    const images = flat(await speak()).filter(({ role }) => role === 'image' || role === 'img');
    expect(images.map(({ name }) => name)).to.deep.equal(['Four pixels']);
  });

  it('fits and stands as it says', async () => {
    for (const [props, longhand, value] of [
      [{}, 'object-fit', 'cover'],
      [{ fit: 'contain' }, 'object-fit', 'contain'],
      [{ fit: 'scale-down' }, 'object-fit', 'scale-down'],
      [{}, 'object-position', '50% 50%'],
      [{ position: 'top left' }, 'object-position', '0% 0%'],
      [{ position: 'bottom' }, 'object-position', '50% 100%'],
    ] as const) {
      const element = await show<Image>({ type: 'Image', src: FOUR, size: 40, ...props });
      expect(getComputedStyle(imgOf(element)!).getPropertyValue(longhand), JSON.stringify(props)).to.equal(value);
    }
  });

  it('reaches to the edges of its card when it is flush, without a radius or a line', async () => {
    const root = await show<HTMLElement>({
      type: 'Card',
      padding: { x: 6, y: 3 },
      children: [
        { type: 'Image', src: FOUR, flush: true, height: 20 },
        { type: 'Text', value: 'Below' },
      ],
    });
    const frame = partIn(root, 'card').getBoundingClientRect();
    const image = root.querySelector('ck-image')!;
    const at = image.getBoundingClientRect();
    expect([at.left - frame.left, at.top - frame.top, frame.right - at.right]).to.deep.equal([1, 1, 1]);
    expect(getComputedStyle(image).borderTopLeftRadius).to.equal('0px');
    expect(getComputedStyle(partIn(image, 'image-frame')).borderTopWidth).to.equal('0px');
  });

  it('offers to show a foreign one in a row that is pressed as a whole', async () => {
    const src = foreign('row');
    const row = await show<HTMLElement>({
      type: 'ListViewItem',
      onClickAction: { type: 'row' },
      children: [{ type: 'Col', children: [{ type: 'Image', src, width: 300, height: 60 }] }],
    });
    let count = 0;
    row.addEventListener('ck-action', () => count++);
    const image = row.querySelector('ck-image')!;
    await click(partIn(image, 'image-show'));
    await drawn();
    expect([imgOf(image)?.src, count]).to.deep.equal([src, 0]);
  });
});
