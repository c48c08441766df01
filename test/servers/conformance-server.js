import { readdirSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../../conformance/', import.meta.url);

/** Serves the public fixtures of each kind, all in one list with their file names, under /__conformance/<kind>.json. */
export default {
  name: 'conformance-server',
  serve({ path }) {
    const kind = /^\/__conformance\/(forms|updates|actions)\.json$/.exec(path)?.[1];
    if (!kind) return undefined;
    const folder = new URL(`${kind}/`, FIXTURES);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const read = (file) => ({ file, ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')) });
    return { body: JSON.stringify(files.sort().map(read)), type: 'json' };
  },
};
