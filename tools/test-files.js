import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TEST = fileURLToPath(new URL('../test', import.meta.url));

/** What has no DOM is tested in Node, and so is what needs a browser for itself alone; everything else in a browser. */
const IN_NODE = /^test\/(?:(?:schema|template|protocol|forms|server|interop|tools|leaks)\/|architecture\.test\.ts$)/;

/** The regular expression of a glob: `*` is any name, `**` any path. */
const toExpression = (glob) => {
  const parts = glob.replace(/^\.\//, '').split(/(\*\*\/?|\*)/);
  const source = parts.map((part) => {
    if (part.startsWith('**')) return '(?:.*)';
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`);
};

/**
 * The test files, all of them or those that some globs name.
 *
 * @param {readonly string[]} globs
 * @returns {{node: string[], browser: string[]}}
 */
export const testFiles = (globs = []) => {
  const wanted = globs.map(toExpression);
  const files = readdirSync(TEST, { recursive: true })
    .map((file) => `test/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((glob) => glob.test(file))))
    .sort();
  return { node: files.filter((file) => IN_NODE.test(file)), browser: files.filter((file) => !IN_NODE.test(file)) };
};
