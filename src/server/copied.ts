import { isRecord } from '../schema/json-schema.js';

/** A copy of what JSON can say, by itself from then on: whoever has the value may go on and change it. */
export const copied = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (!isRecord(value)) return value;
  if (typeof value.toJSON === 'function') return JSON.parse(JSON.stringify(value)) as T;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    if (name !== '__proto__') copy[name] = copied(value[name]);
  }
  return copy as T;
};
