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
import { own } from './own.js';
import type { Run } from './run.js';
import { fail } from './template-error.js';

const dict = (run: Run, named: unknown, pairs: unknown = []): Map<unknown, unknown> => {
  const entries = isDict(pairs) ? entriesOf(run, pairs) : elementsOf(run, pairs);
  return toDict([...entries.map((entry) => elementsOf(run, entry)), ...Object.entries(named as object)]);
};

/** The functions that every template can call. */
export const globals: Record<string, Callable> = {
  dict: new Callable('**', dict),
  namespace: new Callable('**', (run, named, pairs) => new Members(dict(run, named, pairs), true)),
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
  const { data, scope, lenient } = run;
  const { loop } = scope;
  // The exporting tool calls the index of its own loops so.
  const index = lenient && name === 'index' && loop instanceof Members ? loop.values.get('index0') : undefined;
  for (const value of [scope[name], own(data, name), own(globals, name), index]) if (value !== undefined) return value;
  return new Undefined(`'${name}' is undefined`, !lenient);
}

/** The variable `loop` of a loop over the items, and a function that moves it to one of them. */
export function loopOver(run: Run, items: readonly unknown[]): [loop: Members, move: (at: number) => void] {
  const { length } = items;
  let index0 = 0;
  let seen: unknown[] | undefined;
  const neighbour = (index: number): unknown =>
    index in items ? items[index] : new Undefined('there is no such element', !run.lenient);
  const cycle = new Callable('*', (_run, ...args) =>
    args.length ? args[index0 % args.length] : fail('nothing to cycle'),
  );
  const changed = new Callable('*', (_run, ...args) => {
    const same = seen && equals(run, seen, args);
    seen = args;
    return !same;
  });
  const loop = new Members(new Map(), false);
  const move = (at: number): void => {
    index0 = at;
    const values = {
      index: at + 1,
      index0,
      revindex: length - at,
      revindex0: length - at - 1,
      first: !at,
      last: at === length - 1,
      length,
      depth: 1,
      depth0: 0,
      previtem: neighbour(at - 1),
      nextitem: neighbour(at + 1),
      cycle,
      changed,
    };
    loop.values = new Map(Object.entries(values));
  };
  return [loop, move];
}
