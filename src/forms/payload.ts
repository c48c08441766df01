import { isRecord } from '../schema/json-schema.js';

/** What a field says: the name that it goes by, and its value. */
export interface FieldValue {
  /** Its name; dots in it nest. */
  readonly name: string;
  /** What the user chose or typed. */
  readonly value: unknown;
}

/** A value that a payload has no place for. */
export interface Refusal<F extends FieldValue = FieldValue> {
  /** The field whose value is left out. */
  readonly field: F;
  /** The dotted path of what stands in its way. */
  readonly path: string;
  /** Why, for people. */
  readonly message: string;
}

/** A payload with the values of a form in it, and what it could not take. */
export interface Filled<F extends FieldValue = FieldValue> {
  readonly payload: unknown;
  readonly refusals: readonly Refusal<F>[];
}

type Json = Record<string, unknown>;

/** Parts of a path by which an object could be reached that is not the payload's own. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const MOST_PARTS = 10;
const LONGEST_NAME = 256;

/** Objects that are made here have no prototype: whatever a field is called, it is a key like any other. */
const copyOf = (object: object): Json => Object.assign(Object.create(null) as Json, object);

const faultOf = (name: string, parts: readonly string[]): string | undefined => {
  if (name.length > LONGEST_NAME) return `a name has at most ${LONGEST_NAME} characters`;
  if (parts.length > MOST_PARTS) return `a name has at most ${MOST_PARTS} parts`;
  const forbidden = parts.find((part) => FORBIDDEN.has(part));
  return forbidden && `no part of a name may be "${forbidden}"`;
};

/** Puts a value where a path says, into copies of what stands there; the answer is the path of what is in its way. */
const put = (root: Json, parts: readonly string[], value: unknown, copies: Set<unknown>): string | undefined => {
  let at = root;
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    if (!Object.hasOwn(at, part)) at[part] = isLast ? value : copyOf({});
    else if (isLast || !isRecord(at[part])) return parts.slice(0, i + 1).join('.');
    else if (!copies.has(at[part])) at[part] = copyOf(at[part]);
    copies.add(isLast ? at : at[part]);
    at = at[part] as Json;
  }
  return undefined;
};

/**
 * Adds the values of a form to the payload of an action: `todo.title` becomes `{todo: {title}}`. What the payload says
 * itself stays, as does the first of two values for one place; what has no place is left out and told.
 */
export const fillPayload = <F extends FieldValue>(payload: unknown, fields: readonly F[]): Filled<F> => {
  if (payload != null && !isRecord(payload)) {
    const message = 'a payload that is no object takes no values';
    return { payload, refusals: fields.map((field) => ({ field, path: '', message })) };
  }
  const filled = copyOf(payload ?? {});
  const copies = new Set<unknown>();
  const refusals: Refusal<F>[] = [];
  for (const field of fields) {
    const parts = field.name.split('.');
    const fault = faultOf(field.name, parts);
    const path = fault === undefined ? put(filled, parts, field.value, copies) : field.name;
    if (path !== undefined) refusals.push({ field, path, message: fault ?? `"${path}" is taken` });
  }
  return { payload: filled, refusals };
};
