import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Validator, type Schema } from '@cfworker/json-schema';
import { childrenOf, isNode, type RawNode } from '../../src/schema/node.js';
import { componentClasses } from '../../tools/component-classes.js';
import { widgetSchema } from '../../tools/widget-schema.js';
import type { Fixture, Step } from '../conformance/fixture.js';

const FOLDER = 'conformance/forms';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const files = readdirSync(FOLDER);
const fixtures = new Map(files.map((file) => [file, readJson(`${FOLDER}/${file}`) as Fixture]));

const validatorOf = (schema: unknown): Validator => new Validator(schema as Schema, '2020-12');

const format = validatorOf(readJson('conformance/fixture.schema.json'));
const schema = widgetSchema(await componentClasses()) as { readonly $defs: Readonly<Record<string, unknown>> };
const trees = validatorOf(schema);

/** Fixtures of widgets that are wrong on purpose. */
const WRONG: ReadonlySet<string> = new Set(['nameless-fields.json']);

const problemsOf = (validator: Validator, value: unknown): readonly string[] =>
  validator.validate(value).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);

/** The trees of a fixture: the first one, and what its steps bring. */
const treesOf = ({ widget, steps }: Fixture): readonly RawNode[] => [
  widget,
  ...steps.flatMap((step) => ('update' in step ? [step.update] : 'component' in step ? [step.component.node] : [])),
];

/** A node, and the types of the nodes around it, a Card that is a form being a `Form` too. */
interface Place {
  readonly node: RawNode;
  readonly around: readonly string[];
}

const placesIn = (node: RawNode, around: readonly string[] = []): readonly Place[] => {
  const types = [...around, String(node.type), ...(node.type === 'Card' && node.asForm === true ? ['Form'] : [])];
  return [{ node, around }, ...childrenOf(node).flatMap((child) => placesIn(child, types))];
};

const placesOf = (fixture: Fixture): readonly Place[] => treesOf(fixture).flatMap((tree) => placesIn(tree));

/** The fields that a node is, by what the README calls them. */
const controlOf = ({ type, inputType = 'text', editable }: RawNode): string | undefined => {
  if (type === 'Input') return `Input ${String(inputType)}`;
  if (type === 'Text') return isNode(editable) ? 'editable Text' : undefined;
  return ['Textarea', 'Select', 'DatePicker', 'Checkbox', 'RadioGroup'].find((each) => each === type);
};

const nameOf = ({ name, editable }: RawNode): unknown => (isNode(editable) ? editable.name : name);

const CONTROLS = [
  ...['text', 'number', 'email', 'password', 'tel', 'url'].map((type) => `Input ${type}`),
  ...['Textarea', 'Select', 'DatePicker', 'Checkbox', 'RadioGroup', 'editable Text'],
];

/** Where each control has to be tried: the types that stand around it, from outside in. */
const SITES = { 'a Form': ['Form'], 'a Row of a Form': ['Form', 'Row'], 'a ListViewItem': ['Form', 'ListViewItem'] };

/** What a step speaks of, in words that tell it from others. */
const subjectOf = (step: Step): string => {
  const [verb, subject] = Object.entries(step)[0]!;
  return typeof subject === 'string' ? `${verb} ${subject}` : verb;
};

/** All that the steps of a fixture may speak of. */
const subjectsOf = (fixture: Fixture): ReadonlySet<string> => {
  const found = new Set(['reset', 'hold', 'answer', 'update', 'component']);
  for (const { node } of placesOf(fixture)) {
    const { type, label, confirm, cancel, options, clearable } = node;
    const control = controlOf(node);
    const name = String(nameOf(node));
    if (type === 'Button') found.add(`press ${String(label)}`);
    for (const button of [confirm, cancel]) if (isNode(button)) found.add(`press ${String(button.label)}`);
    if (type === 'ListViewItem')
      for (const { node: text } of placesIn(node)) if (text.type === 'Text') found.add(`item ${String(text.value)}`);
    if (control && /^Input|Text/.test(control)) found.add(`fill ${name}`);
    if (control && /^(?:Input|Textarea|editable|Checkbox|RadioGroup)/.test(control)) found.add(`enter ${name}`);
    if (control === 'Checkbox') found.add(`check ${name}`).add(`uncheck ${name}`);
    if (control === 'DatePicker') found.add(`date ${name}`);
    if (clearable === true) found.add(`clear ${name}`);
    if (Array.isArray(options)) found.add(`choose ${name}`);
  }
  return found;
};

const isChoosable = (fixture: Fixture, step: Step): boolean =>
  !('choose' in step) ||
  placesOf(fixture).some(
    ({ node }) => nameOf(node) === step.choose && JSON.stringify(node.options).includes(`"value":"${step.value}"`),
  );

describe('the fixtures of forms', () => {
  test('are many, and called in words', () => {
    assert.ok(files.length >= 66, `${files.length}`);
    assert.deepEqual(
      files.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\.json$/.test(file)),
      [],
    );
  });

  test('have titles of their own', () => {
    const titles = [...fixtures.values()].map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title, i) => titles.indexOf(title) !== i),
      [],
    );
  });

  test('are as their schema says', () => {
    const problems = [...fixtures].map(([file, fixture]) => [file, problemsOf(format, fixture)] as const);
    assert.deepEqual(
      problems.filter(([, found]) => found.length),
      [],
    );
  });

  test('that are wrong are found by their schema', () => {
    const right = {
      title: 'A title long enough',
      widget: { type: 'Form' },
      steps: [],
      expect: { action: null, errors: [] },
    };
    assert.deepEqual(problemsOf(format, right), []);
    for (const wrong of [
      { ...right, title: undefined },
      { ...right, note: 'more' },
      { ...right, widget: { children: [] } },
      { ...right, steps: [{ hover: 'a' }] },
      { ...right, steps: [{ fill: 'a' }] },
      { ...right, steps: [{ check: 'a', uncheck: 'b' }] },
      { ...right, steps: [{ date: 'a', value: '1 May' }] },
      { ...right, expect: { action: null } },
      { ...right, expect: { action: 'go', errors: [] } },
      { ...right, expect: { action: null, payload: {}, errors: [] } },
      { ...right, expect: { action: null, errors: [{ code: 'other' }] } },
    ]) {
      const json: unknown = JSON.parse(JSON.stringify(wrong));
      assert.notDeepEqual(problemsOf(format, json), [], JSON.stringify(json));
    }
  });

  test('use props that there are', () => {
    const drawn = new Set(Object.keys(schema.$defs));
    for (const [file, fixture] of fixtures) {
      const isDrawn = placesOf(fixture).every(({ node }) => drawn.has(String(node.type)));
      const problems = isDrawn && !WRONG.has(file) ? treesOf(fixture).flatMap((tree) => problemsOf(trees, tree)) : [];
      assert.deepEqual(problems, [], file);
    }
  });

  test('speak in their steps of what is in their widgets', () => {
    for (const [file, fixture] of fixtures) {
      const subjects = subjectsOf(fixture);
      const lost = fixture.steps.filter((step) => !subjects.has(subjectOf(step)) || !isChoosable(fixture, step));
      assert.deepEqual(lost, [], file);
    }
  });

  const places = [...fixtures.values()].flatMap(placesOf);

  for (const [site, wanted] of Object.entries({ ...SITES, 'a Card asForm': ['Card', 'Form'] })) {
    test(`try each control in ${site}`, () => {
      const isThere = ({ around }: Place): boolean => {
        let at = -1;
        return wanted.every((type) => (at = around.indexOf(type, at + 1)) >= 0);
      };
      const tried = new Set(places.filter(isThere).map(({ node }) => controlOf(node)));
      assert.deepEqual(
        CONTROLS.filter((control) => !tried.has(control)),
        [],
      );
    });
  }

  test('use every kind of step, and ask for each kind of thing', () => {
    const { $defs } = readJson('conformance/fixture.schema.json') as {
      readonly $defs: {
        readonly step: { readonly oneOf: readonly { readonly $ref: string }[] };
        readonly expect: Schema;
      };
    };
    const all = [...fixtures.values()];
    const verbs = new Set(all.flatMap(({ steps }) => steps.map((step) => Object.keys(step)[0])));
    const asked = new Set(all.flatMap(({ expect }) => Object.keys(expect)));
    assert.deepEqual(
      $defs.step.oneOf.map(({ $ref }) => $ref.replace('#/$defs/', '')).filter((verb) => !verbs.has(verb)),
      [],
    );
    assert.deepEqual(
      Object.keys($defs.expect.properties ?? {}).filter((key) => !asked.has(key)),
      [],
    );
  });
});
