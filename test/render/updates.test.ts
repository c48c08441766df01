import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../../src/index.js';
import type { CkErrorEvent, CkWidget } from '../../src/index.js';
import { applyUpdate } from '../../src/protocol/apply-update.js';
import { WidgetTree } from '../../src/render/widget-tree.js';
import { childrenOf, isNode, type RawNode } from '../../src/schema/node.js';
import { law } from '../law.js';
import { drawn } from '../page.js';
import '../samples.js';
import { nameless, treeOf } from './markup.js';

type Update = Readonly<Record<string, unknown>>;

const make = async (widget: unknown): Promise<CkWidget> => {
  const element = document.createElement('ck-widget');
  document.body.append(element);
  element.widget = widget;
  await element.updateComplete;
  return element;
};

const boxOf = (element: CkWidget): Element => element.shadowRoot!.querySelector('.tree')!;

const more = (id: unknown, delta: unknown, done: unknown = false): Update => ({
  type: 'widget.streaming_text.value_delta',
  component_id: id,
  delta,
  done,
});

const other = (id: unknown, component: unknown): Update => ({
  type: 'widget.component.updated',
  component_id: id,
  component,
});

const whole = (widget: unknown): Update => ({ type: 'widget.root.updated', widget });

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');

/** Trees in which ids come once and more often, and children in lists, alone, and with what is no node in between. */
const { node } = fc.letrec<{ node: RawNode }>((tie) => ({
  node: fc
    .tuple(
      fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.record(
          {
            type: fc.constantFrom('Text', 'Markdown', 'Title', 'Badge', 'NoSuchType'),
            value: fc.oneof(fc.string(), fc.constant(null)),
            streaming: fc.boolean(),
          },
          { requiredKeys: ['type'] },
        ),
        fc.record({
          type: fc.constantFrom('Row', 'Col', 'Card', 'Form', 'Text', 'ListView'),
          children: fc.oneof(
            fc.array(fc.oneof({ weight: 6, arbitrary: tie('node') }, fc.constantFrom(null, 7, 'x')), { maxLength: 5 }),
            tie('node'),
          ),
        }),
      ),
      fc.option(id),
      fc.option(fc.constantFrom('k', 'l')),
    )
    .map(([node, id, key]) => ({ ...node, ...(id !== null && { id }), ...(key !== null && { key }) })),
}));

const update = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(id, fc.string({ maxLength: 4 }), fc.boolean()).map((said) => more(...said)) },
  { weight: 3, arbitrary: fc.tuple(id, node).map((said) => other(...said)) },
  { weight: 1, arbitrary: node.map(whole) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Update>(
      more('none', 'x'),
      more(5, 'x'),
      more('a', 5),
      other('a', 'x'),
      whole('x'),
      { type: 'no.such.update', component_id: 'a' },
      {},
    ),
  },
);

/** What may come between two updates: nothing, a look at the tree, a frame. */
const pause = fc.constantFrom('none', 'none', 'none', 'look', 'frame');

describe('updates, one after the other', () => {
  afterEach(() => document.body.replaceChildren());

  it('make the tree that they make by themselves, and know the same of it', () => {
    fc.assert(
      fc.property(node, fc.array(fc.tuple(update, fc.boolean())), (first, steps) => {
        const tree = new WidgetTree(first);
        let wanted: unknown = first;
        for (const [update, isLook] of steps) {
          const next = applyUpdate(wanted, update);
          expect(tree.apply(update) !== false).to.equal(next !== wanted);
          wanted = next;
          if (isLook) expect(tree.root).to.deep.equal(wanted);
        }
        expect(tree.root).to.deep.equal(wanted);
      }),
      { seed: 31, numRuns: 1500 },
    );
  });

  it('share every node that none of them touches, and change none that was given', () => {
    const deltas = fc.array(id.map((id) => more(id, 'x')));
    const below = (each: RawNode): readonly RawNode[] => [each, ...childrenOf(each).flatMap(below)];
    fc.assert(
      fc.property(node, deltas, (first, steps) => {
        const before = JSON.stringify(first);
        const tree = new WidgetTree(first);
        for (const step of steps) tree.apply(step);
        const kept = new Set(below(tree.root as RawNode));
        expect(JSON.stringify(first)).to.equal(before);
        const touched = new Set(steps.map(({ component_id }) => component_id));
        for (const each of below(first)) {
          if (below(each).every(({ id }) => !touched.has(id))) expect(kept.has(each)).to.equal(true);
        }
      }),
      { seed: 32, numRuns: 500 },
    );
  });

  it('make the drawing that a fresh one of the tree is, whenever they come', async () => {
    await law(
      fc.asyncProperty(node, fc.array(fc.tuple(update, pause), { maxLength: 12 }), async (first, steps) => {
        const element = await make(first);
        let wanted: unknown = first;
        for (const [update, pause] of steps) {
          const next = applyUpdate(wanted, update);
          expect(element.applyUpdate(update)).to.equal(next !== wanted);
          wanted = next;
          if (pause === 'look') expect(element.widget).to.deep.equal(wanted);
          if (pause === 'frame') await element.updateComplete;
        }
        await element.updateComplete;
        expect(element.widget).to.deep.equal(wanted);
        const fresh = await make(wanted);
        expect(nameless(await treeOf(element))).to.equal(nameless(await treeOf(fresh)));
        document.body.replaceChildren();
      }),
      60,
    );
  }).timeout(30_000);

  it('reach a text of any depth', () => {
    let root: RawNode = { type: 'Text', id: 'a', value: 'x' };
    for (let i = 0; i < 100_000; i++) root = { type: 'Box', children: [root] };
    const tree = new WidgetTree(root);
    expect(tree.apply(more('a', 'y'))).to.not.equal(false);
    let found: unknown = tree.root;
    while (isNode(found) && found.type === 'Box') [found] = childrenOf(found);
    expect(found).to.deep.equal({ type: 'Text', id: 'a', value: 'xy' });
  });
});

const rows = (count: number): RawNode => ({
  type: 'Card',
  children: Array.from({ length: count }, (_, i) => ({
    type: 'Row',
    children: [
      { type: 'Text', id: `t${i}`, value: 'x' },
      { type: 'Badge', label: 'b' },
    ],
  })),
});

/** How often something in an element changes: all that changes together counts once. */
const changesIn = (element: Element): { readonly records: MutationRecord[][] } => {
  const records: MutationRecord[][] = [];
  const watch = new MutationObserver((each) => records.push(each));
  watch.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  return { records };
};

describe('many updates', () => {
  afterEach(() => document.body.replaceChildren());

  const KINDS: Readonly<Record<string, (i: number) => Update>> = {
    deltas: (i) => more(`t${i % 20}`, 'y'),
    components: (i) => other(`t${i % 20}`, { type: 'Text', id: `t${i % 20}`, value: `${i}` }),
    roots: (i) => whole(rows(20 + (i % 3))),
  };
  for (const [name, update] of Object.entries(KINDS)) {
    it(`are drawn once a frame: ${name}`, async () => {
      const element = await make(rows(20));
      await drawn();
      const { records } = changesIn(boxOf(element));
      let frames = 0;
      let isOver = false;
      const count = () => {
        frames++;
        if (!isOver) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      for (let i = 0; i < 200; i++) {
        for (let j = 0; j < 5; j++) expect(element.applyUpdate(update(5 * i + j))).to.equal(true);
        await new Promise((resolve) => setTimeout(resolve));
      }
      await element.updateComplete;
      isOver = true;
      expect(records.length).to.be.within(1, frames + 2);
      expect(nameless(await treeOf(element))).to.equal(nameless(await treeOf(await make(element.widget))));
    });
  }

  it('are drawn once a frame when trees are set', async () => {
    const element = await make(rows(3));
    const { records } = changesIn(boxOf(element));
    await drawn();
    for (let i = 0; i < 50; i++) {
      element.widget = rows(4 + (i % 2));
      await Promise.resolve();
    }
    expect(records.length).to.be.lessThan(3);
    await element.updateComplete;
    expect(boxOf(element).querySelectorAll('ck-row').length).to.equal(5);
  });

  it('touch no more of the page than the text that goes on', async () => {
    const element = await make(rows(50));
    await drawn();
    const { records } = changesIn(boxOf(element));
    for (let i = 0; i < 10; i++) element.applyUpdate(more('t7', ' more'));
    await element.updateComplete;
    const text = boxOf(element).querySelectorAll('ck-text')[7]!;
    expect(text.textContent).to.equal(`x${' more'.repeat(10)}`);
    for (const { target } of records.flat()) expect(text.contains(target)).to.equal(true);
  });

  it('are told to what contains the text when it stays as it is', async () => {
    const element = await make({ type: 'Card', children: [{ type: 'Text', id: 'a', value: '' }] });
    const card = boxOf(element).firstElementChild as HTMLElement & { readonly internals: ElementInternals };
    element.applyUpdate(more('a', 'Lunch'));
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await element.updateComplete;
    expect(card.internals.ariaLabel).to.equal('Lunch');
  });

  it('are drawn where no frame comes', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'requestAnimationFrame')!;
    window.requestAnimationFrame = () => 0;
    try {
      const element = await make(rows(2));
      for (const value of ['x', 'xy', 'xyz']) {
        if (value !== 'x') element.applyUpdate(more('t1', value.at(-1)));
        await element.updateComplete;
        expect(boxOf(element).querySelectorAll('ck-text')[1]!.textContent).to.equal(value);
      }
      element.widget = rows(1);
      await element.updateComplete;
      expect(boxOf(element).querySelectorAll('ck-text').length).to.equal(1);
    } finally {
      Object.defineProperty(window, 'requestAnimationFrame', original);
    }
  });

  it('keep to the limits', async () => {
    const element = await make(rows(2));
    const codes: string[] = [];
    element.addEventListener('ck-error', ({ detail }: CkErrorEvent) => codes.push(detail.code));
    element.limits = { text: 10 };
    await element.updateComplete;
    element.applyUpdate(whole(rows(2)));
    for (let i = 0; i < 9; i++) element.applyUpdate(more('t1', '.'));
    await element.updateComplete;
    expect(codes).to.deep.equal([]);
    element.applyUpdate(more('t1', '..'));
    await element.updateComplete;
    const text = boxOf(element).querySelectorAll('ck-text')[1]!;
    expect(text.textContent).to.equal('x.........');
    expect(codes).to.deep.equal(['limit']);
    element.applyUpdate(more('t1', '..'));
    await element.updateComplete;
    expect(text.textContent).to.equal('x.........');
    expect(element.widget).to.have.nested.property('children[1].children[0].value', `x${'.'.repeat(13)}`);
  });

  it('find their elements again after the whole was drawn anew', async () => {
    const element = await make(rows(3));
    element.applyUpdate(more('t2', '1'));
    await element.updateComplete;
    element.widget = { type: 'Card', children: [{ type: 'Text', id: 't2', value: 'new ' }, ...childrenOf(rows(2))] };
    await element.updateComplete;
    element.applyUpdate(more('t2', '2'));
    element.applyUpdate(more('t0', '3'));
    await element.updateComplete;
    expect(boxOf(element).textContent).to.equal('new 2x3bxb');
  });
});
