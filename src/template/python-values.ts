import { own } from './own.js';
import type { Run } from './run.js';
import { fail } from './template-error.js';

/** The engine's own kinds of value, which no data can forge. */
class Internal {}

/** A float whose value is whole: a JavaScript number alone would print without its `.0`. */
export class Float extends Internal {
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }
}

/** A name or an attribute that is not there; a strict one fails wherever its value matters. */
export class Undefined extends Internal {
  readonly message: string;
  readonly strict: boolean;

  constructor(message: string, strict: boolean) {
    super();
    this.message = message;
    this.strict = strict;
  }
}

/** A function of the engine, with the names of its arguments; functions in the data are never called. */
export class Callable extends Internal {
  readonly names: string;
  readonly call: (run: Run, ...args: unknown[]) => unknown;

  constructor(names: string, call: Callable['call']) {
    super();
    this.names = names;
    this.call = call;
  }
}

/** An object of the engine with attributes: `loop`, and a namespace, whose attributes templates also set. */
export class Members extends Internal {
  values: Map<unknown, unknown>;
  readonly open: boolean;

  constructor(values: Map<unknown, unknown>, open: boolean) {
    super();
    this.values = values;
    this.open = open;
  }
}

/** A list that the template made, so it may change it; the lists in the data are not the template's to change. */
export class List extends Array<unknown> {}

/** A tuple. */
export class Tuple extends Array<unknown> {}

/** A pair that `groupby` makes, with the attributes `grouper` and `list`. */
export class Group extends Tuple {}

/** A range or a view of a dict: walked like a list, but not JSON. */
export class View extends Array<unknown> {}

/** What a filter passes on element by element: true even when empty, and without a length. */
export class Generator extends View {}

/** A dict: an object of the data, or a map that the template made. */
export type Dict = Record<string, unknown> | Map<unknown, unknown>;

/** Python's name for the type of a value; fails for an undefined one, whose type never is the trouble. */
export function typeOf(value: unknown): string {
  if (value instanceof Undefined) fail(value.message);
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return value instanceof Tuple ? 'tuple' : value instanceof View ? 'generator' : 'list';
  if (isFloat(value)) return 'float';
  if (value instanceof Internal) return 'object';
  return { string: 'str', number: 'int', boolean: 'bool', object: 'dict' }[typeof value as string] ?? 'object';
}

/** Whether a value is dict. */
export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Internal);
}

/** What stands for a key in a map: what equals it in Python; fails for what cannot be a key. */
export function hashed(key: unknown): unknown {
  if (key instanceof Float) return key.value;
  return typeof key === 'object' && key ? fail(`unhashable type: '${typeOf(key)}'`) : key;
}

/** The keys of a dict, in order. */
export function keysOf(run: Run, dict: Dict): unknown[] {
  const keys = dict instanceof Map ? [...dict.keys()] : Object.keys(dict).filter((key) => dict[key] !== undefined);
  run.spend(keys.length >> 5);
  return keys;
}

/** The value at a key of a dict, or undefined: only what the dict itself holds. */
export function entryOf(dict: Dict, key: unknown): unknown {
  key = hashed(key);
  if (dict instanceof Map) return dict.get(key);
  return typeof key === 'string' ? own(dict, key) : undefined;
}

/** The entries of a dict as tuples. */
export function entriesOf(run: Run, dict: unknown): Tuple[] {
  if (!isDict(dict)) return fail(`'${typeOf(dict)}' is not a dict`);
  return keysOf(run, dict).map((key) => Tuple.of(key, entryOf(dict, key)));
}

/** A dict that the template makes. */
export function toDict(entries: Iterable<readonly unknown[]>): Map<unknown, unknown> {
  return new Map(Array.from(entries, ([key, value]) => [hashed(key), value]));
}

/** The number that a value counts as, or undefined when it counts as none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'boolean') return +value;
  return typeof value === 'number' ? value : value instanceof Float ? value.value : undefined;
}

/** The number that a value counts as; fails when it counts as none. */
export function numeric(value: unknown): number {
  return numberOf(value) ?? fail(`'${typeOf(value)}' is not a number`);
}

/** Whether Python would hold a value as a float; JSON writes no integer of more than 21 digits in full. */
export function isFloat(value: unknown): boolean {
  return value instanceof Float || (typeof value === 'number' && !(Number.isInteger(value) && Math.abs(value) < 1e21));
}

/** A number as a Python float. */
export function toFloat(value: number): unknown {
  return isFloat(value) ? value : new Float(value);
}

/** The integer that an argument is, or what it is when left out. */
export function integerOf(value: unknown, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise;
  return (isFloat(value) ? undefined : numberOf(value)) ?? fail(`'${typeOf(value)}' is not an integer`);
}

/** The characters of a text as Python counts them; a text without surrogates is its own list. */
export function charactersOf(run: Run, text: string): string | string[] {
  run.read(text.length);
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

const permit = (value: Undefined): void => {
  if (value.strict) fail(value.message);
};

/** Whether a value counts as true. */
export function isTrue(run: Run, value: unknown): boolean {
  if (value instanceof Undefined) permit(value);
  if (value === null || value instanceof Undefined) return false;
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0 || value instanceof Generator;
  return isDict(value) ? keysOf(run, value).length > 0 : numberOf(value) !== 0;
}

/** Whether Python's `==` holds. */
export function equals(run: Run, a: unknown, b: unknown, depth = 0): boolean {
  run.read(typeof a === 'string' ? a.length : 1024);
  run.goes(depth);
  for (const side of [a, b]) if (side instanceof Undefined) permit(side);
  if (a instanceof Undefined) return b instanceof Undefined;
  const number = numberOf(a);
  if (number !== undefined) return number === numberOf(b);
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length &&
      a instanceof Tuple === b instanceof Tuple &&
      a.every((item, index) => equals(run, item, b[index], depth + 1))
    );
  }
  if (!isDict(a) || !isDict(b)) return false;
  const keys = keysOf(run, a);
  return (
    keys.length === keysOf(run, b).length &&
    keys.every((key) => {
      const other = entryOf(b, key);
      return other !== undefined && equals(run, entryOf(a, key), other, depth + 1);
    })
  );
}

/** Below, at or above zero as `a` sorts before, with or after `b`; fails where Python has no order. */
export function compare(run: Run, a: unknown, b: unknown, depth = 0): number {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return x === y ? 0 : x < y ? -1 : x > y ? 1 : NaN;
  run.read(typeof a === 'string' ? a.length : 1024);
  run.goes(depth);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : +(a > b);
  if (Array.isArray(a) && Array.isArray(b) && a instanceof Tuple === b instanceof Tuple) {
    const index = a.findIndex((item, at) => at >= b.length || !equals(run, item, b[at], depth + 1));
    return index < 0 || index >= b.length ? a.length - b.length : compare(run, a[index], b[index], depth + 1);
  }
  return fail(`'${typeOf(a)}' and '${typeOf(b)}' have no order`);
}

/** The elements that a loop or a filter walks, paid for. */
export function elementsOf(run: Run, value: unknown): unknown[] {
  let items: unknown[] = [];
  if (Array.isArray(value)) items = value;
  else if (typeof value === 'string') {
    run.lists(value.length);
    items = Array.from(value);
  } else if (isDict(value)) items = keysOf(run, value);
  else if (value instanceof Undefined) permit(value);
  else fail(`'${typeOf(value)}' is not iterable`);
  run.spend(items.length);
  return items;
}

/** Python's `len`. */
export function lengthOf(run: Run, value: unknown): number {
  if (typeof value === 'string') return charactersOf(run, value).length;
  if (Array.isArray(value) && !(value instanceof Generator)) return value.length;
  if (isDict(value)) return keysOf(run, value).length;
  if (!(value instanceof Undefined)) fail(`'${typeOf(value)}' has no length`);
  permit(value);
  return 0;
}

/** Python's `in`. */
export function contains(run: Run, item: unknown, container: unknown): boolean {
  if (typeof container === 'string') {
    run.read(container.length);
    return container.includes(typeof item === 'string' ? item : fail(`'${typeOf(item)}' is not text`));
  }
  if (isDict(container)) return entryOf(container, item) !== undefined;
  return elementsOf(run, container).some((element) => equals(run, element, item));
}
