import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Running } from './running.js';
import { SCRIPTS } from './scripts.js';

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const SERVER = fileURLToPath(new URL('server.py', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/ck-widgets/', import.meta.url));

const MINUTE = 60_000;

/** Prints the version of a Python that can run the official package, and nothing where it cannot. */
const PROBE = 'import ensurepip, sys, venv; print(sys.version) if sys.version_info >= (3, 11) else None';

const run = (command: string, ...args: readonly string[]): string | undefined => {
  const env = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1' };
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 3 * MINUTE,
  });
  return status === 0 ? stdout.trim() : undefined;
};

const pythonIn = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');

/** Makes an environment with the official package, whole or not at all: another process may be at it, too. */
const install = (python: string, folder: string): boolean => {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const pip = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--retries', '1', '--timeout', '20'];
  const isMade =
    run(python, '-m', 'venv', draft) !== undefined && run(pythonIn(draft), ...pip, '-r', REQUIREMENTS) !== undefined;
  try {
    if (isMade) renameSync(draft, folder);
  } catch {
    // The other process was faster.
  }
  rmSync(draft, { recursive: true, force: true });
  return existsSync(folder);
};

/** A Python that has the official package; or why there is none. */
const findPython = (): { readonly python: string } | { readonly missing: string } => {
  const names = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];
  const python = names.find((name) => run(name, '-c', PROBE));
  if (!python) return { missing: 'there is no Python of 3.11 or later, with venv' };
  const mark = createHash('sha256')
    .update(readFileSync(REQUIREMENTS))
    .update(run(python, '-c', PROBE)!);
  const folder = join(CACHE, `chatkit-${mark.digest('hex').slice(0, 12)}`);
  if (existsSync(folder) || install(python, folder)) return { python: pythonIn(folder) };
  return { missing: 'the official package could not be installed' };
};

const stop = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit');
  child.stdin!.end();
  await ended;
};

/** Starts the official server; where it cannot run, the answer says why. */
export const startPython = async (): Promise<Running | { readonly missing: string }> => {
  const found = findPython();
  if ('missing' in found) return found;
  const env = { ...process.env, PYTHONUTF8: '1', OPENAI_AGENTS_DISABLE_TRACING: '1' };
  const child = spawn(found.python, [SERVER], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.stdin.write(`${JSON.stringify(SCRIPTS)}\n`);
  const lines = createInterface({ input: child.stdout });
  const [address] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])])) as [string?];
  if (address === undefined) throw new Error(`The official server did not start: ${complaints}`);
  return { address, stop: () => stop(child) };
};
