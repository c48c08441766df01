import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hunksOf } from './hunks.js';
import { isListed } from './listed.js';
import { at } from './listed-lines.js';
import { Names } from './names.js';

const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });

describe('what differs between two lists', () => {
  test('is nothing where they are the same, and else all that they do not share', () => {
    fc.assert(
      fc.property(lines, lines, (python, ours) => {
        const hunks = hunksOf(python, ours);
        assert.equal(hunks.length === 0, python.join() === ours.join());
        const taken = hunks.reduce((sum, hunk) => sum + hunk.python.length - hunk.ours.length, 0);
        assert.equal(taken, python.length - ours.length);
        assert(hunks.every((hunk) => hunk.python.length + hunk.ours.length > 0));
      }),
    );
  });

  test('is found in the midst of what is shared', () => {
    assert.deepEqual(hunksOf(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e']), [
      { python: ['b'], ours: ['x'] },
      { python: [], ours: ['e'] },
    ]);
  });
});

describe('a difference', () => {
  const place = at('here', '…"a":1…', '…"a":2…');
  const isIt = (python: string, ours: string) => isListed({ python: [python], ours: [ours] }, place);

  test('is listed where its lines are, and both say the same besides', () => {
    assert(isIt('{"a":1,"b":3}', '{"a":2,"b":3}'));
    assert(!isIt('{"a":1,"b":3}', '{"a":2,"b":4}'));
    assert(!isIt('{"a":2,"b":3}', '{"a":2,"b":3}'));
    assert(!isListed({ python: ['{"a":1}', 'end'], ours: ['{"a":2}'] }, place));
  });
});

test('names are given as ids appear, and stand for them', () => {
  const names = new Names();
  const said = names.named('thr_0123abcd msg_01234567 thr_0123abcd msg_89abcdef at 2026-01-02T03:04:05.678Z');
  assert.equal(said, 'thr#1 msg#1 thr#1 msg#2 at now');
  assert.equal(names.meant('thr#1 msg#2 msg#3'), 'thr_0123abcd msg_89abcdef msg#3');
});
