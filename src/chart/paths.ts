import {
  area,
  curveBasis,
  curveBasisClosed,
  curveBasisOpen,
  curveBumpX,
  curveBumpY,
  curveLinear,
  curveLinearClosed,
  curveMonotoneX,
  curveMonotoneY,
  curveNatural,
  curveStep,
  curveStepAfter,
  curveStepBefore,
  line,
} from 'd3-shape';
import type { CurveType } from './chart-props.js';

/** A point of a line, and the y below it where its area ends. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly base: number;
}

/** Points with gaps. */
export type Points = readonly (Point | undefined)[];

const CURVES = {
  basis: curveBasis,
  basisClosed: curveBasisClosed,
  basisOpen: curveBasisOpen,
  bumpX: curveBumpX,
  bumpY: curveBumpY,
  bump: curveBumpX,
  linear: curveLinear,
  linearClosed: curveLinearClosed,
  natural: curveNatural,
  monotoneX: curveMonotoneX,
  monotoneY: curveMonotoneY,
  monotone: curveMonotoneX,
  step: curveStep,
  stepBefore: curveStepBefore,
  stepAfter: curveStepAfter,
} satisfies Record<CurveType, unknown>;

/** Digits behind the point: a hundredth of a px is no longer seen. */
const DIGITS = 2;

const round = (value: number): number => Math.round(value * 100) / 100;

/** The path of a line; a gap breaks it. */
export const linePath = (points: Points, curve?: CurveType | null): string =>
  line<Point | undefined>()
    .defined(Boolean)
    .x((point) => point!.x)
    .y((point) => point!.y)
    .curve(CURVES[curve ?? 'natural'])
    .digits(DIGITS)(points) ?? '';

/** The path of the area below a line; a gap breaks it. */
export const areaPath = (points: Points, curve?: CurveType | null): string =>
  area<Point | undefined>()
    .defined(Boolean)
    .x((point) => point!.x)
    .y0((point) => point!.base)
    .y1((point) => point!.y)
    .curve(CURVES[curve ?? 'natural'])
    .digits(DIGITS)(points) ?? '';

/** The points that no line reaches: those with a gap on either side. */
export const lonePoints = (points: Points): readonly Point[] =>
  points.filter((point, i): point is Point => Boolean(point && !points[i - 1] && !points[i + 1]));

/** The path of a dot. */
export const dotPath = ({ x, y }: Pick<Point, 'x' | 'y'>, radius: number): string =>
  `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

/** The path of a bar from its base to its end, which may be above or below; the corners at the end are round. */
export const barPath = (x: number, width: number, base: number, end: number, radius: number): string => {
  const height = end - base;
  const r = round(Math.min(radius, width / 2, Math.abs(height)));
  const [left, wide, foot] = [round(x), round(width), round(base)];
  if (r < 0.5) return `M${left} ${foot}h${wide}V${round(end)}h${-wide}z`;
  const up = height < 0 ? r : -r;
  const sweep = height < 0 ? 1 : 0;
  return `M${left} ${foot}V${round(end + up)}a${r} ${r} 0 0 ${sweep} ${r} ${-up}h${round(wide - 2 * r)}a${r} ${r} 0 0 ${sweep} ${r} ${up}V${foot}z`;
};
