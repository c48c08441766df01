/** Says why a template cannot be read or rendered and, where there is such a place, at which line and column of its text. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  line: number | undefined;
  column: number | undefined;

  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Stops reading or rendering; whoever knows the place adds it. */
export function fail(message: string): never {
  throw new TemplateError(message);
}
