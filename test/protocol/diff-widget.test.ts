import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { applyUpdate } from '../../src/protocol/apply-update.js';
import { diffWidget } from '../../src/protocol/diff-widget.js';
import type { WidgetUpdate } from '../../src/protocol/thread-update.js';
import type { RawNode } from '../../src/schema/node.js';
import { pairOfTrees, tree } from './widget-trees.js';

const seed = 20_260_304;

/** What a value is as JSON. */
const toJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const applyAll = (before: unknown, updates: readonly WidgetUpdate[]): unknown =>
  updates.reduce<unknown>(applyUpdate, before);

const lengthOf = (updates: readonly WidgetUpdate[]): number =>
  updates.reduce((sum, update) => sum + JSON.stringify(update).length, 0);

const root = (widget: RawNode): WidgetUpdate => ({ type: 'widget.root.updated', widget });

describe('laws', () => {
  test('the updates make the second tree of the first, also when they come over the wire', () => {
    const seen = { root: 0, component: 0, streaming_text: 0, several: 0 };
    fc.assert(
      fc.property(pairOfTrees, ([before, after]) => {
        const updates = diffWidget(before, after);
        const steps = updates.reduce<readonly unknown[]>(
          (trees, update) => [...trees, applyUpdate(trees.at(-1), update)],
          [before],
        );
        assert.deepEqual(toJson(steps.at(-1)), toJson(after));
        assert.deepEqual(applyAll(toJson(before), toJson(updates) as WidgetUpdate[]), toJson(after));
        // None means nothing, and where there is nothing to say there is none.
        assert.equal(new Set(steps).size, steps.length);
        assert.equal(updates.length === 0, isDeepStrictEqual(toJson(before), toJson(after)));
        // Several are hardly longer than the whole tree.
        if (updates.length > 1) assert.ok(lengthOf(updates) <= lengthOf([root(after)]) + 100);
        for (const { type } of updates) seen[type.split('.')[1] as keyof typeof seen]++;
        if (updates.length > 1) seen.several++;
      }),
      { seed, numRuns: 10_000 },
    );
    assert.ok(
      Object.values(seen).every((count) => count > 400),
      JSON.stringify(seen),
    );
  });

  test('a tree takes no update to become the same JSON', () => {
    fc.assert(
      fc.property(tree, (widget) => {
        assert.deepEqual(diffWidget(widget, widget), []);
        assert.deepEqual(diffWidget(widget, structuredClone(widget)), []);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('neither tree changes', () => {
    fc.assert(
      fc.property(pairOfTrees, ([before, after]) => {
        const texts = [JSON.stringify(before), JSON.stringify(after)];
        diffWidget(before, after);
        assert.deepEqual([JSON.stringify(before), JSON.stringify(after)], texts);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('what did not change is shared with the first tree, though the second shares nothing with it', () => {
    fc.assert(
      fc.property(tree, (widget) => {
        const card = (label: string) => ({ type: 'Card', children: [widget, { type: 'Badge', id: 'badge', label }] });
        const before = card('old');
        const after = applyAll(before, diffWidget(before, structuredClone(card('new')))) as typeof before;
        assert.equal(after.children[0], widget);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('cases', () => {
  const text = { type: 'Text', id: 't', value: 'Hi' };
  const card = (...children: readonly unknown[]): RawNode => ({ type: 'Card', children });
  const badge = (label: string, id?: string): RawNode => ({ type: 'Badge', label, ...(id !== undefined && { id }) });
  const component = (component_id: string, component: RawNode): WidgetUpdate => ({
    type: 'widget.component.updated',
    component_id,
    component,
  });
  const delta = (component_id: string, delta: string, done = false): WidgetUpdate => ({
    type: 'widget.streaming_text.value_delta',
    component_id,
    delta,
    done,
  });
  const is = (before: RawNode, after: RawNode, ...updates: readonly WidgetUpdate[]): void => {
    assert.deepEqual(diffWidget(before, after), updates);
    assert.deepEqual(applyAll(before, updates), after);
  };

  test('a first tree is a root update', () => {
    assert.deepEqual(diffWidget(undefined, text), [root(text)]);
  });

  test('a text that grew is a delta, wherever it stands and whatever its sort', () => {
    const grown = { ...text, value: 'Hi there' };
    is(text, grown, delta('t', ' there'));
    is(card(badge('x'), card(text)), card(badge('x'), card(grown)), delta('t', ' there'));
    is({ type: 'Transition', children: text }, { type: 'Transition', children: grown }, delta('t', ' there'));
    const markdown = { ...text, type: 'Markdown' };
    is(markdown, { ...markdown, value: 'Hi **' }, delta('t', ' **'));
    is({ type: 'Text', id: 't' }, text, delta('t', 'Hi'));
    is({ ...text, id: '' }, { ...grown, id: '' }, delta('', ' there'));
  });

  test('done ends a text that streams, and is said of no other', () => {
    const streaming = { ...text, streaming: true };
    is(streaming, { ...streaming, value: 'Hi!' }, delta('t', '!'));
    is(streaming, { ...text, value: 'Hi!', streaming: false }, delta('t', '!', true));
    is(streaming, { ...text, streaming: false }, delta('t', '', true));
    is({ ...text, streaming: false }, { ...text, value: 'Hi!', streaming: false }, delta('t', '!'));
  });

  test('what a delta cannot say of a text is a component', () => {
    const is2 = (before: RawNode, after: RawNode) => is(card(before), card(after), component('t', after));
    is2(text, { ...text, value: 'Ho' });
    is2(text, { ...text, value: 'H' });
    is2({ ...text, streaming: true }, { ...text, value: 'Hi!' });
    is2({ ...text, streaming: false }, { ...text, value: 'Hi!', streaming: true });
    is2(text, { ...text, value: 'Hi!', streaming: false });
    is2(text, { ...text, value: 'Hi!', size: 'lg' });
    is2(text, { ...text, value: 'Hi!', type: 'Markdown' });
    is2({ ...text, type: 'Title' }, { ...text, type: 'Title', value: 'Hi!' });
    is2({ ...text, value: 5 }, text);
    is2({ ...text, value: null }, text);
  });

  test('a component is named by the id that it had', () => {
    is(card(badge('x', 'a')), card(badge('x', 'b')), component('a', badge('x', 'b')));
    is(card(badge('x', 'a')), card(text), component('a', text));
    is(card(badge('x', 'a')), card(badge('x')), component('a', badge('x')));
  });

  test('what no id names is changed with what contains it', () => {
    const row = (id: string | undefined, ...children: readonly unknown[]) => ({ type: 'Row', id, gap: 2, children });
    is(card(badge('old')), card(badge('new')), root(card(badge('new'))));
    const [before, after] = [row('r', badge('old'), text), row('r', badge('new'), text)];
    is(card(before, badge('x', 'b')), card(after, badge('x', 'b')), component('r', after));
    for (const id of [7, null, {}, ['t']]) {
      is(card({ ...text, id }), card({ ...text, id, value: 'Hi!' }), root(card({ ...text, id, value: 'Hi!' })));
    }
  });

  test('one more child, one less, or one where a list was, is a change of what contains them', () => {
    const box = (children: unknown) => ({ type: 'Box', id: 'box', children });
    for (const [before, after] of [
      [[text], [text, text]],
      [[text, badge('x')], [text]],
      [text, [text]],
      [[text], text],
      [
        [null, text],
        [text, null],
      ],
      [null, []],
      [[null], [0]],
      [text, null],
    ]) {
      is(card(box(before)), card(box(after)), component('box', box(after)));
    }
  });

  test('of two nodes with one id, an update means the first, so the other changes with what contains it', () => {
    const other = { ...text, value: 'Ho' };
    is(card(text, text), card(other, text), component('t', other));
    is(card(text, text), card(text, other), root(card(text, other)));
    const box = (child: RawNode) => ({ type: 'Box', id: 'box', children: [child] });
    is(card(card(text), box(text)), card(card(text), box(other)), component('box', box(other)));
  });

  test('several changes are several updates, in the order in which they are read', () => {
    is(
      card(text, badge('old', 'b'), badge('x')),
      card({ ...text, value: 'Hi!' }, badge('new', 'b'), badge('x')),
      delta('t', '!'),
      component('b', badge('new', 'b')),
    );
  });

  test('an update that brings an id goes after the one that means the node that had it', () => {
    const before = card(badge('a', 'a'), badge('b', 'b'));
    const after = card(badge('b', 'b'), badge('a', 'a'));
    is(before, after, component('b', badge('a', 'a')), component('a', badge('b', 'b')));
    const box: RawNode = { type: 'Box', id: 'a', children: [badge('new', 'b')] };
    is(before, card(box, badge('c', 'b')), component('b', badge('c', 'b')), component('a', box));
  });

  test('many updates become one of what contains them when that is shorter', () => {
    const row = (i: number, label: string): RawNode => ({
      type: 'Row',
      id: `r${i}`,
      children: [badge(label, `x${i}`), badge(label, `y${i}`), badge(label, `z${i}`), badge(label, `w${i}`)],
    });
    is(card(row(0, 'old'), row(1, 'old')), card(row(0, 'new'), row(1, 'old')), component('r0', row(0, 'new')));
    const rows = (label: string) => card(...Array.from({ length: 30 }, (_, i) => row(i, label)));
    is(rows('old'), rows('new'), root(rows('new')));
  });

  test('one update is as narrow as can be, however long its id', () => {
    const id = 'x'.repeat(300);
    is(card({ ...text, id }), card({ ...text, id, value: 'Hi!' }), delta(id, '!'));
    is(card(badge('old', id)), card(badge('new', id)), component(id, badge('new', id)));
  });

  test('a text in a node that changes otherwise is no update of its own', () => {
    const box = (gap: number, value: string) => ({ type: 'Box', id: 'b', gap, children: [{ ...text, value }] });
    is(card(box(1, 'Hi')), card(box(2, 'Hi!')), component('b', box(2, 'Hi!')));
  });

  test('members of the prototype are no props', () => {
    const [before, after] = ['{"type":"Box","id":"a","x":1}', '{"type":"Box","id":"a","__proto__":{"y":1}}'].map(
      (json) => JSON.parse(json) as RawNode,
    );
    assert.deepEqual(diffWidget(card(before), card(after)), [component('a', after!)]);
    assert.equal(diffWidget({ type: 'Box' }, { type: 'Box', toString: 1 }).length, 1);
    assert.equal(diffWidget({ type: 'Box', constructor: Object }, { type: 'Box' }).length, 1);
  });

  test('what is undefined is not there', () => {
    assert.deepEqual(diffWidget({ type: 'Box', gap: undefined }, { type: 'Box' }), []);
    assert.deepEqual(diffWidget({ type: 'Box' }, { type: 'Box', gap: undefined }), []);
  });
});

describe('size', () => {
  const nest = (depth: number, leaf: RawNode): RawNode => {
    let tree = leaf;
    for (let i = 0; i < depth; i++)
      tree = { type: 'Box', id: `b${i}`, children: [tree, { type: 'Text', id: `t${i}` }] };
    return tree;
  };

  test('trees of any depth are walked', () => {
    const deep = (value: string) => nest(20_000, { type: 'Text', id: 't', value });
    assert.equal(diffWidget(deep('a'), deep('ab')).length, 1);
    assert.equal(diffWidget(deep('a'), deep('c')).length, 1);
    let value: unknown = 1;
    for (let i = 0; i < 100_000; i++) value = [value];
    assert.equal(diffWidget({ type: 'Box', value }, { type: 'Box', value: [value] }).length, 1);
  });

  test('time grows with the tree, whatever changed in it', () => {
    const measure = (count: number): number => {
      const rows = (value: string): RawNode =>
        nest(100, {
          type: 'Card',
          children: Array.from({ length: count }, (_, i) => ({ type: 'Text', id: `r${i}`, value, children: null })),
        });
      const start = performance.now();
      for (const value of ['ab', 'c']) diffWidget(rows('a'), rows(value));
      return performance.now() - start;
    };
    measure(1000);
    const [small, large] = [measure(2000), measure(32_000)];
    assert.ok(large < small * 16 * 4, `${small} ms, of a tree 16 times as large ${large} ms`);
  });
});
