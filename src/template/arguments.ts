import { fail } from './template-error.js';

/**
 * The arguments of a call in the order of a function's names, undefined where left out. After a `*` in the names come any
 * number, after the named ones; `**` takes all named ones as one object.
 */
export function bind<T>(names: string, args: readonly T[], named: Record<string, T>): (T | undefined)[] {
  const known = names.split(' ').filter((name) => /\w/.test(name));
  const some = names.includes('*');
  for (const name in named) {
    const at = known.indexOf(name);
    if (at < 0 || (!some && at < args.length)) fail(`unexpected argument '${name}'`);
  }
  if (some) return [...known.map((name) => named[name]), ...args];
  if (args.length > known.length) fail('too many arguments');
  return known.map((name, at) => (at < args.length ? args[at] : named[name]));
}
