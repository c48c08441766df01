/** Names by which code could reach what is no object's own. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** JSON without the names that mean something to objects themselves; what has none is the very same. */
export const cleaned = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = value.map(cleaned);
    return list.every((item, i) => item === value[i]) ? value : list;
  }
  const before = Object.entries(value);
  const after = before
    .filter(([name]) => !FORBIDDEN.has(name))
    .map(([name, own]) => [name, cleaned(own)] as [string, unknown]);
  const isSame = after.length === before.length && after.every(([, own], i) => own === before[i]![1]);
  return isSame ? value : Object.fromEntries(after);
};
