import { formatPercent } from './format.js';
import { Tuple, compare, contains, equals, isFloat, numberOf, toFloat, typeOf, List } from './python-values.js';
import type { Run } from './run.js';
import { toText } from './serialize.js';
import { fail } from './template-error.js';

/** What an operator between two values does. */
export type Operator = (run: Run, a: unknown, b: unknown) => unknown;

const unsupported: Operator = (_run, a, b) => fail(`this cannot be calculated with '${typeOf(a)}' and '${typeOf(b)}'`);

const arithmetic =
  (operate: (a: number, b: number) => number, otherwise = unsupported, float?: boolean): Operator =>
  (run, a, b) => {
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x === undefined || y === undefined) return otherwise(run, a, b);
    const result = operate(x, y);
    if (float || isFloat(a) || isFloat(b)) return toFloat(result);
    // Beyond it a JavaScript number would silently be another integer.
    return Math.abs(result) <= 2 ** 53 ? result : fail('an integer beyond 2 ** 53');
  };

const divide =
  (operate: (a: number, b: number) => number) =>
  (a: number, b: number): number =>
    b ? operate(a, b) : fail('division by zero');

/** Two texts, or two lists, in a row. */
export const join: Operator = (run, a, b) => {
  if (typeof a === 'string' && typeof b === 'string') {
    run.makes(a.length + b.length);
    return a + b;
  }
  if (!Array.isArray(a) || !Array.isArray(b) || a instanceof Tuple !== b instanceof Tuple)
    return unsupported(run, a, b);
  run.lists(a.length + b.length);
  return (a instanceof Tuple ? Tuple : List).from([...a, ...b]);
};

const repeat: Operator = (run, a, b) => {
  const [items, times] = typeof b === 'string' || Array.isArray(b) ? [b, a] : [a, b];
  const count = isFloat(times) ? undefined : numberOf(times);
  if (count === undefined || !(typeof items === 'string' || Array.isArray(items))) return unsupported(run, a, b);
  const length = items.length * Math.max(count, 0);
  if (typeof items === 'string') {
    run.makes(length);
    return items.repeat(Math.max(count, 0));
  }
  run.lists(length);
  return (items instanceof Tuple ? Tuple : List).from({ length }, (_, at) => items[at % items.length] as unknown);
};

const modulo = arithmetic(divide((a, b) => (a % b && a < 0 !== b < 0 ? (a % b) + b : a % b)));

const power: Operator = (run, a, b) => {
  const negative = (numberOf(b) ?? 0) < 0;
  const result = arithmetic(Math.pow, unsupported, negative)(run, a, b);
  return Number.isFinite(numberOf(result)) ? result : fail('the power is no number');
};

const ordered =
  (holds: (order: number) => boolean): Operator =>
  (run, a, b) =>
    holds(compare(run, a, b));

/** The operators that compare. */
export const comparisons: Record<string, Operator> = {
  '==': equals,
  '!=': (run, a, b) => !equals(run, a, b),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  in: contains,
  'not in': (run, a, b) => !contains(run, a, b),
};

/** The operators that calculate, loosest first; all associate to the left, `**` too, as in Jinja. */
export const calculations: Record<string, Operator>[] = [
  { '+': arithmetic((a, b) => a + b, join), '-': arithmetic((a, b) => a - b) },
  { '~': (run, a, b) => join(run, toText(run, a), toText(run, b)) },
  {
    '*': arithmetic((a, b) => a * b, repeat),
    '/': arithmetic(
      divide((a, b) => a / b),
      unsupported,
      true,
    ),
    '//': arithmetic(divide((a, b) => Math.floor(a / b))),
    '%': (run, a, b) =>
      typeof a === 'string' ? formatPercent(run, a, b instanceof Tuple ? b : [b]) : modulo(run, a, b),
  },
  { '**': power },
];
