const pieces =
  /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?:\?[:=!<]*)?|(?<close>\))?(?<repeat>[*+]|\{\d+(?<range>,\d*)?\})|\)|[?|]/g;

/**
 * An upper bound on the steps that a regular expression can take on a text of that length; Infinity where repeating what
 * itself repeats or chooses, or referring back, leaves none.
 */
export function patternCost(pattern: string, length: number): number {
  let cost = pattern.startsWith('^') ? 1 : length;
  /** For each open group whether it repeats or chooses. */
  const groups = [false];
  for (const match of pattern.matchAll(pieces)) {
    const [piece] = match;
    const { repeat, range } = match.groups ?? {};
    if (/^\\[1-9k]/.test(piece)) return Infinity;
    if (piece.startsWith('(')) groups.push(false);
    let varies = piece === '|' || piece === '?';
    if (varies) cost *= 2;
    if (piece.startsWith(')')) {
      varies = groups.pop() ?? false;
      if (varies && repeat) return Infinity;
    }
    if (repeat && (range || !repeat.startsWith('{'))) {
      cost *= Math.min(length, Number(range?.slice(1)) || length) + 1;
      varies = true;
    }
    if (varies) groups[groups.length - 1] = true;
  }
  return cost;
}
