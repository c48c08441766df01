import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Room } from './browser.js';
import { leavesNothing, timesOf, type Work } from './law.js';

/** What is under way when it is removed; `scenes.js` says how. */
const MOMENTS = [
  'an open Select',
  'an open DatePicker',
  'a Select that opens and closes',
  'a Chart with a tooltip',
  'a Text that is written',
  'a Markdown that is written',
  'a Transition that moves',
  'a field that is said to be wrong',
  'a tree that streams in',
  'a tree that is fetched',
  'a template that is filled',
  'a widget that is moved, and changed where it is not in the page',
  'a host that goes while a stream is under way',
  'widgets that come to a host and go, by the page and by the server',
];

/** Actions that are under way when their place is removed, or have just failed. */
const ACTIONS = [
  'an action that a server answers',
  'an action that the page answers',
  'an action with a change ahead of its answer',
  'an action that fails, with a row that says so',
];

/** So many actions are under way in the page at a time. */
const TOGETHER = 20;

describe('what is removed in the middle of something leaves nothing', () => {
  let room: Room;
  before(async () => {
    room = await Room.open();
  });
  after(() => room.close());

  /** Lets the user press the button of each place. */
  const press =
    (name: string): Work =>
    async (from, to) => {
      for (let at = from; at < to; at += TOGETHER) {
        for (let i = at; i < Math.min(at + TOGETHER, to); i++) {
          await room.page.evaluate((named, round) => scenes.begin(named, round), name, i);
          await room.page.keyboard.press('Enter');
        }
        await room.page.evaluate((round) => scenes.end(round), at / TOGETHER);
      }
    };

  test('every moment that the page knows is on the list', async () => {
    const { moments, actions } = await room.page.evaluate(() => ({ ...scenes }));
    assert.deepEqual([moments, actions], [MOMENTS, ACTIONS]);
  });

  for (const name of MOMENTS) {
    test(name, async (t) => {
      const work: Work = (from, to) => room.page.evaluate((named, a, b) => scenes.moment(named, a, b), name, from, to);
      t.diagnostic(await leavesNothing(room, work, timesOf(10_000, 40), 40));
    });
  }

  for (const name of ACTIONS) {
    test(name, async (t) => {
      t.diagnostic(await leavesNothing(room, press(name), timesOf(10_000, 40), 20));
    });
  }
});
