/** Bounds the work that an untrusted template can cause. */
export interface TemplateLimits {
  /** Statements executed, elements walked and kilobytes of text handled in one rendering. */
  steps: number;
  /** Characters in the template. */
  templateLength: number;
  /** Characters in the output, and in any text made on the way. */
  outputLength: number;
  /** Elements in a list or a range that the template makes. */
  listLength: number;
  /** Levels of nesting in the template and in the values that it prints or compares. */
  depth: number;
  /** Wall-clock time of one reading or one rendering; unlimited when undefined. */
  milliseconds: number | undefined;
}

/** The limits of a template that is given none. */
export const defaultLimits: TemplateLimits = {
  steps: 50_000,
  templateLength: 1_000_000,
  outputLength: 1_000_000,
  listLength: 50_000,
  depth: 100,
  milliseconds: undefined,
};
