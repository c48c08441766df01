import { tellCounts } from './counts.js';

const testsOf = (suite) => [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap(testsOf)];

/**
 * The tests that passed and failed. A file that failed without a failing test (it did not load, it hung) is one failure.
 *
 * @param {Iterable<import('@web/test-runner').TestSession>} sessions
 */
export const countOf = (sessions) => {
  const counts = { passed: 0, failed: 0 };
  for (const { testResults, passed } of sessions) {
    const tests = testsOf(testResults).filter(({ skipped }) => !skipped);
    const failed = tests.filter((test) => !test.passed).length;
    counts.passed += tests.length - failed;
    counts.failed += failed || (passed ? 0 : 1);
  }
  return counts;
};

/**
 * Counts the tests of a browser run for `npm test`.
 *
 * @returns {import('@web/test-runner').Reporter}
 */
export const countingReporter = () => ({
  onTestRunFinished: ({ sessions }) => tellCounts(countOf(sessions)),
});
