import { isRecord, ownOf } from '../schema/json-schema.js';

type Pair = readonly [unknown, unknown];

/** Puts the parts of two values on a list, side by side; false where they cannot be the same. */
const split = (a: unknown, b: unknown, open: Pair[]): boolean => {
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) open.push([a[i], b[i]]);
    return true;
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  for (const name of Object.keys(a)) open.push([a[name], ownOf(b, name)]);
  // What is undefined is not there in JSON.
  return Object.keys(b).every((name) => b[name] === undefined || Object.hasOwn(a, name));
};

/** Whether two values are the same JSON. Walks without recursion: values may be deep. */
export const jsonEqual = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  const open: Pair[] = [];
  if (!split(a, b, open)) return false;
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [one, other] = pair;
    if (!Object.is(one, other) && !split(one, other, open)) return false;
  }
  return true;
};
