import { readdirSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';

const SRC = new URL('../src/', import.meta.url);

const load = (path) => tsImport(new URL(path, SRC).href, import.meta.url);

/**
 * The element classes as they are at run time, from the sources: no build is needed, and no browser.
 *
 * @returns {Promise<ReadonlyMap<string, object>>} by `src/components/row.ts#Row`
 */
export const componentClasses = async () => {
  const files = readdirSync(new URL('components/', SRC)).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(
    files.sort().map(async (file) => [`src/components/${file}`, await load(`components/${file}`)]),
  );
  const classes = modules.flatMap(([path, module]) =>
    Object.entries(module).map(([name, value]) => [`${path}#${name}`, value]),
  );
  return new Map(classes.filter(([, value]) => typeof value === 'function' && value.tag && value.props));
};

/** How a prop's JSON name becomes a property and an attribute. */
export const propNames = () => load('schema/names.ts');
