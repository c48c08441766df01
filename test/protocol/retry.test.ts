import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { retry } from '../../src/protocol/retry.js';
import { TransportError, type TransportFailure } from '../../src/protocol/transport-error.js';

const seed = 20_260_306;

const fails = (failure: TransportFailure = {}) => new TransportError('http', 'no', failure);

/** Tries what fails so, one failure after the other, on a clock that does not run. */
const tryOut = async (failures: readonly Error[], random = 1, controller = new AbortController()) => {
  const waits: number[] = [];
  let tries = 0;
  const read = () => {
    const failure = failures[tries++];
    return failure === undefined ? Promise.resolve('read') : Promise.reject(failure);
  };
  const wait = (time: number) => Promise.resolve(void waits.push(time));
  try {
    const result = await retry(read, { signal: controller.signal, wait, random: () => random });
    return { result, tries, waits };
  } catch (error) {
    return { error, tries, waits };
  }
};

describe('laws', () => {
  const failure = fc.record(
    { allowRetry: fc.boolean(), retryAfterMs: fc.integer({ min: 0, max: 60_000 }) },
    { requiredKeys: ['allowRetry'] },
  );

  test('at most three tries; none after a final failure; each no later than it may be and no earlier', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(failure, { maxLength: 5 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async (failures, random) => {
          const { error, result, tries, waits } = await tryOut(failures.map(fails), random);
          const isFinal = ({ allowRetry, retryAfterMs = 0 }: TransportFailure) => !allowRetry || retryAfterMs > 30_000;
          const last = [...failures.slice(0, 2).map(isFinal), true].indexOf(true);
          assert.equal(tries, Math.min(last, failures.length) + 1);
          assert.equal(waits.length, tries - 1);
          for (const [i, wait] of waits.entries()) {
            const asked = failures[i]!.retryAfterMs ?? 0;
            assert.ok(wait >= asked && wait <= Math.max(asked, 1000 * 2 ** i));
          }
          if (failures.length >= tries) assert.deepEqual(error, fails(failures[tries - 1]));
          else assert.equal(result, 'read');
        },
      ),
      { seed, numRuns: 1000 },
    );
  });
});

describe('cases', () => {
  const again = fails({ allowRetry: true });

  test('the wait doubles, and chance makes it anything below', async () => {
    assert.deepEqual((await tryOut([again, again, again])).waits, [1000, 2000]);
    assert.deepEqual((await tryOut([again, again, again], 0.25)).waits, [250, 500]);
  });

  test('a server that asks for half a minute gets it, one that asks for more is not asked again', async () => {
    const asks = (retryAfterMs: number) => fails({ allowRetry: true, retryAfterMs });
    assert.deepEqual((await tryOut([asks(30_000)])).waits, [30_000]);
    assert.deepEqual((await tryOut([asks(30_001)])).tries, 1);
  });

  test('what is no transport error came from the connection', async () => {
    const { error, tries } = await tryOut([new TypeError('x'), new TypeError('x'), new TypeError('x')]);
    assert.equal(tries, 3);
    assert.equal((error as TransportError).code, 'network');
  });

  test('an end ends it: before, between and while it waits', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const trying = retry(() => Promise.reject(again), { signal: controller.signal, random: () => 1 });
    setTimeout(() => controller.abort(reason), 10);
    const start = performance.now();
    await assert.rejects(trying, reason);
    assert.ok(performance.now() - start < 900);
    assert.equal(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length, timers);
    assert.deepEqual(await tryOut([reason], 1, controller), { error: reason, tries: 1, waits: [] });
  });

  test('a timer waits where nothing else does', async () => {
    let tries = 0;
    const start = performance.now();
    const { signal } = new AbortController();
    const read = () => (tries++ === 0 ? Promise.reject(again) : Promise.resolve('read'));
    assert.equal(await retry(read, { signal, random: () => 0.05 }), 'read');
    assert.ok(performance.now() - start > 40);
  });
});
