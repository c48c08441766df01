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
];

/**
 * Every promise with what was measured; those whose figures are missing are left out.
 *
 * @param {(workload: string, peer: string) => import('./measure.js').Sample | undefined} figureOf
 * @param {number | undefined} scriptSize Bytes of the script, minified and gzipped.
 */
export const verdicts = (figureOf, scriptSize) => {
  const ratios = RATIOS.flatMap(({ workload, peer, limit }) => {
    const ours = figureOf(workload, SHIPPED);
    const theirs = figureOf(workload, peer);
    if (!ours || !theirs) return [];
    const measured = ours.total / theirs.total;
    return [
      { what: `${workload} / ${peer}`, limit: String(limit), measured: measured.toFixed(2), holds: measured <= limit },
    ];
  });
  if (scriptSize === undefined) return ratios;
  const size = {
    what: 'script, min + gzip, bytes',
    limit: String(SCRIPT_LIMIT),
    measured: String(scriptSize),
    holds: scriptSize <= SCRIPT_LIMIT,
  };
  return [...ratios, size];
};
