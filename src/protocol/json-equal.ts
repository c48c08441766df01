import { isRecord, ownOf } from '../schema/json-schema.js';

/** Puts two values on a list, where they have parts to compare; false where they cannot be the same. */
const compare = (a: unknown, b: unknown, open: unknown[]): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  open.push(a, b);
  return true;
};

/** The same for each part of two values. */
const split = (a: unknown, b: unknown, open: unknown[]): boolean => {
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!compare(a[i], b[i], open)) return false;
    return true;
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  for (const name of Object.keys(a)) if (!compare(a[name], ownOf(b, name), open)) return false;
  // What is undefined is not there in JSON.
  for (const name of Object.keys(b)) if (b[name] !== undefined && !Object.hasOwn(a, name)) return false;
  return true;
};

/** Whether two values are the same JSON. Walks without recursion: values may be deep. */
export const jsonEqual = (a: unknown, b: unknown): boolean => {
  const open: unknown[] = [];
  let isSame = compare(a, b, open);
  while (isSame && open.length > 0) {
    const other = open.pop();
    isSame = split(open.pop(), other, open);
  }
  return isSame;
};
