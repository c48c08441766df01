import fc from 'fast-check';
import { childrenOf, type RawNode } from '../../src/schema/node.js';
import { inGroups, runsOf } from '../law.js';
import { fullTree } from './full-trees.js';
import { lookAtPage, TOGETHER } from './fuzz.js';

const PAIRS = runsOf(500, 0.1);

/** A tree with nodes in other places, other props, and nodes of another tree in between. */
const changed = (node: RawNode, other: RawNode, turns: readonly number[], at = 0): RawNode => {
  const turn = turns[at % turns.length]!;
  const props = turn === 1 && node.type === other.type ? other : node;
  const list = childrenOf(node).map((child, i) => changed(child, childrenOf(other)[i] ?? other, turns, at + i + 1));
  if (turn === 2) list.reverse();
  if (turn === 3) list.splice(at % (list.length + 1), 1);
  if (turn === 4) list.splice(at % (list.length + 1), 0, other);
  return { ...props, ...(list.length > 0 && { children: list }) };
};

const pair = fc
  .tuple(fullTree, fullTree, fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 9 }))
  .map(([node, other, turns]) => [node, changed(node, other, turns)] as const);

describe('a tree of which much stays and much moves', () => {
  const fuzz = lookAtPage();

  it(`ends where drawing the last tree afresh ends, of ${PAIRS} pairs`, () =>
    inGroups(pair, PAIRS, TOGETHER, (pairs) => fuzz.draw(pairs))).timeout(60_000 + PAIRS * 60);
});
