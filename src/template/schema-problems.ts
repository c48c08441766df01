import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';

/** Where data does not follow a schema, and how. */
export interface SchemaProblem {
  /** A JSON pointer into the data; empty for the whole of it. */
  path: string;
  message: string;
}

const longestPattern = 256;

/** Whether a pattern can take more than a moment: it repeats what itself repeats or chooses, or refers back. */
function isCostly(pattern: string): boolean {
  return (
    pattern.length > longestPattern ||
    /\\[1-9k]|[*+}]\)|[*+}][^()]*\)\s*[*+{]|\|[^()]*\)\s*[*+{]|\)\s*[*+{]/.test(pattern)
  );
}

/** The schema without its costly patterns: it comes from strangers, and they would run on the page's own thread. */
function withoutCostlyPatterns(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutCostlyPatterns);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(key === 'pattern' && typeof value === 'string' && isCostly(value)))
      .map(([key, value]) => [
        key,
        key === 'patternProperties' && typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .filter(([pattern]) => !isCostly(pattern))
                .map(([pattern, part]) => [pattern, withoutCostlyPatterns(part)]),
            )
          : withoutCostlyPatterns(value),
      ]),
  );
}

/** Checks data against a JSON Schema of draft 2020-12; a schema that cannot be used is a problem of the whole. */
export function schemaProblems(schema: unknown, data: unknown): SchemaProblem[] {
  try {
    const validator = new Validator(withoutCostlyPatterns(schema) as Schema, '2020-12', false);
    return validator
      .validate(data)
      .errors.map(({ instanceLocation, error }) => ({ path: instanceLocation.replace(/^#/, ''), message: error }));
  } catch (error) {
    return [
      { path: '', message: `the schema cannot be used: ${error instanceof Error ? error.message : String(error)}` },
    ];
  }
}
