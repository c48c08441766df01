// Makes the parts of a `.widget` file out of a source: the Jinja template, the JSX, the JSON Schema, the Zod schema.
import { Choice, Expression, Loop, Node } from './widget-source.js';

const entries = (object, write) =>
  Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => write(name, value));

const templateOfValue = (value) => {
  if (value instanceof Expression) return `{{ (${value.code}) | tojson }}`;
  if (value instanceof Choice) {
    const { condition, then, otherwise = null } = value;
    return `{%- if (${condition}) -%}${templateOfValue(then)}{%- else -%}${templateOfValue(otherwise)}{%- endif -%}`;
  }
  if (Array.isArray(value)) return `[${value.map(templateOfValue).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${entries(value, (name, inner) => `${JSON.stringify(name)}:${templateOfValue(inner)}`).join(',')}}`;
};

const templateOfChild = (child) => {
  if (child instanceof Loop) {
    return `{%- for ${child.name} in ${child.list} -%}${templateOfChild(child.node)}{%- endfor -%}`;
  }
  if (child instanceof Choice) {
    const otherwise = child.otherwise ? `{%- else -%}${templateOfChild(child.otherwise)}` : '';
    return `{%- if (${child.condition}) -%}${templateOfChild(child.then)}${otherwise}{%- endif -%}`;
  }
  return `,${templateOf(child)}`;
};

const templateOfChildren = (children) => {
  if (children.every((child) => child instanceof Node)) return children.map(templateOf).join(',');
  const all = children.map(templateOfChild).join('');
  return `{%- set _c -%}${all}{%- endset -%}{{- (_c[1:] if _c and _c[0] == ',' else _c) -}}`;
};

/** The Jinja template that renders to the JSON of a node. */
export const templateOf = ({ type, props, children }) => {
  const own = templateOfValue(props).slice(1, -1);
  const inner = children.length ? `"children":[${templateOfChildren(children)}]` : '';
  return `{${[`"type":${JSON.stringify(type)}`, own, inner].filter(Boolean).join(',')}}`;
};

/** Jinja's operators in JavaScript. */
const codeOf = (jinja) =>
  jinja
    .replaceAll(' == ', ' === ')
    .replaceAll(' != ', ' !== ')
    .replaceAll(' and ', ' && ')
    .replaceAll(' or ', ' || ')
    .replaceAll(' ~ ', ' + ')
    .replaceAll('loop.index', '(index + 1)')
    .replaceAll(' | length', '.length')
    .replace(/\bnot /g, '!')
    .replace(/^(.+) if (.+) else (.+)$/, '$2 ? $1 : $3');

const valueOf = (value) => {
  if (value instanceof Expression) return codeOf(value.code);
  if (value instanceof Choice) {
    return `${codeOf(value.condition)} ? ${valueOf(value.then)} : ${valueOf(value.otherwise)}`;
  }
  if (Array.isArray(value)) return `[${value.map(valueOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${entries(value, (name, inner) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${valueOf(inner)}`).join(', ')} }`;
};

const attributeOf = (name, value) => {
  if (value === true) return name;
  return typeof value === 'string' && !value.includes('"') ? `${name}="${value}"` : `${name}={${valueOf(value)}}`;
};

const viewOfChild = (child, indent) => {
  if (child instanceof Node) return viewOf(child, indent);
  const inner = `${indent}  `;
  if (child instanceof Loop) {
    return `${indent}{${codeOf(child.list)}.map((${child.name}, index) => (\n${viewOfChild(child.node, inner)}\n${indent}))}`;
  }
  const { condition, then, otherwise } = child;
  const rest = otherwise ? `) : (\n${viewOfChild(otherwise, inner)}\n${indent})` : ')';
  return `${indent}{${codeOf(condition)} ${otherwise ? '?' : '&&'} (\n${viewOfChild(then, inner)}\n${indent}${rest}}`;
};

/** The JSX of a node. */
export const viewOf = ({ type, props, children }, indent = '') => {
  const head = [type, ...entries(props, attributeOf)].join(' ');
  if (children.length === 0) return `${indent}<${head} />`;
  const inner = children.map((child) => viewOfChild(child, `${indent}  `)).join('\n');
  return `${indent}<${head}>\n${inner}\n${indent}</${type}>`;
};

/** The JSON Schema of a shape of data. */
export const schemaOf = (shape) => {
  if (typeof shape === 'string') return { type: shape };
  if (Array.isArray(shape)) return { type: 'array', items: schemaOf(shape[0]) };
  if (shape.words) return { type: 'string', enum: shape.words };
  if (shape.nullable) return { anyOf: [{ type: 'string' }, { type: 'null' }] };
  return {
    type: 'object',
    properties: Object.fromEntries(entries(shape, (name, inner) => [name, schemaOf(inner)])),
    required: Object.keys(shape),
    additionalProperties: false,
  };
};

const zodOf = (shape, indent = '') => {
  if (typeof shape === 'string') return `z.${shape}()`;
  if (Array.isArray(shape)) return `z.array(${zodOf(shape[0], indent)})`;
  if (shape.words) return `z.enum(${JSON.stringify(shape.words)})`;
  if (shape.nullable) return 'z.string().nullable()';
  const lines = entries(shape, (name, inner) => `${indent}  ${name}: ${zodOf(inner, `${indent}  `)},\n`);
  return `z.strictObject({\n${lines.join('')}${indent}})`;
};

/** The source of the Zod schema of a shape of data. */
export const zodSchemaOf = (shape) =>
  `import { z } from "zod"\n\nconst WidgetState = ${zodOf(shape)}\n\nexport default WidgetState`;
