import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { repairJson } from '../../src/template/repair-json.js';
import { TemplateError } from '../../src/template/template-error.js';
import { WidgetTemplate } from '../../src/template/widget-template.js';
import type { TemplateMode } from '../../src/template/widget-template.js';

const seed = 20_251_009;
const fileOf = (template: string): unknown => ({ version: '1.0', name: 'law', template });

/** The result of building, or undefined where that is refused; any other failure is a fault of ours. */
const built = (template: string, data: unknown, mode: TemplateMode): { json: unknown } | undefined => {
  try {
    return { json: WidgetTemplate.from(fileOf(template), { mode }).build(data) };
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
};

const rendered = (template: string, data: unknown, mode: TemplateMode): string | undefined => {
  try {
    return WidgetTemplate.from(fileOf(template), { mode }).render(data);
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
};

/** JSON in which a number keeps its value when Python's tools write it. */
const json = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** Pieces of templates put together at random: mostly wrong, often nearly right. */
const pieces = fc.constantFrom(
  ...[
    '{{ ',
    ' }}',
    '{% ',
    ' %}',
    '{%- ',
    ' -%}',
    '{# ',
    ' #}',
    '{% endif %}',
    '{% endfor %}',
    '{% endset %}',
    '{% else %}',
  ],
  ...[
    'if ',
    'for x in ',
    'set a = ',
    'set a',
    'with a=1',
    'filter upper',
    'raw',
    'endraw',
    'else',
    'elif 1',
    'in',
    'is ',
    'not ',
  ],
  ...[
    'a',
    'b',
    'x',
    'loop.index',
    'index',
    'undefined',
    'none',
    'true',
    '1',
    '2.0',
    '-',
    '"s"',
    "'t'",
    '[1, 2]',
    '{"k": 1}',
    '(',
    ')',
  ],
  ...[
    '.',
    '[',
    ']',
    ':',
    ',',
    ' + ',
    ' ~ ',
    ' * ',
    ' / ',
    ' // ',
    ' % ',
    ' ** ',
    ' == ',
    ' < ',
    ' and ',
    ' or ',
    ' === ',
    ' && ',
    ' || ',
  ],
  ...[
    ' | tojson',
    ' | length',
    ' | list',
    ' | join(",")',
    ' | map("upper")',
    ' | sort',
    ' | first',
    ' | default(1)',
    ' | groupby("k")',
  ],
  ...[
    '.items()',
    '.get("k")',
    '.split()',
    '[1:]',
    '[::-1]',
    ' is defined',
    ' is string',
    'range(3)',
    '\n',
    ' ',
    '{',
    '}',
    '"',
    '\\',
  ],
);
const template = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 10 }).map((parts) => `{{ ${parts.join('')} }}`),
  fc.array(pieces, { maxLength: 10 }).map((parts) => `[{% for x in a %}{{ ${parts.join('')} }},{% endfor %}]`),
);
const data = fc.record({ a: json, b: json, x: json }, { requiredKeys: [] });

test('any template and any data give text or a TemplateError with its place', () => {
  fc.assert(
    fc.property(
      template,
      fc.oneof(data, fc.anything()),
      fc.constantFrom<TemplateMode>('strict', 'lenient'),
      (text, values, mode) => {
        try {
          WidgetTemplate.from(fileOf(text), { mode }).build(values);
        } catch (error) {
          assert(error instanceof TemplateError);
          if (error.line !== undefined) assert(error.line >= 1 && (error.column ?? 0) >= 1);
        }
      },
    ),
    { seed, numRuns: 4_000 },
  );
});

test('no failure is the engine’s own', () => {
  const own =
    /undefined \(reading|is not a function|is not iterable \(|Cannot read|call stack|not a constructor|Invalid|must be|undefined is not/;
  fc.assert(
    fc.property(template, data, (text, values) => {
      try {
        WidgetTemplate.from(fileOf(text)).render(values);
      } catch (error) {
        assert.doesNotMatch((error as Error).message, own);
      }
    }),
    { seed, numRuns: 4_000 },
  );
});

test('any file gives a template or a TemplateError', () => {
  const part = fc.oneof(fc.string(), json);
  const file = fc.record(
    {
      version: fc.oneof(fc.constant('1.0'), part),
      name: part,
      template: part,
      jsonSchema: part,
      outputJsonPreview: part,
      encodedWidget: part,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        file,
        fc.anything(),
        fc.string(),
        file.map((value) => JSON.stringify(value)),
      ),
      (value) => {
        try {
          assert.equal(typeof WidgetTemplate.from(value).name, 'string');
        } catch (error) {
          assert(error instanceof TemplateError);
        }
      },
    ),
    { seed, numRuns: 1_000 },
  );
});

test('tojson and then JSON.parse is the identity', () => {
  fc.assert(
    fc.property(json, (value) => {
      assert.deepEqual(built('{{ v | tojson }}', { v: value }, 'strict'), { json: value });
      assert.deepEqual(built('{{ v | tojson(indent=2) }}', { v: value }, 'strict'), { json: value });
      assert.deepEqual(built('{"a":[{{ v | tojson }}]}', { v: value }, 'lenient'), { json: { a: [value] } });
    }),
    { seed, numRuns: 500 },
  );
});

test('tojson writes ASCII that ends no script and no attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      assert.match(rendered('{{ v | tojson }}', { v: value }, 'strict') ?? '', /^"[^<>&'\x00-\x1f\x7f-\uffff]*"$/);
    }),
    { seed, numRuns: 300 },
  );
});

test('text without braces is its own output, but for its line ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const plain = value.replaceAll('{', '');
      assert.equal(rendered(plain, {}, 'strict'), plain.replace(/\r\n?/g, '\n').replace(/\n$/, ''));
    }),
    { seed, numRuns: 500 },
  );
});

test('lenient mode changes no result of strict mode', () => {
  fc.assert(
    fc.property(template, data, (text, values) => {
      const strict = built(text, values, 'strict');
      if (strict) assert.deepEqual(built(text, values, 'lenient'), strict);
      const written = rendered(text, values, 'strict');
      if (written !== undefined) assert.equal(rendered(text, values, 'lenient'), written);
    }),
    { seed, numRuns: 3_000 },
  );
});

test('repairing JSON text changes nothing, and dropped or doubled commas come back', () => {
  fc.assert(
    fc.property(json, fc.array(fc.constantFrom('', ',', ',,', ' , '), { minLength: 1 }), (value, commas) => {
      const text = JSON.stringify(value);
      assert.equal(repairJson(text), text);
      let next = 0;
      const broken = text.replace(/"(?:[^"\\]|\\.)*"|,/g, (part) =>
        part === ',' ? commas[next++ % commas.length] || ' ' : part,
      );
      assert.deepEqual(JSON.parse(repairJson(broken)), value);
    }),
    { seed, numRuns: 500 },
  );
});

test('slices are the elements that stand at their indexes', () => {
  const bound = fc.option(fc.integer({ min: -8, max: 8 }));
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 6 }), bound, bound, bound, (items, start, stop, step) => {
      fc.pre(step !== 0);
      const by = step ?? 1;
      const { length } = items;
      const place = (at: number): number =>
        Math.min(Math.max(at < 0 ? at + length : at, by < 0 ? -1 : 0), by < 0 ? length - 1 : length);
      const from = start === null ? (by < 0 ? length - 1 : 0) : place(start);
      const to = stop === null ? (by < 0 ? -1 : length) : place(stop);
      const expected = items.filter((_, at) =>
        by > 0 ? at >= from && at < to && (at - from) % by === 0 : at <= from && at > to && (from - at) % -by === 0,
      );
      if (by < 0) expected.reverse();
      const slice = `[${start ?? ''}:${stop ?? ''}:${step ?? ''}]`;
      assert.deepEqual(built(`{{ l${slice} | tojson }}`, { l: items }, 'strict'), { json: expected });
      assert.equal(rendered(`{{ s${slice} }}`, { s: items.join('') }, 'strict'), expected.join(''));
    }),
    { seed, numRuns: 500 },
  );
});

test('floor division and remainder belong together', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e3, max: 1e3 }), (a, b) => {
      fc.pre(b !== 0);
      assert.equal(rendered('{{ (a // b) * b + a % b == a and (a % b) * b >= 0 }}', { a, b }, 'strict'), 'True');
    }),
    { seed, numRuns: 300 },
  );
});

test('sorting gives an order, and a set of sorted things one order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true }))), (items) => {
      const result = built('{{ l | sort | tojson }}', { l: items.filter(Number.isFinite) }, 'strict');
      assert.deepEqual(result, {
        json: items
          .filter(Number.isFinite)
          .map((item) => item + 0)
          .sort((a, b) => a - b),
      });
    }),
    { seed, numRuns: 300 },
  );
});
