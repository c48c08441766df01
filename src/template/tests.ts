import { comparisons } from './operators.js';
import { Callable, Generator, Undefined, isDict, isFloat, numberOf, numeric, typeOf } from './python-values.js';
import type { Run } from './run.js';
import { toText } from './serialize.js';
import { fail } from './template-error.js';

/** What stands after `is`. */
export type Test = (run: Run, value: unknown, ...args: unknown[]) => unknown;

const remainder = (value: unknown, by: unknown = 2): number => {
  const number = numeric(value);
  return Math.abs(number % (numberOf(by) || fail('division by zero')));
};

const sequence: Test = (_run, value) =>
  typeof value === 'string' || (Array.isArray(value) && !(value instanceof Generator)) || isDict(value);

const cased =
  (convert: 'toUpperCase' | 'toLowerCase'): Test =>
  (run, value) => {
    const text = toText(run, value);
    return text === text[convert]() && text.toUpperCase() !== text.toLowerCase();
  };

const words = [
  ['eq', '=='],
  ['equalto', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['lessthan', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['greaterthan', '>'],
  ['ge', '>='],
] as const;

/** Jinja's tests. */
export const tests: Record<string, Test> = {
  ...comparisons,
  ...Object.fromEntries(words.map(([word, symbol]) => [word, comparisons[symbol] as Test])),
  boolean: (_run, value) => typeof value === 'boolean',
  callable: (_run, value) => value instanceof Callable,
  defined: (_run, value) => !(value instanceof Undefined),
  undefined: (_run, value) => value instanceof Undefined,
  divisibleby: (_run, value, by) => !remainder(value, by),
  even: (_run, value) => !remainder(value),
  odd: (_run, value) => remainder(value) === 1,
  false: (_run, value) => value === false,
  true: (_run, value) => value === true,
  none: (_run, value) => value === null,
  float: (_run, value) => isFloat(value),
  integer: (_run, value) => typeof value === 'number' && !isFloat(value),
  number: (_run, value) => numberOf(value) !== undefined,
  iterable: (run, value) =>
    sequence(run, value) || value instanceof Generator || (value instanceof Undefined && !typeOf(value)),
  sequence,
  mapping: (_run, value) => isDict(value),
  string: (_run, value) => typeof value === 'string',
  lower: cased('toLowerCase'),
  upper: cased('toUpperCase'),
  sameas: (_run, value, other) => value === other,
};
