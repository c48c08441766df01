import fc from 'fast-check';

/** One seed for all, so that a run can be had again. */
const SEED = 20_261_123;

const asked = Number((globalThis as { process?: { env: { LAW_RUNS?: string } } }).process?.env.LAW_RUNS);

/** How many examples a law is held to in every run; `LAW_RUNS` asks for others, of which it has a share. */
export const runsOf = (usual: number, share = 1): number => (asked ? Math.ceil(asked * share) : usual);

/** Hands on examples, some together, as many as there are to be; all of them are other ones each time. */
export const inGroups = async <T>(
  examples: fc.Arbitrary<T>,
  count: number,
  together: number,
  check: (group: readonly T[]) => Promise<void>,
): Promise<void> => {
  for (let i = 0; i < count; i += together) {
    const numRuns = Math.min(together, count - i);
    await check(fc.sample(examples, { seed: SEED + i, numRuns }));
  }
};

/** Holds a law to so many examples; what it says when it fails names the example and what was wrong with it. */
export const law = async <T>(property: fc.IAsyncProperty<T>, numRuns = 15): Promise<void> => {
  const { failed, counterexample, errorInstance, numShrinks } = await fc.check(property, { seed: SEED, numRuns });
  if (!failed) return;
  const example = fc.stringify(counterexample);
  throw new Error(
    `${example} (made simpler ${numShrinks} times): ${String(errorInstance)} ${JSON.stringify((errorInstance as { actual?: unknown } | null)?.actual)}`,
    { cause: errorInstance },
  );
};

/** Holds a law that waits for nothing to so many examples. */
export const hold = <T>(property: fc.IProperty<T>, numRuns = 100): void => fc.assert(property, { seed: SEED, numRuns });
