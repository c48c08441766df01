import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Validator, type Schema as JsonSchema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { conforms, type Schema } from '../../src/schema/json-schema.js';
import { attributeOf, propertyOf, tagOf } from '../../src/schema/names.js';
import { childrenOf, isNode, type RawNode } from '../../src/schema/node.js';
import {
  action,
  flag,
  number,
  oneOf,
  required,
  shape,
  text,
  toNumber,
  valueOf,
  type Prop,
} from '../../src/schema/prop.js';

const RUNS = { numRuns: 500, seed: 20_261_123 };

const member = {
  type: 'object',
  properties: { a: { type: 'string' }, b: { type: 'number' } },
  required: ['a'],
} as const;

const SCHEMAS: readonly Schema[] = [
  { type: 'string' },
  { type: 'number' },
  { type: 'number', minimum: 0, maximum: 10 },
  { type: 'integer', minimum: -3 },
  { type: 'boolean' },
  { type: 'array' },
  { type: 'array', items: { type: 'string' } },
  { type: 'object' },
  { enum: ['a', 'b', 1, true] },
  member,
  { anyOf: [{ type: 'string' }, member, { type: 'array', items: member }] },
];

/** What untrusted JSON may be, values that nearly fit among them. */
const json = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('a', 'b', 1, true, 0, 10, -3, 10.5, '', []),
  fc.record({ a: fc.oneof(fc.string(), fc.integer()), b: fc.oneof(fc.integer(), fc.string()) }, { requiredKeys: [] }),
  fc.array(fc.record({ a: fc.string() }), { maxLength: 3 }),
);

const withoutNulls = (value: unknown): boolean => !JSON.stringify(value)?.includes('null');

describe('conforms', () => {
  it('agrees with a JSON Schema validator', () => {
    for (const schema of SCHEMAS) {
      const validator = new Validator(schema as JsonSchema, '2020-12');
      fc.assert(
        fc.property(json.filter(withoutNulls), (value) => {
          assert.equal(conforms(schema, value), validator.validate(value).valid, JSON.stringify({ schema, value }));
        }),
        RUNS,
      );
    }
  });

  it('takes a member that is null for one that is absent', () => {
    assert.equal(conforms(member, { a: 'x', b: null }), true);
    assert.equal(conforms(member, { a: null }), false);
  });

  it('reads no member that an object inherits', () => {
    const heir: unknown = Object.create({ a: 'inherited' });
    assert.equal(conforms(member, heir), false);
    assert.equal(conforms({ type: 'object', required: ['constructor'] }, {}), false);
  });
});

describe('kinds of props', () => {
  const take = (prop: Prop<never>, ...values: readonly unknown[]) => values.map((value) => valueOf(prop, value));

  it('text takes numbers and truths for what they read like', () => {
    assert.deepEqual(take(text, 'a', '', 7, true, null, undefined, {}, []), [
      'a',
      '',
      '7',
      'true',
      ...Array(4).fill(undefined),
    ]);
  });

  it('number takes numerals within its bounds', () => {
    assert.deepEqual(take(number(1, 10), 1, '2.5', 0, 11, '1e9', 'x', '', true), [1, 2.5, ...Array(6).fill(undefined)]);
    assert.deepEqual(['-1.5', '0x1', ' 1', '1.', '.5', 'Infinity'].map(toNumber), [
      -1.5,
      '0x1',
      ' 1',
      '1.',
      '.5',
      'Infinity',
    ]);
  });

  it('flag takes true and false alone', () => {
    assert.deepEqual(take(flag, true, false, 'true', 1, 0, ''), [true, false, ...Array(4).fill(undefined)]);
  });

  it('oneOf takes its words alone', () => {
    assert.deepEqual(take(oneOf('a', 'b'), 'a', 'c', 'constructor', ['a'], { a: 1 }), [
      'a',
      ...Array(4).fill(undefined),
    ]);
  });

  it('shape takes objects whose members are right and there', () => {
    const pair = shape({ a: required(text), b: flag });
    const taken = take(pair, { a: 'x' }, { a: 'x', b: true }, { b: true }, { a: {} }, { a: 'x', b: 'x' }, [], 'a');
    assert.deepEqual(JSON.parse(JSON.stringify(taken)), [{ a: 'x' }, { a: 'x', b: true }, ...Array(5).fill(null)]);
  });

  it('action asks for a type, and takes any payload', () => {
    const whole = {
      type: 'go',
      payload: [{ deep: null }],
      handler: 'client',
      loadingBehavior: 'none',
      streaming: false,
    };
    assert.deepEqual(take(action, { type: 'go' }, whole), [{ type: 'go' }, whole]);
    assert.deepEqual(
      take(action, {}, 'go', { type: 1 }, { type: 'go', handler: 'page' }, { type: 'go', streaming: 1 }),
      Array(5).fill(undefined),
    );
  });
});

describe('names', () => {
  it('of tags, properties and attributes follow from those of types and props', () => {
    assert.deepEqual(['Card', 'ListViewItem', 'DatePicker', 'Table.Row'].map(tagOf), [
      'ck-card',
      'ck-list-view-item',
      'ck-date-picker',
      'ck-table-row',
    ]);
    assert.deepEqual(['style', 'iconStart', 'onClickAction', 'constructor'].map(propertyOf), [
      'preset',
      'iconStart',
      'onClickAction',
      'constructor',
    ]);
    assert.deepEqual(['style', 'iconStart', 'onClickAction'].map(attributeOf), [
      'preset',
      'icon-start',
      'on-click-action',
    ]);
  });
});

describe('children of a node', () => {
  it('are those that are nodes, whether it names one, some or none', () => {
    const node = { type: 'Text' };
    assert.deepEqual(childrenOf({ children: [node, null, 'x', 7, [node], node] }), [node, node]);
    assert.deepEqual(childrenOf({ children: node }), [node]);
    for (const children of [null, undefined, 'x', 7, true]) assert.deepEqual(childrenOf({ children }), []);
    assert.deepEqual(childrenOf(Object.create({ children: [node] }) as RawNode), []);
    assert.deepEqual([{}, [], null, 'x', node].map(isNode), [true, false, false, false, true]);
  });
});
