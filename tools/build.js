// The build: sources → dist/**/*.js, then one file for a script tag, then the JSON Schema of widgets.
// A type error fails the build at its end, not before: what compiles is there to look at.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeLucide } from './lucide.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const OUTPUT = /\.(?:js|d\.ts|js\.map)$/;

/** Not made from one source file each. */
const BUNDLED = /^(?:chunks[/\\]|ck-widgets)/;

/** Removes what earlier builds made from sources that are gone. */
const sweep = () => {
  for (const file of readdirSync('dist', { recursive: true })) {
    if (!OUTPUT.test(file) || BUNDLED.test(file)) continue;
    if (!existsSync(`src/${file.replace(OUTPUT, '.ts')}`)) rmSync(`dist/${file}`);
  }
};

/** Runs a tool of the project in this process's place in the terminal; the answer is whether it went well. */
const run = (script, ...args) => spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status === 0;

makeLucide();
const isTyped = run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
sweep();
const isBundled = run('node_modules/rollup/dist/bin/rollup', '-c', '--silent');
const isDescribed = run('tools/schema.js');
if (!isTyped || !isBundled || !isDescribed) process.exitCode = 1;
