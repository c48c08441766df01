import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Validator, type Schema } from '@cfworker/json-schema';
import { applyUpdate } from '../../src/protocol/apply-update.js';
import { diffWidget } from '../../src/protocol/diff-widget.js';
import type { UpdateFixture } from '../conformance/update-fixture.js';

const FOLDER = 'conformance/updates';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const fixtures = new Map(
  readdirSync(FOLDER).map((file) => [file, readJson(`${FOLDER}/${file}`) as UpdateFixture] as const),
);

const format = new Validator(readJson('conformance/update.schema.json') as Schema, '2020-12');

const problemsOf = (value: unknown): readonly string[] =>
  format.validate(value).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);

describe('the fixtures of updates', () => {
  test('are many, called in words, with titles of their own', () => {
    const titles = new Set([...fixtures.values()].map(({ title }) => title));
    assert.ok(fixtures.size >= 40, `${fixtures.size}`);
    assert.equal(titles.size, fixtures.size);
    for (const file of fixtures.keys()) assert.match(file, /^[a-z0-9]+(?:-[a-z0-9]+)*\.json$/);
  });

  test('are as their schema says, which finds those that are not', () => {
    for (const [file, fixture] of fixtures) assert.deepEqual(problemsOf(fixture), [], file);
    const right = { title: 'A title long enough', before: null, updates: [], after: { type: 'Card' } };
    assert.deepEqual(problemsOf(right), []);
    for (const wrong of [
      { ...right, title: 'short' },
      { ...right, note: 'more' },
      { ...right, after: {} },
      { ...right, updates: [{}] },
      { ...right, ignored: [] },
      { ...right, diff: false },
    ]) {
      assert.notDeepEqual(problemsOf(wrong), [], JSON.stringify(wrong));
    }
  });

  test('that show a difference and its updates are there for each kind of update', () => {
    const shown = [...fixtures.values()].filter(({ diff }) => diff).flatMap(({ updates }) => updates);
    assert.equal(new Set(shown.map(({ type }) => type)).size, 3);
  });
});

for (const [file, { title, before, updates, after, ignored = [], diff }] of fixtures) {
  test(`${file}: ${title}`, () => {
    let tree: unknown = before;
    const unchanged = updates.flatMap((update, i) => {
      const next = applyUpdate(tree, update);
      const isSame = next === tree;
      tree = next;
      return isSame ? [i] : [];
    });
    assert.deepEqual(tree, after);
    assert.deepEqual(unchanged, ignored);
    if (!after) return;
    const difference = diffWidget(before ?? undefined, after);
    if (diff) assert.deepEqual(difference, updates);
    assert.deepEqual(difference.reduce<unknown>(applyUpdate, before), after);
  });
}
