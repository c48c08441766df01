import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server of a test's own. */
export interface Postgres {
  /** Its address. */
  readonly url: string;
  /** Stops it and removes what it kept. */
  stop(): void;
}

const DEBIAN = '/usr/lib/postgresql';

const run = (command: string, args: readonly string[], options: object = {}): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root, so root becomes the user that its package makes. */
const asServer = (command: string, args: readonly string[]): string =>
  isRoot ? run('runuser', ['-u', 'postgres', '--', command, ...args], { cwd: '/' }) : run(command, args);

const findPrograms = (): string | undefined => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
};

/** On Debian and its like root may install it. */
const install = (): void => {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 240_000 };
  try {
    run('apt-get', ['update'], options);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], options);
  } catch (error) {
    console.error('PostgreSQL could not be installed:', String(error));
  }
};

/** Starts a server that listens at a socket in a folder of its own; undefined where there is none to be had. */
export const startPostgres = (): Postgres | undefined => {
  if (!findPrograms()) install();
  const programs = findPrograms();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-pg-'));
  if (isRoot) run('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  const stop = () => {
    try {
      asServer(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  asServer(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'tester',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--locale=C',
  ]);
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
  asServer(join(programs, 'pg_ctl'), ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
  return { url: `postgres://tester@localhost/postgres?host=${encodeURIComponent(folder)}`, stop };
};
