import type { Measure } from './axis-labels.js';
import { languageAround } from '../style/language.js';
import { numberFormat, type NumberFormat } from './number-format.js';

/** What a chart has to keep to where it stands: the room, the direction, the font, the language. */
export interface ChartBox {
  readonly width: number;
  readonly height: number;
  readonly isRtl: boolean;
  /** The height of a line of text in px. */
  readonly line: number;
  readonly font: string;
  readonly locale: string | undefined;
  readonly measure: Measure;
  readonly format: NumberFormat;
}

let canvas: CanvasRenderingContext2D | null | undefined;

/** How wide texts are in a font; a guess where the browser does not tell. */
const measureIn = (font: string, size: number): Measure => {
  const known = new Map<string, number>();
  canvas ??= document.createElement('canvas').getContext('2d');
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (canvas && canvas.font !== font) canvas.font = font;
    const width = canvas ? canvas.measureText(text).width : text.length * size * 0.6;
    known.set(text, width);
    return width;
  };
};

/** What a plot has to keep to; the same object as before where nothing has changed. */
export const boxOf = (plot: HTMLElement, before: ChartBox | undefined): ChartBox => {
  const { clientWidth: width, clientHeight: height } = plot;
  // What is hidden for a while is not drawn anew.
  if (before && !width && !height) return before;
  const { direction, fontSize, fontFamily, fontWeight } = getComputedStyle(plot);
  const isRtl = direction === 'rtl';
  const font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const locale = languageAround(plot);
  const isSaid = before?.font === font && before.locale === locale;
  if (isSaid && before.width === width && before.height === height && before.isRtl === isRtl) return before;
  const size = parseFloat(fontSize) || 12;
  return {
    width,
    height,
    isRtl,
    font,
    locale,
    line: size * 1.5,
    measure: isSaid ? before.measure : measureIn(font, size),
    format: isSaid ? before.format : numberFormat(locale),
  };
};
