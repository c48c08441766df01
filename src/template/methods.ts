import {
  Callable,
  List,
  Tuple,
  View,
  elementsOf,
  entriesOf,
  entryOf,
  equals,
  integerOf,
  isDict,
  keysOf,
  typeOf,
} from './python-values.js';
import type { Dict } from './python-values.js';
import { own } from './own.js';
import type { Run } from './run.js';
import { fail } from './template-error.js';
import { capitalize, joinTexts, replace, strip } from './text.js';

type Method<Self> = (run: Run, self: Self, ...args: unknown[]) => unknown;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : fail(`'${typeOf(value)}' is not text`));

const stripped =
  (start: boolean, end: boolean): Method<string> =>
  (_run, self, characters) =>
    strip(self, characters === undefined ? undefined : textOf(characters), start, end);

const ends =
  (holds: (self: string, part: string) => boolean): Method<string> =>
  (_run, self, part) =>
    (part instanceof Tuple ? part : [part]).some((one) => holds(self, textOf(one)));

const texts: Record<string, Method<string>> = {
  upper: (_run, self) => self.toUpperCase(),
  lower: (_run, self) => self.toLowerCase(),
  title: (_run, self) => self.replace(/\p{L}+/gu, capitalize),
  capitalize: (_run, self) => capitalize(self),
  strip: stripped(true, true),
  lstrip: stripped(true, false),
  rstrip: stripped(false, true),
  split: (run, self, separator = null, most) => {
    const mark = separator === null ? /\s+/g : textOf(separator) || fail('empty separator');
    const text = separator === null ? self.trim() : self;
    const limit = integerOf(most, -1);
    const parts = text.split(mark, run.limits.listLength + 1);
    run.lists(parts.length);
    if (limit >= 0 && parts.length > limit + 1) {
      const marks = typeof mark === 'string' ? [] : (text.match(mark) ?? []);
      const rest = parts.splice(limit);
      parts.push(rest.map((part, at) => (at ? (marks[limit + at - 1] ?? mark) : '') + part).join(''));
    }
    return List.from(text || typeof mark === 'string' ? parts : []);
  },
  join: (run, self, items) => joinTexts(run, elementsOf(run, items).map(textOf), self),
  replace: (run, self, old, by, count) => replace(run, self, textOf(old), textOf(by), integerOf(count, -1)),
  startswith: ends((self, part) => self.startsWith(part)),
  endswith: ends((self, part) => self.endsWith(part)),
  find: (_run, self, part) => self.indexOf(textOf(part)),
  count: (_run, self, part) => self.split(textOf(part)).length - 1,
  isdigit: (_run, self) => /^\p{Nd}+$/u.test(self),
};

const change = (run: Run, self: unknown[], at: number, added: readonly unknown[], removed = 0): null => {
  if (!(self instanceof List)) fail('a template cannot change its data');
  run.lists(self.length + added.length);
  self.splice(at, removed, ...added);
  return null;
};

const lists: Record<string, Method<unknown[]>> = {
  index: (run, self, item) => {
    const at = elementsOf(run, self).findIndex((element) => equals(run, element, item));
    return at < 0 ? fail('not in the list') : at;
  },
  count: (run, self, item) => elementsOf(run, self).filter((element) => equals(run, element, item)).length,
  append: (run, self, item) => change(run, self, self.length, [item]),
  extend: (run, self, items) => change(run, self, self.length, elementsOf(run, items)),
  insert: (run, self, at, item) => change(run, self, integerOf(at), [item]),
  pop: (run, self, at) => {
    const index = integerOf(at, -1);
    const item = self.at(index);
    change(run, self, index, [], 1);
    return item === undefined ? fail('pop index out of range') : item;
  },
};

const dicts: Record<string, Method<Dict>> = {
  items: (run, self) => View.from(entriesOf(run, self)),
  keys: (run, self) => View.from(keysOf(run, self)),
  values: (run, self) => View.from(keysOf(run, self), (key) => entryOf(self, key)),
  get: (_run, self, key, otherwise = null) => {
    const value = entryOf(self, key);
    return value === undefined ? otherwise : value;
  },
  update: (run, self, other) => {
    if (!(self instanceof Map)) return fail('a template cannot change its data');
    for (const [key, value] of entriesOf(run, other)) self.set(key, value);
    run.lists(self.size);
    return null;
  },
};

/** The method of that name that a value of its type has, bound to it. */
export function methodOf(value: unknown, name: string): Callable | undefined {
  const table: object = typeof value === 'string' ? texts : Array.isArray(value) ? lists : isDict(value) ? dicts : {};
  const method = own(table as Record<string, Method<unknown>>, name);
  return (
    method &&
    new Callable('*', (run, ...args) => {
      if (typeof value === 'string') run.read(value.length);
      return method(run, value, ...args);
    })
  );
}
