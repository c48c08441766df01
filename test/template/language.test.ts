import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TemplateError } from '../../src/template/template-error.js';
import { WidgetTemplate } from '../../src/template/widget-template.js';

const data = {
  y: 2,
  xs: [],
  o: { if: 4, not: 5 },
  in: 'I',
  is: 'S',
  u: [
    { n: 'zed', on: true, v: 2 },
    { n: 'amy', on: false, v: 1 },
  ],
};

const render = (template: string, values: unknown = data): string =>
  WidgetTemplate.from({ version: '1.0', template }).render(values);

/** What Python's jinja2 3.1.6 with StrictUndefined renders with the data above. */
const rendered: [template: string, text: string][] = [
  [
    '{{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 // 2.0 }} {{ -7 % 3 }} {{ 7 % -3 }} {{ 5.5 % 2 }}',
    '64 4 3 -4 3.0 2 -2 1.5',
  ],
  [
    '{{ 10 / 2 }} {{ 1 / 3 }} {{ 3 * 1.0 }} {{ 2 ** -1 }} {{ 2 ** 0.5 }} {{ true + true }}',
    '5.0 0.3333333333333333 3.0 0.5 1.4142135623730951 2',
  ],
  [
    '{{ 1e3 }} {{ 1_000 }} {{ 0x1f }} {{ 1.50 }} {{ 1e16 }} {{ 1e15 }} {{ 0.0001 }} {{ 0.00001 }} {{ 1e22 }}',
    '1000.0 1000 31 1.5 1e+16 1000000000000000.0 0.0001 1e-05 1e+22',
  ],
  ["{{ 'a' 'b' ~ 1 ~ none ~ true ~ 1.0 }}", 'ab1NoneTrue1.0'],
  [
    "{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 3 > 2 == true }} {{ 1 == 1.0 == true }} {{ 'a' < 'b' }} {{ [1, 2] < [1, 3] }} {{ (1, 2) == [1, 2] }}",
    'True False False True True True False',
  ],
  [
    "{{ not 1 in [1] }} {{ 2 not in [1] }} {{ 'ell' in 'hello' }} {{ 'a' in {'a': 1} }} {{ 1.0 in [1] }}",
    'False True True True True',
  ],
  ["{{ 1 or x }} {{ 0 and x }} {{ '' or 'b' }} {{ 1 and 'c' }} {{ none or 0 }}", '1 0 b c 0'],
  ["{{ 'y' if 1 else 'n' }} {{ 'y' if 0 else 'n' if 0 else 'm' }} [{{ 'y' if 0 }}]", 'y m []'],
  [
    "{{ [1, 'a', none, true, 1.0, [2], (3,), (), {'k': 'it\\'s'}] }}",
    "[1, 'a', None, True, 1.0, [2], (3,), (), {'k': \"it's\"}]",
  ],
  [
    "{{ 'it\\'s \"q\"' }} {{ ['it\\'s', 'a\"b', 'it\\'s \"q\"', 'a\\nb\\\\c\\t'] }}",
    "it's \"q\" [\"it's\", 'a\"b', 'it\\'s \"q\"', 'a\\nb\\\\c\\t']",
  ],
  ["{{ '\\x41\\u00e9\\U0001F600\\101' }} {{ 'a\\qb' }}", 'Aé😀A a\\qb'],
  [
    "{{ 'abc'[1] }} {{ 'abc'[-1] }} {{ 'abc'[1:] }} {{ 'abcdef'[::2] }} {{ 'abc'[::-1] }} {{ 'abcdef'[4:1:-2] }} {{ 'abc'[5:1] }} {{ [1, 2, 3][-2:] }} {{ (1, 2, 3)[:2] }} {{ 'a😀b'[1] }} {{ 'a😀b' | length }}",
    'b c bc ace cba ec  [2, 3] (1, 2) 😀 3',
  ],
  [
    "{{ {'a': {'b': [10, 20]}}.a.b[1] }} {{ {'a': 1}['a'] }} {{ {1: 'one'}[1] }} {{ {'x': 1, 'y': 2} }} {{ [[1, 2]].0.1 }}",
    "20 1 one {'x': 1, 'y': 2} 2",
  ],
  ['{{ -3 | abs }} {{ -3.5 | abs }} {{ - 3 }} {{ +3 }} {{ 3 - -3 }}', '3 3.5 -3 3 6'],
  ["{{ 'ab' * 3 }} {{ 2 * [1] }} {{ [1] + [2] }} {{ (1,) + (2,) }} {{ 'a' * -1 }}|", 'ababab [1, 1] [1, 2] (1, 2) |'],
  ['{% if x is defined %}a{% elif y == 2 %}b{% else %}c{% endif %}{% if y %}d{% endif %}', 'bd'],
  [
    "{% for i in [1, 2, 3] if i != 2 %}{{ i }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}{% for i in [] %}{% else %}none{% endfor %}",
    '1/2,3/2none',
  ],
  [
    "{% for k, v in {'a': 1, 'b': 2}.items() %}{{ loop.index }}{{ k }}{{ v }}{{ loop.revindex0 }}{{ loop.cycle('x', 'y') }}{{ loop.depth }};{% endfor %}",
    '1a11x1;2b20y1;',
  ],
  [
    "{% for i in 'abb' %}{{ loop.previtem | default('-') }}{{ i }}{{ loop.nextitem | default('-') }}{{ loop.changed(i) }};{% endfor %}",
    '-abTrue;abbTrue;bb-False;',
  ],
  [
    '{% for (a, b), c in [((1, 2), 3)] %}{{ a }}{{ b }}{{ c }}{% endfor %}{% for x in 1, 2 %}{{ x }}{% endfor %}',
    '12312',
  ],
  [
    '{% set a = 1 %}{% set b, c = 2, 3 %}{% set d %}[{{ a }}{{ b }}{{ c }}]{% endset %}{% set e | upper %}x{% endset %}{{ d }}{{ e }}',
    '[123]X',
  ],
  [
    '{% set y = 1 %}{% for i in [1] %}{% set y = 2 %}{{ y }}{% endfor %}{{ y }}{% if true %}{% set y = 3 %}{% endif %}{{ y }}',
    '213',
  ],
  [
    '{% set ns = namespace(n=0, l=[]) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% set _ = ns.l.append(i) %}{% endfor %}{{ ns.n }} {{ ns.l }}',
    '3 [1, 2]',
  ],
  ['{% with a = 1, b = y %}{{ a }}{{ b }}{% endwith %}{{ a is defined }}', '12False'],
  ["{% filter upper | replace('A', 'x') %}ab{{ 'c' }}{% endfilter %}", 'xBC'],
  ['{# a comment {{ x }} #}a{#- b -#} c {%- raw %} {{ raw }} {% endraw -%} d', 'ac {{ raw }} d'],
  ['  a  {{- 1 -}}  b  {%- if true -%}  c  {%- endif +%}  d\n', '  a1bc  d'],
  ["{{ '}}' }}{{ {'a': {}} }}{{ '{% x %}' }}", "}}{'a': {}}{% x %}"],
  [
    "{{ x | default }}|{{ x | default('d') }}|{{ '' | default('d') }}|{{ '' | default('d', true) }}|{{ none | d(1, boolean=true) }}",
    '|d||d|1',
  ],
  [
    "{{ x is defined }} {{ x is undefined }} {{ none is none }} {{ 1 is number }} {{ true is integer }} {{ 1.0 is float }} {{ 'a' is string }} {{ {} is mapping }} {{ [] is sequence }} {{ 3 is odd }} {{ 4 is divisibleby 2 }} {{ 1 is eq 1 }} {{ 1 is not in [2] }} {{ 'a' is lower }} {{ true is true }} {{ 1 is sameas 1 }} {{ range is callable }}",
    'False True True True False True True True True True True True True True True True True',
  ],
  [
    "{{ 'hello wORLD-foo bar' | title }} {{ 'hELLO' | capitalize }} {{ ' a ' | trim }}{{ 'xax' | trim('x') }} {{ 'abc' | upper }} {{ 'aab' | replace('a', 'x', 1) }} {{ 'ab' | center(5) }}| {{ '<a&\\'>' | e }}",
    'Hello World-Foo Bar Hello aa ABC xab   ab | &lt;a&amp;&#39;&gt;',
  ],
  [
    "{{ 'foo bar baz qux' | truncate(9) }} {{ 'foo bar baz qux' | truncate(9, true) }} {{ 'foo bar baz' | truncate(9) }} {{ 'a\\nb\\n\\nc' | indent(2) }} {{ 'a\\nb' | indent(1, first=true) }}",
    'foo... foo ba... foo bar baz a\n  b\n\n  c  a\n b',
  ],
  [
    "{{ [3, 1, 2] | sort }} {{ ['b', 'A'] | sort }} {{ ['b', 'A'] | sort(case_sensitive=true) }} {{ [1, 2] | sort(reverse=true) }} {{ [1, 2, 3] | first }} {{ [1, 2, 3] | last }} {{ [1, 5, 3] | max }} {{ ['b', 'A'] | min }} {{ [1, 2] | sum }} {{ [1, 2] | sum(start=1.0) }} {{ ['a', 'A', 'b'] | unique | list }}",
    "[1, 2, 3] ['A', 'b'] ['A', 'b'] [2, 1] 1 3 5 A 3 4.0 ['a', 'b']",
  ],
  [
    "{{ u | map(attribute='n') | list }} {{ u | selectattr('on') | map(attribute='n') | join(', ') }} {{ u | rejectattr('n', 'eq', 'x') | list | length }} {{ [1, 2, 3] | select('odd') | list }} {{ [1, 2, 3] | reject('in', [1]) | list }} {{ ['a'] | map('upper') | list }} {{ u | sum(attribute='v') }} {{ u | sort(attribute='v') | map(attribute='v') | list }} {{ u | join('-', attribute='n') }} {{ u | map(attribute='zz', default=0) | list }}",
    "['zed', 'amy'] zed 2 [1, 3] [2, 3] ['A'] 3 [1, 2] zed-amy [0, 0]",
  ],
  [
    "{% for g, l in u | groupby('on') %}{{ g }}:{{ l | map(attribute='n') | join }} {% endfor %}{% for g in u | groupby('n') %}{{ g.grouper }}{{ g.list | length }}{% endfor %}",
    'False:amy True:zed amy1zed1',
  ],
  [
    "{{ [1, 2, 3] | batch(2) | list }} {{ [1, 2, 3] | batch(2, 0) | list }} {{ {'b': 1, 'a': 2} | dictsort }} {{ {'b': 1, 'a': 2} | dictsort(by='value', reverse=true) }} {{ {'a': 1} | items | list }} {{ [1, 2] | reverse | list }} {{ 'ab' | reverse }} {{ 'ab' | list }} {{ {'a': 1} | list }}",
    "[[1, 2], [3]] [[1, 2], [3, 0]] [('a', 2), ('b', 1)] [('a', 2), ('b', 1)] [('a', 1)] [2, 1] ba ['a', 'b'] ['a']",
  ],
  [
    "{{ 2.5 | round }} {{ 3.5 | round }} {{ 2.675 | round(2) }} {{ 1.005 | round(2) }} {{ 0.125 | round(2) }} {{ 5 | round }} {{ 1234.5 | round(-2) }} {{ 2.1 | round(0, 'ceil') }} {{ 2.19 | round(1, 'floor') }} {{ -2.5 | round }}",
    '2.0 4.0 2.67 1.0 0.12 5 1200.0 3.0 2.1 -2.0',
  ],
  [
    "{{ '42' | int }} {{ ' 42.9 ' | int }} {{ 'x' | int }} {{ 'x' | int(3) }} {{ 3.7 | int }} {{ true | int }} {{ '1e3' | int }} {{ '3.5' | float }} {{ 'x' | float }} {{ 3 | float }} {{ none | int }}",
    '42 42 0 3 3 1 1000 3.5 0.0 3.0 0',
  ],
  [
    "{{ '%s-%05d-%.2f-%5s|%-4s|%%' | format('a', 42, 3.14159, 'x', 'y') }} {{ '%s' % 1 }} {{ '%s %s' % (1, 'b') }} {{ '%(a)s' % {'a': 1} }} {{ '%+d' % 3 }} {{ '%d' % -3.9 }}",
    'a-00042-3.14-    x|y   |% 1 1 b 1 +3 -3',
  ],
  [
    "{{ 'a,b'.split(',') }} {{ ' a  b '.split() }} {{ 'a b c'.split(' ', 1) }} {{ ', '.join(['a', 'b']) }} {{ ' x '.strip() }}| {{ 'xyx'.lstrip('x') }} {{ 'abc'.startswith('ab') }} {{ 'abc'.endswith(('b', 'c')) }} {{ 'aXb'.lower().upper() }} {{ 'they\\'re bill'.title() }} {{ 'abc'.find('c') }} {{ 'aab'.count('a') }} {{ 'aab'.replace('a', 'b', 1) }} {{ '12'.isdigit() }} {{ 'ab cd'.capitalize() }}",
    "['a', 'b'] ['a', 'b'] ['a', 'b c'] a, b x| yx True True AXB They'Re Bill 2 2 bab True Ab cd",
  ],
  [
    "{{ {'a': 1}.get('a') }} {{ {'a': 1}.get('b') }} {{ {'a': 1}.get('b', 2) }} {{ {'a': none}.get('a', 2) }} {{ {'a': 1}.keys() | list }} {{ {'a': 1}.values() | list }} {{ dict(a=1, b=2) }} {{ range(3) | list }} {{ range(1, 7, 2) | list }} {{ range(3, 0, -1) | list }} {{ [1, 2, 2].count(2) }} {{ [1, 2].index(2) }}",
    "1 None 2 None ['a'] [1] {'a': 1, 'b': 2} [0, 1, 2] [1, 3, 5] [3, 2, 1] 2 1",
  ],
  [
    "{% set l = [1] %}{% set _ = l.append(2) %}{% set _ = l.extend([3, 4]) %}{% set p = l.pop() %}{% set _ = l.insert(0, 0) %}{{ l }}{{ p }}{% set d = {} %}{% set _ = d.update({'a': 1}) %}{{ d }}",
    "[0, 1, 2, 3]4{'a': 1}",
  ],
  [
    "{{ {'b': [1, 2.5, none, true], 'a': '<é&\\'>\\n\"'} | tojson }} {{ [1.0, 1e22, 1e-7] | tojson }} {{ {} | tojson }}{{ [] | tojson }}{{ () | tojson }} {{ {1: 2} | tojson }} {{ [1, {'a': []}] | tojson(indent=2) }}",
    '{"a": "\\u003c\\u00e9\\u0026\\u0027\\u003e\\n\\"", "b": [1, 2.5, null, true]} [1.0, 1e+22, 1e-07] {}[][] {"1": 2} [\n  1,\n  {\n    "a": []\n  }\n]',
  ],
  [
    "{{ 1 is defined and x is not defined }} {{ [1, 2,] }} {{ {'a': 1,} }} {{ (1) }} {{ (1,) }} {{ 1, 2 }}",
    "True [1, 2] {'a': 1} 1 (1,) (1, 2)",
  ],
  [
    '{{ true }}{{ True }}{{ false }}{{ none }}{{ None }} {{ (in) }} {{ (is) }} {{ o.if }} {{ o.not }}',
    'TrueTrueFalseNoneNone I S 4 5',
  ],
  ["{{ 1.0 | string | length }} {{ [1, 2] | string }} {{ 'a' | safe }} {{ 3 | string ~ 4 }}", '3 [1, 2] a 34'],
  ['a\r\nb\rc\n', 'a\nb\nc'],
  [
    "{{ [] and x }} {{ {} or 'e' }} {{ 0.0 or 'z' }} {{ '0' and 'nz' }} {{ (xs | select) and 't' }} {{ range(0) or 'r' }}",
    '[] e z nz t r',
  ],
  [
    "{{ none | map('upper') | list }} {{ 0 | select | list }} {{ zz is sequence }} {{ xs | map('upper') is sequence }} {{ xs | map('upper') is iterable }} {{ none[1:] is defined }}",
    '[] [] False False True False',
  ],
];

/** Where it raises. */
const raised = [
  '{{ zz is iterable }}',
  '{{ u | unique | list }}',
  '{{ none | list }}',
  '{{ x }}',
  '{{ x.y }}',
  '{{ o.zz.y }}',
  '{{ x | tojson }}',
  '{{ o.zz | tojson }}',
  '{{ x == 1 }}',
  '{% if x %}{% endif %}',
  "{{ x ~ 'a' }}",
  '{{ x | length }}',
  '{% for i in x %}{% endfor %}',
  '{{ x + 1 }}',
  '{{ -x }}',
  '{{ x() }}',
  '{{ o() }}',
  '{{ o[x] }}',
  "{{ 'a' + 1 }}",
  "{{ 'a' - 'b' }}",
  "{{ 1 < 'a' }}",
  '{{ none < none }}',
  '{{ {} < {} }}',
  '{{ 1 / 0 }}',
  '{{ 1 % 0 }}',
  '{{ 1 // 0 }}',
  '{{ none | length }}',
  '{{ 5 | length }}',
  '{% for i in 5 %}{% endfor %}',
  '{% for a, b in [[1]] %}{% endfor %}',
  "{{ 1 in 'a' }}",
  '{{ x in [1] }}',
  '{{ [] | first }}',
  '{{ [] | max }}',
  "{{ [1, 'a'] | sort }}",
  '{{ 1 | nosuch }}',
  '{{ 1 is nosuch }}',
  "{{ 'a'[::0] }}",
  '{{ range | tojson }}',
  '{{ range(3) | tojson }}',
  '{{ {}.items() | tojson }}',
  "{{ [1] | map('string') | tojson }}",
  "{{ 'a'.upper | tojson }}",
  '{{ {[1]: 2} }}',
  "{{ -'a' }}",
  "{{ 'a' | join(1, 2, 3) }}",
  "{{ 'a' | upper(1) }}",
  "{{ 'a' | center(nope=1) }}",
  "{{ 'a' | abs }}",
  "{{ 'a' | round }}",
  "{{ '%s %s' % 1 }}",
  "{{ '%d' % 'a' }}",
  "{{ ''.join([1]) }}",
  "{{ 'a'.split('') }}",
  '{{ [1].index(2) }}',
  '{{ range(1, 2, 0) }}',
  '{{ {}.nosuch() }}',
  '{% set a.b = 1 %}',
  '{{ ',
  '{{ 1',
  '{{ 1 }',
  '{% if 1 %}',
  '{% if %}{% endif %}',
  '{% for %}{% endfor %}',
  '{% for x of y %}{% endfor %}',
  '{% endif %}',
  '{% else %}',
  '{% do 1 %}',
  '{{ 1 2 }}',
  '{{ (1 }}',
  '{{ [1 }}',
  '{{ 1) }}',
  '{{ {1} }}',
  "{{ 'a }}",
  '{{ & }}',
  '{{ a === b }}',
  '{{ a && b }}',
  '{{ a || b }}',
  '{{ !a }}',
  '{{ a ? b : c }}',
  '{# x',
  "{{ '\\x4' }}",
  '{% set 1 = 2 %}',
  '{% set true = 2 %}',
  '{{ not }}',
  '{{ 1 is string is string }}',
  '{{ }}',
  '{% %}',
  '{{ a.b. }}',
  '{{ 012 }}',
  '{% if 1 %}{% else %}{% else %}{% endif %}',
  '{% for i in [1] %}{% endif %}',
  '{{ 1 | }}',
  '{{ f(a=1, 2) }}',
  '{% for true in [1] %}{% endfor %}',
  '{{ [1,2]|batch(1)|tojson }}',
  "{{ 'a' if }}",
  '{{ loop.index }}',
];

describe('what Jinja renders', () => {
  for (const [template, text] of rendered) {
    test(template, () => assert.equal(render(template), text));
  }
});

describe('where Jinja raises', () => {
  for (const template of raised) {
    test(template, () => assert.throws(() => render(template), TemplateError));
  }
});

describe('errors say where', () => {
  const cases: [template: string, line: number, column: number, message: RegExp][] = [
    ['a\nb {{ zz }}', 2, 6, /'zz' is undefined/],
    ['a\r\nb {{ zz }}', 2, 6, /'zz' is undefined/],
    ['{{ o.zz.y }}', 1, 8, /no attribute 'zz'/],
    ['{{ 1 +\n "a" }}', 1, 6, /'int' and 'str'/],
    ['{{ 1 | tojson }}\n\n  {{ zz | tojson }}', 3, 11, /'zz' is undefined/],
    ['{% for x in 5 %}{% endfor %}', 1, 13, /'int' is not iterable/],
    ['{{ 1 | nosuch }}', 1, 8, /No filter named 'nosuch'/],
    ['{{ 1 is nosuch }}', 1, 9, /No test named 'nosuch'/],
    ['x\n{{ 1 ; }}', 2, 6, /unexpected ';'/],
    ['{{ 1 & 2 }}', 1, 6, /unexpected char '&'/],
    ['{% if 1 %}', 1, 11, /without 'endif'/],
    ['a {# b', 1, 3, /Missing end of comment/],
    ['\n{% raw %} x', 2, 1, /Missing end of raw/],
    ['{% do 1 %}', 1, 4, /unknown tag 'do'/],
  ];
  for (const [template, line, column, message] of cases) {
    test(template, () => {
      assert.throws(
        () => render(template),
        (error: unknown) => {
          assert(error instanceof TemplateError);
          assert.match(error.message, message);
          assert.deepEqual([error.line, error.column], [line, column]);
          return true;
        },
      );
    });
  }
});

test('what needs other templates, or makes functions, is refused by name', () => {
  for (const tag of [
    '{% macro f() %}{% endmacro %}',
    '{% include "a" %}',
    '{% import "a" as b %}',
    '{% from "a" import b %}',
    '{% extends "a" %}',
    '{% call f() %}{% endcall %}',
    '{% block a %}{% endblock %}',
  ]) {
    const [, name] = /(\w+)/.exec(tag) ?? [];
    assert.throws(() => render(tag), new RegExp(`'${name}' is not supported`));
  }
});

describe('data', () => {
  test('wins over the methods of a dict, unless it is called', () => {
    const group = { items: [1], keys: 'K', get: 'G' };
    assert.equal(render('{{ g.items }}{{ g.keys }}{{ g["get"] }}', { g: group }), '[1]KG');
    assert.equal(render('{{ g.get("keys") }}{{ g.keys() | list | length }}', { g: group }), 'K3');
  });

  test('wins over the functions of every template, which win over nothing', () => {
    assert.equal(render('{{ range }}', { range: 'R' }), 'R');
    assert.equal(render('{% set range = 2 %}{{ range }}', { range: 'R' }), '2');
  });

  test('is reached by own properties only', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'length', 'valueOf']) {
      for (const template of [
        `{{ ${name} }}`,
        `{{ o.${name} }}`,
        `{{ o["${name}"] }}`,
        `{{ l.${name} }}`,
        `{{ s.${name} }}`,
      ]) {
        assert.throws(() => render(template, { o: {}, l: [1], s: 'x' }), TemplateError, template);
      }
      const own = JSON.parse(`{"o":{"${name}":"V"},"${name}":"W"}`) as unknown;
      assert.equal(render(`{{ o.${name} }}{{ o["${name}"] }}{{ ${name} }}`, own), 'VVW');
    }
    assert.throws(() => render('{{ loop }}{{ ""["constructor"] }}', { loop: 1 }), TemplateError);
    assert.throws(() => render('{% for i in [1] %}{{ loop.constructor }}{% endfor %}'), TemplateError);
    assert.throws(() => render('{{ namespace().constructor }}'), TemplateError);
  });

  test('keeps its functions to itself', () => {
    let called = 0;
    const spy = (): string => {
      called++;
      return 'x';
    };
    const values = {
      f: spy,
      o: { f: spy, toString: spy, toJSON: spy, valueOf: spy, [Symbol.toPrimitive]: spy },
      l: [spy],
    };
    for (const template of [
      '{{ f() }}',
      '{{ o.f() }}',
      '{{ l[0]() }}',
      '{{ o ~ "" }}',
      '{{ o | tojson }}',
      '{{ o == 1 }}',
      '{{ o + 1 }}',
      '{{ l | sort }}{{ l | map("f") }}',
      '{{ f }}{{ o.f is callable }}',
    ]) {
      try {
        render(template, values);
      } catch (error) {
        assert(error instanceof TemplateError);
      }
    }
    assert.equal(called, 0);
  });

  test('is never changed', () => {
    const values = { l: [1], d: { a: 1 } };
    for (const call of ['l.append(2)', 'l.pop()', 'l.extend([1])', 'l.insert(0, 1)', 'd.update({"b": 2})']) {
      assert.throws(() => render(`{% set _ = ${call} %}`, values), /cannot change its data/);
    }
    render('{{ l | sort(reverse=true) }}{{ l | reverse | list }}{% set d = {"x": d} %}{% set l = l + [2] %}', values);
    assert.deepEqual(values, { l: [1], d: { a: 1 } });
  });

  test('that JavaScript holds as undefined is missing', () => {
    assert.equal(
      render('{{ a is defined }} {{ o }} {{ o | length }}', { a: undefined, o: { b: undefined, c: 1 } }),
      "False {'c': 1} 1",
    );
  });

  test('must be an object', () => {
    assert.throws(() => render('x', [1]), TemplateError);
    assert.throws(() => render('x', 'a'), TemplateError);
    assert.equal(render('x', undefined), 'x');
  });
});
