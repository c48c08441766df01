import { patternCost } from '../schema/pattern-cost.js';

/** Characters that a pattern may have. */
const LONGEST_PATTERN = 256;

/** Characters of a text that a pattern is tried on, where its cost allows that many. */
const LONGEST_TEXT = 4096;

/** A pattern that can not be tried on so many characters is not worth having. */
const SHORTEST_TEXT = 64;

/** Steps that trying a pattern may take: some 50 milliseconds. */
const MOST_STEPS = 1e7;

/** The longest text that a pattern can be tried on without anybody noticing. */
const reachOf = (pattern: string): number => {
  let length = LONGEST_TEXT;
  while (length >= SHORTEST_TEXT && patternCost(pattern, length) > MOST_STEPS) length /= 2;
  return length;
};

/**
 * A test whether a whole text is as a pattern of a widget asks, as HTML's `pattern` does it; undefined where the pattern
 * is none, or could keep the page busy. Texts beyond its reach pass: a server looks at them anyway.
 */
export const patternOf = (source: string): ((text: string) => boolean) | undefined => {
  const whole = `^(?:${source})$`;
  if (source.length > LONGEST_PATTERN) return undefined;
  try {
    // By itself first: what closes a group that it has not opened is no pattern.
    new RegExp(source, 'v');
    const expression = new RegExp(whole, 'v');
    const reach = reachOf(whole);
    return reach < SHORTEST_TEXT ? undefined : (text) => text.length > reach || expression.test(text);
  } catch {
    return undefined;
  }
};
