const GROW = { duration: 300, easing: 'cubic-bezier(0.65, 0, 0.35, 1)' } as const;

/** What is said of an element while its height moves: its children keep theirs, and what is too high is cut off. */
const MOVING = {
  position: 'relative',
  alignContent: 'start',
  // Not what a focus ring needs around it, nor an image that reaches over the padding below.
  clipPath: 'inset(-100vmax -100vmax calc(-1 * max(4px, var(--_inset-bottom, 0px))))',
};

/** The room that an element takes, in px. */
export interface Room {
  /** Its width. */
  readonly width: number;
  /** Its height. */
  readonly height: number;
  /** The gap that it makes in a column though there is nothing in it. */
  readonly gap: number;
  /** The same in a row. */
  readonly gapInRow: number;
}

/** The way of an element from one room to another. */
export interface Growth {
  /** What moves. */
  readonly animation: Animation;
  /** Where it begins. */
  readonly from: Room;
  /** Where it ends. */
  readonly to: Room;
}

/** How what is around an element lays it out: past slots and all else that has no box of its own. */
const layoutOf = (element: Element): CSSStyleDeclaration => {
  const around = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  const style = getComputedStyle(around);
  return style.display === 'contents' ? layoutOf(around) : style;
};

/** The room that an element takes now. */
export const roomOf = (element: Element): Room => {
  const { width, height } = getComputedStyle(element);
  const room = { width: parseFloat(width) || 0, height: parseFloat(height) || 0, gap: 0, gapInRow: 0 };
  if (!element.matches(':empty:not(:only-child)')) return room;
  const { flexDirection, rowGap, columnGap } = layoutOf(element);
  if (flexDirection === 'column') return { ...room, gap: parseFloat(rowGap) || 0 };
  return { ...room, gapInRow: parseFloat(columnGap) || 0 };
};

/** The room that an element takes on the way. */
export const roomOn = ({ animation, from, to }: Growth): Room => {
  const progress = animation.effect!.getComputedTiming().progress ?? 1;
  const at = (side: 'height' | 'gap') => from[side] + (to[side] - from[side]) * progress;
  return { ...to, height: at('height'), gap: at('gap') };
};

/** Moves an element from one room to another, as if it had begun some ms ago; its width is there at once. */
export const grow = (element: Element, from: Room, to: Room, time: CSSNumberish = 0): Growth => {
  const frames = [from, to].map(({ height, gap }) => ({
    ...MOVING,
    height: `${height}px`,
    minHeight: `${height}px`,
    maxHeight: `${height}px`,
    marginBlockEnd: `${-gap}px`,
    marginInlineEnd: `${-to.gapInRow}px`,
  }));
  const animation = element.animate(frames, GROW);
  animation.currentTime = time;
  return { animation, from, to };
};
