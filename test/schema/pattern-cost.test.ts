import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternCost } from '../../src/schema/pattern-cost.js';

test('what repeats a repetition or a choice, or refers back, has no bound', () => {
  for (const pattern of [
    '^(a+)+$',
    '^(a|a)*$',
    '(a*)*b',
    '^((a+))+$',
    '(?:a+){10,}$',
    '^(?:a?){20}$',
    '^(a)\\1$',
    '(?<x>a)\\k<x>',
    '([)]+)+',
    '(\\)+)*',
  ]) {
    assert.equal(patternCost(pattern, 10), Infinity, pattern);
  }
});

test('each open repetition multiplies by the length, each choice by two', () => {
  const costs: [pattern: string, cost: number][] = [
    ['^abc$', 1],
    ['abc', 9],
    ['^a+b*$', 100],
    ['^a?(b|c)$', 4],
    ['^\\d{4}-\\d{2}$', 1],
    ['^a{2,4}$', 5],
    ['^a{2,}$', 10],
    ['^[+*?|(]\\+\\($', 1],
    ['^(?:ab){3}(?=c)$', 1],
    ['^(ab)+$', 10],
  ];
  for (const [pattern, cost] of costs) assert.equal(patternCost(pattern, 9), cost, pattern);
});
