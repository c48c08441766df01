// Writes dist/schema.json: the JSON Schema of widget trees.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { componentClasses } from './component-classes.js';
import { widgetSchema } from './widget-schema.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

mkdirSync('dist', { recursive: true });
writeFileSync('dist/schema.json', `${JSON.stringify(widgetSchema(await componentClasses()))}\n`);
