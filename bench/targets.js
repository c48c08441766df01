/** What the project promises, and whether it holds. */
import { SHIPPED } from './peers.js';

const SCRIPT_LIMIT = 48_000;

const RATIOS = [
  { workload: 'page', peer: 'react', limit: 0.7 },
  { workload: 'page-laid-out', peer: 'react', limit: 1.6 },
  { workload: 'page', peer: 'a2ui', limit: 0.3 },
  { workload: 'page', peer: 'adaptive-cards', limit: 0.3 },
  { workload: 'leaf', peer: 'react', limit: 0.4 },
  { workload: 'target', peer: 'react', limit: 1.2 },
  { workload: 'form', peer: 'react', limit: 2 },
  { workload: 'stream', peer: 'react-markdown', limit: 1 / 60 },
  { workload: 'deltas', peer: 'dom', limit: 2, phase: 'script' },
  { workload: 'deltas-streaming', peer: 'dom', limit: 2, phase: 'script' },
];

/** How much dearer the last tenth of a stream may be than the first: its cost must not grow with the text. */
const GROWTHS = [
  { workload: 'stream', limit: 1.2 },
  { workload: 'stream-text', limit: 1.2 },
];

/** A ratio in print. */
export const short = (ratio) => (ratio < 0.1 ? ratio.toFixed(4) : String(+ratio.toFixed(2)));

/**
 * Every promise with what was measured; those whose figures are missing are left out.
 *
 * @param {(workload: string, peer: string) => import('./measure.js').Sample | undefined} figureOf
 * @param {number | undefined} scriptSize Bytes of the script, minified and gzipped.
 */
export const verdicts = (figureOf, scriptSize) => {
  const ratios = RATIOS.flatMap(({ workload, peer, limit, phase = 'total' }) => {
    const ours = figureOf(workload, SHIPPED);
    const theirs = figureOf(workload, peer);
    if (!ours || !theirs) return [];
    const measured = ours[phase] / theirs[phase];
    const what = `${workload} / ${peer}${phase === 'total' ? '' : `, ${phase} only`}`;
    return [{ what, limit: short(limit), measured: short(measured), holds: measured <= limit }];
  });
  const growths = GROWTHS.flatMap(({ workload, limit }) => {
    const { growth } = figureOf(workload, SHIPPED) ?? {};
    if (growth === undefined) return [];
    const what = `${workload}, last tenth / first`;
    return [{ what, limit: short(limit), measured: short(growth), holds: growth <= limit }];
  });
  const promises = [...ratios, ...growths];
  if (scriptSize === undefined) return promises;
  const size = {
    what: 'script, min + gzip, bytes',
    limit: String(SCRIPT_LIMIT),
    measured: String(scriptSize),
    holds: scriptSize <= SCRIPT_LIMIT,
  };
  return [...promises, size];
};
