import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { patternOf } from '../../src/forms/pattern.js';

describe('a pattern of a widget', () => {
  test('is of a whole text, as in HTML', () => {
    const isCode = patternOf('[A-Z]{3}|\\d{4}')!;
    for (const [text, isGood] of [
      ['ABC', true],
      ['1234', true],
      ['ABCD', false],
      ['x1234', false],
      ['', false],
    ] as const) {
      assert.equal(isCode(text), isGood, text);
    }
    assert.equal(patternOf('\\p{Letter}+')!('Żółw'), true);
  });

  test('is none where it is no regular expression', () => {
    for (const source of ['(', '[', 'a)|(b', '*', '\\', '(?<a', '[a&&&b]', 'x'.repeat(257)])
      assert.equal(patternOf(source), undefined, source);
  });

  test('is refused where it could keep the page busy', () => {
    for (const source of ['(a+)+', '(a|a)*', '(.*)*x', '(\\w+\\s?)+', '(a)\\1', '.*.*.*.*=.*', '(x+x+)+y'])
      assert.equal(patternOf(source), undefined, source);
  });

  test('is quick on any text that it is tried on', () => {
    for (const source of ['.+@.+\\..+', '[^\\s@]+@[^\\s@]+\\.[^\\s@]+', 'a*a*b', '\\d*', '[\\w.]*@\\w*']) {
      const isLike = patternOf(source)!;
      for (const length of [64, 100, 1000, 4096, 100_000]) {
        const start = performance.now();
        isLike('a'.repeat(length));
        isLike('1'.repeat(length) + '!');
        assert(performance.now() - start < 250, `${source} at ${length}`);
      }
    }
  });

  test('passes a text beyond its reach, which a server looks at', () => {
    assert.equal(patternOf('[a-z]*')!('1'.repeat(4096)), false);
    assert.equal(patternOf('[a-z]*')!('1'.repeat(4097)), true);
  });
});
