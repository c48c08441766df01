import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Validator, type Schema } from '@cfworker/json-schema';
import { componentClasses } from '../../tools/component-classes.js';
import { widgetSchema } from '../../tools/widget-schema.js';
import type { ActionFixture } from '../conformance/action-fixture.js';

const FOLDER = 'conformance/actions';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const fixtures = new Map(
  readdirSync(FOLDER).map((file) => [file, readJson(`${FOLDER}/${file}`) as ActionFixture] as const),
);
const all = [...fixtures.values()];

const format = new Validator(readJson('conformance/action.schema.json') as Schema, '2020-12');
format.addSchema(readJson('conformance/fixture.schema.json') as Schema, 'fixture.schema.json');
const trees = new Validator(widgetSchema(await componentClasses()), '2020-12');

/** Fixtures of widgets that are wrong on purpose. */
const WRONG: ReadonlySet<string> = new Set(['request-ignores-addresses.json']);

const problemsOf = (validator: Validator, value: unknown): readonly string[] =>
  validator.validate(value).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);

describe('the fixtures of actions', () => {
  test('are many, called in words, with titles of their own', () => {
    assert.ok(fixtures.size >= 25, `${fixtures.size}`);
    assert.equal(new Set(all.map(({ title }) => title)).size, fixtures.size);
    for (const file of fixtures.keys()) assert.match(file, /^[a-z0-9]+(?:-[a-z0-9]+)*\.json$/);
  });

  test('are as their schema says', () => {
    for (const [file, fixture] of fixtures) assert.deepEqual(problemsOf(format, fixture), [], file);
  });

  test('that are wrong are found by their schema', () => {
    const right = {
      title: 'A title long enough',
      widget: { type: 'Card' },
      steps: [{ press: 'Go' }, { retry: true }, { send: { type: 'x' } }],
      replies: [{ events: [] }, { json: null }, { status: 500 }],
      expect: { requests: [], widget: { type: 'Card' }, errors: [] },
    };
    assert.deepEqual(problemsOf(format, right), []);
    const request = { type: 'threads.custom_action', params: { action: { type: 'x' } } };
    const wrongRequest = { ...request, params: { action: { type: 'x', handler: 'server' } } };
    for (const wrong of [
      { ...right, title: 'short' },
      { ...right, note: 'more' },
      { ...right, steps: [{ hover: 'Go' }] },
      { ...right, steps: [{ retry: false }] },
      { ...right, replies: [{}] },
      { ...right, replies: [{ events: [{}] }] },
      { ...right, expect: { ...right.expect, requests: [{ ...request, type: 'threads.create' }] } },
      { ...right, expect: { ...right.expect, requests: [wrongRequest] } },
      { ...right, expect: { ...right.expect, errors: [{}] } },
      { ...right, expect: { requests: [], errors: [] } },
    ]) {
      assert.notDeepEqual(problemsOf(format, wrong), [], JSON.stringify(wrong));
    }
  });

  test('have an answer for each request, and no other', () => {
    for (const [file, { replies, expect }] of fixtures) assert.equal(replies.length, expect.requests.length, file);
  });

  test('use props that there are', () => {
    for (const [file, { widget, others = {}, expect }] of fixtures) {
      for (const tree of [widget, expect.widget, ...Object.values(others), ...Object.values(expect.items ?? {})]) {
        if (tree && !WRONG.has(file)) assert.deepEqual(problemsOf(trees, tree), [], file);
      }
    }
  });

  test('ask for each kind of thing, and answer in each way', () => {
    const asked = new Set(all.flatMap(({ expect }) => Object.keys(expect)));
    assert.deepEqual([...asked].sort(), ['callbacks', 'errors', 'items', 'requests', 'told', 'widget']);
    const answered = new Set(all.flatMap(({ replies }) => replies.flatMap((reply) => Object.keys(reply))));
    assert.deepEqual([...answered].sort(), ['broken', 'events', 'headers', 'held', 'json', 'status', 'text']);
  });
});
