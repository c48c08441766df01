/** `npm run bench:server`: measures the server under load, beside plain `node:http` and the official package. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startPython } from '../../test/interop/python.ts';
import { startPostgres } from '../../test/server/postgres.ts';
import { holdOpen, rateOf } from './client.js';
import { NUMBERS, SCRIPTS } from './handlers.js';
import { toMarkdown, toTables } from './report.js';

const here = import.meta.dirname;

const HELP = `npm run bench:server -- [options]
  --streams N   streams that are open at once (default 10000)
  --seconds N   how long each server is asked for actions, per repetition (default 5)
  --reps N      repetitions of that (default 3)
  --minutes N   how long a server is watched at half load (default 10)
Only a run with the defaults writes SERVER.md.`;

const DEFAULTS = { streams: '10000', seconds: '5', reps: '3', minutes: '10' };

const { values } = parseArgs({
  options: {
    ...Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, { type: 'string', default: value }])),
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) {
  console.log(HELP);
  process.exit();
}
if (!existsSync(join(here, '../../dist/server.js'))) throw new Error('dist/server.js is missing: npm run build first.');

const { streams, seconds, reps, minutes } = Object.fromEntries(
  Object.keys(DEFAULTS).map((name) => [name, Number(values[name])]),
);

/** How many threads ask at once. */
const THREADS = 32;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Bytes of memory that a process holds, as Linux says; undefined elsewhere. */
const memoryOf = (pid) => {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) && /^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes ? Number(kilobytes) * 1024 : undefined;
};

const start = async (kind, database = '') => {
  const child = spawn(process.execPath, [join(here, 'serve.js'), kind, database], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [address] = await once(createInterface({ input: child.stdout }), 'line');
  const stop = async () => {
    child.stdin.end();
    await once(child, 'exit');
  };
  return { address, pid: child.pid, stop };
};

const database = startPostgres();

/** Every server: what it is called in print, how it starts, and how many streams it is given at most: more take minutes. */
const SERVERS = {
  plain: { title: 'plain node:http', start: () => start('plain') },
  memory: { title: 'ours, in memory', start: () => start('memory') },
  sqlite: { title: 'ours, SQLite', start: () => start('sqlite') },
  keyed: { title: 'ours, SQLite, with idempotency keys', start: () => start('sqlite'), hasKeys: true },
  ...(database && { postgres: { title: 'ours, PostgreSQL', start: () => start('postgres', database.url) } }),
  python: { title: 'the official package, in memory', start: () => startPython(SCRIPTS), most: 1000 },
};

const using = async (name, work) => {
  const running = await SERVERS[name].start();
  if ('missing' in running) return void console.error(`${SERVERS[name].title}: ${running.missing}`);
  try {
    return await work(running);
  } finally {
    await running.stop();
  }
};

/** Actions a second of each server: the median of repetitions that go round. */
const measureRates = async () => {
  const rates = {};
  for (let rep = 0; rep < reps; rep++) {
    for (const [name, { hasKeys }] of Object.entries(SERVERS)) {
      const rate = await using(name, async ({ address }) => {
        await rateOf(address, { threads: THREADS, seconds: 1, hasKeys });
        return rateOf(address, { threads: THREADS, seconds, hasKeys });
      });
      if (rate) (rates[name] ??= []).push(rate);
      console.error(`actions, repetition ${rep + 1} of ${reps}: ${name}`);
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]));
};

/** Memory of each open stream, and how many streams said everything in order. */
const measureStreams = async () => {
  const wanted = Array.from({ length: NUMBERS + 1 }, (_, n) => n).join('');
  const rows = {};
  for (const name of ['plain', 'memory', 'sqlite', 'python']) {
    const row = await using(name, async ({ address, pid }) => {
      await rateOf(address, { threads: THREADS, seconds: 1 });
      const before = memoryOf(pid);
      const count = Math.min(streams, SERVERS[name].most ?? streams);
      const { measured, texts } = await holdOpen(address, count, () => memoryOf(pid));
      return { count, each: (measured - before) / count, inOrder: texts.filter((text) => text === wanted).length };
    });
    if (row) rows[name] = row;
    console.error(`streams: ${name}`);
  }
  return rows;
};

/** How many bytes more a server holds with each minute at half of its load, after a first one. */
const measureGrowth = (rate) =>
  using('sqlite', async ({ address, pid }) => {
    const pause = (THREADS * 1000) / rate;
    const watch = (time) => rateOf(address, { threads: THREADS, seconds: time, pause });
    const rates = [await watch(60)];
    const before = memoryOf(pid);
    for (let minute = 0; minute < minutes; minute++) {
      rates.push(await watch(60));
      console.error(`half load: minute ${minute + 1} of ${minutes}, ${(memoryOf(pid) / 2 ** 20).toFixed(1)} MiB`);
    }
    return { each: (memoryOf(pid) - before) / minutes, rate: median(rates) };
  });

try {
  const rates = await measureRates();
  const open = await measureStreams();
  const growth = minutes > 0 ? await measureGrowth(rates.sqlite) : undefined;
  const titles = Object.fromEntries(Object.entries(SERVERS).map(([name, { title }]) => [name, title]));
  const tables = toTables({ titles, rates, open, growth, streams, minutes });
  console.log(tables);
  if (Object.entries(DEFAULTS).every(([name, value]) => values[name] === value)) {
    const machine = `${cpus().length} cores of ${cpus()[0].model.trim()}`;
    const text = toMarkdown(tables, {
      machine,
      node: process.versions.node,
      date: new Date().toISOString().slice(0, 10),
    });
    await writeFile(join(here, '..', 'SERVER.md'), text);
  }
} finally {
  database?.stop();
}
