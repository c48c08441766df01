import { after, before, describe, test } from 'node:test';
import { SAMPLES, toRoot } from '../samples.js';
import { toHtml } from '../to-html.js';
import { Room } from './browser.js';
import { leavesNothing, timesOf } from './law.js';

describe('an element that comes and goes leaves nothing', () => {
  let room: Room;
  before(async () => {
    room = await Room.open();
  });
  after(() => room.close());

  for (const [type, nodes] of Object.entries(SAMPLES)) {
    test(`${type}, from JSON and by hand`, async (t) => {
      const samples = { nodes: nodes.map(toRoot), markups: nodes.map(toHtml) };
      const work = (from: number, to: number) =>
        room.page.evaluate((given, a, b) => scenes.mount(given, a, b), samples, from, to);
      t.diagnostic(await leavesNothing(room, work, timesOf(10_000, 100), Math.max(80, 2 * nodes.length)));
    });
  }
});
