/** The peers: what their pages load, and how that is made and how large it is. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const root = dirname(here);
const cache = join(here, '.cache');
const shipped = join(root, 'dist', 'ck-widgets.js');

/** The name of what this project ships. */
export const SHIPPED = 'ck-widgets';

/**
 * Each peer by its name: the package whose version counts, the style sheet that its page needs, and how often it is
 * measured at most, where that takes minutes.
 */
export const PEERS = {
  'ck-widgets': { title: 'ck-widgets' },
  react: { title: 'React', source: 'react.jsx', version: 'react', style: 'peers/styles.css' },
  dom: { title: 'DOM by hand', source: 'dom.js', style: 'peers/styles.css' },
  a2ui: { title: '@a2ui/lit', source: 'a2ui.js', version: '@a2ui/lit' },
  'adaptive-cards': {
    title: 'Adaptive Cards',
    source: 'adaptive-cards.js',
    version: 'adaptivecards',
    style: 'node_modules/adaptivecards/lib/adaptivecards.css',
  },
  'react-markdown': {
    title: 'react-markdown',
    source: 'react-markdown.jsx',
    version: 'react-markdown',
    style: 'peers/styles.css',
    most: 1,
  },
};

/** The peers that draw widgets, and so take part wherever it is not said who does. */
const DRAW_WIDGETS = Object.keys(PEERS).filter((name) => name !== 'react-markdown');

/** Whether a peer is measured at a workload in a repetition. */
export const isMeasured = (name, { peers = DRAW_WIDGETS }, repetition) =>
  peers.includes(name) && repetition < (PEERS[name].most ?? Infinity);

/** The folders that the pages load from. */
export const FOLDERS = { bench: here, dist: dirname(shipped), built: cache };

const versionOf = (name) => require(join(here, 'package.json')).devDependencies[name];

/** What a peer is called in print. */
export const titleOf = (name) => {
  const { title, version } = PEERS[name];
  return version ? `${title} ${versionOf(version)}` : title;
};

/** Whether the project has been built. */
export const isBuilt = () => existsSync(shipped);

const bundle = async (options) => {
  const { build } = require('esbuild');
  return build({
    bundle: true,
    format: 'esm',
    target: 'es2022',
    absWorkingDir: root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    ...options,
  });
};

/** Makes the scripts of some peers. */
export const buildPeers = async (names) => {
  await mkdir(cache, { recursive: true });
  for (const name of names) {
    const { source } = PEERS[name];
    const outfile = join(cache, `${name}.js`);
    if (source) {
      await bundle({ entryPoints: [join(here, 'peers', source)], outfile, minify: true, jsx: 'automatic' });
    } else {
      await copyFile(join(here, 'peers', `${name}.js`), outfile);
    }
  }
};

/** What a peer's page loads. */
export const pageOf = (name) => ({
  script: `/built/${name}.js`,
  style: PEERS[name].style && `/bench/${PEERS[name].style}`,
});

/** Makes a script of ck-widgets whose functions keep their names, for a profile, and says what its page loads. */
export const buildReadable = async () => {
  const fromSource = {
    name: 'from-source',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\/dist\/ck-widgets\.js$/ }, () => ({ path: join(root, 'src', 'page.ts') })),
  };
  await mkdir(cache, { recursive: true });
  await bundle({
    entryPoints: [join(here, 'peers', 'ck-widgets.js')],
    outfile: join(cache, 'readable.js'),
    plugins: [fromSource],
    // The package names the built files that do something when they load, not their sources.
    ignoreAnnotations: true,
  });
  return { script: '/built/readable.js' };
};

const gzipped = async (path) => gzipSync(await readFile(path), { level: 9 }).length;

/** The files that a page loads with a script before the script runs: itself and all that it imports statically. */
const loadedWith = async (script) => {
  const { metafile } = await bundle({
    entryPoints: [script],
    metafile: true,
    write: false,
    splitting: true,
    outdir: cache,
  });
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { kind, path: next } of metafile.inputs[path].imports) if (kind === 'import-statement') visit(next);
  };
  visit(relative(root, script));
  return [...found].map((path) => resolve(root, path));
};

/** Sizes in bytes, minified and gzipped, of a peer's script with all that it loads at once. */
export const sizeOf = async (name) => {
  const files = PEERS[name].source ? [join(cache, `${name}.js`)] : await loadedWith(shipped);
  const sizes = await Promise.all(files.map(gzipped));
  return { files: files.map((path) => relative(root, path)), bytes: sizes.reduce((sum, size) => sum + size, 0) };
};
