import { isRecord } from '../schema/json-schema.js';
import type { Declarations, Prop, Theme } from '../schema/prop.js';
import { colorOf, colorSchema, SURFACE_COLORS, type Color } from './color.js';
import { isSafeCss } from './css-value.js';

const GRADIENT = /^\s*(?:repeating-)?(?:linear|radial|conic)-gradient\(.*\)\s*$/i;

const isGradient = (value: unknown): value is string =>
  typeof value === 'string' && GRADIENT.test(value) && isSafeCss(value) && CSS.supports('background-image', value);

const declarationsOf = (value: Color): Declarations => {
  if (isGradient(value)) return [['background-image', value]];
  const color = colorOf(value, SURFACE_COLORS);
  return color === undefined ? [] : [['background-color', color]];
};

/** `light-dark()` takes colours only, so of two gradients the one of the theme is set. */
const isPairWithGradient = (value: Color): value is Readonly<Record<Theme, string>> =>
  isRecord(value) && (isGradient(value.light) || isGradient(value.dark));

/** A background: a surface token, a colour, a gradient, or one of these for each theme. */
export const background: Prop<Color> = {
  schema: colorSchema,
  css: (value, _, theme) => declarationsOf(isPairWithGradient(value) ? value[theme()] : value),
};
