import {
  autoUpdate,
  computePosition,
  flip,
  offset,
  shift,
  size,
  type OffsetOptions,
  type Padding,
  type Placement,
} from '@floating-ui/dom';

/** Where a popup stands to what opened it. */
export interface PopupSite {
  /** What it opens at. */
  readonly anchor: HTMLElement;
  /** The element of it: a popover, or a dialog. */
  readonly panel: HTMLElement;
  /** The side and the alignment that it has where there is room. */
  readonly placement: Placement;
  /** Distance to what opened it, and shift along its edge, in px. */
  readonly offset: OffsetOptions;
  /** Least distance to the edges of the window, in px. */
  readonly padding: Padding;
}

/**
 * Puts a popup at its place and keeps it there until the signal; the answer comes when it is there. The popup finds in
 * `--_anchor` how wide the other is, and in `--_room` how high it can be without covering that.
 */
export const follow = async (site: PopupSite, signal: AbortSignal): Promise<void> => {
  const { anchor, panel, padding } = site;
  const { style } = panel;
  let { placement } = site;
  const middleware = [
    offset(site.offset),
    flip({ padding }),
    // Before the shift, after which all of the window would count as room.
    size({
      padding,
      apply({ rects, availableHeight }) {
        style.setProperty('--_anchor', `${rects.reference.width}px`);
        style.setProperty('--_room', `${availableHeight}px`);
      },
    }),
    shift({ padding, crossAxis: true }),
  ];
  const place = async () => {
    const found = await computePosition(anchor, panel, { placement, strategy: 'fixed', middleware });
    if (signal.aborted) return;
    // It stays on a side where it fits: one that grows and shrinks would jump.
    placement = found.placement;
    style.setProperty('left', `${found.x}px`);
    style.setProperty('top', `${found.y}px`);
  };
  await place();
  if (!signal.aborted) signal.onabort = autoUpdate(anchor, panel, () => void place());
};
