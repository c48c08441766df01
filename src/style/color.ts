import { isRecord, type Schema } from '../schema/json-schema.js';
import { isSafeCss, WIDE } from './css-value.js';

/** A colour: a token, a primitive such as `blue-600` or `alpha-10`, a CSS colour, or one for each theme. */
export type Color = string | { readonly light: string; readonly dark: string };

/** The JSON Schema of a colour. */
export const colorSchema: Schema = {
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      properties: { light: { type: 'string' }, dark: { type: 'string' } },
      required: ['light', 'dark'],
    },
  ],
};

/** Names of colours that a prop knows, each with the custom property that it stands for. */
export type ColorTokens = Readonly<Record<string, string>>;

/** The colours of texts and icons. */
export const TEXT_COLORS: ColorTokens = {
  prose: 'text',
  primary: 'text',
  emphasis: 'text',
  secondary: 'text-secondary',
  tertiary: 'text-tertiary',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
};

/** The colours of backgrounds. */
export const SURFACE_COLORS: ColorTokens = Object.fromEntries(
  ['surface', 'surface-secondary', 'surface-tertiary', 'surface-elevated', 'surface-elevated-secondary'].map((name) => [
    name,
    name,
  ]),
);

/** The colours of borders and dividers. */
export const BORDER_COLORS: ColorTokens = { default: 'border', subtle: 'border-subtle', strong: 'border-strong' };

const STEPS = [25, 50, 75, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950, 1000];

/** Each hue's steps as hex digits, then the opacities of its alpha steps in per cent. */
const HUES: Readonly<Record<string, string>> = {
  green: 'edfaf2d9f4e4b8ebcc8cdfad66d49240c97704b84c00a24000863500692a004f1f003716011c0b001207 8 15 29 45 60 75',
  red: 'fff0f0ffd9d9ffc6c5ffa4a2ff8583ff6764fa423ee02e2aba2623911e1b6e16154d100e280b0a1f0909 8 16 30 48 64 79',
  pink: 'fff4f9ffe8f3ffd4e8ffbadaffa3ceff8cc1ff66ade04c91ba437a963c676e2c4a4d1f3429101c1a0a11 8 16 28 45 60 76',
  orange: 'fff5f0ffe7d9ffcfb4ffb790ff9e6cff8549fb6a22e25507b9480d923b0f6d2e0f4a2206281105211107 7 16 33 48 65 81',
  yellow: 'fffbedfff6d9ffeeb8ffe48cffdb66ffd240ffc300e0ac00ba8e00916f006e54004d3b00261d001a1400 8 15 27 45 59 74',
  purple: 'f9f5feefe5fee0cefdceb0fbbe95faad7bf9924ff78046d96b3ab4532d8d3f226a2c184a160c25100a19 6 15 28 45 60 75',
  blue: 'f5faffe5f3ffcce6ff99ceff66b5ff339cff0285ff0169cc004f99003f7a01356600284d000e1a000d19 4 13 25 40 60 80',
};

/** Colours that come in every opacity from 0 to 100. */
const BASES: Readonly<Record<string, string>> = { alpha: 'var(--ck-gray-1000)', black: '#000', white: '#fff' };

const percent = (color: string, share: number): string => `rgb(from ${color} r g b/${share}%)`;

const stepOf = (ramp: string, step: string): string | undefined => {
  const at = STEPS.indexOf(Number(step));
  return at < 0 ? undefined : `#${ramp.slice(at * 6, at * 6 + 6)}`;
};

const hueOf = (hue: string, step: string): string | undefined => {
  const [ramp = '', ...shares] = HUES[hue]!.split(' ');
  if (!step.startsWith('a')) return stepOf(ramp, step);
  const at = STEPS.indexOf(Number(step.slice(1)));
  return at < 0 || at >= shares.length ? undefined : percent(stepOf(ramp, '400')!, Number(shares[at]));
};

const GRAY_STEP = /^(0|25|50|75|[1-8][05]0|9[0257][05]|900|1000)$/;

const primitiveOf = (name: string): string | undefined => {
  const [, hue = '', step = ''] = /^([a-z]+)-(a?\d+)$/.exec(name) ?? [];
  if (hue === 'gray') return GRAY_STEP.test(step) ? `var(--ck-gray-${step})` : undefined;
  if (Object.hasOwn(BASES, hue)) return Number(step) <= 100 ? percent(BASES[hue]!, Number(step)) : undefined;
  return Object.hasOwn(HUES, hue) ? hueOf(hue, step) : undefined;
};

const oneColor = (name: string, tokens: ColorTokens): string | undefined => {
  if (Object.hasOwn(tokens, name)) return `var(--ck-${tokens[name]})`;
  return primitiveOf(name) ?? (isSafeCss(name) && CSS.supports('color', name) ? name.trim() : undefined);
};

/** The CSS colour of a value, or undefined where it is none. */
export const colorOf = (value: unknown, tokens: ColorTokens): string | undefined => {
  if (typeof value === 'string') return oneColor(value, tokens);
  if (!isRecord(value)) return undefined;
  const [light, dark] = [value.light, value.dark].map((name) =>
    WIDE.test(String(name)) ? undefined : oneColor(String(name), tokens),
  );
  return light && dark && `light-dark(${light},${dark})`;
};
