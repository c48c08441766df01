import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFieldErrors } from '../../src/protocol/field-errors.js';

const seed = 20_261_127;

test('whatever a server sends is at least one message, of some length and no more', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.jsonValue()))),
      (errors) => {
        const read = readFieldErrors(errors);
        assert(read.size >= 1 && read.size <= 50);
        for (const message of read.values()) assert(message.length >= 1 && message.length <= 501);
      },
    ),
    { seed },
  );
});

test('texts of its own are what is read, under any name', () => {
  const errors: unknown = JSON.parse(
    '{"todo.title":" Taken ","__proto__":"Odd","constructor":"Too","n":7,"o":{"a":"b"},"l":["x"],"e":"  "}',
  );
  assert.deepEqual(
    [...readFieldErrors(errors)],
    [
      ['todo.title', 'Taken'],
      ['__proto__', 'Odd'],
      ['constructor', 'Too'],
    ],
  );
  assert.deepEqual([...readFieldErrors(Object.create({ title: 'Taken' }) as object).keys()], ['']);
});

test('a long message is cut, and of many messages the first are read', () => {
  assert.equal(readFieldErrors({ a: 'x'.repeat(9000) }).get('a'), `${'x'.repeat(500)}…`);
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}`, 'Wrong']));
  assert.equal(readFieldErrors(many).size, 50);
});
