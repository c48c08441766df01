import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { patternCost } from '../schema/pattern-cost.js';

/** Where data does not follow a schema, and how. */
export interface SchemaProblem {
  /** A JSON pointer into the data; empty for the whole of it. */
  path: string;
  message: string;
}

const longestPattern = 256;
const mostSteps = 1e8;

/** The schema without the patterns that could run for long: it comes from strangers, and they run on the page's own thread. */
function withoutCostlyPatterns(schema: unknown, longest: number): unknown {
  const cheap = (pattern: unknown): boolean =>
    typeof pattern !== 'string' || (pattern.length <= longestPattern && patternCost(pattern, longest) <= mostSteps);
  const cleaned = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(cleaned);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).filter(([key, value]) => key !== 'pattern' || cheap(value));
    return Object.fromEntries(
      entries.map(([key, value]: [string, unknown]) => [
        key,
        key === 'patternProperties' && typeof value === 'object' && value !== null
          ? cleaned(Object.fromEntries(Object.entries(value).filter(([pattern]) => cheap(pattern))))
          : cleaned(value),
      ]),
    );
  };
  return cleaned(schema);
}

/** Checks data against a JSON Schema of draft 2020-12; a schema that cannot be used is a problem of the whole. */
export function schemaProblems(schema: unknown, data: unknown): SchemaProblem[] {
  if (schema === undefined || schema === null) return [];
  try {
    let longest = 1;
    JSON.stringify(data, (key, value: unknown) => {
      longest = Math.max(longest, key.length, typeof value === 'string' ? value.length : 0);
      return value;
    });
    return new Validator(withoutCostlyPatterns(schema, longest) as Schema, '2020-12', false)
      .validate(data)
      .errors.map(({ instanceLocation, error }) => ({ path: instanceLocation.replace(/^#/, ''), message: error }));
  } catch (error) {
    return [
      { path: '', message: `the schema cannot be used: ${error instanceof Error ? error.message : String(error)}` },
    ];
  }
}
