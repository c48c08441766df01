import type { Schema } from '../schema/json-schema.js';
import { toNumber, type Declarations, type Prop } from '../schema/prop.js';
import { isSafeLength, partsOf } from './css-value.js';

/** A length: a number in the prop's own unit, or a CSS length. */
export type Length = number | string;

const LIMIT = 9999;

/** The JSON Schema of a length. */
export const lengthSchema: Schema = {
  anyOf: [{ type: 'number', minimum: -LIMIT, maximum: LIMIT }, { type: 'string' }],
};

/** What a custom property or a rule is to take is checked as the longhand is that it is `like`. */
const lengthWith =
  (unit: (count: number) => string) =>
  (value: unknown, like?: string): string | undefined => {
    const count = toNumber(value);
    const isNumber = typeof count === 'number';
    if (isNumber ? Math.abs(count) > LIMIT : typeof count !== 'string' || !isSafeLength(count)) return undefined;
    const length = isNumber ? unit(count) : (count as string);
    return !like || CSS.supports(like, length) ? length : undefined;
  };

/** CSS of a length in spacing units, 4 px each in the default density. */
export const spaceOf = lengthWith((count) => (count === 0 ? '0px' : `calc(var(--ck-spacing)*${count})`));

/** CSS of a length in px. */
export const pxOf = lengthWith((count) => `${count}px`);

/** A length in px that sets some longhands. */
export const px = (...longhands: readonly string[]): Prop<Length> => ({
  schema: lengthSchema,
  css: (value) => declare(longhands, pxOf(value)),
});

/** A length in px that sets some longhands, except those that a prop of their own sets. */
export const pxBehind = (longhands: Readonly<Record<string, string>>): Prop<Length> => ({
  schema: lengthSchema,
  css: (value, values) =>
    declare(
      Object.keys(longhands).filter((longhand) => values[longhands[longhand]!] === undefined),
      pxOf(value),
    ),
});

/** The declarations that give some longhands one value; none where there is no value. */
export const declare = (longhands: readonly string[], value: string | undefined): Declarations =>
  value === undefined ? [] : longhands.map((longhand) => [longhand, value] as const);

/** Whether a distance is one of those that the style sheet knows by their attribute: whole units from 0 to 12. */
export const isStep = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 12;

const gapsOf = (value: unknown): readonly (string | undefined)[] => {
  const gaps = typeof value === 'string' ? partsOf(value) : [value];
  return gaps.length !== 1 && gaps.length !== 2 ? [undefined] : gaps.map((gap) => spaceOf(gap, 'padding-top'));
};

/** The distance between children: a number in spacing units, or CSS. */
export const gap: Prop<Length> = {
  schema: lengthSchema,
  read: toNumber,
  reflect: (value) => isStep(value) || gapsOf(value).every(Boolean),
  css: (value) => {
    if (isStep(value)) return [];
    const [row, column = row] = gapsOf(value);
    return row && column ? [...declare(['row-gap'], row), ...declare(['column-gap'], column)] : [];
  },
};

const FLEX_WORDS: Readonly<Record<string, readonly string[]>> = {
  auto: ['1', '1', 'auto'],
  none: ['0', '0', 'auto'],
  initial: ['0', '1', 'auto'],
};

const flexParts = (value: Length): readonly string[] => {
  const parts = partsOf(String(value));
  if (parts.length === 1 && Object.hasOwn(FLEX_WORDS, parts[0]!)) return FLEX_WORDS[parts[0]!]!;
  const factors = parts.filter((part) => typeof toNumber(part) === 'number');
  const [basis = '0%'] = parts.filter((part) => typeof toNumber(part) !== 'number');
  return [factors[0] ?? '1', factors[1] ?? '1', basis];
};

/** How an element shares the free room of its parent: a number or a CSS flex value. */
export const flex: Prop<Length> = {
  schema: lengthSchema,
  css: (value) => {
    const parts = flexParts(value);
    if (!parts.every(isSafeLength) || !CSS.supports('flex', String(value))) return [];
    return (['flex-grow', 'flex-shrink', 'flex-basis'] as const).map((longhand, i) => [longhand, parts[i]!] as const);
  },
};

/** Width to height, as a number or as CSS such as `16 / 9`. */
export const aspectRatio: Prop<Length> = {
  schema: lengthSchema,
  css: (value) => declare(['aspect-ratio'], isSafeLength(String(value)) ? String(value) : undefined),
};
