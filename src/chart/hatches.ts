import { svg } from 'lit';

/** Lines and dots that tell fills apart without colour, on tiles of 8 px. */
const TILES = [
  'M-2 2L2-2M-2 10L10-2M6 10L10 6',
  'M0 2h8M0 6h8',
  'M-2 6L2 10M-2-2L10 10M6-2L10 2',
  'M2 2h.1M6 6h.1',
  'M2 0v8M6 0v8',
];

/** How many fills can be told apart: one is plain. */
const KINDS = TILES.length + 1;

/** The patterns, for an SVG of the chart to define. */
export const hatches = svg`<defs>${TILES.map(
  (path, i) =>
    svg`<pattern id="hatch-${i + 1}" width="8" height="8" patternUnits="userSpaceOnUse">
      <path class="hatching" stroke-linecap="square" d=${path}></path>
    </pattern>`,
)}</defs>`;

/** The address of the pattern of a fill; undefined for one that is plain. */
export const hatchOf = (order: number): string | undefined =>
  order % KINDS ? `url(#hatch-${order % KINDS})` : undefined;
