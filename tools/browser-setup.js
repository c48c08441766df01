// Loaded in front of every test file: what goes wrong outside of a test's own promise fails the test too.

/** How long the end of a file waits for what is still on its way. */
const GRACE = 20;

addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  reportError(event.reason);
});

after(() => new Promise((resolve) => setTimeout(resolve, GRACE)));
