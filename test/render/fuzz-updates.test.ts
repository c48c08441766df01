import fc from 'fast-check';
import type { CkWidget } from '../../src/index.js';
import { applyUpdate } from '../../src/protocol/apply-update.js';
import { inGroups, runsOf } from '../law.js';
import { fullTree } from './full-trees.js';
import { lookAtPage, TOGETHER, widgetOf } from './fuzz.js';
import { mutationsOf } from './mutations.js';

const SEQUENCES = runsOf(500, 0.1);

const id = fc.constantFrom('x', 'y', 'z');

const isDone = fc.boolean();

const words = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('\n\n', '# ', '**', '| a |\n|-|\n', '```\n'));

/** Updates of every kind, to nodes of any type. */
const updates = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('widget.streaming_text.value_delta'),
      component_id: id,
      delta: words,
      done: isDone,
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(id, fullTree)
      .map(([id, node]) => ({ type: 'widget.component.updated', component_id: id, component: { ...node, id } })),
  },
  { weight: 1, arbitrary: fullTree.map((widget) => ({ type: 'widget.root.updated', widget })) },
);

const step = fc.record({
  change: fc.oneof({ weight: 4, arbitrary: updates }, { weight: 1, arbitrary: mutationsOf<object>(updates) }),
  isSeen: fc.boolean(),
});

/** A tree and what comes after it. */
const sequences = fc.record({
  first: fc.oneof(fullTree, mutationsOf(fullTree)),
  steps: fc.array(step, { maxLength: 8 }),
});

type Sequence = typeof sequences extends fc.Arbitrary<infer T> ? T : never;

/** Shows the beginning, and lets updates come, some in one frame; the answer is the tree that they make. */
const run = async ({ first, steps }: Sequence, widget: CkWidget): Promise<unknown> => {
  widget.widget = first;
  await widget.updateComplete;
  let tree: unknown = first;
  for (const { change, isSeen } of steps) {
    tree = applyUpdate(tree, change);
    widget.applyUpdate(change);
    if (isSeen) await widget.updateComplete;
  }
  return tree;
};

describe('updates of any kind, to a tree of any types', () => {
  const fuzz = lookAtPage();

  it(`end as a fresh drawing of what they make, in ${SEQUENCES} sequences`, () =>
    inGroups(sequences, SEQUENCES, TOGETHER, async (group) => {
      const widgets = group.map(widgetOf);
      const ends = await Promise.all(group.map((sequence, i) => run(sequence, widgets[i]!)));
      await fuzz.holds(widgets, ends, group);
    })).timeout(60_000 + SEQUENCES * 100);
});
