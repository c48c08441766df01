const TEST_FILE = /^\/test\/.*\.test\.ts$/;

/**
 * Puts `tools/browser-setup.js` in front of each test file, on its first line so that all others keep their numbers.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export const strayErrors = () => ({
  name: 'stray-errors',
  transform({ path, body }) {
    return TEST_FILE.test(path) ? { body: `import '/tools/browser-setup.js'; ${body}` } : undefined;
  },
});
