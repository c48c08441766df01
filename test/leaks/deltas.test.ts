import { after, before, describe, test } from 'node:test';
import { Room } from './browser.js';
import { leavesLittle, timesOf } from './law.js';

/** Of a day at 20 a second, a run has time for ten minutes. */
const DAY = 24 * 60 * 60 * 20;

describe('a day of deltas leaves next to nothing', () => {
  let room: Room;
  before(async () => {
    room = await Room.open();
  });
  after(() => room.close());

  for (const name of ['by applyUpdate', 'by the stream of a host']) {
    test(name, async (t) => {
      const work = (from: number, to: number) =>
        room.page.evaluate((named, a, b) => scenes.write(named, a, b), name, from, to);
      t.diagnostic(await leavesLittle(room, work, timesOf(DAY, DAY / 144), 5000));
    });
  }
});
