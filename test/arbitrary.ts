import fc from 'fast-check';
import type { Schema } from '../src/schema/json-schema.js';
import type { Props } from '../src/schema/prop.js';
import { FOREIGN, PLAIN } from './samples.js';
import { STRUCTURAL } from '../src/schema/names.js';

/** Texts that mean something in CSS, HTML, URLs or icons, beside any others. */
const words = fc.oneof(
  fc.constantFrom('10px', '50%', '2 4px', 'red', 'blue-600', 'surface', 'alpha-20', '1 1 auto', '16 / 9', 'star', ''),
  fc.constantFrom('<b>bold</b>', 'a "quoted" & plain text', 'linear-gradient(red, blue)', 'data:image/png;base64,AA=='),
  fc.string({ maxLength: 12 }),
);

/** Addresses of images, none of which is asked for. */
const images = fc.constantFrom(PLAIN, FOREIGN, 'javascript:alert(1)', 'data:text/html,x', '');

/** Distances that CSS takes: an author's own slip in an attribute of this name takes the system spacing away. */
const distances = fc.oneof(fc.constantFrom('10px', '5%', '1.5rem', 'calc(1px + 2px)'), fc.nat({ max: 20 }));

const OF_THEIR_OWN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  src: images,
  favicon: images,
  gap: distances,
  spacing: distances,
};

const membersFor = (schemas: Readonly<Record<string, Schema>>) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, OF_THEIR_OWN[name] ?? valueFor(schema)]));

/** Any value that a schema takes. */
export const valueFor = (schema: Schema): fc.Arbitrary<unknown> => {
  const { enum: choices, anyOf, type, minimum = -20, maximum = 60, properties = {}, required = [] } = schema;
  if (choices) return fc.constantFrom(...choices);
  if (anyOf) return fc.oneof(...anyOf.map(valueFor));
  if (type === 'boolean') return fc.boolean();
  if (type === 'string') return words;
  if (type === 'integer') return fc.integer({ min: minimum, max: maximum });
  if (type === 'number') {
    return fc
      .integer({ min: Math.max(minimum, -20) * 4, max: Math.min(maximum, 60) * 4 })
      .map((quarters) => quarters / 4);
  }
  if (type === 'object') {
    return fc.record(membersFor(properties), { requiredKeys: [...required] });
  }
  return fc.jsonValue();
};

/** Any set of props that an element takes, by their JSON names. */
export const propsFor = (props: Props): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const own = Object.entries(props).filter(([name]) => !STRUCTURAL.has(name));
  return fc.record(membersFor(Object.fromEntries(own.map(([name, { schema }]) => [name, schema]))), {
    requiredKeys: [],
  });
};
