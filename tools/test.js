// `npm test`: every check of the project, one stage after the other. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { COUNTS_FILE } from './counts.js';
import { ensureBrowser } from './find-browser.js';
import { patience } from './patience.js';
import { testFiles } from './test-files.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const USAGE = `npm test [-- --only <stages>] [-- --files <globs>]
  --only   some stages, apart by commas: build, types, lint, format, manifest, node, browser
  --files  some test files, such as 'test/host/**'; without --only, the stages node and browser run alone`;

const { values, positionals } = parseArgs({
  options: {
    only: { type: 'string' },
    files: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
});
const globs = [...values.files, ...positionals];
const only = values.only?.split(',') ?? (globs.length ? ['node', 'browser'] : undefined);
const files = testFiles(globs);

const MINUTES = 60_000;

/** How long a stage may take before it counts as hung. */
const PATIENCE = patience(15 * MINUTES);

/** How long a stage that was told to stop may take over it. */
const MERCY = 5_000;

/** The stages in their order: a name, and the command in Node that does it; none where there is nothing to do. */
const STAGES = {
  build: () => ['tools/build.js'],
  types: () => ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.test.json'],
  lint: () => ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  format: () => ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  manifest: () => ['tools/manifest.js', '--check'],
  node: () => files.node.length && ['--import', 'tsx', 'tools/test-node.js', ...files.node],
  browser: () => files.browser.length && ['node_modules/@web/test-runner/dist/bin.js', '--files', ...files.browser],
};

/** Runs a command in Node to its end; the answer is whether it went well. */
const succeeds = (args, env) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    const timer = setTimeout(() => {
      console.log(`stopped after ${PATIENCE / MINUTES} minutes`);
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGKILL'), MERCY).unref();
    }, PATIENCE);
    const end = (isGood) => {
      clearTimeout(timer);
      resolve(isGood);
    };
    child.on('error', (error) => {
      console.log(String(error));
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
  });

const readCounts = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** What a stage comes to: its own counts where it left some, else one test; a crash is a failure whatever it left. */
const toCounts = (isGood, counts) => {
  if (!counts) return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
  return { passed: counts.passed, failed: isGood ? counts.failed : Math.max(counts.failed, 1) };
};

const runStage = async (name, args, folder) => {
  const file = join(folder, `${name}.json`);
  const browser = name === 'browser' ? ensureBrowser() : undefined;
  if (name === 'browser' && !browser) {
    console.log('No browser found: install Chrome or Chromium, or say in CHROME_PATH where it is.');
    return toCounts(false);
  }
  const env = { ...process.env, [COUNTS_FILE]: file, ...(browser && { CHROME_PATH: browser }) };
  return toCounts(await succeeds(args, env), readCounts(file));
};

const main = async () => {
  const total = { passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-'));
  for (const [name, command] of Object.entries(STAGES)) {
    const args = only && !only.includes(name) ? undefined : command();
    if (!args) continue;
    console.log(`\n— ${name}`);
    const start = Date.now();
    const { passed, failed } = await runStage(name, args, folder);
    console.log(
      `${failed ? '✘' : '✔'} ${name}: ${passed} ok, ${failed} not, ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
    total.passed += passed;
    total.failed += failed;
  }
  rmSync(folder, { recursive: true });
  if (total.passed + total.failed === 0) {
    console.log(`Nothing to run.\n${USAGE}`);
    total.failed = 1;
  }
  process.exitCode = total.failed ? 1 : 0;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
};

if (values.help) console.log(USAGE);
else await main();
