import { isRecord, ownOf } from '../schema/json-schema.js';
import { RequestError } from './request-error.js';

/** Gives the checked value, or throws a `RequestError` that says what is wrong at the path. */
export type Check<T> = (value: unknown, path: string) => T;

/** What a check gives. */
export type Checked<C> = C extends Check<infer T> ? T : never;

/** Refuses a value. */
export const refuse = (path: string, message: string): never => {
  throw new RequestError(400, 'invalid_request', `${path || 'The body'} ${message}`, path);
};

/** Text of any kind. */
export const text: Check<string> = (value, path) =>
  typeof value === 'string' ? value : refuse(path, 'must be a string');

const LONGEST_ID = 256;

/** What not every database takes: NUL, and halves of pairs. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Text that can be an id. */
export const id: Check<string> = (value, path) => {
  const said = text(value, path);
  const isGood = said.length > 0 && said.length <= LONGEST_ID && !UNSTORABLE.test(said);
  return isGood ? said : refuse(path, `must be an id of 1 to ${LONGEST_ID} characters`);
};

/** True or false. */
export const flag: Check<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(path, 'must be true or false');

/** A whole number that is not negative. */
export const count: Check<number> = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : refuse(path, 'must be a whole number that is not negative');

/** Any JSON; null where there is none. */
export const anything: Check<NonNullable<unknown> | null> = (value) => value ?? null;

/** Any object. */
export const record: Check<Readonly<Record<string, unknown>>> = (value, path) =>
  isRecord(value) ? value : refuse(path, 'must be an object');

/** One of some words. */
export const oneOf =
  <const T extends string>(...words: readonly T[]): Check<T> =>
  (value, path) =>
    words.includes(value as T) ? (value as T) : refuse(path, `must be one of ${words.join(', ')}`);

/** What need not be there: null counts as absent. */
export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value, path) =>
    value == null ? undefined : check(value, path);

/** What need not be there, and then is something else. */
export const withDefault =
  <T>(check: Check<T>, otherwise: T): Check<T> =>
  (value, path) =>
    value == null ? otherwise : check(value, path);

/** A list. */
export const listOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value, path) =>
    Array.isArray(value) ? value.map((item, i) => check(item, `${path}[${i}]`)) : refuse(path, 'must be a list');

/** An object that has one kind of value under any name. */
export const mapOf =
  <T>(check: Check<T>): Check<ReadonlyMap<string, T>> =>
  (value, path) =>
    new Map(Object.entries(record(value, path)).map(([name, own]) => [name, check(own, `${path}.${name}`)]));

type Checks = Readonly<Record<string, Check<unknown>>>;
type Optional<C extends Checks> = { [K in keyof C]: undefined extends Checked<C[K]> ? K : never }[keyof C];

/** What a shape's checks give together. */
export type Shape<C extends Checks> = { readonly [K in Exclude<keyof C, Optional<C>>]: Checked<C[K]> } & {
  readonly [K in Optional<C>]?: Checked<C[K]>;
};

/** An object with some properties; others are left out. */
export const shape =
  <C extends Checks>(checks: C): Check<Shape<C>> =>
  (value, path) => {
    const object = record(value, path);
    const checked: Record<string, unknown> = {};
    for (const name of Object.keys(checks)) {
      const own = checks[name]!(ownOf(object, name), path ? `${path}.${name}` : name);
      if (own !== undefined) checked[name] = own;
    }
    return checked as Shape<C>;
  };
