import type { RawNode } from '../../src/schema/node.js';

/** A thing that a user does, or that happens to the widget. */
export type Step =
  | { readonly fill: string; readonly text: string }
  | { readonly choose: string; readonly value: string }
  | { readonly check: string }
  | { readonly uncheck: string }
  | { readonly date: string; readonly value: string }
  | { readonly clear: string }
  | { readonly press: string }
  | { readonly item: string }
  | { readonly enter: string }
  | { readonly update: RawNode }
  | { readonly component: { readonly id: string; readonly node: RawNode } }
  | { readonly reset: true }
  | { readonly hold: true }
  | { readonly answer: true };

/** The words that steps begin with. */
export type Verb = Step extends infer S ? (S extends unknown ? Exclude<keyof S, 'text' | 'value'> : never) : never;

/** The step that begins with a word. */
export type StepOf<V extends Verb> = Extract<Step, { readonly [K in V]: unknown }>;

/** An error that is fired. */
export interface ExpectedError {
  readonly code: string;
  readonly field?: string;
  readonly path?: string;
}

/** What has to come of the steps; what is not said may be anything. */
export interface Expectation {
  readonly action: string | null;
  readonly binding?: string;
  readonly loading?: string;
  readonly actions?: readonly string[];
  readonly payload?: unknown;
  readonly values?: unknown;
  readonly invalid?: readonly string[];
  readonly focus?: string;
  readonly errors: readonly ExpectedError[];
}

/** One file of `conformance/forms`, as its README says. */
export interface Fixture {
  readonly title: string;
  readonly widget: RawNode;
  readonly steps: readonly Step[];
  readonly expect: Expectation;
}

/** The word that a step begins with. */
export const verbOf = (step: Step): Verb => Object.keys(step)[0] as Verb;
