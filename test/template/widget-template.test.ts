import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TemplateError } from '../../src/template/template-error.js';
import { WidgetTemplate } from '../../src/template/widget-template.js';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const file = {
  version: '1.0',
  name: 'Greeting',
  template: '{"type":"Text","value":{{ ("Hello " ~ name) | tojson }}}',
  jsonSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { name: { type: 'string', minLength: 1 } },
    required: ['name'],
    additionalProperties: false,
  },
  outputJsonPreview: { type: 'Text', value: 'Hello Zoë' },
  encodedWidget: encode({ id: '1', defaultState: { name: 'Zoë ☀️' } }),
};

describe('reading a file', () => {
  for (const [kind, given] of [
    ['parsed', file],
    ['as text', JSON.stringify(file)],
  ] as const) {
    test(kind, () => {
      const template = WidgetTemplate.from(given);
      assert.equal(template.name, 'Greeting');
      assert.deepEqual(template.jsonSchema, file.jsonSchema);
      assert.deepEqual(template.sample, { name: 'Zoë ☀️' });
      assert.deepEqual(template.preview, file.outputJsonPreview);
      assert.deepEqual(template.build(template.sample), { type: 'Text', value: 'Hello Zoë ☀️' });
      assert.equal(template.render({ name: 'A' }), '{"type":"Text","value":"Hello A"}');
    });
  }

  test('a preview in text is parsed, and rubbish is none', () => {
    assert.deepEqual(WidgetTemplate.from({ ...file, outputJsonPreview: '{"type":"Card"}' }).preview, { type: 'Card' });
    assert.equal(WidgetTemplate.from({ ...file, outputJsonPreview: '{{' }).preview, undefined);
    assert.equal(WidgetTemplate.from({ ...file, outputJsonPreview: undefined }).preview, undefined);
  });

  test('sample data that cannot be read is none', () => {
    for (const encodedWidget of [
      undefined,
      null,
      7,
      '',
      '%%%',
      'abc',
      encode([]),
      encode(null),
      encode({}),
      encode('x'),
      {},
    ]) {
      assert.equal(WidgetTemplate.from({ ...file, encodedWidget }).sample, undefined);
    }
  });

  test('what is no file is refused, saying why', () => {
    for (const given of [undefined, null, 1, [], 'not json', '[]', '"x"', () => 1]) {
      assert.throws(() => WidgetTemplate.from(given), /must be a JSON object/);
    }
    assert.throws(() => WidgetTemplate.from({ ...file, version: '2.0' }), /version "1.0", not "2.0"/);
    assert.throws(() => WidgetTemplate.from({ ...file, version: undefined }), /version/);
    assert.throws(() => WidgetTemplate.from({ ...file, template: undefined }), /must have a template/);
    assert.throws(() => WidgetTemplate.from({ ...file, template: { a: 1 } }), TemplateError);
  });

  test('a fault in the template shows when it is read', () => {
    assert.throws(() => WidgetTemplate.from({ ...file, template: '{% if x %}' }), TemplateError);
  });
});

describe('building', () => {
  test('twice with one template is two widgets', () => {
    const template = WidgetTemplate.from({
      ...file,
      template: '{% set l = [x] %}{% set _ = l.append(1) %}{{ l | tojson }}',
    });
    assert.deepEqual(template.build({ x: 1 }), [1, 1]);
    assert.deepEqual(template.build({ x: 2 }), [2, 1]);
  });

  test('output that is not JSON is a TemplateError', () => {
    for (const template of ['', 'x', '{"a":1,}', '{{ none }}', '1 2']) {
      assert.throws(() => WidgetTemplate.from({ ...file, template }).build({}), /not JSON/);
    }
  });

  test('keys that look like parts of an object’s machinery are keys', () => {
    const widget = WidgetTemplate.from({ ...file, template: '{{ d | tojson }}' }).build(
      JSON.parse('{"d":{"__proto__":{"polluted":1},"constructor":2}}'),
    ) as object;
    assert.deepEqual(Object.keys(widget).sort(), ['__proto__', 'constructor']);
    assert.equal(Object.getPrototypeOf(widget), Object.prototype);
    assert.equal((widget as { polluted?: unknown }).polluted, undefined);
  });
});

describe('validating', () => {
  test('data that follows the schema has no problems', async () => {
    assert.deepEqual(await WidgetTemplate.from(file).validate({ name: 'x' }), []);
  });

  test('each problem has a place and a reason', async () => {
    const problems = await WidgetTemplate.from(file).validate({ name: '', more: 1 });
    assert(problems.some(({ path, message }) => path === '/name' && /too short/.test(message)));
    assert(problems.some(({ path }) => path === '/more'));
    assert((await WidgetTemplate.from(file).validate(null)).some(({ path }) => path === ''));
  });

  test('without a schema nothing is a problem, and an own schema comes first', async () => {
    assert.deepEqual(await WidgetTemplate.from({ ...file, jsonSchema: undefined }).validate(1), []);
    const template = WidgetTemplate.from(file, { schema: { type: 'number' } });
    assert.deepEqual(await template.validate(1), []);
    assert.equal((await template.validate({ name: 'x' })).length > 0, true);
  });

  test('a schema that cannot be used is a problem, not a failure', async () => {
    for (const schema of [{ $ref: '#' }, { $ref: '#/nowhere' }, { pattern: '(' }]) {
      assert.equal(
        (await WidgetTemplate.from(file, { schema }).validate('a')).length > 0,
        true,
        JSON.stringify(schema),
      );
    }
  });

  test('patterns are checked, but not those that could take for ever', async () => {
    const text = 'a'.repeat(5_000) + '!';
    const start = performance.now();
    for (const pattern of [
      '^(a+)+$',
      '^(a|a)*$',
      '^(a|aa)+$',
      '^(.*)*$',
      '(a*)*b',
      '^((a+))+$',
      '(?:a+){10,}$',
      '^(a)\\1+$',
      'a*a*a*a*b',
      'a?'.repeat(40) + 'a'.repeat(40),
      '(a|a)'.repeat(40) + 'b',
      'a'.repeat(300),
    ]) {
      assert.deepEqual(await WidgetTemplate.from(file, { schema: { pattern } }).validate(text), [], pattern);
      const schema = { patternProperties: { [pattern]: false }, properties: { p: { anyOf: [{ pattern }] } } };
      assert.deepEqual(await WidgetTemplate.from(file, { schema }).validate({ [text]: 1, p: text }), [], pattern);
    }
    assert(performance.now() - start < 2_000);
    const named = WidgetTemplate.from(file, {
      schema: { properties: { pattern: { type: 'string', pattern: '^[a-z]+(-[a-z]+)?$' } } },
    });
    assert.deepEqual(await named.validate({ pattern: 'a-b' }), []);
    assert.equal((await named.validate({ pattern: 'A' })).length > 0, true);
  });
});
