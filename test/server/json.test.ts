import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleaned } from '../../src/server/cleaned.js';
import { copied } from '../../src/server/copied.js';
import { withoutNulls } from '../../src/server/to-wire.js';
import { hold, runsOf } from '../law.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const NAMES = ['a', 'b', 'data', 'payload', 'constructor', '__proto__', 'prototype'];

/** JSON as a client may send it; `JSON.parse` makes every name an own one, even those that mean something. */
const json = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, 'x', ''),
      fc.array(tie('value'), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 4 })
        .map((entries) => Object.fromEntries(entries)),
    ),
  }))
  .value.map((value) => JSON.parse(JSON.stringify(value)) as Json);

const RUNS = runsOf(2_000);

/** What an edit of every field comes to, said as plainly as can be. */
const edited = (
  value: Json,
  isKept: (name: string, own: Json) => boolean,
  isFree = (_: string, _own: Json) => false,
): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => edited(item, isKept, isFree));
  const entries = Object.entries(value as Record<string, Json>).filter(([name, own]) => isKept(name, own));
  return Object.fromEntries(
    entries.map(([name, own]) => [name, isFree(name, own) ? own : edited(own, isKept, isFree)]),
  );
};

/** With the order of names, which `deepEqual` does not look at. */
const isSame = (a: unknown, b: unknown): void => {
  assert.deepEqual(a, b);
  assert.equal(JSON.stringify(a), JSON.stringify(b));
};

describe('JSON', () => {
  test('is cleaned of names that mean something, and is the very same where it has none', () => {
    hold(
      fc.property(json, (value) => {
        const clean = edited(value, (name) => !['constructor', '__proto__', 'prototype'].includes(name));
        isSame(cleaned(value), clean);
        assert.equal(cleaned(clean), clean);
      }),
      RUNS,
    );
  });

  test('has no nulls on the wire, but in what is the application’s own', () => {
    const isFree = (name: string, own: Json) => name === 'payload' || (name === 'data' && !Array.isArray(own));
    hold(
      fc.property(json, (value) => {
        const bare = edited(value, (_, own) => own !== null, isFree);
        isSame(withoutNulls(value), bare);
        assert.equal(withoutNulls(bare), bare);
      }),
      RUNS,
    );
  });

  test('is the same as its copy, which shares nothing with it', () => {
    const objectsIn = (value: unknown): readonly object[] =>
      typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
    hold(
      fc.property(json, (value) => {
        const plain = edited(value, (name) => name !== '__proto__');
        const copy = copied(plain);
        isSame(copy, plain);
        const own = new Set(objectsIn(plain));
        assert(objectsIn(copy).every((object) => !own.has(object)));
      }),
      RUNS,
    );
  });

  test('is copied as it would be sent', () => {
    const copy = copied({ at: new Date(0), list: [new Date(1)] });
    assert.deepEqual(copy, { at: '1970-01-01T00:00:00.000Z', list: ['1970-01-01T00:00:00.001Z'] });
  });
});
