import { expect } from '@open-wc/testing';
import { flat, linesOf, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { setMedia, setSize } from '../page.js';
import { SAMPLES } from '../samples.js';
import { clearSheet, drawSheet, partsOf, showSheet, WAYS } from '../sheet.js';

describe('what a sample is to assistive technology', () => {
  before(() => setMedia({ reducedMotion: 'reduce' }));
  afterEach(clearSheet);

  after(async () => {
    await setMedia({});
    await setSize(800, 600);
  });

  for (const [type, nodes] of Object.entries(SAMPLES)) {
    it(`${type}: the same from JSON and by hand`, async function () {
      this.timeout(30_000);
      for (const part of partsOf(nodes)) {
        const sheet = await drawSheet(part);
        const tree = flat(await speak());
        const heard = (name: string) =>
          linesOf(tree.find((entry) => entry.role === 'group' && entry.name === name)!.inside);
        for (const [i, node] of sheet.nodes.entries()) {
          expect(heard(`json ${i}`), JSON.stringify(node)).to.deep.equal(heard(`html ${i}`));
        }
        clearSheet();
      }
    });

    it(`${type}: nothing that axe finds, light and dark`, async function () {
      this.timeout(60_000);
      for (const part of partsOf(nodes)) {
        const sheet = await drawSheet(part);
        for (const scheme of ['light', 'dark']) {
          document.documentElement.style.colorScheme = scheme;
          for (const way of WAYS) {
            await showSheet(sheet, way);
            expect((await findings(sheet[way])).slice(0, 5), `${way}, ${scheme}`).to.deep.equal([]);
          }
        }
        clearSheet();
      }
    });
  }
});
