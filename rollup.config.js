import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { squeezeTemplates } from './tools/squeeze-templates.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The only comment that stays; what it names is quoted in full in NOTICE. */
const BANNER = /^! ck-widgets/;

const banner = `/*! ck-widgets ${version} (MIT); with Lit (BSD-3-Clause) and icons of Lucide (ISC): see NOTICE */`;

const CHUNKS = 'chunks';

const AT_ONCE = /\/dist\/(?:page|schema\/pattern-cost)\.js$/;

const DEV_MODULE = /\/dist\/schema\/dev\.js$/;

const DECIDES = /export const DEV = [^]*?\n?\}\)\(\);/;

/** Settles at build time what `schema/dev.js` finds out at run time: whether the build explains itself. */
const developmentIs = (isDevelopment) => ({
  name: 'development',
  transform(code, id) {
    if (!DEV_MODULE.test(id)) return null;
    if (!DECIDES.test(code)) this.error('schema/dev.js no longer says `export const DEV = (() => { … })();`');
    if (isDevelopment) return { code: code.replace(DECIDES, 'export const DEV = true;'), map: null };
    return { code: 'export const DEV = false;\nexport const warn = () => {};\n', map: null };
  },
});

/** Says how large each file is, and removes the chunks that an earlier build left. */
const report = (suffix) => ({
  name: 'report',
  writeBundle({ dir }, bundle) {
    for (const { fileName, code } of Object.values(bundle)) {
      const gzip = gzipSync(code, { level: 9 }).length;
      console.log(`${fileName.padEnd(40)} ${String(code.length).padStart(8)} B  ${String(gzip).padStart(7)} B gzip`);
    }
    for (const name of listOf(`${dir}/${CHUNKS}`)) {
      if (name.endsWith(`${suffix}.js`) && name.split('.').length === suffix.split('.').length + 1) {
        if (!bundle[`${CHUNKS}/${name}`]) rmSync(`${dir}/${CHUNKS}/${name}`);
      }
    }
  },
});

const listOf = (folder) => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const bundle = (suffix, plugins) => ({
  input: { [`ck-widgets${suffix}`]: 'dist/page.js', [`ck-widgets-template${suffix}`]: 'dist/template.js' },
  // What lazy parts share stays in the one file that a page loads.
  preserveEntrySignatures: 'allow-extension',
  plugins: [nodeResolve(), ...plugins, report(suffix)],
  output: {
    dir: 'dist',
    format: 'es',
    banner,
    entryFileNames: '[name].js',
    chunkFileNames: `${CHUNKS}/[name]-[hash]${suffix}.js`,
    // What a page needs at once comes in one file, whatever else needs it later.
    manualChunks: (id) => (AT_ONCE.test(id) ? 'page' : undefined),
  },
});

export default [
  bundle('', [
    developmentIs(false),
    squeezeTemplates(),
    terser({ ecma: 2022, module: true, compress: { passes: 2 }, format: { comments: BANNER } }),
  ]),
  bundle('.dev', [developmentIs(true)]),
];
