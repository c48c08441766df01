import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Validator, type Schema } from '@cfworker/json-schema';
import { WidgetTemplate } from '../../src/template/widget-template.js';
import { componentClasses } from '../../tools/component-classes.js';
import { widgetSchema } from '../../tools/widget-schema.js';

const DEMO = 'demo/widgets';

const schema = widgetSchema(await componentClasses()) as Schema & { $defs: Record<string, Schema> };
const validator = new Validator(schema, '2020-12');

/** Types of ChatKit that no element draws yet are none of the schema's business. */
const isDrawn = (tree: unknown): boolean =>
  [...JSON.stringify(tree).matchAll(/"type":"([A-Z][\w.]*)"/g)].every(([, type]) => Object.hasOwn(schema.$defs, type!));

/** Keywords that only say that something inside of them is wrong. */
const AROUND: ReadonlySet<string> = new Set(['$ref', 'allOf', 'if', 'properties', 'items']);

const problemsOf = (tree: unknown): readonly string[] =>
  validator
    .validate(tree)
    .errors.filter(({ keyword }) => !AROUND.has(keyword))
    .map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);

const button = { type: 'Button', label: 'Go', onClickAction: { type: 'go' } };

describe('the JSON Schema of widgets', () => {
  const right = {
    'a node alone': button,
    'a single child': { type: 'Row', children: button },
    'null for what is absent': { type: 'Row', id: null, gap: null, children: null },
    'a prop called style': { ...button, style: 'secondary' },
    'edges of their own': { type: 'Box', padding: { x: 2, top: '4px' }, children: [] },
  };
  for (const [name, tree] of Object.entries(right)) {
    test(`takes ${name}`, () => assert.deepEqual(problemsOf(tree), []));
  }

  const wrong = {
    'a type that there is not': { type: 'Rox' },
    'no type': { label: 'Go' },
    'a word that a prop does not know': { ...button, size: 'huge' },
    'a prop that there is not': { ...button, lable: 'Go' },
    'an action without a type': { ...button, onClickAction: { payload: 1 } },
    'a node without what it must have': { type: 'Text' },
    'a wrong node inside': { type: 'Row', children: [{ type: 'Col', children: [{ type: 'Text', value: 1 }] }] },
  };
  for (const [name, tree] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => assert.notDeepEqual(problemsOf(tree), []));
  }

  test('says what each type is', () => {
    const silent = Object.entries<Schema>(schema.$defs).filter(
      ([name, def]) => /^[A-Z]/.test(name) && !def.description,
    );
    assert.deepEqual(silent, []);
  });

  const files = existsSync(DEMO) ? readdirSync(DEMO).filter((file) => file.endsWith('.widget')) : [];
  for (const file of files) {
    const template = WidgetTemplate.from(readFileSync(`${DEMO}/${file}`, 'utf8'));
    const tree = template.build(template.sample);
    test(`takes ${file}`, { skip: !isDrawn(tree) }, () => assert.deepEqual(problemsOf(tree), []));
  }
});
