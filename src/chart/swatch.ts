import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Series } from './chart-props.js';
import type { Ink } from './colors.js';
import { hatchOf } from './hatches.js';
import { inked } from './inked.js';

/** The place of each series among those that look alike but for their colour: fills, lines. */
export const ordersOf = (series: readonly Pick<Series, 'type'>[]): readonly number[] => {
  const count = { bar: 0, area: 0, line: 0 };
  return series.map(({ type }) => count[type]++);
};

/** A small picture of how a series is drawn. */
export const swatch = ({ type }: Pick<Series, 'type'>, ink: Ink, order: number): TemplateResult => {
  const hatch = type === 'line' ? undefined : hatchOf(order);
  const shape = {
    bar: svg`<rect class="bar" x="3" y="1" width="10" height="10" rx="3"></rect>`,
    area: svg`<path class="area" d="M0 2h16v10h-16z"></path><path class="edge" data-order=${order} d="M1 2h14"></path>`,
    line: svg`<path class="line" data-order=${order} d="M1 6h14"></path>`,
  }[type];
  return html`<svg class="swatch series" viewBox="0 0 16 12" aria-hidden="true" ${inked(ink)}>
    ${shape}
    ${hatch ? svg`<rect class="hatch" x="3" y="1" width="10" height="10" rx="3" fill=${hatch}></rect>` : nothing}
  </svg>`;
};
