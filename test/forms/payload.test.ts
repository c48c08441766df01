import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fillPayload, type FieldValue } from '../../src/forms/payload.js';

const NAMES = new URL('../../../shared/cases/form-clobber-names.json', import.meta.url);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const fill = (payload: unknown, ...fields: readonly (readonly [name: string, value: unknown])[]) => {
  const filled = fillPayload(
    payload,
    fields.map(([name, value]) => ({ name, value })),
  );
  return {
    payload: filled.payload === undefined ? undefined : plain(filled.payload),
    refused: filled.refusals.map(({ field, path }) => [field.name, path]),
  };
};

/** What a dotted path leads to, by own properties alone. */
const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, part) => (Object.hasOwn(inner as object, part) ? (inner as never)[part] : undefined),
      value,
    );

const segment = fc.constantFrom('a', 'b', 'c', 'title', 'then', 'toString', '0', '');
const name = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
const fields: fc.Arbitrary<FieldValue[]> = fc.array(fc.record({ name, value: fc.jsonValue({ maxDepth: 0 }) }), {
  maxLength: 12,
});
const payload = fc.dictionary(segment, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4, noNullPrototype: true });

describe('a payload with the values of a form', () => {
  test('has each value at its path, or says that it has not', () => {
    fc.assert(
      fc.property(payload, fields, (own, all) => {
        const { payload: filled, refusals } = fillPayload(own, all);
        const refused = new Set(refusals.map(({ field }) => field));
        for (const field of all) {
          if (!refused.has(field)) assert.deepEqual(at(filled, field.name), field.value);
        }
        for (const { path } of refusals) assert.notEqual(at(filled, path), undefined);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps all that it said itself, and changes nothing that it was given', () => {
    const keeps = (before: unknown, after: unknown): boolean =>
      typeof before !== 'object' || before === null || Array.isArray(before)
        ? JSON.stringify(before) === JSON.stringify(after)
        : Object.keys(before).every(
            (key) => Object.hasOwn(after as object, key) && keeps(before[key as never], after![key as never]),
          );
    fc.assert(
      fc.property(payload, fields, (own, all) => {
        const copy = JSON.stringify(own);
        const { payload: filled } = fillPayload(own, all);
        assert(keeps(own, filled));
        assert.equal(JSON.stringify(own), copy);
      }),
      { numRuns: 2000 },
    );
  });

  test('refuses no more than it must: with other names of one part each, nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('k', 'l', 'm', 'n', 'o'), { minLength: 1 }), (names) => {
        const { payload: filled, refusals } = fillPayload(
          { a: 1 },
          names.map((each, value) => ({ name: each, value })),
        );
        assert.deepEqual(refusals, []);
        assert.deepEqual(plain(filled), { a: 1, ...Object.fromEntries(names.map((each, value) => [each, value])) });
      }),
    );
  });

  test('nests by dots, to any depth', () => {
    assert.deepEqual(fill({ id: 7 }, ['todo.title', 'x'], ['todo.due.day', 2]), {
      payload: { id: 7, todo: { title: 'x', due: { day: 2 } } },
      refused: [],
    });
    assert.deepEqual(fill({ todo: { id: 1 } }, ['todo.title', 'x']).payload, { todo: { id: 1, title: 'x' } });
    assert.deepEqual(fill({}, ['a..b', 1], ['.', 2]).payload, { a: { '': { b: 1 } }, '': { '': 2 } });
    assert.deepEqual(fill({}, ['a.0', 1], ['a.1', 2]).payload, { a: { 0: 1, 1: 2 } });
  });

  test('counts as empty where it is absent or null, and takes nothing where it is no object', () => {
    assert.deepEqual(fill(undefined, ['a', 1]).payload, { a: 1 });
    assert.deepEqual(fill(null, ['a', 1]).payload, { a: 1 });
    assert.deepEqual(fill(undefined).payload, {});
    for (const scalar of ['text', 7, true, [1]]) {
      assert.deepEqual(fill(scalar, ['a', 1], ['b', 2]), {
        payload: scalar,
        refused: [
          ['a', ''],
          ['b', ''],
        ],
      });
      assert.deepEqual(fill(scalar).refused, []);
    }
  });

  test('wins over a field at the same place, whatever it has there', () => {
    for (const own of [1, null, 'x', [{ b: 1 }], false]) {
      assert.deepEqual(fill({ a: own }, ['a.b', 2]), { payload: { a: own }, refused: [['a.b', 'a']] });
      assert.deepEqual(fill({ a: own }, ['a', 2]), { payload: { a: own }, refused: [['a', 'a']] });
    }
    assert.deepEqual(fill({ a: { b: 1 } }, ['a.b', 2], ['a', 3]).refused, [
      ['a.b', 'a.b'],
      ['a', 'a'],
    ]);
  });

  test('of two fields for one place, the first counts', () => {
    assert.deepEqual(fill({}, ['a', 1], ['a', 2]), { payload: { a: 1 }, refused: [['a', 'a']] });
    assert.deepEqual(fill({}, ['a', 1], ['a.b', 2]), { payload: { a: 1 }, refused: [['a.b', 'a']] });
    assert.deepEqual(fill({}, ['a.b', 1], ['a', 2]), { payload: { a: { b: 1 } }, refused: [['a', 'a']] });
  });

  test('takes no name by which a prototype could be reached, nor one that is too long or too deep', () => {
    const deep = Array(11).fill('a').join('.');
    for (const each of [
      '__proto__',
      'a.__proto__.b',
      'constructor',
      'x.constructor.y',
      'prototype',
      deep,
      'a'.repeat(257),
    ])
      assert.deepEqual(fill({}, [each, 1]), { payload: {}, refused: [[each, each]] }, each);
    assert.deepEqual(fill({}, [Array(10).fill('a').join('.'), 1]).refused, []);
    const own = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": 1}}') as object;
    assert.equal(
      JSON.stringify(fillPayload(own, [{ name: 'a', value: 1 }]).payload),
      '{"__proto__":{"polluted":1},"constructor":{"prototype":1},"a":1}',
    );
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  test(
    'has every name of forms, documents and prototypes as a key like any other, or refuses it',
    { skip: !existsSync(NAMES) },
    () => {
      const { source, ...lists } = JSON.parse(readFileSync(NAMES, 'utf8')) as Record<string, string[]>;
      assert(source);
      for (const each of Object.values(lists)
        .flat()
        .filter((one) => typeof one === 'string')) {
        const { payload: filled, refusals } = fillPayload({}, [{ name: each, value: 'v' }]);
        const isForbidden =
          each.length > 256 ||
          each.split('.').length > 10 ||
          /(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(each);
        assert.equal(refusals.length, isForbidden ? 1 : 0, each.slice(0, 80));
        if (!isForbidden) assert.equal(at(filled, each), 'v', each);
      }
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      assert.equal(Object.getPrototypeOf({}), Object.prototype);
    },
  );
});
