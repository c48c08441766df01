import { expect } from '@open-wc/testing';
import { build } from '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { flat, linesOf, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { clearPage, hasFocus, press, show, whereFocusIs } from '../hands.js';
import { drawn, setMedia, setSize } from '../page.js';
import { toHtml } from '../to-html.js';
import { WAYS } from '../sheet.js';

const text = (value: string, props: object = {}): RawNode => ({ type: 'Text', value, ...props });

const cell = (value: string, props: object = {}): RawNode => ({
  type: 'Table.Cell',
  children: [text(value)],
  ...props,
});

const row = (cells: readonly (RawNode | string)[], props: object = {}): RawNode => ({
  type: 'Table.Row',
  ...props,
  children: cells.map((said) => (typeof said === 'string' ? cell(said) : said)),
});

const table = (...rows: readonly RawNode[]): RawNode => ({ type: 'Table', children: rows });

const card = (...children: readonly RawNode[]): RawNode => ({ type: 'Card', size: 'full', children });

const head = row(['Team', 'Who', cell('Hours', { align: 'end' })], { header: true });

const shifts = table(
  head,
  row([cell('Support', { rowSpan: 2 }), 'Ada', cell('8', { align: 'end' })]),
  row(['Grace', cell('12', { align: 'end' })]),
  row([cell('All', { colSpan: 2 }), cell('20', { align: 'end' })]),
);

const wide = table(
  row(
    ['one', 'two', 'three', 'four', 'five'].map((word) => cell(word, { colSize: 'md' })),
    { header: true },
  ),
  row(['1', '2', '3', '4', '5']),
);

/** Where something stands in the page, in whole px. */
const boxOf = (element: Element) => {
  const { left, top, right, bottom, width } = element.getBoundingClientRect();
  const [l, t, r, b, w] = [left, top, right, bottom, width].map(Math.round);
  return { left: l!, top: t!, right: r!, bottom: b!, width: w! };
};

const cellsIn = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('ck-table-cell')];

const find = (root: Element, words: string): HTMLElement =>
  cellsIn(root).find(({ textContent }) => textContent.trim() === words)!;

/** Draws a node in the width of a card, and waits until the sizes of what is in it have been looked at. */
const draw = async (node: RawNode, way: (typeof WAYS)[number]): Promise<HTMLElement> => {
  const root = await show<HTMLElement>(node, way);
  await drawn();
  return root;
};

const tableIn = (root: Element): HTMLElement =>
  root.localName === 'ck-table' ? (root as HTMLElement) : root.querySelector('ck-table')!;

for (const way of WAYS) {
  describe(`<ck-table> (${way})`, () => {
    before(() => setSize(600, 600));

    afterEach(async () => {
      document.documentElement.removeAttribute('dir');
      await setMedia({});
    });

    after(async () => {
      await setSize(800, 600);
      clearPage();
    });

    it('puts cells below each other in columns, those that reach over some as well', async () => {
      const root = await draw(shifts, way);
      const [team, who, hours] = ['Team', 'Who', 'Hours'].map((words) => boxOf(find(root, words)));
      const [support, ada, grace] = ['Support', 'Ada', 'Grace'].map((words) => boxOf(find(root, words)));
      const [eight, twelve] = ['8', '12'].map((words) => boxOf(find(root, words)));
      const [all, twenty] = ['All', '20'].map((words) => boxOf(find(root, words)));
      expect([team!.left, hours!.right]).to.deep.equal([boxOf(root).left, boxOf(root).right]);
      expect([team!.right, who!.right]).to.deep.equal([who!.left, hours!.left]);
      for (const box of [ada!, grace!]) expect([box.left, box.right]).to.deep.equal([who!.left, who!.right]);
      expect([support!.top, support!.bottom]).to.deep.equal([ada!.top, grace!.bottom]);
      expect([grace!.top, grace!.bottom]).to.deep.equal([eight!.bottom, twelve!.bottom]);
      expect([all!.left, all!.right, all!.bottom]).to.deep.equal([team!.left, who!.right, twenty!.bottom]);
    });

    it('parts rows by lines without a gap, the heading by a stronger one, and draws none around', async () => {
      const root = await draw(shifts, way);
      const lineOf = (words: string) => getComputedStyle(find(root, words)).borderBlockStart;
      expect(lineOf('Team')).to.match(/^0px none/);
      expect(lineOf('Support')).not.to.equal(lineOf('All'));
      expect(lineOf('Support')).to.equal(lineOf('Ada'));
      for (const words of ['Support', 'Ada', '8', 'Grace', '12', 'All', '20']) {
        expect(lineOf(words), words).to.match(/^1px solid/);
        expect(getComputedStyle(find(root, words)).borderBlockEnd, words).to.match(/^0px none/);
      }
    });

    it('has its outer texts at its edges, and distance between all others', async () => {
      const root = await draw(shifts, way);
      const paddings = (words: string) => {
        const { paddingInlineStart, paddingInlineEnd, paddingBlock } = getComputedStyle(find(root, words));
        return `${paddingInlineStart} ${paddingInlineEnd}, ${paddingBlock}`;
      };
      expect(['Team', 'Who', 'Hours'].map(paddings)).to.deep.equal(['0px 8px, 8px', '8px 8px, 8px', '8px 0px, 8px']);
      expect(['Support', 'Grace', '12', 'All'].map(paddings)).to.deep.equal([
        '0px 8px, 10px',
        '8px 8px, 10px',
        '8px 0px, 10px',
        '0px 8px, 10px',
      ]);
    });

    it('lets columns share the room, and keeps those of a size to it', async () => {
      const widths = async (...cells: readonly (RawNode | string)[]) => {
        const root = await draw({ ...table(row(cells)), width: 500 }, way);
        return cellsIn(root).map((each) => boxOf(each).width);
      };
      const [a, b] = await widths('a', 'a');
      expect(Math.abs(a! - b!)).to.be.below(2);
      const sizes = { xs: 64, sm: 96, md: 144, lg: 208, xl: 288 };
      for (const [colSize, width] of Object.entries(sizes)) {
        expect(await widths('a', cell('b', { colSize })), colSize).to.deep.equal([500 - width, width]);
      }
      expect(await widths('a', cell('b', { width: 70, colSize: 'lg' }))).to.deep.equal([430, 70]);
      expect(await widths('a', cell('b', { width: '8rem' }))).to.deep.equal([372, 128]);
      expect(await widths('a', cell('b', { width: '30%' }), 'c')).to.satisfy(([, some]: number[]) => some === 150);
      expect(await widths(cell('a', { width: '50%' }), cell('b', { width: '30%' }))).to.satisfy(
        ([most, some]: number[]) => most! + some! === 500 && most! > some!,
      );
      expect(await widths(cell('a', { width: 10 }), cell('b', { width: 10 }))).to.satisfy(
        ([one, other]: number[]) => one! + other! === 500,
      );
      for (const width of ['red', -40, '1px;color:red', 'var(--x)', '-20px']) {
        const [, given] = await widths('a', cell('a', { width }));
        expect(given, String(width)).to.be.above(200);
      }
    });

    it('takes the width of a column from any of its cells, and makes it wider for a longer word', async () => {
      const root = await draw(
        { ...table(row(['a', 'b']), row(['c', cell('d', { colSize: 'xs' })]), row(['e', 'Unreasonable'])), width: 500 },
        way,
      );
      const { width } = boxOf(find(root, 'b'));
      expect(width).to.be.above(80).and.below(130);
      expect(boxOf(find(root, 'd')).width).to.equal(width);
    });

    it('lets columns that only a wide cell reaches over take no room', async () => {
      const root = await draw(
        { ...table(row(['a', 'b']), row([cell('all', { colSpan: 100, rowSpan: 100 })])), width: 500 },
        way,
      );
      expect([boxOf(find(root, 'b')).right, boxOf(find(root, 'all')).right]).to.deep.equal(
        Array(2).fill(boxOf(root).right),
      );
      expect(Math.abs(boxOf(find(root, 'a')).width - boxOf(find(root, 'b')).width)).to.be.below(2);
    });

    it('wraps texts where there is little room, and cuts those that are to be cut', async () => {
      const long = 'A name that is much too long for the room that there is';
      const height = async (props: object) => {
        const node = { ...table(row([cell('', { children: [text(long, props)] }), '1,000'])), width: 200 };
        const root = await draw(node, way);
        expect(boxOf(find(root, '1,000')).right, JSON.stringify(props)).to.equal(boxOf(root).right);
        return root.querySelector('ck-text')!.getBoundingClientRect().height;
      };
      expect(await height({})).to.be.above(40);
      expect(await height({ truncate: true })).to.equal(20);
      const sized = { colSize: 'sm', children: [text(long, { truncate: true })] };
      const root = await draw({ ...table(row([cell('', sized), '1,000'])), width: 300 }, way);
      expect(boxOf(cellsIn(root)[0]!).width).to.equal(96);
    });

    it('sets texts that say no size in its own, and headings in heavy letters', async () => {
      const root = await draw(
        table(
          row(['Head'], { header: true }),
          row(['Body']),
          row([cell('', { children: [text('L', { size: 'md' })] })]),
        ),
        way,
      );
      const look = [...root.querySelectorAll('ck-text')].map((each) => {
        const { fontSize, lineHeight, fontWeight } = getComputedStyle(each);
        return `${fontWeight} ${fontSize}/${Math.round(parseFloat(lineHeight))}`;
      });
      expect(look).to.deep.equal(['600 14px/20', '400 14px/20', '400 16px/24']);
    });

    it('aligns what is in a cell', async () => {
      const places: Readonly<Record<string, number>> = { start: 0, center: 0.5, end: 1 };
      for (const [align, x] of Object.entries(places)) {
        for (const [vAlign, y] of Object.entries(places)) {
          const badge = { type: 'Badge', label: 'B' };
          const aligned = cell('', { align, vAlign, children: [badge], padding: 0, width: 60 });
          const root = await draw({ ...table(row([aligned, 'a b c d e f g h'])), width: 90 }, way);
          const [outer, inner] = [cellsIn(root)[0]!, root.querySelector('ck-badge')!].map((each) =>
            each.getBoundingClientRect(),
          );
          const across = (inner!.left - outer!.left) / (outer!.width - inner!.width);
          const down = (inner!.top - outer!.top) / (outer!.height - inner!.height);
          expect(across, `${align} across`).to.be.closeTo(x, 0.1);
          expect(down, `${vAlign} down`).to.be.closeTo(y, 0.1);
        }
      }
    });

    it('draws whatever else stands in it: across all columns, or in the place of a cell', async () => {
      const root = await draw(
        table(text('Before'), row(['a', 'b']), row([text('c'), { type: 'Badge', label: 'd' }]), {
          type: 'Box',
          children: [text('After')],
        }),
        way,
      );
      const boxes = [...root.querySelectorAll('ck-text, ck-badge')].map(boxOf);
      const [before, a, b, c, d, after] = boxes;
      expect(boxes.length).to.equal(6);
      expect([before!.left, before!.right]).to.deep.equal([boxOf(root).left, boxOf(root).right]);
      expect([a!.left, b!.left]).to.deep.equal([c!.left, d!.left]);
      for (const [above, below] of [
        [before, a],
        [a, c],
        [c, after],
      ]) {
        expect(above!.bottom).to.be.at.most(below!.top);
      }
    });

    it('is a table to assistive technology, with headings, rows and spans', async () => {
      await draw(shifts, way);
      const tree = await speak();
      const inTable = linesOf([flat(tree).find(({ role }) => role === 'table')!]).filter(
        (line) => !/StaticText/.test(line),
      );
      expect(inTable).to.deep.equal([
        'table ""',
        '  row ""',
        ...['Team', 'Who', 'Hours'].map((name) => `    columnheader "${name}" readonly=false required=false`),
        '  row ""',
        ...['Support', 'Ada', '8'].map((name) => `    cell "${name}"`),
        '  row ""',
        ...['Grace', '12'].map((name) => `    cell "${name}"`),
        '  row ""',
        ...['All', '20'].map((name) => `    cell "${name}"`),
      ]);
      const root = tableIn(document.querySelector('ck-widget')?.shadowRoot?.querySelector('.tree') ?? document.body);
      expect(cellsIn(root).map(({ ariaColSpan, ariaRowSpan }) => [ariaColSpan, ariaRowSpan])).to.deep.equal([
        ...Array(3).fill([null, null]),
        [null, '2'],
        ...Array(4).fill([null, null]),
        ['2', null],
        [null, null],
      ]);
      expect(await findings(root)).to.deep.equal([]);
    });

    it('scrolls sideways in its card where it is too wide, from edge to edge, and then takes the focus', async () => {
      await setSize(400, 600);
      const root = await draw(card(text('Above'), wide), way);
      const own = tableIn(root);
      const frame = boxOf(root);
      expect([boxOf(own).left, boxOf(own).right]).to.deep.equal([frame.left + 1, frame.right - 1]);
      expect(boxOf(find(root, '1')).left).to.equal(boxOf(root.querySelector('ck-text')!).left);
      expect(document.documentElement.scrollWidth).to.equal(400);
      expect([own.tabIndex, own.matches(':state(wide)')]).to.deep.equal([0, true]);
      await press('Tab');
      expect(hasFocus(own), whereFocusIs()).to.equal(true);
      expect(getComputedStyle(own).outlineStyle).to.equal('solid');
      own.scrollLeft = 9999;
      expect(boxOf(find(root, 'five')).right).to.equal(frame.right - 17);
      expect(flat(await speak()).find(({ role }) => role === 'table')!.name).to.equal('one, two, three, four, five');
      expect(await findings(root)).to.deep.equal([]);

      await setSize(900, 600);
      await drawn(3);
      expect([own.hasAttribute('tabindex'), own.matches(':state(wide)')]).to.deep.equal([false, false]);
      expect(boxOf(find(root, 'five')).right).to.equal(boxOf(root).right - 17);
      await setSize(600, 600);
    });

    it('scrolls in itself where it stands elsewhere, and clips nothing where it fits', async () => {
      const root = await draw({ type: 'Col', width: 300, children: [shifts, wide] }, way);
      const [fitting, own] = root.querySelectorAll<HTMLElement>('ck-table');
      const overflows = () => [fitting!, own!].map((each) => getComputedStyle(each).overflowX);
      expect(overflows()).to.deep.equal(['visible', 'auto']);
      expect([boxOf(own!).width, own!.scrollWidth > 700]).to.deep.equal([300, true]);
      await setMedia({ media: 'print' });
      expect(overflows()).to.deep.equal(['visible', 'visible']);
    });

    it('notices that what is in it has grown', async () => {
      const root = await draw({ type: 'Col', width: 300, children: [shifts] }, way);
      const own = tableIn(root);
      expect(own.hasAttribute('tabindex')).to.equal(false);
      const name = find(root, 'Who').querySelector<HTMLElement & { value: string }>('ck-text')!;
      name.value = 'W'.repeat(60);
      await drawn(3);
      expect(own.tabIndex).to.equal(0);
      name.value = 'Who';
      await drawn(3);
      expect(own.hasAttribute('tabindex')).to.equal(false);
    });

    it('turns over from right to left, and keeps its lines in forced colours', async () => {
      document.documentElement.dir = 'rtl';
      await setMedia({ forcedColors: 'active' });
      const root = await draw(card(shifts), way);
      expect(boxOf(root).right - boxOf(find(root, 'Team')).right).to.equal(17);
      expect(boxOf(find(root, 'Hours')).left - boxOf(root).left).to.equal(17);
      expect(getComputedStyle(find(root, 'All')).borderTopStyle).to.equal('solid');
    });

    it('keeps a table in a cell apart', async () => {
      const inner = table(row(['x', 'y']), row([cell('z', { colSpan: 2 })]));
      const root = await draw(table(row(['a', cell('', { children: [inner] })]), row(['b', 'c'])), way);
      const x = getComputedStyle(find(root, 'x'));
      expect([x.paddingInlineStart, x.paddingInlineEnd]).to.deep.equal(['0px', '8px']);
      expect(boxOf(find(root, 'z')).right).to.equal(boxOf(find(root, 'y')).right);
      expect(boxOf(find(root, 'b')).left).to.equal(boxOf(find(root, 'a')).left);
    });
  });
}

describe('<ck-table> from JSON', () => {
  after(clearPage);

  const rows = ['a', 'b', 'c'].map((word) => ({ ...row([cell(word), cell(`${word}1`)]), key: word }));

  const redraw = async (node: RawNode): Promise<HTMLElement> => {
    const widget = document.querySelector('ck-widget')!;
    widget.widget = node;
    await widget.updateComplete;
    await drawn();
    return widget.shadowRoot!.querySelector('ck-table')!;
  };

  const order = (root: Element): string[] =>
    cellsIn(root)
      .map((each) => ({ each, ...boxOf(each) }))
      .sort((a, b) => a.top - b.top || a.left - b.left)
      .map(({ each }) => each.textContent);

  it('keeps the elements of rows that come, go and move, and puts them in order', async () => {
    await show(table(...rows));
    const root = await redraw(table(...rows));
    const before = new Map([...root.children].map((each) => [(each as HTMLElement).dataset.key, each]));
    await redraw(table(rows[2]!, row(['new', 'n1'], { key: 'new' }), rows[0]!));
    expect(order(root)).to.deep.equal(['c', 'c1', 'new', 'n1', 'a', 'a1']);
    expect([root.children[0], root.children[2]]).to.deep.equal([before.get('c'), before.get('a')]);
    await redraw(table(...rows));
    expect(order(root)).to.deep.equal(['a', 'a1', 'b', 'b1', 'c', 'c1']);
    expect([root.children[0], root.children[2]]).to.deep.equal([before.get('a'), before.get('c')]);
  });

  it('places and names cells anew when they change', async () => {
    await show(table(row(['a', 'b']), row(['c', 'd'])));
    const root = await redraw(table(row([cell('a', { rowSpan: 2 }), 'b']), row(['c', 'd'])));
    const [a, b, c] = cellsIn(root);
    expect([boxOf(c!).left, boxOf(a!).bottom]).to.deep.equal([boxOf(b!).left, boxOf(c!).bottom]);
    expect(a!.getAttribute('aria-rowspan')).to.equal('2');
    await redraw(table(row(['a', 'b']), row(['c', 'd'])));
    expect([boxOf(c!).left, a!.getAttribute('aria-rowspan')]).to.deep.equal([boxOf(a!).left, null]);
    for (const header of [true, false]) {
      await redraw(table(row(['a', 'b'], { header }), row(['c', 'd'])));
      expect([a!.role, c!.role]).to.deep.equal([header ? 'columnheader' : 'cell', 'cell']);
    }
    await redraw(table(row(['a', 'b']), row(['c', cell('d', { colSize: 'xs' })])));
    expect(boxOf(b!).width).to.equal(64);
    await redraw(
      table(row([cell('a', { colSpan: 0 }), 'b']), row([cell('c', { colSpan: '2' }), cell('d', { rowSpan: 1e9 })])),
    );
    expect(boxOf(b!).left).to.equal(boxOf(cellsIn(root)[3]!).left);
  });

  it('is arranged once however many cells come or change', async () => {
    const many = (props: object) =>
      table(...Array.from({ length: 200 }, () => row(['1', '2', '3', '4', '5', cell('6', { colSpan: 2, ...props })])));
    const widget = document.createElement('ck-widget');
    document.body.replaceChildren(widget);
    await widget.updateComplete;
    let written = 0;
    const observer = new MutationObserver((records) => (written += records.length));
    observer.observe(widget.shadowRoot!, { subtree: true, attributeFilter: ['aria-colspan'] });
    await redraw(many({}));
    expect(written).to.equal(200);
    await redraw(many({ vAlign: 'end' }));
    expect(written).to.equal(400);
    observer.disconnect();
  });
});

describe('<ck-table> by hand', () => {
  after(clearPage);

  const write = async (html: string): Promise<HTMLElement> => {
    document.body.innerHTML = html;
    await drawn();
    return document.querySelector<HTMLElement>('ck-table')!;
  };

  it('shows words right in its cells as lines of text', async () => {
    const root = await write(`<div style="width: 400px; font: 30px serif; text-align: center"><ck-table>
      <ck-table-row header><ck-table-cell>What</ck-table-cell><ck-table-cell>When</ck-table-cell></ck-table-row>
      <ck-table-row>
        <ck-table-cell>Pay <b>today</b>, see <a href="#x">there</a></ck-table-cell>
        <ck-table-cell col-span="1" align="end">2 <ck-badge label="new"></ck-badge></ck-table-cell>
      </ck-table-row>
    </ck-table></div>`);
    const cells = cellsIn(root);
    expect(cells.map((each) => getComputedStyle(each).fontSize)).to.deep.equal(Array(4).fill('14px'));
    expect(cells.map((each) => getComputedStyle(each).textAlign)).to.deep.equal(['start', 'start', 'start', 'end']);
    expect(boxOf(root.querySelector('b')!).top).to.equal(boxOf(root.querySelector('a')!).top);
    expect(boxOf(root.querySelector('ck-badge')!).right).to.equal(boxOf(root).right);
    expect(boxOf(cells[2]!).bottom - boxOf(cells[2]!).top).to.be.below(45);
  });

  it('leaves the roles that the page gives', async () => {
    const root = await write(`<ck-table role="grid" tabindex="-1">
      <ck-table-row role="presentation" header><ck-table-cell role="rowheader">a</ck-table-cell></ck-table-row>
      <ck-table-row><ck-table-cell role="gridcell">b</ck-table-cell><ck-text role="note">c</ck-text></ck-table-row>
    </ck-table>`);
    const roles = [root, ...root.querySelectorAll('*')].map(({ role }) => role);
    expect(roles).to.deep.equal(['grid', 'presentation', 'rowheader', 'row', 'gridcell', 'note']);
    expect(root.getAttribute('tabindex')).to.equal('-1');
  });

  it('is the same in whatever order its parts come to life', async () => {
    const usual = (await write(toHtml(shifts))).outerHTML;
    const widths = cellsIn(document.body).map((each) => boxOf(each).width);
    for (const tags of [
      ['ck-table-cell', 'ck-table-row', 'ck-table'],
      ['ck-table', 'ck-table-row', 'ck-table-cell'],
      ['ck-table-row', 'ck-table', 'ck-table-cell'],
    ]) {
      const template = document.createElement('template');
      template.innerHTML = toHtml(shifts);
      const asleep = template.content.firstElementChild!;
      document.adoptNode(asleep);
      for (const tag of tags) {
        for (const each of [asleep, ...asleep.querySelectorAll('*')]) {
          if (each.localName === tag) customElements.upgrade(each);
        }
      }
      document.body.replaceChildren(asleep);
      await drawn();
      expect(document.querySelector('ck-table')!.outerHTML, tags.join()).to.equal(usual);
      expect(cellsIn(document.body).map((each) => boxOf(each).width)).to.deep.equal(widths);
    }
  });

  it('takes what is put into it, also after it was away', async () => {
    const root = await write(toHtml(table(row(['a', 'b']))));
    const add = async (words: string) => {
      const holder = document.createElement('div');
      holder.innerHTML = toHtml(row([words, cell('over', { colSpan: 2 })]));
      root.append(...holder.children);
      await drawn();
      return boxOf(find(root, words));
    };
    expect((await add('c')).top).to.equal(boxOf(find(root, 'a')).bottom);
    root.remove();
    await add('d');
    expect(root.lastElementChild!.role).to.equal(null);
    document.body.append(root);
    await drawn();
    expect(boxOf(find(root, 'd')).top).to.equal(boxOf(find(root, 'c')).bottom);
    expect((await add('e')).top).to.equal(boxOf(find(root, 'd')).bottom);
    const last = find(root, 'e');
    last.setAttribute('row-span', '7');
    await drawn();
    expect(last.getAttribute('aria-rowspan')).to.equal(null);
    find(root, 'a').setAttribute('row-span', '2');
    await drawn();
    expect(boxOf(find(root, 'c')).left).to.equal(boxOf(find(root, 'b')).left);
  });

  it('is written by builders as well', () => {
    const { table, tableRow, tableCell, text } = build;
    const node = table({}, tableRow({ header: true }, tableCell({ colSpan: 2 }, text('a'))));
    expect(node).to.deep.equal({
      type: 'Table',
      children: [
        {
          type: 'Table.Row',
          header: true,
          children: [{ type: 'Table.Cell', colSpan: 2, children: [{ type: 'Text', value: 'a' }] }],
        },
      ],
    });
  });
});

describe('a table that is too wide', () => {
  it('changes its look in a frame of its own: browsers report what changes a size as it is told of it', async () => {
    const inner = table({ type: 'Button', size: '3xs' });
    const widget = document.body.appendChild(document.createElement('ck-widget'));
    widget.style.position = 'absolute';
    widget.widget = { type: 'Box', minSize: '10px', aspectRatio: 1, children: [table(inner)] };
    await widget.updateComplete;
    await drawn(5);
    expect(widget.shadowRoot!.querySelectorAll('ck-table:state(wide)').length).to.be.at.least(1);
    widget.remove();
  });
});
