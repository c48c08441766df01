// Writes custom-elements.json; with --check, says whether the one that is there is what the sources say.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
// The analyzer goes on without a configuration that it cannot load: loaded here first, the fault is told.
import '../custom-elements-manifest.config.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const FILE = 'custom-elements.json';

const fresh = `${JSON.stringify(await cli({ argv: ['analyze'], noWrite: true }), null, 2)}\n`;

const committed = () => {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
};

if (!process.argv.includes('--check')) writeFileSync(FILE, fresh);
else if (committed() !== fresh) {
  console.log(`${FILE} is stale: run \`npm run manifest\` and commit it.`);
  process.exitCode = 1;
}
