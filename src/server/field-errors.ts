/** Thrown by a handler: what is wrong with fields of the form, by their names, shown at the fields. */
export class FieldErrors extends Error {
  /** A message for the user by each field's name. */
  readonly errors: Readonly<Record<string, string>>;

  constructor(errors: Readonly<Record<string, string>>) {
    super(`Wrong: ${Object.keys(errors).join(', ')}`);
    this.name = 'FieldErrors';
    this.errors = errors;
  }
}
