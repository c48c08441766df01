import { existsSync, readFileSync } from 'node:fs';

const CASES = new URL('../../../shared/cases/', import.meta.url);

/** The lists that have to do with Markdown, by short names. */
const LISTS = {
  commonmark: 'commonmark-0.31.2.json',
  gfm: 'gfm-0.29-cmark-gfm.json',
  pathological: 'markdown-pathological.json',
  'url-attacks': 'url-attacks.json',
};

/** Serves the lists of Markdown beside the project, where they are there, under /__markdown/; else `null`. */
export default {
  name: 'markdown-server',
  serve({ path }) {
    const name = /^\/__markdown\/([\w-]+)\.json$/.exec(path)?.[1];
    if (!name || !Object.hasOwn(LISTS, name)) return undefined;
    const file = new URL(LISTS[name], CASES);
    return { body: existsSync(file) ? readFileSync(file, 'utf8') : 'null', type: 'json' };
  },
};
