import { expect } from '@open-wc/testing';
import { registerIcons } from '../../src/index.js';
import { flat, speak } from '../accessibility.js';
import { clearPage, partIn, show } from '../hands.js';
import { drawn } from '../page.js';
import { WAYS } from '../sheet.js';

const LONG = 'word '.repeat(60).trim();

const heightOf = (element: Element): number => Math.round(element.getBoundingClientRect().height);

for (const way of WAYS) {
  describe(`texts (${way})`, () => {
    after(clearPage);

    for (const [type, line] of [
      ['Text', 24],
      ['Title', 26],
      ['Caption', 20],
    ] as const) {
      const draw = (props: object) =>
        show({ type: 'Col', width: 200, children: [{ type, value: LONG, ...props }] }, way);

      it(`${type} keeps to one line, or to some, with an ellipsis`, async () => {
        const text = async (props: object) => (await draw(props)).firstElementChild!;
        expect(heightOf(await text({}))).to.be.above(4 * line);
        const one = await text({ truncate: true });
        expect(heightOf(one)).to.equal(line);
        expect(getComputedStyle(one).textOverflow).to.equal('ellipsis');
        expect(one.scrollWidth).to.be.above(one.clientWidth);
        expect(heightOf(await text({ maxLines: 3 }))).to.equal(3 * line);
        expect(heightOf(await text({ maxLines: 3, truncate: true }))).to.equal(3 * line);
        expect(heightOf(await text({ maxLines: 3, value: 'Short' }))).to.equal(line);
      });

      it(`${type} draws markup as what it is: text`, async () => {
        const value = '<img src=x onerror=alert(1)> & <b>bold</b> ${x} {{y}}';
        const text = (await draw({ value })).firstElementChild!;
        expect(text.textContent).to.equal(value);
        expect(text.childElementCount).to.equal(0);
      });

      it(`${type} keeps what is written in another direction to itself`, async () => {
        const text = (await draw({ value: '\u05d0\u202e abc' })).firstElementChild!;
        expect(getComputedStyle(text).unicodeBidi).to.match(/isolate|plaintext/);
      });
    }

    it('Text takes room for its least lines, and keeps its line breaks', async () => {
      const text = async (props: object) => await show({ type: 'Text', ...props }, way);
      expect(heightOf(await text({ value: 'One', minLines: 3 }))).to.equal(72);
      expect(heightOf(await text({ value: 'One\ntwo\n\nfour' }))).to.equal(96);
      expect(heightOf(await text({ value: 'One\ntwo', truncate: true }))).to.be.oneOf([24, 48]);
      expect(getComputedStyle(await text({ value: 'x', italic: true, lineThrough: true })).textDecorationLine).to.equal(
        'line-through',
      );
    });

    it('Title and Caption take a line break for a space', async () => {
      expect(heightOf(await show({ type: 'Title', value: 'One\ntwo' }, way))).to.equal(26);
      expect(heightOf(await show({ type: 'Caption', value: 'One\ntwo' }, way))).to.equal(20);
    });

    it('Title is a heading, Text and Caption are text; a text under way is busy', async () => {
      await show(
        {
          type: 'Col',
          children: [
            { type: 'Title', value: 'Head' },
            { type: 'Text', value: 'Text' },
            { type: 'Caption', value: 'Small' },
            { type: 'Text', value: 'Coming', streaming: true },
          ],
        },
        way,
      );
      const tree = flat(await speak());
      expect(tree.filter(({ role }) => role === 'heading').map(({ name }) => name)).to.deep.equal(['Head']);
      expect(tree.filter(({ role }) => role === 'StaticText').map(({ name }) => name)).to.deep.equal([
        'Head',
        'Text',
        'Small',
        'Coming',
      ]);
      const busy = (await show({ type: 'Text', value: 'Coming', streaming: true }, way)).getAttribute('aria-busy');
      expect(busy).to.equal('true');
    });

    it('Badge is as high as its size says, and cut where it does not fit', async () => {
      for (const [size, height] of [
        ['sm', 20],
        ['md', 22],
        ['lg', 24],
      ]) {
        const row = await show({ type: 'Row', width: 90, children: [{ type: 'Badge', label: LONG, size }] }, way);
        const { width, height: own } = row.firstElementChild!.getBoundingClientRect();
        expect([own, width]).to.deep.equal([height, 90]);
      }
    });

    it('Icon of a name that nobody knows keeps its place', async () => {
      for (const name of [
        'no-such-icon',
        'lucide:no-such-icon',
        'nobody:logo',
        '../../etc',
        'https://a.invalid/x',
        '',
      ]) {
        const icon = await show({ type: 'Icon', name, size: 'xl' }, way);
        const { width, height } = icon.getBoundingClientRect();
        expect([width, height], name).to.deep.equal([22, 22]);
        expect(icon.querySelector('path')?.getAttribute('d') ?? '', name).to.equal('');
      }
      await show({ type: 'Icon', name: 'star' }, way);
      expect(flat(await speak()).filter(({ role }) => role === 'img' || role === 'image')).to.deep.equal([]);
    });

    it('Icon and Button ask what the page registered, by name, and survive its failure', async () => {
      const asked: string[] = [];
      registerIcons(`set${way}`, (name) => {
        asked.push(name);
        if (name === 'broken') throw new Error('no icon today');
        return name === 'later' ? Promise.resolve('M0 0h24') : 'M0 0v24';
      });
      const row = await show(
        {
          type: 'Row',
          children: [
            { type: 'Icon', name: `set${way}:logo` },
            { type: 'Icon', name: `set${way}:later` },
            { type: 'Icon', name: `set${way}:broken` },
            { type: 'Button', iconStart: `set${way}:logo` },
            { type: 'Icon', name: `set${way}:No Name` },
          ],
        },
        way,
      );
      await drawn();
      const paths = [...row.children].map(
        (child) => (child.shadowRoot ?? child).querySelector('path')?.getAttribute('d') ?? '',
      );
      expect(paths).to.deep.equal(['M0 0v24', 'M0 0h24', '', 'M0 0v24', '']);
      expect(asked.sort()).to.deep.equal(['broken', 'later', 'logo', 'logo']);
      expect(partIn(row.children[3]!, 'button').getAttribute('aria-label')).to.equal('logo');
    });

    it('Button with an icon alone is named by it, else by its label', async () => {
      const button = async (props: object) => {
        await show({ type: 'Button', ...props }, way);
        return flat(await speak())
          .filter(({ role }) => role === 'button')
          .map(({ name }) => name);
      };
      expect(await button({ iconStart: 'map-pin' })).to.deep.equal(['map pin']);
      expect(await button({ iconEnd: 'mail' })).to.deep.equal(['mail']);
      expect(await button({ label: 'Send', iconStart: 'mail' })).to.deep.equal(['Send']);
      expect((await button({}))[0]).not.to.equal('');
    });
  });
}

describe('what the page writes by hand', () => {
  after(clearPage);

  it('stays where an element has no text of its own', async () => {
    document.body.innerHTML = '<ck-text>By <b>hand</b></ck-text><ck-badge>New</ck-badge>';
    await drawn();
    expect([...document.body.children].map(({ textContent }) => textContent)).to.deep.equal(['By hand', 'New']);
    document.querySelector('ck-text')!.setAttribute('value', 'By prop');
    expect(document.querySelector('ck-text')!.textContent).to.equal('By prop');
    document.querySelector('ck-text')!.removeAttribute('value');
    expect(document.querySelector('ck-text')!.textContent).to.equal('');
  });

  it('of roles stays too', () => {
    document.body.innerHTML =
      '<ck-title value="a" role="none"></ck-title><ck-title value="b" aria-level="2"></ck-title>';
    const [plain, second] = document.body.children;
    expect(plain!.getAttribute('role')).to.equal('none');
    expect([second!.getAttribute('role'), second!.getAttribute('aria-level')]).to.deep.equal(['heading', '2']);
  });
});
