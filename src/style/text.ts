import { css, unsafeCSS, type CSSResult } from 'lit';
import type { Prop } from '../schema/prop.js';
import { always, number, oneOf, flag, required, text } from '../schema/prop.js';
import { colorOf, colorSchema, TEXT_COLORS, type Color } from './color.js';
import { declare } from './length.js';

/** How many letters a text has at least before its paragraphs are blocks of their own. */
export const LONG = 1000;

/** The colour of a text or icon. */
export const textColor: Prop<Color> = {
  schema: colorSchema,
  css: (value) => declare(['color'], colorOf(value, TEXT_COLORS)),
};

/** A count of lines. */
const lines = number(1, 1000);

/** The weight of a text's letters. */
export const weight = oneOf('normal', 'medium', 'semibold', 'bold');

/** Where the lines of a text stand, in its direction. */
export const textAlign = oneOf('start', 'center', 'end');

/** What every text can say. */
export const textProps = {
  /** The text. */
  value: required(text),
  /** Colour: a text token, a primitive, a CSS colour, or `{light, dark}`. */
  color: textColor,
  /** Weight of the font. */
  weight,
  /** Where lines stand, in the direction of the text. */
  textAlign,
  /** Keeps to one line that ends in an ellipsis where it does not fit. */
  truncate: flag,
  /** Most lines to show; wins over `truncate`. */
  maxLines: { ...lines, reflect: always, css: (value: number) => declare(['-webkit-line-clamp'], String(value)) },
};

/** Least number of lines that a text takes room for. */
export const minLines: Prop<number> = { ...lines, css: (value) => declare(['min-height'], `${value}lh`) };

const WEIGHTS = { normal: 400, medium: 500, semibold: 600, bold: 700 };

/** What texts look like whatever their size: adopted with the styles of each of them. */
const textStyles = (tag: string): string => `
:where(${tag}){display:block;max-width:100%;box-sizing:border-box;unicode-bidi:isolate}
${Object.entries(WEIGHTS)
  .map(([word, weight]) => `:where(${tag}[weight=${word}]){font-weight:${weight}}`)
  .join('')}
:where(${tag}[text-align=start]){text-align:start}
:where(${tag}[text-align=center]){text-align:center}
:where(${tag}[text-align=end]){text-align:end}
:where(${tag}[truncate]:not([max-lines])){overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
:where(${tag}[max-lines]){display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden}
`;

/** Font size and line height in px, at the base size of 16. */
export type Metrics = readonly [font: number, line: number];

/** The styles of a kind of text: its sizes, the one that it has where none is said, and rules of its own. */
export const textStylesOf = (
  tag: string,
  sizes: Readonly<Record<string, Metrics>>,
  size: string,
  own: CSSResult,
): CSSResult => {
  const rule = ([font, line]: Metrics) =>
    `{font-size:calc(var(--ck-font-size)*${font / 16});line-height:${+(line / font).toFixed(4)}}`;
  const rules = Object.entries(sizes).map(([word, metrics]) => `:where(${tag}[size="${word}"])${rule(metrics)}`);
  return css`
    ${own}${unsafeCSS(textStyles(tag))}${unsafeCSS(`:where(${tag})${rule(sizes[size]!)}${rules.join('')}`)}
  `;
};
