/** A place where two lists differ: what the one has there, and what the other. */
export interface Hunk {
  readonly python: readonly string[];
  readonly ours: readonly string[];
}

/** How many lines two lists share at most, from each place on. */
const sharedLengths = (a: readonly string[], b: readonly string[]): readonly number[][] => {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
};

/** Where two lists of lines differ, in their order. */
export const hunksOf = (python: readonly string[], ours: readonly string[]): readonly Hunk[] => {
  const lengths = sharedLengths(python, ours);
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < python.length || j < ours.length) {
    const [fromI, fromJ] = [i, j];
    while ((i < python.length || j < ours.length) && (i === python.length || python[i] !== ours[j])) {
      if (j === ours.length || (i < python.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) i++;
      else j++;
    }
    if (i > fromI || j > fromJ) hunks.push({ python: python.slice(fromI, i), ours: ours.slice(fromJ, j) });
    i++;
    j++;
  }
  return hunks;
};
