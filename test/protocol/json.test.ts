import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { jsonEqual } from '../../src/protocol/json-equal.js';
import { jsonLengths } from '../../src/protocol/json-length.js';

const seed = 20_260_305;

/** Objects of few names, so that some are alike but for one. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(0, 1, '', 'a', null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'toString', '__proto__'), tie('value'), { maxKeys: 3 }),
  ),
}));

const toJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('two values are the same when their JSON is', () => {
  let same = 0;
  fc.assert(
    fc.property(value, value, (a, b) => {
      const isSame = isDeepStrictEqual(toJson(a), toJson(b));
      assert.equal(jsonEqual(a, b), isSame);
      assert.ok(jsonEqual(a, toJson(a)));
      if (isSame) same++;
    }),
    { seed, numRuns: 5000 },
  );
  assert.ok(same > 100, String(same));
});

test('what is undefined is not there, at any depth; what is inherited is not either', () => {
  assert.ok(jsonEqual({ a: [{ b: undefined }] }, { a: [{}] }));
  assert.ok(jsonEqual({ a: [{}] }, { a: [{ b: undefined }] }));
  assert.ok(!jsonEqual({ a: { b: 1 } }, { a: { b: 1, c: 2 } }));
  assert.ok(!jsonEqual({ a: { constructor: Object } }, { a: {} }));
});

test('the length is that of the JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (a, b) => {
      const lengthOf = jsonLengths();
      for (const each of [a, b, [a, b], { [b]: a, x: undefined, y: [a] }]) {
        assert.equal(lengthOf(each), JSON.stringify(each).length);
      }
    }),
    { seed, numRuns: 1000 },
  );
});
