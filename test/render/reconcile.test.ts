import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../../src/index.js';
import { drawingIn, reconcile, type Drawing } from '../../src/render/reconcile.js';
import type { RawNode } from '../../src/schema/node.js';
import '../samples.js';
import { tree } from './trees.js';

const drawing = (): Drawing => drawingIn(document, new Set(), () => undefined);

const place = (): HTMLElement => {
  const parent = document.createElement('div');
  document.body.append(parent);
  return parent;
};

const draw = (...steps: readonly RawNode[]): HTMLElement => {
  const parent = place();
  let prev: readonly RawNode[] = [];
  for (const step of steps) {
    reconcile(parent, prev, [step], drawing());
    prev = [step];
  }
  return parent;
};

/** The markup without the order of attributes and of longhands, which tells how a node came to be and not what it is. */
const markupOf = (element: Element): string => {
  const attributes = [...element.attributes]
    .map(
      ({ name, value }) =>
        `${name}=${value
          .split(name === 'style' ? /;\s*/ : / +/)
          .filter(Boolean)
          .sort()
          .join(';')}`,
    )
    .filter((attribute) => attribute !== 'style=' && attribute !== 'class=')
    .sort();
  const inside = [...element.childNodes].map((child) =>
    child instanceof Element ? markupOf(child) : child.textContent,
  );
  return `<${[element.localName, ...attributes].join(' ')}>${inside.join('')}</>`;
};

describe('reconcile', () => {
  afterEach(() => document.body.replaceChildren());

  it('ends where drawing the last tree afresh ends, whatever was drawn before', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const [patched, fresh] = [draw(before, after), draw(after)];
        expect(markupOf(patched)).to.equal(markupOf(fresh));
        patched.remove();
        fresh.remove();
      }),
      { seed: 20, numRuns: 300 },
    );
  });

  it('changes nothing for an equal tree that shares nothing with the last one', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const parent = draw(node);
        const records = new MutationObserver(() => undefined);
        records.observe(parent, { subtree: true, childList: true, attributes: true, characterData: true });
        reconcile(parent, [node], [structuredClone(node)], drawing());
        expect(records.takeRecords()).to.deep.equal([]);
        parent.remove();
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it('keeps the element of every key, in any new order', () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const listOf = (order: readonly string[]): RawNode => ({
      type: 'Col',
      children: order.map((key) => ({ type: 'Text', key, value: key })),
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(keys), fc.shuffledSubarray(keys), (first, second) => {
        const parent = draw(listOf(first));
        const col = parent.firstElementChild!;
        const before = new Map([...col.children].map((child) => [(child as HTMLElement).dataset.key, child]));
        reconcile(parent, [listOf(first)], [listOf(second)], drawing());
        expect([...col.children].map((child) => child.textContent)).to.deep.equal(second);
        for (const child of col.children) {
          const old = before.get((child as HTMLElement).dataset.key);
          if (old) expect(child).to.equal(old);
        }
        parent.remove();
      }),
      { seed: 22, numRuns: 300 },
    );
  });

  it('moves one element when one node moves', () => {
    const listOf = (order: string): RawNode => ({
      type: 'Col',
      children: [...order].map((key) => ({ type: 'Text', key, value: key })),
    });
    for (const [from, to] of [
      ['abcdef', 'bcdefa'],
      ['abcdef', 'fabcde'],
      ['abcdef', 'abedcf'.replace('edc', 'dec')],
    ] as const) {
      const parent = draw(listOf(from));
      const moved = new Set<Node>();
      const records = new MutationObserver(() => undefined);
      records.observe(parent, { subtree: true, childList: true });
      reconcile(parent, [listOf(from)], [listOf(to)], drawing());
      for (const { addedNodes } of records.takeRecords()) for (const node of addedNodes) moved.add(node);
      expect(moved.size).to.equal(1);
    }
  });

  it('matches nodes without names by position and type', () => {
    const before: RawNode = {
      type: 'Col',
      children: [
        { type: 'Text', value: 'a' },
        { type: 'Badge', label: 'b' },
      ],
    };
    const parent = draw(before);
    const [text, badge] = parent.firstElementChild!.children;
    const after: RawNode = {
      type: 'Col',
      children: [
        { type: 'Title', value: 't' },
        { type: 'Text', value: 'x' },
        { type: 'Badge', label: 'y' },
      ],
    };
    reconcile(parent, [before], [after], drawing());
    expect([...parent.firstElementChild!.children].slice(1)).to.deep.equal([text, badge]);
    expect(parent.textContent).to.equal('txy');
  });

  it('survives doubled keys', () => {
    const twins = (values: string): RawNode => ({
      type: 'Col',
      children: [...values].map((value) => ({ type: 'Text', key: 'same', value })),
    });
    const parent = draw(twins('abc'), twins('cab'), twins('b'), twins('abcd'));
    expect(parent.textContent).to.equal('abcd');
  });

  it('keeps focus in a row around which others come, go and move', () => {
    const listOf = (order: string): RawNode => ({
      type: 'Col',
      children: [...order].map((key) => ({ type: 'Button', key, label: key })),
    });
    const parent = draw(listOf('abc'));
    const middle = parent.querySelector<HTMLElement>('[data-key=b]')!;
    return (middle as unknown as { updateComplete: Promise<boolean> }).updateComplete.then(() => {
      middle.focus();
      reconcile(parent, [listOf('abc')], [listOf('xcby')], drawing());
      expect(document.activeElement).to.equal(middle);
    });
  });

  it('leaves at the end what else stands there', () => {
    const listOf = (order: string): RawNode => ({
      type: 'Col',
      children: [...order].map((key) => ({ type: 'Text', key, value: key })),
    });
    const parent = draw(listOf('ab'));
    const col = parent.firstElementChild!;
    const guest = col.appendChild(document.createElement('hr'));
    for (const [from, to] of ['ab', 'abc', 'ca', 'xacy', '', 'a'].map((each, i, all) => [all[i - 1] ?? 'ab', each])) {
      reconcile(parent, [listOf(from!)], [listOf(to!)], drawing());
      expect(col.textContent).to.equal(to);
      expect(col.lastElementChild).to.equal(guest);
    }
  });
});
