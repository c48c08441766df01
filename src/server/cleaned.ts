import { withFields } from './with-fields.js';

/** Names by which code could reach what is no object's own. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** JSON without the names that mean something to objects themselves; what has none is the very same. */
export const cleaned = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return withFields(value, (own, name) => (FORBIDDEN.has(name) ? undefined : cleaned(own)));
  const list = value.map(cleaned);
  return list.every((item, i) => item === value[i]) ? value : list;
};
