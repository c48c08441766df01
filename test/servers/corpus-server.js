import { existsSync, readdirSync, readFileSync } from 'node:fs';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);

/** Serves the real .widget files beside the project, where they are there, under /__corpus/. */
export default {
  name: 'corpus-server',
  serve({ path }) {
    const name = /^\/__corpus\/([\w.-]+)$/.exec(path)?.[1];
    if (!name || !existsSync(CORPUS)) return undefined;
    if (name === 'index.json') {
      const files = readdirSync(CORPUS).filter((file) => file.endsWith('.widget'));
      return { body: JSON.stringify(files), type: 'json' };
    }
    return existsSync(new URL(name, CORPUS))
      ? { body: readFileSync(new URL(name, CORPUS), 'utf8'), type: 'json' }
      : undefined;
  },
};
