import { readdirSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../../conformance/forms/', import.meta.url);

const read = (file) => ({ file, ...JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8')) });

/** Serves the public fixtures of forms, all in one list with their file names, under /__conformance/forms.json. */
export default {
  name: 'conformance-server',
  serve({ path }) {
    if (path !== '/__conformance/forms.json') return undefined;
    const files = readdirSync(FIXTURES).filter((file) => file.endsWith('.json'));
    return { body: JSON.stringify(files.sort().map(read)), type: 'json' };
  },
};
