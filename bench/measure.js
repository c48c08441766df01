/**
 * Measures one peer at one workload, in a page of its own.
 *
 * What is measured is CPU time of the renderer's main thread, as Chromium's own task accounting reports it over CDP
 * (`Performance.getMetrics` in the time domain of thread ticks). CPU time, since wall time on a shared machine counts
 * other people's work and a frame's wait for the next vsync. The metrics rather than a trace, since tracing itself costs
 * the main thread something per event, more for peers that do more and smaller things, and since a task's own thread
 * time is what the metrics sum up already: script, style, layout, painting, committing and garbage collection all run in
 * such tasks. The time that DevTools commands took is taken off, and so is what the very same waiting costs when
 * nothing is done.
 *
 * @typedef {{total: number, script: number, style: number, layout: number, other: number, growth?: number}} Sample
 *   Milliseconds; `growth` is what the last part of a stream took in parts of the first.
 */
import { WORKLOADS } from './workloads.js';

const IDLE_ROUNDS = 5;
const PHASES = ['total', 'script', 'style', 'layout', 'other'];

/** The value in the middle, or the mean of the two that are. */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2 || 0;
};

/** The median of each phase. */
export const medianOf = (samples) =>
  Object.fromEntries(Object.keys(samples[0]).map((phase) => [phase, median(samples.map((sample) => sample[phase]))]));

/** What all parts of a stream took, and how that grew. */
const streamOf = (samples) => ({
  ...Object.fromEntries(PHASES.map((phase) => [phase, samples.reduce((sum, sample) => sum + sample[phase], 0)])),
  growth: samples.at(-1).total / samples[0].total,
});

const toSample = (before, after) => {
  const spent = (name) => (after[name] - before[name]) * 1000;
  const total = spent('TaskDuration') - spent('DevToolsCommandDuration');
  const script = spent('ScriptDuration') + spent('V8CompileDuration');
  const style = spent('RecalcStyleDuration');
  const layout = spent('LayoutDuration');
  return { total, script, style, layout, other: total - script - style - layout };
};

const minus = (sample, base) => Object.fromEntries(PHASES.map((phase) => [phase, sample[phase] - base[phase]]));

/** The page of a peer, ready for a workload. */
export const openPage = async (browser, url, name) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction('globalThis.bench', { polling: 50 }).catch((error) => {
    throw new Error(`${url} did not start: ${errors.join('; ') || error.message}`);
  });
  const call = (method, ...args) => page.evaluate((verb, given) => globalThis.bench[verb](...given), method, args);
  await call('choose', name);
  return { page, call, errors, close: () => context.close() };
};

/**
 * Measures all rounds of a workload.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url The peer's page.
 * @param {string} name The workload's name.
 * @returns {Promise<Sample>}
 */
export const measure = async (browser, url, name) => {
  const { page, call, errors, close } = await openPage(browser, url, name);
  try {
    const cdp = await page.createCDPSession();
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const metrics = async () =>
      Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map((one) => [one.name, one.value]));
    const spentOn = async (verb) => {
      await cdp.send('HeapProfiler.collectGarbage');
      const before = await metrics();
      await call(verb);
      return toSample(before, await metrics());
    };

    await call('warmUp');
    const idle = [];
    const samples = [];
    for (let round = 0; round < WORKLOADS[name].rounds; round++) {
      await call('prepare');
      if (round === 0) for (let n = 0; n < IDLE_ROUNDS; n++) idle.push(await spentOn('idle'));
      samples.push(await spentOn('step'));
    }
    const missing = await call('missing');
    if (errors.length) throw new Error(`${url}, ${name}: ${errors[0]}`);
    if (missing.length) throw new Error(`${url}, ${name}: not drawn: ${missing.slice(0, 3).join(' | ')}`);
    const own = samples.map((sample) => minus(sample, medianOf(idle)));
    return WORKLOADS[name].act === 'stream' ? streamOf(own) : medianOf(own);
  } finally {
    await close();
  }
};
