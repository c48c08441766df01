import { classDoc, propDocs } from './prop-docs.js';

const NULL = { type: 'null' };

/** A prop that is null counts as absent. */
const orNull = (schema) => {
  if (schema.enum) return { ...schema, enum: [...schema.enum, null] };
  if (schema.anyOf) return { ...schema, anyOf: [...schema.anyOf, NULL] };
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  return schema;
};

const text = (description) => ({ type: 'string', description });

const propertyOf = ({ schema, required }, doc) => ({
  ...(required ? schema : orNull(schema)),
  ...(doc && { description: doc.text }),
});

const nodeOf = ({ type, props }, path, name) => {
  const docs = propDocs(path, name);
  const entries = Object.entries(props);
  return {
    type: 'object',
    description: classDoc(path, name),
    properties: {
      type: { const: type },
      id: orNull(text('Names the node for updates and actions.')),
      key: orNull(text('Names the node among its siblings, so that it keeps its element when they move.')),
      ...Object.fromEntries(entries.map(([prop, kind]) => [prop, propertyOf(kind, docs.get(prop))])),
    },
    required: ['type', ...entries.filter(([, { required }]) => required).map(([prop]) => prop)],
    additionalProperties: false,
  };
};

const reference = (name) => ({ $ref: `#/$defs/${name}` });

/** Goes by the type at once, so that a validator speaks of the type that was meant and looks at each child once. */
const oneOfTypes = (types) => ({
  type: 'object',
  required: ['type'],
  properties: { type: { enum: types } },
  allOf: types.map((type) => ({
    if: { properties: { type: { const: type } }, required: ['type'] },
    then: reference(type),
  })),
});

/** A list of nodes, a single one, or none. */
const someNodes = {
  if: { type: 'object' },
  then: reference('node'),
  else: { type: ['array', 'null'], items: reference('node') },
};

/**
 * The JSON Schema of widget trees.
 *
 * @param {ReadonlyMap<string, object>} classes by `path#Name`
 * @returns {object}
 */
export const widgetSchema = (classes) => {
  const types = [...classes].map(([key, component]) => [component.type, nodeOf(component, ...key.split('#'))]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'ChatKit widget',
    description: 'A tree of nodes that ck-widgets draws.',
    ...reference('node'),
    $defs: { node: oneOfTypes(types.map(([type]) => type)), nodes: someNodes, ...Object.fromEntries(types) },
  };
};
