// `npm test`: every check of the project, one stage after the other. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './find-browser.js';
import { patience } from './patience.js';
import { countOf, failedIn, readResults, RESULTS_FILE } from './results.js';
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

/**
 * How many files of a stage may run once more where something in them failed. A machine that others use holds up what
 * waits for a time or a frame; such a file is told as unsteady, and what is really broken fails again.
 */
const SECOND_LOOKS = 3;

/** The stages in their order: a name, and the command in Node that does it; none where there is nothing to do. */
const STAGES = {
  build: () => ['tools/build.js'],
  types: () => ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.test.json'],
  lint: () => ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  format: () => ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  manifest: () => ['tools/manifest.js', '--check'],
  node: ({ node }) => node.length && ['--import', 'tsx', 'tools/test-node.js', ...node],
  browser: ({ browser }) => browser.length && ['node_modules/@web/test-runner/dist/bin.js', '--files', ...browser],
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

const runOnce = async (name, args, folder) => {
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  const browser = name === 'browser' ? ensureBrowser() : undefined;
  if (name === 'browser' && !browser) {
    console.log('No browser found: install Chrome or Chromium, or say in CHROME_PATH where it is.');
    return readResults(name, false, file);
  }
  const env = { ...process.env, [RESULTS_FILE]: file, ...(browser && { CHROME_PATH: browser }) };
  return readResults(name, await succeeds(args, env), file);
};

/** The results of a stage, and the files that were only good when they ran by themselves. */
const runStage = async (name, args, folder) => {
  const results = await runOnce(name, args, folder);
  const failed = failedIn(results);
  const again = testFiles(failed)[name] ?? [];
  if (again.length === 0 || again.length < failed.length || again.length > SECOND_LOOKS)
    return { results, unsteady: [] };
  console.log(`\n— ${name}, a second look at ${again.join(', ')}`);
  const second = await runOnce(name, STAGES[name]({ [name]: again }), folder);
  const stillFailed = failedIn(second);
  return { results: { ...results, ...second }, unsteady: again.filter((file) => !stillFailed.includes(file)) };
};

/** The lines that close a run: what failed, and what did at first. */
const closingLines = (results, unsteady) => [
  ...unsteady.map((file) => `unsteady: ${file}`),
  ...Object.entries(results).flatMap(([file, { failures }]) => failures.map((failure) => `✘ ${file}: ${failure}`)),
];

const main = async () => {
  const all = { results: {}, unsteady: [] };
  const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-'));
  for (const [name, command] of Object.entries(STAGES)) {
    const args = only && !only.includes(name) ? undefined : command(files);
    if (!args) continue;
    console.log(`\n— ${name}`);
    const start = Date.now();
    const { results, unsteady } = await runStage(name, args, folder);
    const { passed, failed } = countOf(results);
    console.log(
      `${failed ? '✘' : '✔'} ${name}: ${passed} ok, ${failed} not, ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
    Object.assign(all.results, results);
    all.unsteady.push(...unsteady.map((file) => `${file}: ${results[file].passed} ok by itself`));
  }
  rmSync(folder, { recursive: true });
  const { passed, failed } = countOf(all.results);
  const isEmpty = passed + failed === 0;
  if (isEmpty) console.log(`Nothing to run.\n${USAGE}`);
  for (const line of closingLines(all.results, all.unsteady)) console.log(line);
  process.exitCode = failed || isEmpty ? 1 : 0;
  console.log(`\n${passed} passed, ${isEmpty ? 1 : failed} failed`);
};

if (values.help) console.log(USAGE);
else await main();
