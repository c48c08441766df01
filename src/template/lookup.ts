import { methodOf } from './methods.js';
import {
  Generator,
  Group,
  List,
  Members,
  Tuple,
  Undefined,
  charactersOf,
  entryOf,
  integerOf,
  isDict,
  isFloat,
  numberOf,
  typeOf,
} from './python-values.js';
import type { Run } from './run.js';
import { fail } from './template-error.js';

const held = (value: unknown, name: string): unknown => {
  if (isDict(value)) return entryOf(value, name);
  if (value instanceof Members) return value.values.get(name);
  return value instanceof Group ? value[['grouper', 'list'].indexOf(name)] : undefined;
};

/** An attribute of a value; data wins over a method of the same name unless the attribute is about to be called. */
export function attributeOf(run: Run, value: unknown, name: string, called = false): unknown {
  const type = typeOf(value);
  let found = called ? methodOf(value, name) : held(value, name);
  if (found === undefined) found = called ? held(value, name) : methodOf(value, name);
  return found === undefined ? new Undefined(`'${type}' has no attribute '${name}'`, !run.lenient) : found;
}

/** What stands at a key or an index; a text that is no key is taken as the name of an attribute. */
export function itemOf(run: Run, value: unknown, key: unknown): unknown {
  const type = typeOf(value) + typeOf(key);
  let found: unknown;
  if (isDict(value)) found = entryOf(value, key);
  else {
    const items = typeof value === 'string' ? charactersOf(run, value) : value;
    const index = isFloat(key) ? undefined : numberOf(key);
    if (index !== undefined && (typeof items === 'string' || (Array.isArray(items) && !(items instanceof Generator)))) {
      found = items[index < 0 ? index + items.length : index];
    }
  }
  if (found !== undefined) return found;
  return typeof key === 'string'
    ? attributeOf(run, value, key)
    : new Undefined(`no such element: ${type}`, !run.lenient);
}

/** What a path of names and indexes such as `user.name` leads to. */
export function pathOf(run: Run, value: unknown, path: unknown): unknown {
  const parts = typeof path === 'string' ? path.split('.') : [path];
  run.spend(parts.length >> 3);
  return parts.reduce(
    (found, part) => itemOf(run, found, /^\d+$/.test(part as string) ? +(part as string) : part),
    value,
  );
}

/** The part of a text or a list from `start` to `stop` in steps, each of which may be None. */
export function sliceOf(run: Run, value: unknown, start: unknown, stop: unknown, step: unknown): unknown {
  const items = typeof value === 'string' ? charactersOf(run, value) : value;
  if (typeof items !== 'string' && (!Array.isArray(items) || items instanceof Generator)) {
    return new Undefined(`'${typeOf(value)}' cannot be sliced`, !run.lenient);
  }
  const by = step === null ? 1 : integerOf(step);
  if (!by) fail('slice step cannot be zero');
  const { length } = items;
  const place = (part: unknown, otherwise: number): number => {
    if (part === null) return otherwise;
    const at = integerOf(part);
    return Math.min(Math.max(at < 0 ? at + length : at, by < 0 ? -1 : 0), by < 0 ? length - 1 : length);
  };
  const from = place(start, by < 0 ? length - 1 : 0);
  const to = place(stop, by < 0 ? -1 : length);
  if (by === 1 && typeof items === 'string') return items.slice(from, Math.max(from, to));
  run.spend((length / Math.abs(by)) >> 5);
  const picked: unknown[] = [];
  for (let at = from; by < 0 ? at > to : at < to; at += by) picked.push(items[at]);
  if (typeof value === 'string') return picked.join('');
  return (value instanceof Tuple ? Tuple : List).from(picked);
}
