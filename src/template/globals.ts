import {
  Callable,
  Members,
  Undefined,
  View,
  elementsOf,
  entriesOf,
  equals,
  integerOf,
  isDict,
  toDict,
} from './python-values.js';
import type { Run } from './run.js';
import { fail } from './template-error.js';

const dict: Callable['call'] = (run, named, pairs = []) => {
  const entries = isDict(pairs) ? entriesOf(run, pairs) : elementsOf(run, pairs);
  return toDict([...entries.map((entry) => elementsOf(run, entry)), ...Object.entries(named as object)]);
};

/** The functions that every template can call. */
export const globals: Record<string, Callable> = {
  dict: new Callable('**', dict),
  namespace: new Callable('**', (run, named, pairs) => {
    const values = dict(run, named, pairs) as Map<unknown, unknown>;
    return new Members(
      (name) => values.get(name),
      (name, value) => values.set(name, value),
    );
  }),
  range: new Callable('start stop step', (run, first, second, third) => {
    const [start, stop] = second === undefined ? [0, integerOf(first)] : [integerOf(first), integerOf(second)];
    const step = integerOf(third, 1) || fail('range() arg 3 must not be zero');
    const length = Math.max(0, Math.ceil((stop - start) / step));
    run.lists(length);
    return View.from({ length }, (_, at) => start + at * step);
  }),
};

/** A name where it is used: set by the template, in the data, or a function that every template has. */
export function nameOf(run: Run, name: string): unknown {
  const { data, scope } = run;
  let value = scope[name];
  if (value === undefined && Object.hasOwn(data, name)) value = data[name];
  if (value === undefined && Object.hasOwn(globals, name)) value = globals[name];
  // The exporting tool calls the index of its own loops so.
  if (value === undefined && run.lenient && name === 'index') {
    const { loop } = scope;
    if (loop instanceof Members) value = loop.get('index0');
  }
  return value === undefined ? new Undefined(`'${name}' is undefined`, !run.lenient) : value;
}

/** The variable `loop` of a loop over the items; `at` says where it is. */
export function loopOf(run: Run, items: readonly unknown[], at: () => number): Members {
  const { length } = items;
  let seen: unknown[] = [];
  const neighbour = (index: number): unknown =>
    index in items ? items[index] : new Undefined('there is no such element', !run.lenient);
  const members: Record<string, () => unknown> = {
    index: () => at() + 1,
    index0: at,
    revindex: () => length - at(),
    revindex0: () => length - at() - 1,
    first: () => !at(),
    last: () => at() === length - 1,
    length: () => length,
    depth: () => 1,
    depth0: () => 0,
    previtem: () => neighbour(at() - 1),
    nextitem: () => neighbour(at() + 1),
    cycle: () =>
      new Callable('*', (_run, ...args) => (args.length ? args[at() % args.length] : fail('nothing to cycle'))),
    changed: () =>
      new Callable('*', (_run, ...args) => {
        const same = at() > 0 && equals(run, seen, args);
        seen = args;
        return !same;
      }),
  };
  return new Members((name) => (Object.hasOwn(members, name) ? members[name]?.() : undefined));
}
