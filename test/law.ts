import fc from 'fast-check';

/** One seed for all, so that a run can be had again. */
const SEED = 20_261_123;

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
