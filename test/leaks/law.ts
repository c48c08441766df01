import assert from 'node:assert/strict';
import type { Count, Room } from './browser.js';

/** Whether everything is done as often as was promised, which takes an hour: `LEAKS=all` asks for that. */
const isWhole = process.env.LEAKS === 'all';

/** How often something is done: of the whole, a run has time for a share only. */
export const timesOf = (whole: number, share: number): number => (isWhole ? whole : share);

const MB = 2 ** 20;

/** What of the heap half of the rounds may add. */
const GROWTH = isWhole ? 0.5 * MB : 0.15 * MB;

/** Few rounds may add what is made once, or what the engine keeps to be fast; but not every time. */
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

/**
 * Half of the rounds leave nothing that was not there after the other half; `onTheWay` is how many come before those. What
 * is made once and kept may come late: then it does not come again.
 */
export const leavesNothing = async (room: Room, work: Work, times: number, onTheWay: number): Promise<string> => {
  const start = await begin(room, work, onTheWay);
  await work(0, times / 2);
  let half = await room.count(start);
  for (let tries = TRIES; ; tries--) {
    await work(times / 2, times);
    assert.deepEqual(await room.timers(), [], 'timers');
    const end = await room.count(half);
    const [nodes, listeners, bytes] = [end.nodes - half.nodes, end.listeners - half.listeners, end.heap - half.heap];
    const found = `${nodes} nodes, ${listeners} listeners and ${inMegabytes(bytes)} of the heap`;
    if (nodes === 0 && listeners === 0 && bytes <= GROWTH) return `${times / 2} rounds left ${found}`;
    if (tries === 1) assert.fail(`${times / 2} rounds left ${found}`);
    half = end;
  }
};

/** Nothing is left of anything that was written, and less than a megabyte of the heap. */
export const leavesLittle = async (room: Room, work: Work, times: number, onTheWay: number): Promise<string> => {
  const start = await begin(room, work, onTheWay);
  await work(0, times);
  assert.deepEqual(await room.timers(), [], 'timers');
  const end = await room.count(start);
  const growth = end.heap - start.heap;
  assert.ok(end.nodes <= start.nodes, `left ${end.nodes - start.nodes} nodes`);
  assert.ok(end.listeners <= start.listeners, `left ${end.listeners - start.listeners} listeners`);
  assert.ok(growth <= MB, `left ${inMegabytes(growth)} of the heap`);
  return `${times} left ${inMegabytes(growth)} of the heap`;
};
