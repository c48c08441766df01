import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Running } from './running.js';
import { SCRIPTS } from './scripts.js';

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const SERVER = fileURLToPath(new URL('server.py', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/ck-widgets/', import.meta.url));

/** How long one step of an installation may take. */
const PATIENCE = 5 * 60_000;

/** Prints the version of a Python that can run the official package, and nothing where it cannot. */
const PROBE = 'import ensurepip, sys, venv; print(sys.version) if sys.version_info >= (3, 11) else None';

const PIP = [
  ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--no-compile'],
  ...['--only-binary', ':all:', '--retries', '1', '--timeout', '20', '-r', REQUIREMENTS],
];

const run = (command: string, ...args: readonly string[]): string | undefined => {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE,
  });
  return status === 0 ? stdout.trim() : undefined;
};

const pythonIn = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');

const isThere = (python: string): boolean =>
  run(python, '-c', 'import chatkit.server, starlette, uvicorn') !== undefined;

/** Makes an environment with the official package; one that is not whole never stands in its place. */
const make = (python: string, folder: string): void => {
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const isMade =
    run(python, '-m', 'venv', draft) !== undefined &&
    run(pythonIn(draft), ...PIP) !== undefined &&
    isThere(pythonIn(draft));
  if (isMade) renameSync(draft, folder);
  else rmSync(draft, { recursive: true, force: true });
};

/** Takes a lock, so that of several test files one installs; a lock that somebody left behind does not count. */
const take = (lock: string): boolean => {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > 2 * PATIENCE) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
};

const install = async (python: string, folder: string): Promise<boolean> => {
  const lock = `${folder}.lock`;
  mkdirSync(CACHE, { recursive: true });
  while (!existsSync(folder) && !take(lock)) await wait(200);
  try {
    if (!existsSync(folder)) make(python, folder);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  return existsSync(folder);
};

/** A Python that has the official package; or why there is none. */
const findPython = async (): Promise<{ readonly python: string } | { readonly missing: string }> => {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python']) {
    const version = run(name, '-c', PROBE);
    if (!version) continue;
    const mark = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(version).digest('hex');
    const folder = join(CACHE, `chatkit-${mark.slice(0, 12)}`);
    if (existsSync(folder) || (await install(name, folder))) return { python: pythonIn(folder) };
    return { missing: 'the official package could not be installed' };
  }
  return { missing: 'there is no Python of 3.11 or later, with venv' };
};

const stop = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit');
  child.stdin!.end();
  await ended;
};

/** Starts the official server, which plays scripts; where it cannot run, the answer says why. */
export const startPython = async (
  scripts: Readonly<Record<string, unknown>> = SCRIPTS,
): Promise<Running | { readonly missing: string }> => {
  const found = await findPython();
  if ('missing' in found) return found;
  const env = { ...process.env, PYTHONUTF8: '1', OPENAI_AGENTS_DISABLE_TRACING: '1' };
  const child = spawn(found.python, [SERVER], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.stdin.write(`${JSON.stringify(scripts)}\n`);
  const lines = createInterface({ input: child.stdout });
  const [address] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])])) as [string?];
  if (address === undefined) throw new Error(`The official server did not start: ${complaints}`);
  return { pid: child.pid, address, stop: () => stop(child) };
};
