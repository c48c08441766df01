/** Profiles ck-widgets at one workload, in a script whose functions keep their names. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage } from './measure.js';
import { WORKLOADS } from './workloads.js';

const INTERVAL = 100;
const LINES = 40;

/** Milliseconds of each function itself, most first. */
const selfTimes = ({ nodes, samples, timeDeltas }) => {
  const nameOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || '(anonymous)'}${url ? ` ${url.split('/').at(-1)}:${lineNumber + 1}` : ''}`,
    ]),
  );
  const times = new Map();
  samples.forEach((id, index) => {
    const name = nameOf.get(id);
    times.set(name, (times.get(name) ?? 0) + timeDeltas[index] / 1000);
  });
  return [...times].filter(([name]) => name !== '(idle)').sort(([, a], [, b]) => b - a);
};

/**
 * Writes a CPU profile and gives the functions that took most themselves.
 *
 * @returns {Promise<{path: string, lines: string[]}>}
 */
export const profile = async (browser, url, name) => {
  const { page, call, close } = await openPage(browser, url, name);
  try {
    const cdp = await page.createCDPSession();
    await call('warmUp');
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: INTERVAL });
    const all = [];
    const path = join(tmpdir(), `ck-widgets-${name}.cpuprofile`);
    for (let round = 0; round < WORKLOADS[name].rounds; round++) {
      await call('prepare');
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('Profiler.start');
      await call('step');
      const { profile: taken } = await cdp.send('Profiler.stop');
      if (round === 0) await writeFile(path, JSON.stringify(taken));
      all.push(...selfTimes(taken));
    }
    const sums = new Map();
    for (const [what, time] of all) sums.set(what, (sums.get(what) ?? 0) + time / WORKLOADS[name].rounds);
    const lines = [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, LINES)
      .map(([what, time]) => `${time.toFixed(2).padStart(9)} ms  ${what}`);
    return { path, lines };
  } finally {
    await close();
  }
};
