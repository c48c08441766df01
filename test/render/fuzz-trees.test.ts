import { inGroups, runsOf } from '../law.js';
import { fullTree } from './full-trees.js';
import { Fuzz, pairsOf, TOGETHER } from './fuzz.js';

const TREES = runsOf(2000);

describe('a tree of any types', () => {
  const fuzz = new Fuzz();

  before(async function () {
    this.timeout(60_000);
    await fuzz.begin();
  });

  after(() => fuzz.end());

  it(`is drawn as it is after any other, of ${TREES}`, () =>
    inGroups(fullTree, TREES, TOGETHER, (trees) => fuzz.draw(pairsOf(trees)))).timeout(60_000 + TREES * 60);
});
