import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Names the file that a stage of `npm test` leaves its results in. */
export const RESULTS_FILE = 'CK_TEST_RESULTS';

/**
 * What came of a test file: how many tests passed, and what failed.
 *
 * @typedef {{passed: number, failures: string[]}} Result
 */

/**
 * Tells `npm test` what came of each test file; nothing where it is not listening.
 *
 * @param {Record<string, Result>} results
 */
export const tellResults = (results) => {
  const file = process.env[RESULTS_FILE];
  if (file) writeFileSync(file, JSON.stringify(results));
};

/**
 * What a stage came to by itself. One that crashed failed whatever it left, and one that left nothing is a test itself.
 *
 * @param {string} stage
 * @param {boolean} isGood
 * @param {string} file
 * @returns {Record<string, Result>}
 */
export const readResults = (stage, isGood, file) => {
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  if (!results) return { [stage]: { passed: isGood ? 1 : 0, failures: isGood ? [] : ['see above'] } };
  const isTold = Object.values(results).some(({ failures }) => failures.length > 0);
  return isGood || isTold ? results : { ...results, [stage]: { passed: 0, failures: ['stopped early: see above'] } };
};

/**
 * The files of which something failed.
 *
 * @param {Record<string, Result>} results
 */
export const failedIn = (results) => Object.keys(results).filter((file) => results[file].failures.length > 0);

/**
 * @param {Record<string, Result>} results
 * @returns {{passed: number, failed: number}}
 */
export const countOf = (results) => {
  const all = Object.values(results);
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failures }) => sum + failures.length, 0),
  };
};
