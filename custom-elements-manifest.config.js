import { manifestPlugin } from './tools/manifest-plugin.js';

export default {
  globs: ['src/components/*.ts', 'src/render/ck-widget.ts', 'src/host/ck-widget-host.ts', 'src/element/*-event.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [await manifestPlugin()],
};
