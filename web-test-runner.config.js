import { existsSync, readdirSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { browserCommands } from './tools/browser-commands.js';
import { findBrowser } from './tools/find-browser.js';
import { makeLucide } from './tools/lucide.js';
import { patience } from './tools/patience.js';
import { resultsReporter } from './tools/results-reporter.js';
import { strayErrors } from './tools/stray-errors.js';
import { testFiles } from './tools/test-files.js';

/** A mouse, for a machine that has none: what shows under the pointer shows under `sendMouse` too. */
const MOUSE = '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';

const isRoot = process.getuid?.() === 0;

const SERVERS = new URL('./test/servers/', import.meta.url);

/** Each file in test/servers brings a plugin, or a function that makes one: real servers for tests to talk to. */
const serversOf = async () => {
  const names = (existsSync(SERVERS) ? readdirSync(SERVERS) : []).filter((name) => name.endsWith('.js'));
  const modules = await Promise.all(names.map((name) => import(new URL(name, SERVERS).href)));
  return modules.map(({ default: plugin }) => (typeof plugin === 'function' ? plugin() : plugin));
};

/**
 * A page in English with a name, so that rules about whole pages hold; to our code it is a development build. The built-in
 * icons are there before anything is drawn, so that a picture of it is whole.
 */
const page = (framework) => `<!doctype html>
<html lang="en">
  <head>
    <title>Tests of ck-widgets</title>
    <script>
      globalThis.process = { env: ${JSON.stringify({ NODE_ENV: 'development', LAW_RUNS: process.env.LAW_RUNS })} };
      // Tests look at what was asked for: the browser is not to stop noting that after 250 files.
      performance.setResourceTimingBufferSize(100000);
    </script>
  </head>
  <body>
    <script type="module">
      import '/src/icons/more-paths.ts';
      import { drawIcon } from '/src/icons/icon.ts';
      drawIcon('agent');
    </script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;

/** The runner's server listens on every interface; it answers this machine only. */
const onlyHere = (context, next) =>
  /^(?:::1|(?:::ffff:)?127\.)/.test(context.req.socket.remoteAddress ?? '') ? next() : context.throw(403);

makeLucide({ isMissing: true });

export default {
  files: testFiles().browser,
  nodeResolve: { exportConditions: ['development'] },
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: findBrowser(),
        args: [MOUSE, ...(isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : [])],
      },
      // Each page in a window of its own: a tab in the background gets no animation frames.
      createPage: ({ context }) => context.newPage({ type: 'window' }),
      concurrency: 2,
    }),
  ],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: patience(240_000),
  testFramework: { config: { ui: 'bdd', timeout: 10_000, forbidOnly: Boolean(process.env.CI) } },
  testRunnerHtml: page,
  middleware: [onlyHere],
  plugins: [
    ...(await serversOf()),
    browserCommands(),
    a11ySnapshotPlugin(),
    strayErrors(),
    esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' }),
  ],
  // What our own code says of wrong widgets is what many tests are about, and would hide what nobody expects.
  filterBrowserLogs: ({ args }) => !/^(?:Lit is in dev mode|ck-widgets: )/.test(String(args[0])),
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY === true }), resultsReporter()],
};
