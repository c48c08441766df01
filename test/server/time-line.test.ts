import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { TimeLine, type Kept } from '../../src/server/time-line.js';
import { hold, runsOf } from '../law.js';

const step = fc.oneof(
  fc.record({ id: fc.constantFrom(...'abcdefgh'), at: fc.nat({ max: 3 }) }),
  fc.record({ gone: fc.constantFrom(...'abcdefgh') }),
);

const params = fc.record(
  {
    limit: fc.nat({ max: 9 }),
    order: fc.constantFrom('asc' as const, 'desc' as const),
    after: fc.constantFrom(...'abcdefgh'),
  },
  { requiredKeys: ['limit', 'order'] },
);

describe('what has a time', () => {
  test('stands as sorting all of it anew would have it, and comes in the pages of that', () => {
    hold(
      fc.property(fc.array(step, { maxLength: 30 }), params, (steps, wanted) => {
        const line = new TimeLine<Kept>();
        // A map keeps what is set again in its place, and sorting leaves what is equal in its order.
        const model = new Map<string, Kept>();
        for (const [n, change] of steps.entries()) {
          if ('gone' in change) {
            line.delete(change.gone);
            model.delete(change.gone);
          } else {
            const kept = { ...change, text: JSON.stringify(n) };
            line.set(kept);
            model.set(kept.id, kept);
          }
        }
        for (const id of 'abcdefgh') assert.deepEqual(line.get(id), model.get(id));
        const { limit, order, after } = wanted;
        const all = [...model.values()].sort((a, b) => a.at - b.at);
        if (order === 'desc') all.reverse();
        const page = line.page<number>(wanted);
        if (after !== undefined && !model.has(after)) return assert.equal(page, undefined);
        const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
        const part = all.slice(from, from + limit);
        const hasMore = all.length > from + limit;
        assert.deepEqual(page, {
          data: part.map(({ text }) => Number(text)),
          has_more: hasMore,
          ...(hasMore && part.length > 0 && { after: part.at(-1)!.id }),
        });
      }),
      runsOf(2_000),
    );
  });
});
