import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countOf } from '../../tools/counting-reporter.js';
import { testFiles } from '../../tools/test-files.js';

type Session = Parameters<typeof countOf>[0] extends Iterable<infer S> ? S : never;

const session = (passed: boolean, tests: readonly object[], suites: readonly object[] = []): Session =>
  ({ passed, testResults: { tests, suites } }) as unknown as Session;

describe('the counts of a browser run', () => {
  test('take every test of every suite, but none that is skipped', () => {
    const inner = { tests: [{ passed: true }, { passed: false }], suites: [] };
    const tests = [{ passed: true }, { passed: false, skipped: true }];
    assert.deepEqual(countOf([session(false, tests, [inner])]), { passed: 2, failed: 1 });
  });

  test('take a file that failed without a failing test as one failure', () => {
    const unloaded = { passed: false } as unknown as Session;
    assert.deepEqual(countOf([unloaded, session(false, [{ passed: true }])]), { passed: 1, failed: 2 });
  });
});

describe('test files', () => {
  test('are each in one place', () => {
    const { node, browser } = testFiles();
    assert.ok(node.includes('test/tools/counting.test.ts'));
    assert.ok(node.includes('test/architecture.test.ts'));
    assert.ok(browser.every((file) => !node.includes(file)));
  });

  test('are found by globs', () => {
    const own = ['test/tools/counting.test.ts'];
    assert.deepEqual(testFiles(['test/tools/counting.test.ts']).node, own);
    assert.deepEqual(testFiles(['./test/**/counting*']).node, own);
    assert.deepEqual(testFiles(['test/tools/c*.ts']).node, own);
    assert.deepEqual(testFiles(['test/*.none']), { node: [], browser: [] });
  });
});
