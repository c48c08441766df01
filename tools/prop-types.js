const group = (text) => (text.includes(' | ') ? `(${text})` : text);

const objectOf = ({ properties = {}, required = [] }) => {
  const members = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  return members.length ? `{ ${members.join('; ')} }` : 'object';
};

const quote = (value) => (typeof value === 'string' ? `'${value}'` : String(value));

const unionOf = (texts) => [...new Set(texts)].join(' | ');

/**
 * The TypeScript type of what a JSON Schema describes.
 *
 * @param {object} schema
 * @returns {string}
 */
export const typeOf = (schema) => {
  if (schema.$ref) return 'WidgetNode[]';
  if (schema.enum) return unionOf(schema.enum.map(quote));
  if (schema.anyOf) return unionOf(schema.anyOf.map(typeOf));
  if (schema.type === 'array') return schema.items ? `${group(typeOf(schema.items))}[]` : 'unknown[]';
  if (schema.type === 'object') return objectOf(schema);
  return schema.type === 'integer' ? 'number' : (schema.type ?? 'unknown');
};

/** `soft unless said otherwise`, `360 px (unless said otherwise)`, `` `cover` unless said otherwise `` */
const DEFAULT = /`?([\w.-]+)`?(?: px)? \(?unless said otherwise/;

const isOneOf = (schema, word) =>
  schema.enum?.includes(word) || schema.anyOf?.some((option) => isOneOf(option, word)) || false;

const takesNumber = (schema) => /^(?:number|integer)$/.test(schema.type) || (schema.anyOf?.some(takesNumber) ?? false);

/**
 * The default of a prop: what its schema or its doc says, where it is a value that the prop takes; undefined where
 * neither says any.
 *
 * @param {object} schema
 * @param {import('./prop-docs.js').PropDoc} [doc]
 * @returns {string | undefined}
 */
export const defaultOf = (schema, doc) => {
  if (schema.default !== undefined) return quote(schema.default);
  if (doc?.default !== undefined) return doc.default;
  const [, word] = DEFAULT.exec(doc?.text ?? '') ?? [];
  if (word !== undefined && isOneOf(schema, word)) return quote(word);
  if (word !== undefined && takesNumber(schema) && Number.isFinite(Number(word))) return word;
  return schema.type === 'boolean' ? 'false' : undefined;
};
