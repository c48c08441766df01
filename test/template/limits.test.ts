import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TemplateError } from '../../src/template/template-error.js';
import type { TemplateLimits } from '../../src/template/template-limits.js';
import { WidgetTemplate } from '../../src/template/widget-template.js';

const render = (template: string, data: unknown = {}, limits: Partial<TemplateLimits> = {}): string =>
  WidgetTemplate.from({ version: '1.0', template }, { limits }).render(data);

const big = 'x'.repeat(500_000);
const list = Array.from({ length: 30_000 }, (_, index) => index);

/** A moment for each, even on a slow machine under load; without the limits each takes minutes, or all the memory. */
const moment = 3_000;

describe('hostile templates end as a TemplateError, soon', () => {
  const hostile: Record<string, [template: string, data?: unknown]> = {
    'nested parentheses': ['{{ ' + '('.repeat(10_000) + '1' + ')'.repeat(10_000) + ' }}'],
    'nested lists': ['{{ ' + '['.repeat(10_000) + ']'.repeat(10_000) + ' }}'],
    'nested dicts': ['{{ ' + '{1:'.repeat(10_000) + '1' + '}'.repeat(10_000) + ' }}'],
    'nested subscripts': ['{{ ' + 'a['.repeat(10_000) + '0' + ']'.repeat(10_000) + ' }}'],
    'nested calls': ['{{ ' + 'a('.repeat(10_000) + ')'.repeat(10_000) + ' }}'],
    'a row of signs': ['{{ ' + '- '.repeat(10_000) + '1 }}'],
    'a row of nots': ['{{ ' + 'not '.repeat(10_000) + '1 }}'],
    'a row of conditions': ['{{ 1' + ' if 1'.repeat(10_000) + ' }}'],
    'a row of alternatives': ['{{ 1' + ' if 0 else 1'.repeat(10_000) + ' }}'],
    'nested statements': ['{% if 1 %}'.repeat(10_000)],
    'nested loops': ['{% for i in l %}'.repeat(5) + 'x' + '{% endfor %}'.repeat(5), { l: list.slice(0, 100) }],
    'nested targets': ['{% set ' + '('.repeat(10_000) + 'a' + ')'.repeat(10_000) + ' = 1 %}'],
    'text times a number': ['{{ "x" * 1000000000 }}'],
    'a number times text': ['{{ 1000000000 * "x" }}'],
    'text to itself': [
      '{% set ns = namespace(s="x") %}{% for i in range(40) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}',
    ],
    'text plus itself': [
      '{% set ns = namespace(s="x") %}{% for i in range(40) %}{% set ns.s = ns.s + ns.s %}{% endfor %}',
    ],
    'lists plus themselves': [
      '{% set ns = namespace(s=[1]) %}{% for i in range(40) %}{% set ns.s = ns.s + ns.s %}{% endfor %}',
    ],
    'lists extended by themselves': ['{% set l = [1] %}{% for i in range(40) %}{% set _ = l.extend(l) %}{% endfor %}'],
    'a list times a number': ['{{ [1] * 1000000000 }}'],
    'a range': ['{{ range(1000000000) | length }}'],
    ranges: ['{% for i in range(20000) %}{{ range(40000) | length }}{% endfor %}'],
    join: ['{{ l | join(b) }}', { l: list, b: big }],
    'the method join': ['{{ b.join(l) }}', { l: list.map(String), b: big }],
    replace: ['{{ b | replace("x", b) }}', { b: big }],
    'the method replace': ['{{ b.replace("", b) }}', { b: big }],
    center: ['{{ "x" | center(1000000000) }}'],
    indent: ['{{ b | replace("x", "\\n") | indent(1000000) }}', { b: big }],
    'a wide indent': ['{{ "x" | indent(1000000000, first=true) }}'],
    tojson: ['{{ l | tojson(indent=1000000) }}', { l: [[[1]]] }],
    'tojson again': ['{% for i in l %}{{ b | tojson | length }}{% endfor %}', { l: list, b: big }],
    'tojson of lists': ['{% for i in l %}{% set x = l | tojson %}{% endfor %}', { l: list.slice(0, 5_000) }],
    'format by width': ['{{ "%1000000000s" | format(1) }}'],
    'format by precision': ['{{ "%.1000000000f" | format(1) }}'],
    'format with much': ['{{ ("%s" * 1000) % t }}', { t: big }],
    'batch with fill': ['{{ [1] | batch(1000000000, 0) | list }}'],
    round: ['{{ 1.5 | round(1000000000) }}'],
    escape: ['{% for i in l %}{{ b | e | length }}{% endfor %}', { l: list, b: big }],
    'looking through text': ['{% for i in l %}{{ "y" in b }}{% endfor %}', { l: list, b: big }],
    'comparing text': [
      '{% for i in l %}{% if b == c %}{% endif %}{% endfor %}',
      { l: list, b: big + 'y', c: big + 'z' },
    ],
    'looking through lists': ['{% for i in l %}{{ -1 in l }}{% endfor %}', { l: list }],
    'methods of text': ['{% for i in l %}{% set x = b.upper() %}{% endfor %}', { l: list, b: big }],
    'splitting text': ['{{ b.split("x") | length }}', { b: big }],
    'filters that walk': ['{% for i in l %}{% set x = l | sort %}{% endfor %}', { l: list }],
    'a long expression in a loop': ['{% for i in l %}{{ ' + '1+'.repeat(50_000) + '1 }}{% endfor %}', { l: list }],
    'printing what is shared again and again': ['{{ d }}', { d: shared(60) }],
    'tojson of what is shared again and again': ['{{ d | tojson }}', { d: shared(60) }],
    'comparing what is shared again and again': ['{{ d == e }}', { d: shared(60), e: shared(60) }],
    'printing a circle': ['{{ d }}', { d: circle() }],
    'tojson of a circle': ['{{ d | tojson }}', { d: circle() }],
    'comparing circles': ['{{ d == e }}', { d: circle(), e: circle() }],
    'ordering deep lists': ['{{ d < e }}', { d: deep(10_000), e: deep(10_000) }],
    'tojson of deep lists': ['{{ d | tojson }}', { d: deep(10_000) }],
    'a path of attributes': ['{{ [d] | map(attribute=p) | list }}', { d: {}, p: '.'.repeat(5_000_000) }],
    output: ['{% for i in l %}{{ b }}{% endfor %}', { l: list, b: big }],
    'unclosed tags': ['{{'.repeat(400_000)],
    'unclosed quotes': ['{{ ' + '"a'.repeat(300_001)],
    'unclosed comments': ['{#'.repeat(400_000)],
    'white space': ['{{' + ' '.repeat(900_000)],
    'white space before raw': ['{%' + ' '.repeat(900_000)],
    'white space after raw': ['{% raw %}' + '{% '.repeat(300_000)],
    'much white space': [('{% if 1 -%}' + ' '.repeat(1_000)).repeat(900)],
    digits: ['{{ ' + '0'.repeat(900_000) + '1 }}'],
    backslashes: ['{{ "' + '\\'.repeat(900_000)],
    'a template too long': [' '.repeat(1_000_001)],
    'an output too long': ['{{ a }}{{ a }}{{ a }}', { a: big }],
  };
  for (const [name, [template, data]] of Object.entries(hostile)) {
    test(name, () => {
      const start = performance.now();
      assert.throws(
        () => render(template, data),
        (error: unknown) => error instanceof TemplateError && !/call stack|Invalid|length/i.test(error.message),
      );
      assert(performance.now() - start < moment, `${performance.now() - start} ms`);
    });
  }
});

describe('what only looks hostile is rendered', () => {
  const harmless: Record<string, [template: string, length: number, data?: unknown]> = {
    'white space in text': [' '.repeat(999_000) + 'x', 999_001],
    'white space that is stripped': ['a{{- 1 }}'.padStart(900_000), 900_000 - 7],
    'white space after a tag': ['{{ 1 -}}' + ' '.repeat(900_000) + 'x', 2],
    'white space within a tag': ['{{' + ' '.repeat(900_000) + '1 }}', 1],
    'a long sum': ['{{ ' + '1+'.repeat(10_000) + '1 }}', 5],
    'a long row of filters': ['{{ 1' + '|string'.repeat(10_000) + ' }}', 1],
    'a long row of attributes': ['{{ d' + '.d'.repeat(10_000) + ' is defined }}', 4, { d: circle() }],
    'many braces': ['{'.repeat(999_999).replaceAll('{{', '{ '), 999_999],
    'many small tags': ['{{1}}'.repeat(20_000), 20_000],
    'a table of a thousand rows': [
      '{% for r in l %}{% for c in r %}{{ c }},{% endfor %}{% endfor %}',
      20_000,
      { l: list.slice(0, 1_000).map(() => [...'0123456789']) },
    ],
  };
  for (const [name, [template, length, data]] of Object.entries(harmless)) {
    test(name, () => {
      const start = performance.now();
      assert.equal(render(template, data).length, length);
      assert(performance.now() - start < moment, `${performance.now() - start} ms`);
    });
  }
});

describe('each limit is an option', () => {
  const cases: [Partial<TemplateLimits>, string, RegExp][] = [
    [{ steps: 10 }, '{% for i in [1, 2, 3, 4, 5, 6] %}{{ i }}{% endfor %}', /steps/],
    [{ templateLength: 5 }, '123456', /long a template/],
    [{ outputLength: 5 }, '{{ 123456 }}', /much text/],
    [{ listLength: 5 }, '{{ range(6) | list }}', /long a list/],
    [{ depth: 5 }, '{{ ((((((1)))))) }}', /deeply nested/],
    [{ depth: 5 }, '{{ d | tojson }}', /deeply nested/],
  ];
  for (const [limits, template, message] of cases) {
    test(`${JSON.stringify(limits)} ${template}`, () => {
      const data = { d: deep(8) };
      assert.throws(() => render(template, data, limits), message);
      assert.equal(typeof render(template, data), 'string');
    });
  }

  test('milliseconds', () => {
    const template = '{% for i in l %}{% for j in l %}{{ l | sort | length }}{% endfor %}{% endfor %}';
    const l = list.slice(0, 300);
    assert.throws(
      () => render(template, { l }, { milliseconds: 50, steps: Infinity, outputLength: Infinity }),
      /too much time/,
    );
    assert.throws(() => render('{{ 1 }}'.repeat(100_000), {}, { milliseconds: 1 }), /too much time/);
  });
});

function shared(levels: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < levels; level++) value = { a: value, b: value };
  return value;
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

function circle(): unknown {
  const value: Record<string, unknown> = {};
  value['d'] = value;
  return value;
}
