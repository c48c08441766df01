import { inGroups, runsOf } from '../law.js';
import { fullTree } from './full-trees.js';
import { lookAtPage, pairsOf, TOGETHER } from './fuzz.js';
import { mutationsOf } from './mutations.js';

const TREES = runsOf(2000);

describe('a tree in which something is wrong', () => {
  const fuzz = lookAtPage();

  it(`breaks nothing, of ${TREES}`, () =>
    inGroups(mutationsOf(fullTree), TREES, TOGETHER, (trees) => fuzz.draw(pairsOf(trees)))).timeout(
    60_000 + TREES * 60,
  );
});
