import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyUpdate } from '../../src/protocol/apply-update.js';

const seed = 20_260_302;

interface Tree {
  readonly type: string;
  readonly id?: string;
  readonly value?: string;
  readonly streaming?: boolean;
  readonly children?: unknown;
}

/** Trees as widgets have them: children in a list, alone, absent, with what is no node in between. */
const { tree } = fc.letrec<{ tree: Tree; children: unknown }>((tie) => ({
  tree: fc.record(
    {
      type: fc.constantFrom('Text', 'Markdown', 'Box', 'Button'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      value: fc.string(),
      streaming: fc.boolean(),
      children: tie('children'),
    },
    { requiredKeys: ['type'] },
  ),
  children: fc.oneof(
    { depthSize: 'medium' },
    fc.constant(null),
    tie('tree'),
    fc.array(fc.oneof({ weight: 5, arbitrary: tie('tree') }, { weight: 1, arbitrary: fc.constant(null) }), {
      maxLength: 4,
    }),
  ),
}));

const id = fc.constantFrom('a', 'b', 'c', 'd');
const component = fc.record({ type: fc.constant('Badge'), label: fc.string() });

const replacing = fc.record({
  type: fc.constant('widget.component.updated'),
  component_id: id,
  component,
});

const appending = fc.record({
  type: fc.constant('widget.streaming_text.value_delta'),
  component_id: id,
  delta: fc.string(),
  done: fc.boolean(),
});

const childrenOf = (node: unknown): readonly unknown[] => {
  const { children } = node as Tree;
  if (Array.isArray(children)) return children;
  return children == null ? [] : [children];
};

/** Every node of a tree, by the way to it. */
const nodesOf = (node: unknown, way = '/'): readonly [way: string, node: Tree][] => {
  if (node === null || typeof node !== 'object') return [];
  return [[way, node as Tree], ...childrenOf(node).flatMap((child, i) => nodesOf(child, `${way}${i}/`))];
};

describe('laws', () => {
  test('only the node that is named changes, and what contains it; all others are shared', () => {
    fc.assert(
      fc.property(tree, fc.oneof(replacing, appending), (old, update) => {
        const before = JSON.stringify(old);
        const next = applyUpdate(old, update);
        assert.equal(JSON.stringify(old), before);
        const named = nodesOf(old).find(([, node]) => node.id === update.component_id);
        if (next === old) return;
        assert.ok(named);
        const [way] = named;
        const fresh = new Map(nodesOf(next));
        for (const [place, node] of nodesOf(old)) {
          if (place.startsWith(way)) continue;
          if (way.startsWith(place)) {
            assert.deepEqual({ ...fresh.get(place), children: 0 }, { ...node, children: 0 });
            assert.equal(Array.isArray(fresh.get(place)!.children), Array.isArray(node.children));
          } else assert.equal(fresh.get(place), node);
        }
        if ('component' in update) assert.equal(fresh.get(way), update.component);
        else assert.equal(fresh.get(way)!.children, named[1].children);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('the very same tree says that the update names nothing in it', () => {
    fc.assert(
      fc.property(tree, fc.oneof(replacing, appending), (old, update) => {
        const node = nodesOf(old).find(([, { id }]) => id === update.component_id)?.[1];
        const isMeant = node && ('component' in update || node.type === 'Text' || node.type === 'Markdown');
        assert.equal(applyUpdate(old, update) !== old, Boolean(isMeant));
      }),
      { seed, numRuns: 500 },
    );
  });

  test('deltas add up to the text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.boolean())), (deltas) => {
        let widget: unknown = { type: 'Card', children: [{ type: 'Text', id: 'a', value: '', streaming: true }] };
        for (const [delta, done] of deltas) {
          widget = applyUpdate(widget, {
            type: 'widget.streaming_text.value_delta',
            component_id: 'a',
            delta,
            done,
          });
        }
        const value = deltas.map(([delta]) => delta).join('');
        const streaming = !deltas.some(([, done]) => done);
        assert.deepEqual(widget, { type: 'Card', children: [{ type: 'Text', id: 'a', value, streaming }] });
      }),
      { seed },
    );
  });

  test('nothing that JSON can say makes it throw', () => {
    const types = fc.constantFrom(
      'widget.root.updated',
      'widget.component.updated',
      'widget.streaming_text.value_delta',
    );
    const update = fc.oneof(
      fc.jsonValue(),
      fc.record({
        type: types,
        component_id: fc.oneof(id, fc.jsonValue()),
        component: fc.jsonValue(),
        widget: fc.jsonValue(),
        delta: fc.jsonValue(),
        done: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), tree), update, (widget, update) => {
        applyUpdate(widget, update);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('cases', () => {
  const text = { type: 'Text', id: 't', value: 'Hi' };
  const delta = { type: 'widget.streaming_text.value_delta', component_id: 't', delta: '!', done: true };

  test('a root update replaces the tree, and draws the first one', () => {
    const widget = { type: 'Card' };
    assert.equal(applyUpdate(text, { type: 'widget.root.updated', widget }), widget);
    assert.equal(applyUpdate(undefined, { type: 'widget.root.updated', widget }), widget);
    assert.equal(applyUpdate(text, { type: 'widget.root.updated', widget: 'Card' }), text);
  });

  test('the root itself can be the component', () => {
    const component = { type: 'Title', id: 't' };
    assert.equal(applyUpdate(text, { type: 'widget.component.updated', component_id: 't', component }), component);
  });

  test('an only child that stands in no list stays in none', () => {
    const widget = { type: 'Card', children: [{ type: 'Transition', children: text }] };
    assert.deepEqual(applyUpdate(widget, delta), {
      type: 'Card',
      children: [{ type: 'Transition', children: { ...text, value: 'Hi!' } }],
    });
  });

  test('done means nothing to a text that does not stream, and ends one that does', () => {
    assert.deepEqual(applyUpdate(text, delta), { ...text, value: 'Hi!' });
    const streaming = { ...text, streaming: true };
    assert.deepEqual(applyUpdate(streaming, { ...delta, done: false }), { ...streaming, value: 'Hi!' });
    assert.deepEqual(applyUpdate(streaming, delta), { ...text, value: 'Hi!', streaming: false });
    assert.deepEqual(applyUpdate({ ...text, streaming: false }, { ...delta, done: false }), {
      ...text,
      value: 'Hi!',
      streaming: false,
    });
  });

  test('an empty delta that ends a text counts as a change', () => {
    const streaming = { ...text, streaming: true };
    assert.deepEqual(applyUpdate(streaming, { ...delta, delta: '' }), { ...text, streaming: false });
  });

  test('a text without a value begins with the delta', () => {
    assert.deepEqual(applyUpdate({ type: 'Markdown', id: 't', value: null }, delta), {
      type: 'Markdown',
      id: 't',
      value: '!',
    });
  });

  test('no other component takes a delta', () => {
    const button = { type: 'Button', id: 't', value: 'x' };
    assert.equal(applyUpdate(button, delta), button);
  });

  test('of two nodes with one id the first is meant', () => {
    const widget = { type: 'Card', children: [{ type: 'Box', children: [text] }, text] };
    const next = applyUpdate(widget, delta) as typeof widget;
    assert.equal(next.children[1], text);
    assert.notEqual(next.children[0], widget.children[0]);
  });

  test('a tree of any depth is walked', () => {
    let widget: unknown = text;
    for (let i = 0; i < 200_000; i++) widget = { type: 'Box', children: [widget] };
    assert.notEqual(applyUpdate(widget, delta), widget);
  });

  test('members of the prototype are no fields', () => {
    const update: unknown = JSON.parse(
      '{"type":"widget.component.updated","component_id":"t","component":{"__proto__":{"x":1}}}',
    );
    const next = applyUpdate({ type: 'Card', children: [text] }, update) as { children: object[] };
    assert.ok(Object.hasOwn(next.children[0]!, '__proto__'));
    assert.equal(({} as { x?: unknown }).x, undefined);
  });
});
