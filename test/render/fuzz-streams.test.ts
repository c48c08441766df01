import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { inGroups, runsOf } from '../law.js';
import { fullTree } from './full-trees.js';
import { lookAtPage, TOGETHER, widgetOf } from './fuzz.js';
import { cut, slowly } from './pieces.js';
import { tree } from './trees.js';

const TEXTS = runsOf(200, 0.1);

/** JSON text with the keys of its objects in another order at places, so that a type may come last. */
const shuffled = (value: unknown, turns: readonly boolean[], depth = 0): string => {
  if (Array.isArray(value)) return `[${value.map((each, i) => shuffled(each, turns, depth + i)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([k, each]) => `${JSON.stringify(k)} :${shuffled(each, turns, depth + 1)}`);
  return `{${(turns[depth % turns.length] ? entries.reverse() : entries).join(',')}}`;
};

const text = fc
  .tuple(fc.oneof(tree, fullTree), fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }))
  .map(([node, turns]) => shuffled(node, turns));

const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });

describe('the text of a tree that streams in', () => {
  const fuzz = lookAtPage();

  it(`ends as if it had been set at once, however it is cut, of ${TEXTS} texts`, () =>
    inGroups(fc.tuple(text, lengths), TEXTS, TOGETHER, async (group) => {
      const widgets = group.map(widgetOf);
      await Promise.all(group.map(([json, lengths], i) => widgets[i]!.stream(slowly(cut(json, lengths)))));
      const trees = group.map(([json]): unknown => JSON.parse(json));
      for (const [i, { widget }] of widgets.entries()) expect(widget).to.deep.equal(trees[i]);
      await fuzz.holds(widgets, trees, group);
    })).timeout(60_000 + TEXTS * 200);
});
