import { nodes } from '../schema/node.js';
import { oneOf, type Prop } from '../schema/prop.js';
import { background } from './background.js';
import { border } from './border.js';
import { aspectRatio, flex, gap, isStep, px, pxBehind } from './length.js';
import { margin, padding } from './spacing.js';

/** Words for the radius of a box, with the radius of each in px where it has one. */
export const RADII = {
  none: 0,
  '2xs': 2,
  xs: 4,
  sm: 6,
  md: 8,
  lg: 10,
  xl: 12,
  '2xl': 16,
  '3xl': 20,
  '4xl': 24,
  full: undefined,
  '100%': undefined,
} as const;

/** Where children stand across the direction of their container. */
export const align = oneOf('start', 'center', 'end', 'baseline', 'stretch');

/** Where children stand along the direction of their container. */
export const justify = oneOf('start', 'center', 'end', 'between', 'around', 'evenly', 'stretch');

/** Which way children are laid out: `row` or `col` (also `column`). */
export const direction = {
  ...oneOf('row', 'col'),
  read: (value: unknown) => (value === 'column' ? 'col' : value),
};

/** Forces the light or the dark look for an element and all in it. */
export const theme = oneOf('light', 'dark');

/** The corners of a box: a word from `none` to `4xl`, `full` for a pill, `100%` for an ellipse. */
export const radius = oneOf(...(Object.keys(RADII) as (keyof typeof RADII)[]));

/** Sizes that a block can have. */
export const sizes = {
  /** Height, a number in px or CSS. */
  height: px('height'),
  /** Width, a number in px or CSS. */
  width: px('width'),
  /** Width and height at once, a number in px or CSS; `width` and `height` win over it. */
  size: pxBehind({ width: 'width', height: 'height' }),
  /** Least height, a number in px or CSS. */
  minHeight: px('min-height'),
  /** Least width, a number in px or CSS. */
  minWidth: px('min-width'),
  /** Least width and height at once, a number in px or CSS. */
  minSize: pxBehind({ 'min-width': 'minWidth', 'min-height': 'minHeight' }),
  /** Greatest height, a number in px or CSS. */
  maxHeight: px('max-height'),
  /** Greatest width, a number in px or CSS. */
  maxWidth: px('max-width'),
  /** Greatest width and height at once, a number in px or CSS. */
  maxSize: pxBehind({ 'max-width': 'maxWidth', 'max-height': 'maxHeight' }),
  /** Width to height, a number or CSS such as `16 / 9`. */
  aspectRatio,
};

/** Sizes and the place that a block takes. */
export const block = {
  ...sizes,
  /** Corners. */
  radius,
  /** Distance to what stands around, in spacing units of 4 px, as CSS, or edge by edge. */
  margin,
};

/** A prop whose whole steps stand in the style sheet, by their attribute: most boxes then need no style of their own. */
const inSheet = <T>(prop: Prop<T>): Prop<T> => ({
  ...prop,
  reflect: isStep,
  css: (value, values, theme) => (isStep(value) ? [] : prop.css!(value, values, theme)),
});

/** What every container of a layout can say. */
export const box = {
  /** The nodes inside. */
  children: nodes,
  /** Where children stand across the direction. */
  align,
  /** Where children stand along the direction. */
  justify,
  /** Whether children go on in a new line where they do not fit. */
  wrap: oneOf('nowrap', 'wrap', 'wrap-reverse'),
  /** Share of the parent's free room, a number or a CSS flex value. */
  flex,
  /** Distance between children in spacing units of 4 px or as CSS; system spacing where it is absent. */
  gap,
  /** Distance from the edges to the children, in spacing units of 4 px, as CSS, or edge by edge. */
  padding: inSheet(padding),
  /** Lines around the box: px, one line, or edge by edge. */
  border: inSheet(border),
  /** Background: a surface token, a primitive, a CSS colour or gradient, or `{light, dark}`. */
  background,
  ...block,
};
