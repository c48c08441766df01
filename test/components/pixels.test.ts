import { expect } from '@open-wc/testing';
import { pictureOf, setMedia, setSize } from '../page.js';
import { coloursIn, differenceOf, toPicture } from '../pixels.js';
import { addStyle, RESETS } from '../resets.js';
import { SAMPLES } from '../samples.js';
import { clearSheet, drawSheet, partsOf, showSheet, WAYS, type Sheet, type Way } from '../sheet.js';

/** What a half of a sheet looks like, and where its cells stand. */
interface Shot {
  readonly png: string;
  readonly clips: readonly DOMRect[];
}

const take = async (sheet: Sheet, way: Way): Promise<Shot> => {
  await showSheet(sheet, way);
  const clips = [...sheet[way].children].map((cell) => cell.getBoundingClientRect());
  return { png: await pictureOf({ x: 0, y: 0, width: innerWidth, height: innerHeight }), clips };
};

/** The samples that are not the same in two shots. */
const changes = async (sheet: Sheet, before: Shot, after: Shot): Promise<string[]> => {
  if (before.png === after.png) return [];
  const [one, other] = [await toPicture(before.png), await toPicture(after.png)];
  return sheet.nodes.flatMap((node, i) => {
    const [was, is] = [before.clips[i]!, after.clips[i]!];
    const difference =
      was.height === is.height ? differenceOf(one, other, was) : `is ${is.height} px high and not ${was.height}`;
    return difference ? [`${JSON.stringify(node).slice(0, 200)}: ${difference}`] : [];
  });
};

describe('what a sample looks like', () => {
  before(() => setMedia({ reducedMotion: 'reduce' }));
  afterEach(clearSheet);

  after(async () => {
    await setMedia({});
    await setSize(800, 600);
  });

  for (const [type, nodes] of Object.entries(SAMPLES)) {
    it(`${type}: the same from JSON and by hand, light and dark, whatever the page resets`, async function () {
      this.timeout(60_000);
      const faults: string[] = [];
      for (const part of partsOf(nodes)) {
        const sheet = await drawSheet(part);
        // The first drawing of an image may differ in a pixel of its corner from all later ones.
        await showSheet(sheet, 'json');
        const light = await take(sheet, 'html');
        const compare = async (name: string, before: Shot, after: Shot): Promise<void> => {
          faults.push(...(await changes(sheet, before, after)).map((fault) => `${name}: ${fault}`));
        };
        await compare('JSON', light, await take(sheet, 'json'));
        for (const [name, text] of Object.entries(RESETS)) {
          const remove = addStyle(text);
          for (const way of WAYS) await compare(`${name}, ${way}`, light, await take(sheet, way));
          remove();
        }
        document.documentElement.style.colorScheme = 'dark';
        const dark = await take(sheet, 'html');
        expect(dark.png).not.to.equal(light.png);
        await compare('JSON in the dark', dark, await take(sheet, 'json'));
        clearSheet();
      }
      expect(faults.slice(0, 20)).to.deep.equal([]);
    });
  }

  it('is not nothing', async () => {
    const sheet = await drawSheet(Object.values(SAMPLES).map(([node]) => node!));
    for (const way of WAYS) {
      const { png, clips } = await take(sheet, way);
      const picture = await toPicture(png);
      const blank = sheet.nodes.filter((_, i) => coloursIn(picture, clips[i]!) < 2);
      expect(blank).to.deep.equal([]);
    }
  });
});
