const PATH = /^\/__(leak|leaked)\/([\w-]+)/;

/** A picture to nobody, and to a `<script>` what tells the page that it ran. */
const BODY = 'globalThis.__ckfire?.()';

/** The paths that were asked for, by the names that tests go by. */
const asked = new Map();

/**
 * Writes down what is asked for under /__leak/<name>/, of whichever host; /__leaked/<name> gives the list and begins
 * another.
 */
export default {
  name: 'leak-server',
  serve({ path }) {
    const [, kind, name] = PATH.exec(path) ?? [];
    const paths = asked.get(name) ?? [];
    if (kind === 'leaked') {
      asked.delete(name);
      return { body: JSON.stringify(paths), type: 'json' };
    }
    if (kind !== 'leak') return undefined;
    asked.set(name, [...paths, path]);
    return { body: BODY, type: 'js' };
  },
};
