/**
 * How the pages written by hand (React and plain DOM) look: class names and inline longhands for a node, so that both
 * make the very same elements. The rules are in `styles.css`.
 *
 * @typedef {import('../workloads.js').Node} Node
 */
import { MORE_PATHS } from '../../src/icons/more-paths.ts';
import { PATHS } from '../../src/icons/paths.ts';

const UNIT = 4;

const ALL_PATHS = { ...PATHS, ...MORE_PATHS };

const units = (value) => `${value * UNIT}px`;

/** Class names of a text; the kind is the type in lower case. */
export const textClass = ({ type, size = 'md', color, weight }) =>
  `txt ${type.toLowerCase()}-${size}${color ? ` color-${color}` : ''}${weight ? ` weight-${weight}` : ''}`;

/** Class names of a Badge. */
export const badgeClass = ({ variant = 'soft', color = 'secondary' }) => `badge badge-${variant} tone-${color}`;

/** Class names of an Icon. */
export const iconClass = ({ size = 'md', color }) => `icon icon-${size}${color ? ` color-${color}` : ''}`;

/** Class names of a Button. */
export const buttonClass = ({ variant = 'solid', color = 'primary', size = 'lg' }) =>
  `button button-${variant} tone-${color} button-${size}`;

/** Class names of an Input, Textarea, Select or DatePicker. */
export const controlClass = ({ variant = 'outline', size = 'md' }) => `control control-${variant} control-${size}`;

/** Class names of a RadioGroup. */
export const choicesClass = ({ direction = 'row' }) => `choices choices-${direction}`;

/** The id of a field, to which its label refers. */
export const fieldId = (name) => `field-${name}`;

/** The id of a field's label, to which a group refers that no label can be for. */
export const labelId = (name) => `label-${name}`;

/** Class names of a Row, Col or Box; a container without a gap of its own gets the system's spacing. */
export const boxClass = ({ type, gap, align, radius, background }) => {
  const names = [type === 'Row' ? 'row' : 'col'];
  if (gap === undefined) names.push('spaced');
  if (align) names.push(`align-${align}`);
  if (radius) names.push(`radius-${radius}`);
  if (background) names.push(`on-${background}`);
  return names.join(' ');
};

/** Inline longhands of a Row, Col or Box, or undefined where there are none. */
export const boxStyle = ({ gap, padding, flex, border }) => {
  if (gap === undefined && padding === undefined && flex === undefined && border === undefined) return undefined;
  return {
    ...(gap !== undefined && { gap: units(gap) }),
    ...(padding !== undefined && { padding: units(padding) }),
    ...(flex !== undefined && { flex: String(flex) }),
    ...(border !== undefined && { border: `${border}px solid var(--border)` }),
  };
};

/** The path of an icon; there must be one, or the peers draw less than ck-widgets does. */
export const pathOf = (name) => {
  if (!Object.hasOwn(ALL_PATHS, name)) throw new Error(`No icon is called ${name}.`);
  return ALL_PATHS[name];
};
