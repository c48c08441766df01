import assert from 'node:assert/strict';
import type { Count, Room } from './browser.js';

/** Whether everything is done as often as was promised, which takes hours: `LEAKS=all` asks for that. */
const isWhole = process.env.LEAKS === 'all';

/** How often something is done: of the whole, a run has time for a share only. */
export const timesOf = (whole: number, share: number): number => (isWhole ? whole : share);

const MB = 2 ** 20;

/** What of the heap half of the rounds may add. */
const GROWTH = isWhole ? 0.5 * MB : 0.06 * MB;

/** A share of all rounds adds what the engine keeps to be fast, too; but not every time. */
const TRIES = isWhole ? 1 : 3;

/** What is done with some rounds, from one up to another. */
export type Work = (from: number, to: number) => Promise<void>;

const inMegabytes = (bytes: number): string => `${(bytes / MB).toFixed(3)} MB`;

/** Does rounds before anything is counted, until they load nothing any more: what is there then stays. */
const begin = async (room: Room, work: Work, rounds: number): Promise<Count> => {
  for (;;) {
    const before = await room.loaded();
    await work(0, rounds);
    const count = await room.count();
    if ((await room.loaded()) === before) return count;
  }
};

/** Nothing is left of any round; `onTheWay` is how many have to be done before everything was there once. */
export const leavesNothing = async (room: Room, work: Work, times: number, onTheWay = 120): Promise<string> => {
  const start = await begin(room, work, onTheWay);
  await work(0, times / 2);
  let half = await room.count(start);
  let growth = Infinity;
  for (let i = 0; growth > GROWTH && i < TRIES; i++) {
    await work(times / 2, times);
    assert.deepEqual(await room.timers(), [], 'timers');
    const end = await room.count(start);
    assert.equal(end.nodes - start.nodes, 0, 'nodes');
    assert.equal(end.listeners - start.listeners, 0, 'listeners');
    growth = end.heap - half.heap;
    half = end;
  }
  assert.ok(growth <= GROWTH, `the heap has grown by ${inMegabytes(growth)}`);
  return `${times} times: the second half left ${inMegabytes(growth)}`;
};

/** Nothing is left of anything that was written, and less than a megabyte of the heap. */
export const leavesLittle = async (room: Room, work: Work, times: number, onTheWay: number): Promise<string> => {
  const start = await begin(room, work, onTheWay);
  await work(0, times);
  assert.deepEqual(await room.timers(), [], 'timers');
  const end = await room.count(start);
  assert.equal(end.nodes - start.nodes, 0, 'nodes');
  assert.equal(end.listeners - start.listeners, 0, 'listeners');
  const growth = end.heap - start.heap;
  assert.ok(growth <= MB, `the heap has grown by ${inMegabytes(growth)}`);
  return `${times} times: left ${inMegabytes(growth)}`;
};
