import { inGroups, runsOf } from '../law.js';
import { fullTree } from './full-trees.js';
import { lookAtPage, pairsOf, TOGETHER } from './fuzz.js';

const TREES = runsOf(2000);

describe('a tree of any types', () => {
  const fuzz = lookAtPage();

  it(`is drawn as it is after any other, of ${TREES}`, () =>
    inGroups(fullTree, TREES, TOGETHER, (trees) => fuzz.draw(pairsOf(trees)))).timeout(60_000 + TREES * 60);
});
