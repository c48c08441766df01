import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { repairJson } from '../../src/template/repair-json.js';
import { TemplateError } from '../../src/template/template-error.js';
import { WidgetTemplate } from '../../src/template/widget-template.js';
import type { TemplateMode } from '../../src/template/widget-template.js';

const data = { a: 1, n: null, xs: ['x', 'y'], s: 'True, None' };

const build = (template: string, mode: TemplateMode): unknown =>
  WidgetTemplate.from({ version: '1.0', template }, { mode }).build(data);

describe('slips of the exporting tool, which only lenient mode takes', () => {
  const slips: [template: string, widget: unknown][] = [
    ['{{ (a === 1) | tojson }}', true],
    ['{{ (a !== 1) | tojson }}', false],
    ['{{ (a && n) | tojson }}', null],
    ['{{ (n || a) | tojson }}', 1],
    ['{{ (n || a && 2) | tojson }}', 2],
    ['[{% for x in xs %}{{ index }}{% if not loop.last %},{% endif %}{% endfor %}]', [0, 1]],
    ['[{% for x in xs %}{{ (index + 1) | tojson }},{% endfor %}]', [1, 2]],
    ['{"a":{{ undefined | tojson }}}', { a: null }],
    ['{"a":{{ undefined }},"b":[]}', { a: null, b: [] }],
    ['{"a":{{ (zz if zz !== undefined else "none") | tojson }}}', { a: 'none' }],
    ['{"a":{{ (a if a !== undefined else "none") | tojson }}}', { a: 1 }],
    ['{"a":{{ a.zz | tojson }}}', { a: null }],
    ['[1,,2,]', [1, 2]],
    ['[,1 2]', [1, 2]],
    ['{"a":1"b":{"c":2}"d":[3][4]}', undefined],
    ['{"a":1"b":{"c":2}"d":[3]}', { a: 1, b: { c: 2 }, d: [3] }],
    ['{,"a":1,,"b":2,}', { a: 1, b: 2 }],
    [
      '{"a":{{ a == 1 }},"b":{{ n }},"c":{{ a == 2 }},"d":{{ s | tojson }}}',
      { a: true, b: null, c: false, d: 'True, None' },
    ],
    ['{"a":"x,,y True ]"{{ "," }},"b":1}', { a: 'x,,y True ]', b: 1 }],
  ];
  for (const [template, widget] of slips) {
    test(template, () => {
      assert.throws(() => build(template, 'strict'), TemplateError);
      if (widget === undefined) assert.throws(() => build(template, 'lenient'), TemplateError);
      else assert.deepEqual(build(template, 'lenient'), widget);
    });
  }
});

test('what strict mode can render, lenient mode renders the same', () => {
  for (const template of [
    '{{ (index is defined) | tojson }}',
    '{% for x in xs %}{{ loop.index0 if index is defined else 7 }}{% endfor %}',
    '[{% for x in xs[:1] %}{{ index | default(9) }}{% endfor %}]',
    '{{ (undefined is defined) | tojson }}',
    '{{ (zz | default("d")) | tojson }}',
    '"{{ "y" if false }}"',
  ]) {
    assert.deepEqual(build(template, 'lenient'), build(template, 'strict'));
  }
});

test('what neither mode can render fails with the strict reading’s reason', () => {
  for (const template of [
    '{{ zz.y }}',
    '{% for x in n %}{% endfor %}',
    '{{ 1 / 0 }}',
    '{% if %}',
    '{"a":',
    '"',
    '',
    '{{ "a" + 1 }}',
  ]) {
    assert.throws(() => build(template, 'lenient'), TemplateError, template);
  }
});

test('repairing leaves JSON as it is', () => {
  for (const json of ['{"a":[1,{"b":"x,y"},[]],"c":"\\"}"}', '[]', '1', '"True"', '[true,null,-1.5e3]']) {
    assert.equal(repairJson(json), json);
  }
});
