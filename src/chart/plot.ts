import { nothing, svg, type TemplateResult } from 'lit';
import type { ChartBox } from './chart-box.js';
import type { ChartData, NumberSeries } from './chart-data.js';
import type { Ink } from './colors.js';
import type { Drawing, Mark } from './drawing.js';
import { hatches, hatchOf } from './hatches.js';
import { inked } from './inked.js';

/** Points closer than this, in px, are drawn with thinner lines. */
const DENSE = 2;

/** Half a px, so that a line of one px is drawn on one px. */
const crisp = (y: number): number => Math.round(y) + 0.5;

const grid = ({ grid, left, right, zero, isBelow }: Drawing) =>
  svg`<g class="grid">
    ${grid.map(({ y }) => svg`<line x1=${left} x2=${right} y1=${crisp(y)} y2=${crisp(y)}></line>`)}
    ${isBelow ? svg`<line class="zero" x1=${left} x2=${right} y1=${crisp(zero)} y2=${crisp(zero)}></line>` : nothing}
  </g>`;

const axes = ({ grid, labels, left, right, bottom }: Drawing, { isRtl, line }: ChartBox) =>
  svg`<g part="chart-axis">
    ${grid
      .filter(({ text }) => text)
      .map(
        ({ y, text }) =>
          svg`<text x=${isRtl ? right + 8 : left - 8} y=${y} dy="0.35em" text-anchor=${isRtl ? 'start' : 'end'}>${text}</text>`,
      )}
    ${labels.map(({ x, text }) => svg`<text x=${x} y=${bottom + line} text-anchor="middle">${text}</text>`)}
  </g>`;

const column = ({ path }: Mark, order: number) => {
  const hatch = hatchOf(order);
  return svg`<path class="bar" d=${path}></path>${hatch ? svg`<path class="hatch" d=${path} fill=${hatch}></path>` : nothing}`;
};

const fill = ({ area }: Mark, order: number) => {
  const hatch = hatchOf(order);
  return svg`<path class="area" d=${area}></path>${hatch ? svg`<path class="hatch" d=${area} fill=${hatch}></path>` : nothing}`;
};

/** Everything that a chart draws, but what moves with the user: areas beneath bars beneath lines. */
export const drawPlot = (
  drawing: Drawing,
  box: ChartBox,
  { series }: ChartData,
  inks: readonly Ink[],
  orders: readonly number[],
): TemplateResult => {
  const hasBars = series.some(({ type }) => type === 'bar');
  const isDense = drawing.step < DENSE;
  const curve = ({ path, dots }: Mark, order: number, type: string) => {
    const look = `${type === 'area' ? 'edge' : 'line'}${isDense ? ' dense' : ''}`;
    return svg`${hasBars ? svg`<path class="halo" d=${path}></path>` : nothing}
      <path class=${look} data-order=${order} d=${path}></path>
      ${dots ? svg`<path class="point" d=${dots}></path>` : nothing}`;
  };
  const layer = (
    isIn: (type: NumberSeries['type']) => boolean,
    draw: (mark: Mark, order: number, type: string) => unknown,
  ) =>
    series.map(({ type }, i) =>
      isIn(type) ? svg`<g class="series" ${inked(inks[i]!)}>${draw(drawing.marks[i]!, orders[i]!, type)}</g>` : nothing,
    );
  return svg`${hatches}${grid(drawing)}
    <svg class="marks" width=${box.width} height=${drawing.bottom + 1}>
      <g class="curves">${layer((type) => type === 'area', fill)}</g>
      <g class="columns" transform-origin=${`0 ${drawing.zero}`}>${layer((type) => type === 'bar', column)}</g>
      <g class="curves">
        ${layer((type) => type !== 'bar', curve)}
      </g>
    </svg>
    ${axes(drawing, box)}`;
};

/** What shows behind the marks which row the user is at. */
export const drawCursor = ({ top, bottom, at, step }: Drawing, { series }: ChartData, row: number): TemplateResult =>
  series.some(({ type }) => type === 'bar')
    ? svg`<rect class="cursor band" x=${at(row) - step / 2} y=${top} width=${step} height=${bottom - top} rx="4"></rect>`
    : svg`<line class="cursor rule" x1=${crisp(at(row))} x2=${crisp(at(row))} y1=${top} y2=${bottom}></line>`;

/** The points of lines at the row that the user is at. */
export const drawDots = (
  { at, marks }: Drawing,
  { series }: ChartData,
  inks: readonly Ink[],
  row: number,
): readonly unknown[] =>
  series.map(({ type }, i) => {
    const y = marks[i]!.ends[row];
    return type === 'bar' || y === undefined
      ? nothing
      : svg`<circle class="cursor series dot" cx=${at(row)} cy=${y} r="5" ${inked(inks[i]!)}></circle>`;
  });
