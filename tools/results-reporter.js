import { relative } from 'node:path';
import { tellResults } from './results.js';

/** The tests of a suite that ran, each with the names of the suites around it. */
const testsOf = (suite, names = []) => [
  ...(suite?.tests ?? [])
    .filter(({ skipped }) => !skipped)
    .map((test) => ({ ...test, name: [...names, test.name].join(' > ') })),
  ...(suite?.suites ?? []).flatMap((inner) => testsOf(inner, [...names, inner.name])),
];

const toLine = (error) => String(error?.message ?? error ?? 'failed').replace(/\n[^]*/, '');

/**
 * What came of each test file. One that failed without a failing test (it did not load, it hung) has one failure.
 *
 * @param {Iterable<import('@web/test-runner').TestSession>} sessions
 */
export const resultsOf = (sessions) =>
  Object.fromEntries(
    [...sessions].map(({ testFile, testResults, passed, errors = [] }) => {
      const tests = testsOf(testResults);
      const failures = tests.filter((test) => !test.passed).map(({ name, error }) => `${name}: ${toLine(error)}`);
      const own = failures.length || passed ? failures : [toLine(errors[0])];
      return [relative('.', testFile), { passed: tests.length - failures.length, failures: own }];
    }),
  );

/**
 * Tells `npm test` what came of a browser run.
 *
 * @returns {import('@web/test-runner').Reporter}
 */
export const resultsReporter = () => ({
  onTestRunFinished: ({ sessions }) => tellResults(resultsOf(sessions)),
});
