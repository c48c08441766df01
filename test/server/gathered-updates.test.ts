import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyUpdate } from '../../src/protocol/apply-update.js';
import type { WidgetUpdate } from '../../src/protocol/thread-update.js';
import { GatheredUpdates } from '../../src/server/gathered-updates.js';
import { hold, runsOf } from '../law.js';

const id = fc.constantFrom('a', 'b', 'c');

/** Trees with ids that come again, deep down and as often as not, of texts and of what holds them. */
const { node } = fc.letrec<{ node: object }>((tie) => ({
  node: fc.record(
    {
      type: fc.constantFrom('Text', 'Box'),
      id,
      value: fc.constantFrom('x', ''),
      streaming: fc.boolean(),
      children: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
    },
    { requiredKeys: ['type'] },
  ),
}));

const wrong = fc.constantFrom(null, 'words', {});

/** Updates as handlers send them, some of which are wrong. */
const update = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('widget.streaming_text.value_delta'),
      component_id: id,
      delta: fc.oneof({ weight: 9, arbitrary: fc.string({ maxLength: 2 }) }, { weight: 1, arbitrary: wrong }),
      done: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('widget.component.updated'),
      component_id: id,
      component: fc.oneof({ weight: 9, arbitrary: node }, { weight: 1, arbitrary: wrong }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('widget.root.updated'),
      widget: fc.oneof({ weight: 3, arbitrary: node }, { weight: 1, arbitrary: wrong }),
    }),
  },
) as fc.Arbitrary<WidgetUpdate>;

const gathered = (updates: readonly WidgetUpdate[]): GatheredUpdates => {
  const all = new GatheredUpdates();
  for (const each of updates) all.add(each);
  return all;
};

describe('gathered updates', () => {
  test('make of any tree what all that came make of it', () => {
    hold(
      fc.property(node, fc.array(update, { maxLength: 12 }), (tree, updates) => {
        const before = JSON.stringify(updates);
        const own = gathered(updates).all.reduce(applyUpdate, tree);
        assert.deepEqual(own, updates.reduce(applyUpdate, tree as unknown));
        assert.equal(JSON.stringify(updates), before);
      }),
      runsOf(5000),
    );
  });

  test('are as many as there are texts, however many words take turns', () => {
    const all = new GatheredUpdates();
    for (let i = 0; i < 100_000; i++) {
      const type = 'widget.streaming_text.value_delta';
      all.add({ type, component_id: `${i % 7}`, delta: 'w', done: i >= 99_993 });
    }
    const lengths = all.all.map((each) => 'delta' in each && each.done && each.delta.length);
    assert.deepEqual(
      lengths,
      Array.from({ length: 7 }, (_, i) => Math.ceil((100_000 - i) / 7)),
    );
    all.clear();
    assert.deepEqual(all.all, []);
  });

  test('are one where a node is drawn anew time after time', () => {
    const all = new GatheredUpdates();
    for (let i = 0; i < 1000; i++) {
      const component = { type: 'Text', id: 'a', value: `${i}` };
      all.add({ type: 'widget.component.updated', component_id: 'a', component });
    }
    assert.equal(all.all.length, 1);
  });
});
