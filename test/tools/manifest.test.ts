import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { componentClasses } from '../../tools/component-classes.js';
import { propDocs } from '../../tools/prop-docs.js';
import { defaultOf, typeOf } from '../../tools/prop-types.js';
import { TOKENS } from '../../src/style/tokens.js';

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Declaration extends Named {
  readonly tagName?: string;
  readonly members?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

interface ComponentClass {
  readonly tag: string;
  readonly light: boolean;
  readonly parts: string;
  readonly props: Readonly<Record<string, unknown>>;
}

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
const classes = (await componentClasses()) as ReadonlyMap<string, ComponentClass>;

const namesOf = (list: readonly Named[] | undefined): readonly string[] => (list ?? []).map(({ name }) => name).sort();

describe('custom-elements.json', () => {
  test('knows every element', () => {
    const tags = elements.map(({ tagName }) => tagName);
    const missing = [...classes.values()].map(({ tag }) => tag).filter((tag) => !tags.includes(tag));
    assert.deepEqual(missing, []);
  });

  test('describes everything that it names', () => {
    const silent = elements.flatMap((element) =>
      [element, ...(element.members ?? []), ...(element.cssParts ?? []), ...(element.cssProperties ?? [])]
        .filter(({ description }) => !description)
        .map(({ name }) => `${element.name}: ${name}`),
    );
    assert.deepEqual(silent, []);
  });

  test('names only custom properties that are tokens', () => {
    const unknown = elements
      .flatMap(({ cssProperties }) => namesOf(cssProperties))
      .filter((name) => !Object.hasOwn(TOKENS, name.replace('--ck-', '')));
    assert.deepEqual(unknown, []);
  });

  for (const [key, { tag, light, parts }] of classes) {
    if (light) continue;
    test(`names the parts that ${tag} has`, () => {
      const element = elements.find(({ tagName }) => tagName === tag);
      assert.deepEqual(namesOf(element?.cssParts), parts.split(/\s*,\s*/).sort(), key);
    });
  }
});

describe('the docs of props', () => {
  test('come through names, spreads and imports', () => {
    const row = propDocs('src/components/row.ts', 'Row');
    const button = propDocs('src/components/button.ts', 'Button');
    assert.match(row.get('gap')?.text ?? '', /^Distance between children/);
    assert.match(row.get('width')?.text ?? '', /^Width/);
    assert.match(button.get('pill')?.text ?? '', /^Fully rounded/);
  });

  test('say something of each prop', () => {
    const silent = [...classes].flatMap(([key, { props }]) => {
      const [path, name] = key.split('#') as [string, string];
      const docs = propDocs(path, name);
      return Object.keys(props)
        .filter((prop) => !docs.get(prop)?.text)
        .map((prop) => `${name}.${prop}`);
    });
    assert.deepEqual(silent, []);
  });
});

describe('the type of a prop', () => {
  test('is what its schema says', () => {
    assert.equal(typeOf({ enum: ['sm', 'md'] }), `'sm' | 'md'`);
    assert.equal(typeOf({ anyOf: [{ type: 'string' }, { type: 'integer' }] }), 'string | number');
    assert.equal(
      typeOf({ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } }),
      '(string | number)[]',
    );
    assert.equal(
      typeOf({ type: 'object', properties: { a: {}, b: { type: 'boolean' } }, required: ['b'] }),
      '{ a?: unknown; b: boolean }',
    );
    assert.equal(typeOf({ $ref: '#/$defs/nodes' }), 'WidgetNode[]');
    assert.equal(typeOf({ type: 'object' }), 'object');
  });
});

describe('the default of a prop', () => {
  test('is what its schema or its doc says', () => {
    assert.equal(defaultOf({ type: 'boolean', default: true }), 'true');
    assert.equal(defaultOf({ type: 'boolean' }), 'false');
    assert.equal(defaultOf({ enum: ['sm', 'md'] }, { text: 'Height; `md` unless said otherwise.' }), `'md'`);
    assert.equal(defaultOf({ enum: ['sm', 'md'] }, { text: 'Height.', default: `'sm'` }), `'sm'`);
    assert.equal(defaultOf({ type: 'number' }, { text: 'Thickness; 1 px unless said otherwise.' }), '1');
  });

  test('is nothing where the words are no value', () => {
    assert.equal(defaultOf({ enum: ['row', 'col'] }, { text: 'A column unless said otherwise.' }), undefined);
    assert.equal(defaultOf({ enum: ['sm', 'md'] }, { text: 'Height.' }), undefined);
  });
});
