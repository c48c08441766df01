// Makes demo/widgets/*.widget out of demo/widgets-src/*.js. With `--check` it only says which files are out of date.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { WidgetTemplate } from '../../dist/template/widget-template.js';
import { schemaOf, templateOf, viewOf, zodSchemaOf } from './widget-file.js';

const SOURCES = new URL('../widgets-src/', import.meta.url);
const FILES = new URL('../widgets/', import.meta.url);

const idOf = (name) => `wig_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;

/**
 * The text of a `.widget` file.
 *
 * @param {{name: string, data: object, shape: object, root: object}} source
 */
const fileOf = ({ name, data, shape, root }) => {
  const template = templateOf(root);
  const jsonSchema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schemaOf(shape) };
  const encoded = {
    id: idOf(name),
    name,
    view: viewOf(root),
    defaultState: data,
    states: [],
    schema: zodSchemaOf(shape),
    schemaMode: 'zod',
    jsonSchema,
    schemaValidity: 'valid',
    viewValidity: 'valid',
    defaultStateValidity: 'valid',
  };
  const outputJsonPreview = WidgetTemplate.from({ version: '1.0', name, template }).build(data);
  const encodedWidget = Buffer.from(JSON.stringify(encoded)).toString('base64url');
  const file = { version: '1.0', name, template, jsonSchema, outputJsonPreview, encodedWidget };
  return `${JSON.stringify(file, null, 2)}\n`;
};

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const isCheck = process.argv.includes('--check');

for (const source of readdirSync(SOURCES)) {
  const file = new URL(source.replace(/\.js$/, '.widget'), FILES);
  const text = fileOf((await import(new URL(source, SOURCES).href)).default);
  if (read(file) === text) continue;
  console.log(`${source}: ${isCheck ? 'its .widget file is out of date' : 'made'}`);
  if (isCheck) process.exitCode = 1;
  else writeFileSync(file, text);
}
