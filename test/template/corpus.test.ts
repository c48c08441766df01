import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { TemplateError } from '../../src/template/template-error.js';
import { WidgetTemplate } from '../../src/template/widget-template.js';
import type { TemplateMode } from '../../src/template/widget-template.js';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const skip = existsSync(corpus) ? false : 'the corpus of published files is not here';

/** Either the JSON that Python makes, or that it raises. */
interface Outcome {
  json?: unknown;
  error?: string;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, corpus), 'utf8'));

const outcome = (file: unknown, data: unknown, mode: TemplateMode): Outcome => {
  try {
    return { json: WidgetTemplate.from(file, { mode }).build(data) };
  } catch (error) {
    assert(error instanceof TemplateError, String(error));
    return { error: error.message };
  }
};

const agree = (file: unknown, data: unknown, expected: Outcome): void => {
  const strict = outcome(file, data, 'strict');
  if (expected.error === undefined) {
    assert.deepEqual(strict, { json: expected.json });
    assert.deepEqual(outcome(file, data, 'lenient'), { json: expected.json }, 'lenient mode changes the result');
  } else assert.notEqual(strict.error, undefined, `Python raises ${expected.error}`);
};

/** The cases of jinja-cases.json whose outcome rightly differs from Python's, and ours. */
const differences: Record<string, Outcome & { why: string }> = {
  'float-concat': { json: '$12', why: 'a whole number and its .0 form are one thing in JSON' },
  'exp-concat16': { json: 'n 10000000000000000', why: 'a whole number and its .0 form are one thing in JSON' },
  'names group.keys': { json: 'K', why: 'a data key named like a method of dict gives the data' },
  'names group.get': { json: 'G', why: 'a data key named like a method of dict gives the data' },
  'attrname items': { json: { a: 'V' }, why: 'a data key named like a method of dict gives the data' },
  'varname self': { json: { a: 'V' }, why: 'Python cannot pass a variable of that name; the template has no fault' },
  macro: { error: "'macro' is not supported in widget templates", why: 'macros are refused' },
};

describe('the corpus', { skip }, () => {
  describe('files', () => {
    for (const name of skip ? [] : readdirSync(corpus).filter((entry) => entry.endsWith('.widget'))) {
      test(name, () => {
        const file = read(name);
        const { data, widget, error } = read(name.replace(/widget$/, 'expected.json')) as Record<string, unknown>;
        agree(file, data, error === undefined ? { json: widget } : { error: String(error) });
        assert.equal(outcome(file, data, 'lenient').error, undefined, 'lenient mode draws every file');
      });
    }
  });

  test('variations of their data', () => {
    for (const { file, variation, data, json, error } of read('data-variations.json') as Record<string, unknown>[]) {
      try {
        agree(read(String(file)), data, error === undefined ? { json } : { error: String(error) });
      } catch (failure) {
        throw new Error(`${String(file)} ${String(variation)}`, { cause: failure });
      }
    }
  });

  describe('the language', () => {
    const cases = skip
      ? []
      : (read('jinja-cases.json') as (Outcome & { name: string; template: string; data: unknown })[]);
    for (const { name, template, data, json, error } of cases) {
      const difference = differences[name];
      test(difference ? `${name}: ${difference.why}` : name, () => {
        const file = { version: '1.0', name, template };
        if (difference) {
          const { why: _why, ...ours } = difference;
          assert.deepEqual(outcome(file, data, 'strict'), ours);
        } else agree(file, data, error === undefined ? { json } : { error });
      });
    }

    test('every allowed difference is a case', () => {
      for (const name of Object.keys(differences))
        assert(
          cases.some((one) => one.name === name),
          name,
        );
    });
  });
});
