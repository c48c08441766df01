import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { resultsOf } from '../../tools/results-reporter.js';
import { countOf, failedIn, readResults } from '../../tools/results.js';
import { testFiles } from '../../tools/test-files.js';

type Session = Parameters<typeof resultsOf>[0] extends Iterable<infer S> ? S : never;

const session = (testFile: string, rest: object): Session =>
  ({ testFile: resolve(testFile), ...rest }) as unknown as Session;

describe('the results of a browser run', () => {
  test('take every test of every suite, but none that is skipped', () => {
    const wrong = { name: 'is right', passed: false, error: { message: 'it is wrong\nhere' } };
    const inner = { name: 'inner', tests: [{ passed: true }, wrong], suites: [] };
    const tests = [{ passed: true }, { passed: false, skipped: true }];
    const results = resultsOf([session('test/a.test.ts', { passed: false, testResults: { tests, suites: [inner] } })]);
    assert.deepEqual(results, { 'test/a.test.ts': { passed: 2, failures: ['inner > is right: it is wrong'] } });
    assert.deepEqual(countOf(results), { passed: 2, failed: 1 });
  });

  test('take a file that failed without a failing test as one failure', () => {
    const testResults = { tests: [{ passed: true }], suites: [] };
    const results = resultsOf([
      session('test/a.test.ts', { passed: false, errors: [{ message: 'Could not import it' }] }),
      session('test/b.test.ts', { passed: false, testResults }),
      session('test/c.test.ts', { passed: true, testResults }),
    ]);
    assert.deepEqual(results['test/a.test.ts'], { passed: 0, failures: ['Could not import it'] });
    assert.deepEqual(failedIn(results), ['test/a.test.ts', 'test/b.test.ts']);
    assert.deepEqual(countOf(results), { passed: 2, failed: 2 });
  });
});

describe('the results of a stage', () => {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  const file = join(folder, 'node.json');
  const put = (results: object) => writeFileSync(file, JSON.stringify(results));
  after(() => rmSync(folder, { recursive: true }));

  test('are one test where it leaves none', () => {
    const none = join(folder, 'none.json');
    assert.deepEqual(countOf(readResults('types', true, none)), { passed: 1, failed: 0 });
    assert.deepEqual(countOf(readResults('types', false, none)), { passed: 0, failed: 1 });
  });

  test('are a failure where it crashed, whatever it left', () => {
    put({ 'test/a.test.ts': { passed: 3, failures: [] } });
    assert.deepEqual(countOf(readResults('node', true, file)), { passed: 3, failed: 0 });
    assert.deepEqual(countOf(readResults('node', false, file)), { passed: 3, failed: 1 });
    put({ 'test/a.test.ts': { passed: 3, failures: ['one'] } });
    assert.deepEqual(countOf(readResults('node', false, file)), { passed: 3, failed: 1 });
  });
});

describe('test files', () => {
  test('are each in one place', () => {
    const { node, browser } = testFiles();
    assert.ok(node.includes('test/tools/results.test.ts'));
    assert.ok(node.includes('test/architecture.test.ts'));
    assert.ok(browser.every((file) => !node.includes(file)));
  });

  test('are found by globs', () => {
    const own = ['test/tools/results.test.ts'];
    assert.deepEqual(testFiles(['test/tools/results.test.ts']).node, own);
    assert.deepEqual(testFiles(['./test/**/tools/results*']).node, own);
    assert.deepEqual(testFiles(['test/tools/res*.ts']).node, own);
    assert.deepEqual(testFiles(['test/*.none']), { node: [], browser: [] });
  });
});
