import {
  Generator,
  Tuple,
  Undefined,
  View,
  compare,
  entryOf,
  isDict,
  isFloat,
  keysOf,
  numberOf,
  typeOf,
} from './python-values.js';
import type { Run } from './run.js';
import { fail } from './template-error.js';

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const hex = (character: string, length: number): string => character.charCodeAt(0).toString(16).padStart(length, '0');

const pythonText = (text: string): string => {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return (
    mark +
    text.replace(/[\\'\0-\x1f\x7f-\xa0\xad]/g, (found) =>
      found === '\\' || found === "'"
        ? (found === mark || found === '\\' ? '\\' : '') + found
        : (escapes[found] ?? '\\x' + hex(found, 2)),
    ) +
    mark
  );
};

const jsonText = (text: string): string =>
  JSON.stringify(text).replace(/[<>&'\x7f-\uffff]/g, (found) => '\\u' + hex(found, 4));

const numberText = (value: unknown): string => {
  const number = numberOf(value) as number;
  if (!isFloat(value)) return String(number);
  if (!Number.isFinite(number))
    return String(number)
      .toLowerCase()
      .slice(0, number < 0 ? 4 : 3);
  const size = Math.abs(number);
  if (size && (size < 1e-4 || size >= 1e16)) return number.toExponential().replace(/([-+])(\d)$/, '$10$2');
  return (Object.is(number, -0) ? '-0' : String(number)) + (Number.isInteger(number) ? '.0' : '');
};

function serialize(run: Run, value: unknown, json: boolean, indent?: number, depth = 0): string {
  run.spend(1);
  run.goes(depth);
  if (value === null) return json ? 'null' : 'None';
  if (typeof value === 'boolean') return json ? String(value) : value ? 'True' : 'False';
  if (typeof value === 'string') {
    run.makes(value.length);
    return (json ? jsonText : pythonText)(value);
  }
  if (numberOf(value) !== undefined) return numberText(value);
  const dict = isDict(value);
  if (!dict && !(Array.isArray(value) && !(value instanceof (json ? View : Generator)))) {
    if (value instanceof Undefined && (!json || run.lenient)) return json ? 'null' : 'Undefined';
    return json ? fail(`Object of type ${typeOf(value)} is not JSON serializable`) : `<${typeOf(value)}>`;
  }

  const line = (level: number): string => {
    if (indent === undefined) return '';
    run.fits(indent * level);
    return '\n' + ' '.repeat(indent * level);
  };
  const tuple = value instanceof Tuple && !json;
  const items = dict ? keysOf(run, value) : value;
  if (dict && json) items.sort(value instanceof Map ? (a, b) => compare(run, a, b) : undefined);
  let text = '';
  for (const item of items) {
    text += (text ? (indent === undefined ? ', ' : ',') : '') + line(depth + 1);
    if (dict) {
      const key = serialize(run, item, json);
      text += (json && typeof item !== 'string' ? `"${key}"` : key) + ': ';
    }
    text += serialize(run, dict ? entryOf(value, item) : item, json, indent, depth + 1);
    run.fits(text.length);
  }
  if (tuple && items.length === 1) text += ',';
  if (text) text += line(depth);
  return dict ? `{${text}}` : tuple ? `(${text})` : `[${text}]`;
}

/** A value as JSON that is safe within HTML, its keys sorted: what Jinja's `tojson` writes. */
export function toJson(run: Run, value: unknown, indent?: number): string {
  return serialize(run, value, true, indent);
}

/** A value as text, as Python prints it. */
export function toText(run: Run, value: unknown): string {
  if (value instanceof Undefined) return value.strict ? typeOf(value) : '';
  if (typeof value !== 'string') return serialize(run, value, false);
  run.read(value.length);
  return value;
}
