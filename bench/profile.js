/** Profiles ck-widgets at one workload, in a script whose functions keep their names. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage } from './measure.js';
import { WORKLOADS } from './workloads.js';

const INTERVAL = 100;
const LINES = 40;

const nameOf = ({ functionName, url, lineNumber }) =>
  `${functionName || '(anonymous)'}${url ? ` ${url.split('/').at(-1)}:${lineNumber + 1}` : ''}`;

/** Adds the milliseconds that each function took itself. */
const addSelfTimes = (sums, { nodes, samples, timeDeltas }) => {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  samples.forEach((id, index) => {
    const name = names.get(id);
    if (name !== '(idle)') sums.set(name, (sums.get(name) ?? 0) + timeDeltas[index] / 1000);
  });
};

/**
 * Writes the CPU profile of a step and gives the functions that took most themselves, as means of all rounds.
 *
 * @returns {Promise<{path: string, lines: string[]}>}
 */
export const profile = async (browser, url, name) => {
  const { page, call, close } = await openPage(browser, url, name);
  const { rounds } = WORKLOADS[name];
  const path = join(tmpdir(), `ck-widgets-${name}.cpuprofile`);
  const sums = new Map();
  try {
    const cdp = await page.createCDPSession();
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: INTERVAL });
    await call('warmUp');
    for (let round = 0; round < rounds; round++) {
      await call('prepare');
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('Profiler.start');
      await call('step');
      const { profile: taken } = await cdp.send('Profiler.stop');
      await writeFile(path, JSON.stringify(taken));
      addSelfTimes(sums, taken);
    }
  } finally {
    await close();
  }
  const lines = [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, LINES)
    .map(([what, time]) => `${(time / rounds).toFixed(2).padStart(9)} ms  ${what}`);
  return { path, lines };
};
