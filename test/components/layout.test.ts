import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { clearPage, partIn, show } from '../hands.js';
import { setMedia } from '../page.js';
import { WAYS } from '../sheet.js';

type Kind = 'text' | 'box' | 'divider' | 'spacer';

const CHILDREN: Readonly<Record<Kind, RawNode>> = {
  text: { type: 'Text', value: 'Words' },
  box: { type: 'Box', size: 20, border: 1 },
  divider: { type: 'Divider' },
  spacer: { type: 'Spacer' },
};

const TEXTS = ['Text', 'Title', 'Caption'];

const KINDS = Object.keys(CHILDREN) as Kind[];

/** The distance in px that two siblings keep in a column. */
const between = (before: Kind, after: Kind): number => {
  if (before === 'spacer' || after === 'spacer') return 0;
  if (before === 'divider' || after === 'divider') return 12;
  return before === 'text' && after === 'text' ? 4 : 12;
};

const gapsOf = (element: Element, start: 'left' | 'top', end: 'right' | 'bottom'): number[] => {
  const boxes = [...element.children].map((child) => child.getBoundingClientRect());
  return boxes.slice(1).map((box, i) => Math.round((box[start] - boxes[i]![end]) * 100) / 100);
};

const COLUMNS: readonly RawNode[] = [
  { type: 'Col' },
  { type: 'Box' },
  { type: 'Box', direction: 'column' },
  { type: 'Card' },
  { type: 'Basic' },
];

const ROWS: readonly RawNode[] = [
  { type: 'Row' },
  { type: 'Box', direction: 'row' },
  { type: 'Basic', direction: 'row' },
  { type: 'ListViewItem' },
];

for (const way of WAYS) {
  describe(`distances between siblings (${way})`, () => {
    before(() => setMedia({ reducedMotion: 'reduce' }));

    after(async () => {
      await setMedia({});
      clearPage();
    });

    for (const parent of COLUMNS) {
      it(`of every kind in ${JSON.stringify(parent)}`, async () => {
        for (const first of KINDS) {
          for (const second of KINDS) {
            const children = [CHILDREN[first], CHILDREN[second], CHILDREN.box];
            const element = await show({ ...parent, children }, way);
            expect(gapsOf(element, 'top', 'bottom'), `${first}, ${second}`).to.deep.equal([
              between(first, second),
              between(second, 'box'),
            ]);
          }
        }
      });
    }

    for (const parent of ROWS) {
      it(`of every kind in ${JSON.stringify(parent)}`, async () => {
        for (const first of KINDS) {
          for (const second of KINDS) {
            const children = [CHILDREN[first], CHILDREN[second], CHILDREN.box];
            const element = await show({ ...parent, children }, way);
            expect(gapsOf(element, 'left', 'right'), `${first}, ${second}`).to.deep.equal([
              first === 'spacer' || second === 'spacer' ? 0 : 8,
              second === 'spacer' ? 0 : 8,
            ]);
          }
        }
      });
    }

    it('of texts of every type', async () => {
      for (const first of TEXTS) {
        for (const second of TEXTS) {
          const children = [first, second].map((type) => ({ type, value: 'Words' }));
          const element = await show({ type: 'Col', children }, way);
          expect(gapsOf(element, 'top', 'bottom'), `${first}, ${second}`).to.deep.equal([4]);
        }
      }
    });

    it('are those that a gap says, and no others, 0 too', async () => {
      for (const [gap, space] of [
        [0, 0],
        [2, 8],
        [1.5, 6],
        ['10px', 10],
        [20, 80],
      ] as const) {
        for (const type of ['Col', 'Basic', 'Box']) {
          const children = [
            CHILDREN.text,
            CHILDREN.text,
            CHILDREN.divider,
            CHILDREN.box,
            CHILDREN.spacer,
            CHILDREN.box,
          ];
          const element = await show({ type, gap, children }, way);
          expect(gapsOf(element, 'top', 'bottom'), `${type} ${gap}`).to.deep.equal(Array(5).fill(space));
        }
        for (const parent of ROWS) {
          const element = await show(
            { ...parent, gap, children: [CHILDREN.text, CHILDREN.box, CHILDREN.spacer, CHILDREN.box] },
            way,
          );
          expect(gapsOf(element, 'left', 'right'), `${JSON.stringify(parent)} ${gap}`).to.deep.equal(
            Array(3).fill(space),
          );
        }
      }
    });

    it('around a divider are those that it says', async () => {
      for (const [spacing, space] of [
        [0, 0],
        [5, 20],
        ['3px', 3],
      ] as const) {
        const divider = { type: 'Divider', spacing };
        const column = await show({ type: 'Col', children: [CHILDREN.text, divider, CHILDREN.text] }, way);
        expect(gapsOf(column, 'top', 'bottom'), `column ${spacing}`).to.deep.equal([space, space]);
        const row = await show({ type: 'Row', children: [CHILDREN.text, divider, CHILDREN.text] }, way);
        expect(gapsOf(row, 'left', 'right'), `row ${spacing}`).to.deep.equal([space, space]);
      }
    });
  });

  describe(`<ck-divider> and <ck-spacer> (${way})`, () => {
    after(clearPage);

    it('draws across a column and upright in a row', async () => {
      const column = await show(
        { type: 'Col', width: 200, children: [CHILDREN.box, { type: 'Divider', size: 3 }] },
        way,
      );
      const across = column.querySelector('ck-divider')!.getBoundingClientRect();
      expect([across.width, across.height]).to.deep.equal([200, 3]);
      for (const parent of ROWS) {
        const row = await show({ ...parent, children: [CHILDREN.box, { type: 'Divider' }, CHILDREN.box] }, way);
        const upright = row.querySelector('ck-divider')!.getBoundingClientRect();
        expect([upright.width, upright.height], JSON.stringify(parent)).to.deep.equal([1, 20]);
      }
    });

    it('reaches to the edges of its container when it is flush', async () => {
      const card = await show(
        { type: 'Card', padding: { x: 5, y: 2 }, children: [CHILDREN.text, { type: 'Divider', flush: true }] },
        way,
      );
      const frame = partIn(card, 'card').getBoundingClientRect();
      const line = card.querySelector('ck-divider')!.getBoundingClientRect();
      expect([line.left - frame.left, frame.right - line.right]).to.deep.equal([1, 1]);
      const box = await show(
        { type: 'Box', padding: 3, width: 100, children: [{ type: 'Divider', flush: true }] },
        way,
      );
      expect(box.querySelector('ck-divider')!.getBoundingClientRect().width).to.equal(100);
      const row = await show(
        { type: 'Row', padding: 3, height: 50, children: [{ type: 'Divider', flush: true }] },
        way,
      );
      expect(row.querySelector('ck-divider')!.getBoundingClientRect().height).to.equal(50);
    });

    it('takes the free room, and at least what it says', async () => {
      const wide = await show(
        { type: 'Row', width: 200, children: [CHILDREN.box, CHILDREN.spacer, CHILDREN.box] },
        way,
      );
      expect(wide.lastElementChild!.getBoundingClientRect().right).to.equal(wide.getBoundingClientRect().right);
      const spacer = { type: 'Spacer', minSize: 70 };
      const row = await show({ type: 'Row', width: 60, children: [CHILDREN.box, spacer, CHILDREN.box] }, way);
      expect(row.querySelector('ck-spacer')!.getBoundingClientRect().width).to.equal(70);
      const column = await show({ type: 'Col', children: [CHILDREN.box, spacer, CHILDREN.box] }, way);
      expect(column.querySelector('ck-spacer')!.getBoundingClientRect().height).to.equal(70);
    });
  });
}
