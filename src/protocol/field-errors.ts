import { isRecord } from '../schema/json-schema.js';

/** The effect that tells a host what is wrong with fields; other clients know no such effect and pass over it. */
export const FIELD_ERRORS = 'ck-widgets.field-errors';

/** What a server would not take of the values of a widget. */
export interface Refusal {
  /** The item of the widget, where the server names one. */
  readonly itemId?: string;
  /** A message for the user by each field's name; what is about no field in particular has another name, such as none. */
  readonly errors: ReadonlyMap<string, string>;
}

const MOST = 50;

/** Characters of one message. */
const LONGEST = 500;

/** What is said where a server does not say what is wrong. */
const UNSAID = 'Something in here is not accepted.';

const messageOf = (value: unknown): string => {
  const text = typeof value === 'string' ? value.trim() : '';
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trim()}…` : text;
};

/** What a server says of fields, whatever it sent: its own texts only, not too many and none too long, but at least one. */
export const readFieldErrors = (errors: unknown): ReadonlyMap<string, string> => {
  const said = isRecord(errors) ? Object.keys(errors).slice(0, MOST) : [];
  const read = new Map(said.map((name) => [name, messageOf((errors as Readonly<Record<string, unknown>>)[name])]));
  for (const [name, message] of read) if (!message) read.delete(name);
  return read.size > 0 ? read : new Map([['', UNSAID]]);
};
