/** `npm run bench`: measures ck-widgets and its peers, prints the tables and writes RESULTS.md. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WORKLOADS } from './workloads.js';

const here = import.meta.dirname;
const OFFICIAL_REPS = 5;

const HELP = `npm run bench -- [options]
  --reps N            repetitions (default 6); fewer than ${OFFICIAL_REPS} never write RESULTS.md
  --only a,b          workloads: ${Object.keys(WORKLOADS).join(', ')}
  --peers a,b         peers: ck-widgets, react, dom, a2ui, adaptive-cards, react-markdown
  --profile [--only]  profiles ck-widgets at one workload instead (default page-laid-out)`;

const { values: options } = parseArgs({
  options: {
    reps: { type: 'string', default: '6' },
    only: { type: 'string' },
    peers: { type: 'string' },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (options.help) {
  console.log(HELP);
  process.exit();
}

if (!existsSync(join(here, 'node_modules'))) execFileSync('npm', ['ci'], { cwd: here, stdio: 'inherit' });

const { launch } = await import('./browser.js');
const { measure, openPage } = await import('./measure.js');
const { buildPeers, buildReadable, FOLDERS, isBuilt, isMeasured, pageOf, PEERS, sizeOf } = await import('./peers.js');
const { profile } = await import('./profile.js');
const { tablesOf, toMarkdown } = await import('./report.js');
const { serve } = await import('./server.js');

/** The names of a list that was given, all where none was. */
const chosen = (given, known) => {
  const names = given?.split(',') ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`Unknown: ${unknown}. There are ${known.join(', ')}.`);
  return names;
};

const rotated = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

/** React and plain DOM must draw the very same elements, or neither is a measure for the other. */
const checkSameHtml = async (browser, urlOf) => {
  for (const name of ['card', 'form', 'list']) {
    const drawn = new Set();
    for (const peer of ['react', 'dom']) {
      const { call, close } = await openPage(browser, urlOf(peer), name);
      for (const verb of ['warmUp', 'prepare', 'step']) await call(verb);
      drawn.add(await call('html'));
      await close();
    }
    if (drawn.size > 1) throw new Error(`React and plain DOM draw different elements for ${name}.`);
  }
};

const runProfile = async (browser) => {
  const name = options.only ?? 'page-laid-out';
  const { urlOf, close } = await serve({ 'ck-widgets': await buildReadable() }, FOLDERS);
  const { path, lines } = await profile(browser, urlOf('ck-widgets', WORKLOADS[name].laidOut), name);
  console.log(`${name}: milliseconds by function, of one step\n${lines.join('\n')}\n\nThe profile is in ${path}`);
  close();
};

const runBench = async (browser) => {
  const workloads = chosen(options.only, Object.keys(WORKLOADS));
  const takesPart = (peer) => workloads.some((name) => isMeasured(peer, WORKLOADS[name], 0));
  const peers = chosen(options.peers, Object.keys(PEERS)).filter(takesPart);
  const reps = Number(options.reps);
  if (peers.includes('ck-widgets') && !isBuilt())
    throw new Error('dist/ck-widgets.js is missing: npm run build first.');

  await buildPeers(peers);
  const { urlOf, close } = await serve(Object.fromEntries(peers.map((peer) => [peer, pageOf(peer)])), FOLDERS);
  if (peers.includes('react') && peers.includes('dom')) await checkSameHtml(browser, urlOf);

  const samples = Object.fromEntries(
    workloads.map((name) => {
      const measured = peers.filter((peer) => isMeasured(peer, WORKLOADS[name], 0));
      return [name, Object.fromEntries(measured.map((peer) => [peer, []]))];
    }),
  );
  for (let rep = 0; rep < reps; rep++) {
    for (const [index, name] of workloads.entries()) {
      for (const peer of rotated(peers, rep + index)) {
        if (!isMeasured(peer, WORKLOADS[name], rep)) continue;
        samples[name][peer].push(await measure(browser, urlOf(peer, WORKLOADS[name].laidOut), name));
      }
      console.error(`repetition ${rep + 1} of ${reps}: ${name}`);
    }
  }
  close();

  const sizes = Object.fromEntries(await Promise.all(peers.map(async (peer) => [peer, await sizeOf(peer)])));
  const tables = tablesOf({ samples, sizes });
  console.log(Object.values(tables).filter(Boolean).join('\n\n'));

  const isWhole = workloads.length === Object.keys(WORKLOADS).length && peers.length === Object.keys(PEERS).length;
  if (!isWhole || reps < OFFICIAL_REPS) return;
  const text = toMarkdown(tables, {
    reps,
    browser: (await browser.version()).replace('/', ' '),
    node: process.versions.node,
    cpu: `${cpus().length} cores of ${cpus()[0].model.trim()}`,
    date: new Date().toISOString().slice(0, 10),
  });
  await writeFile(join(here, 'RESULTS.md'), text);
};

const browser = await launch();
try {
  await (options.profile ? runProfile(browser) : runBench(browser));
} finally {
  await browser.close();
}
