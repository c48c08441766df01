import { bind } from './arguments.js';
import { formatPercent, pad, toFixed } from './format.js';
import { pathOf } from './lookup.js';
import { calculations } from './operators.js';
import type { Operator } from './operators.js';
import { own } from './own.js';
import {
  Generator,
  Group,
  List,
  type Tuple,
  Undefined,
  charactersOf,
  compare,
  elementsOf,
  entriesOf,
  equals,
  hashed,
  integerOf,
  isFloat,
  isTrue,
  lengthOf,
  numberOf,
  numeric,
  toFloat,
  typeOf,
} from './python-values.js';
import type { Run } from './run.js';
import { toJson, toText } from './serialize.js';
import { fail } from './template-error.js';
import { tests } from './tests.js';
import type { Test } from './tests.js';
import { capitalize, joinTexts, replace, strip } from './text.js';

/** What stands after a `|`: the names of its arguments, and what it does. */
export type Filter = readonly [names: string, apply: (run: Run, value: unknown, ...args: unknown[]) => unknown];

const text = (names: string, apply: (run: Run, value: string, ...args: unknown[]) => unknown): Filter => [
  names,
  (run, value, ...args) => apply(run, toText(run, value), ...args),
];

const sequence = (names: string, apply: (run: Run, items: unknown[], ...args: unknown[]) => unknown): Filter => [
  names,
  (run, value, ...args) => apply(run, elementsOf(run, value), ...args),
];

/** Jinja's filters that pass elements on take anything false for an empty list. */
const stream = (names: string, apply: (run: Run, items: unknown[], ...args: unknown[]) => unknown): Filter => [
  names,
  (run, value, ...args) => apply(run, isTrue(run, value) ? elementsOf(run, value) : [], ...args),
];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** The value to sort or group an element by: texts without regard to case unless told otherwise. */
const rankOf = (run: Run, item: unknown, path?: unknown, caseSensitive: unknown = false): unknown => {
  const rank = path === undefined || path === null ? item : pathOf(run, item, path);
  return typeof rank === 'string' && !isTrue(run, caseSensitive) ? rank.toLowerCase() : rank;
};

const sorted = (run: Run, items: unknown[], rank: (item: unknown) => unknown, reverse: unknown = false): List => {
  const sign = isTrue(run, reverse) ? -1 : 1;
  const ranked = items.map((item): [unknown, unknown] => [item, rank(item)]);
  return List.from(
    ranked.sort(([, a], [, b]) => sign * compare(run, a, b)),
    ([item]) => item,
  );
};

const extreme = (sign: number): Filter =>
  sequence('case_sensitive attribute', (run, items, caseSensitive, path) => {
    const rank = (item: unknown): unknown => rankOf(run, item, path, caseSensitive);
    return items.length
      ? items.reduce((best, item) => (sign * compare(run, rank(item), rank(best)) > 0 ? item : best))
      : new Undefined('no element in an empty list', !run.lenient);
  });

const end = (at: number): Filter => [
  '',
  (run, value) => {
    const items =
      typeof value === 'string' ? charactersOf(run, value) : Array.isArray(value) ? value : elementsOf(run, value);
    return items.length ? items.at(at) : new Undefined('no element in an empty list', !run.lenient);
  },
];

const otherwise = (value: unknown, fallback: unknown): unknown =>
  value instanceof Undefined && fallback !== undefined ? fallback : value;

/** `select` and its kin: whether an element, or its attribute, passes a test. */
const selection = (wanted: boolean, byPath: boolean): Filter =>
  stream('*', (run, items, ...args) => {
    const path = byPath ? args.shift() : undefined;
    const [name, ...rest] = args;
    const test: Test = name === undefined ? isTrue : testOf(toText(run, name));
    return Generator.from(
      items.filter((item) => !!test(run, byPath ? pathOf(run, item, path) : item, ...rest) === wanted),
    );
  });

const toNumber = (value: unknown): number | undefined => {
  if (value instanceof Undefined) typeOf(value);
  if (typeof value !== 'string') return numberOf(value);
  const word = value.trim().replaceAll('_', '');
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(word) ? Number(word) : undefined;
};

const escape = text('', (run, value) => {
  run.makes(value.length + 4 * value.replace(/[^<>&"']+/g, '').length);
  return value.replace(/[<>&"']/g, (found) => entities[found] as string);
});

const length: Filter = ['', lengthOf];

const fallback: Filter = [
  'default_value boolean',
  (run, value, fallback = '', boolean = false) =>
    value instanceof Undefined || (isTrue(run, boolean) && !isTrue(run, value)) ? fallback : value,
];

const plus = calculations[0]?.['+'] as Operator;

const filters: Record<string, Filter> = {
  abs: [
    '',
    (_run, value) => {
      const number = Math.abs(numeric(value));
      return isFloat(value) ? toFloat(number) : number;
    },
  ],
  batch: sequence('linecount fill_with', (run, items, size, fill = null) => {
    const count = Math.max(integerOf(size), 1);
    const rows = Array.from({ length: Math.ceil(items.length / count) }, (_, at) =>
      List.from(items.slice(at * count, (at + 1) * count)),
    );
    const last = rows.at(-1);
    if (last && fill !== null) {
      run.lists(count);
      while (last.length < count) last.push(fill);
    }
    return Generator.from(rows);
  }),
  capitalize: text('', (_run, value) => capitalize(value)),
  center: text('width', (run, value, width) => pad(run, value, integerOf(width, 80), '^')),
  count: length,
  d: fallback,
  default: fallback,
  dictsort: [
    'case_sensitive by reverse',
    (run, value, caseSensitive, by = 'key', reverse) =>
      sorted(
        run,
        elementsOf(run, entriesOf(run, value)),
        (entry) => rankOf(run, (entry as Tuple)[by === 'key' ? 0 : 1], undefined, caseSensitive),
        reverse,
      ),
  ],
  e: escape,
  escape,
  first: end(0),
  float: [
    'default',
    (_run, value, fallback = toFloat(0)) => {
      const number = toNumber(value);
      return number === undefined ? fallback : toFloat(number);
    },
  ],
  format: text('*', (run, value, ...args) => formatPercent(run, value, args)),
  groupby: sequence('attribute default case_sensitive', (run, items, path, fallback, caseSensitive) => {
    const keyOf = (item: unknown): unknown => otherwise(pathOf(run, item, path), fallback);
    const rank = (item: unknown): unknown => rankOf(run, keyOf(item), undefined, caseSensitive);
    const groups: unknown[][] = [];
    for (const item of sorted(run, items, rank)) {
      const last = groups.at(-1)?.[1] as unknown[] | undefined;
      if (last && equals(run, rank(item), rank(last[0]))) last.push(item);
      else groups.push(Group.of(keyOf(item), List.of(item)));
    }
    return List.from(groups);
  }),
  indent: text('width first blank', (run, value, width, first = false, blank = false) => {
    const prefix = typeof width === 'string' ? width : pad(run, '', integerOf(width, 4), '>');
    const lines = value.split('\n');
    run.makes(value.length + lines.length * prefix.length);
    return lines
      .map((line, at) => ((at ? line || isTrue(run, blank) : isTrue(run, first)) ? prefix : '') + line)
      .join('\n');
  }),
  int: [
    'default',
    (_run, value, fallback = 0) => {
      const number = toNumber(value) ?? NaN;
      return Number.isFinite(number) ? Math.trunc(number) : fallback;
    },
  ],
  items: ['', (run, value) => Generator.from(value instanceof Undefined ? [] : entriesOf(run, value))],
  join: sequence('d attribute', (run, items, separator = '', path) =>
    joinTexts(
      run,
      items.map((item) => toText(run, path === undefined ? item : pathOf(run, item, path))),
      toText(run, separator),
    ),
  ),
  last: end(-1),
  length,
  list: sequence('', (_run, items) => List.from(items)),
  lower: text('', (_run, value) => value.toLowerCase()),
  map: stream('attribute default *', (run, items, path, fallback, name, ...rest) => {
    if (name === undefined) return Generator.from(items, (item) => otherwise(pathOf(run, item, path), fallback));
    const [names, apply] = filterOf(toText(run, name));
    const args = bind(names, rest, {});
    return Generator.from(items, (item) => apply(run, item, ...args));
  }),
  max: extreme(1),
  min: extreme(-1),
  reject: selection(false, false),
  rejectattr: selection(false, true),
  replace: text('old new count', (run, value, old, by, count) =>
    replace(run, value, toText(run, old), toText(run, by), integerOf(count, -1)),
  ),
  reverse: [
    '',
    (run, value) => {
      const items = elementsOf(run, value).toReversed();
      return typeof value === 'string' ? items.join('') : Generator.from(items);
    },
  ],
  round: [
    'precision method',
    (_run, value, precision, method = 'common') => {
      const number = numeric(value);
      const decimals = integerOf(precision, 0);
      const factor = 10 ** decimals;
      if (method === 'ceil' || method === 'floor') return toFloat(Math[method](number * factor) / factor);
      const rounded = decimals < 0 ? +toFixed(number * factor, 0) / factor : +toFixed(number, decimals);
      return isFloat(value) ? toFloat(rounded) : rounded;
    },
  ],
  safe: text('', (_run, value) => value),
  select: selection(true, false),
  selectattr: selection(true, true),
  sort: sequence('reverse case_sensitive attribute', (run, items, reverse, caseSensitive, path) => {
    const paths = typeof path === 'string' ? path.split(',') : [path];
    return sorted(run, items, (item) => paths.map((one) => rankOf(run, item, one, caseSensitive)), reverse);
  }),
  string: text('', (_run, value) => value),
  sum: sequence('attribute start', (run, items, path, start = 0) =>
    items.reduce((sum, item) => plus(run, sum, path === undefined ? item : pathOf(run, item, path)), start),
  ),
  title: text('', (_run, value) => value.replace(/[^-\s({[<]+/g, capitalize)),
  tojson: [
    'indent',
    (run, value, indent = null) => toJson(run, value, indent === null ? undefined : Math.max(integerOf(indent), 0)),
  ],
  trim: text('chars', (run, value, characters = null) =>
    strip(value, characters === null ? undefined : toText(run, characters), true, true),
  ),
  truncate: text('length killwords end leeway', (run, value, most, killwords = false, end = '...', leeway) => {
    const limit = integerOf(most, 255);
    const tail = toText(run, end);
    const characters = charactersOf(run, value);
    if (characters.length <= limit + integerOf(leeway, 5)) return value;
    const cut = [...characters.slice(0, Math.max(limit - tail.length, 0))].join('');
    return (isTrue(run, killwords) ? cut : cut.replace(/ [^ ]*$/, '')) + tail;
  }),
  unique: sequence('case_sensitive attribute', (run, items, caseSensitive, path) => {
    const seen = new Set<unknown>();
    return Generator.from(
      items.filter((item) => {
        const rank = rankOf(run, item, path, caseSensitive);
        const hash = numberOf(hashed(rank)) ?? rank;
        return !seen.has(hash) && seen.add(hash);
      }),
    );
  }),
  upper: text('', (_run, value) => value.toUpperCase()),
};

/** The filter of that name. */
export function filterOf(name: string): Filter {
  return own(filters, name) ?? fail(`No filter named '${name}'.`);
}

/** The test of that name. */
export function testOf(name: string): Test {
  return own(tests, name) ?? fail(`No test named '${name}'.`);
}
