import { existsSync, readFileSync } from 'node:fs';

const CASES = new URL('../../../shared/cases/', import.meta.url);

/** Serves the lists of cases beside the project, where they are there, under /__cases/; else `null`. */
export default {
  name: 'cases-server',
  serve({ path }) {
    const name = /^\/__cases\/([\w-]+\.json)$/.exec(path)?.[1];
    if (!name) return undefined;
    const file = new URL(name, CASES);
    return { body: existsSync(file) ? readFileSync(file, 'utf8') : 'null', type: 'json' };
  },
};
