import type { Placement } from '@floating-ui/dom';

/** How a popup stands to what opened it. */
export interface PopupPlacement {
  /** The side and the alignment that it has where there is room. */
  readonly placement: Placement;
  /** Distance to what opened it, in px. */
  readonly offset: number;
  /** Shift along the edge, in px. */
  readonly shift?: number;
  /** Least distance to the edge of the window, in px. */
  readonly margin: number;
  /** Whether it is at least as wide as what opened it, and no higher than there is room. */
  readonly isList?: boolean;
}

/** Where a popup is opened, and who is told that it is to close. */
export interface PopupSite {
  /** What it opens at. */
  readonly anchor: Element;
  /** The element of it: a popover, or a dialog. */
  readonly panel: HTMLElement;
  readonly place: PopupPlacement;
  /** Called when the user turned to something else. */
  dismiss(): void;
}

const follow = async (site: PopupSite, signal: AbortSignal): Promise<void> => {
  const { anchor, panel, place } = site;
  const { autoUpdate, computePosition, flip, offset, shift, size } = await import('@floating-ui/dom');
  if (signal.aborted) return;
  const { placement, margin: padding } = place;
  const middleware = [
    offset({ mainAxis: place.offset, crossAxis: place.shift ?? 0 }),
    flip({ padding }),
    shift({ padding }),
    ...(place.isList
      ? [
          size({
            padding,
            apply({ rects, availableHeight, availableWidth }) {
              panel.style.setProperty('min-width', `${Math.min(rects.reference.width, availableWidth)}px`);
              panel.style.setProperty('max-width', `${availableWidth}px`);
              panel.style.setProperty('max-height', `${Math.max(120, Math.min(400, availableHeight))}px`);
            },
          }),
        ]
      : []),
  ];
  const end = autoUpdate(anchor, panel, async () => {
    const { x, y } = await computePosition(anchor, panel, { placement, strategy: 'fixed', middleware });
    if (signal.aborted) return;
    panel.style.setProperty('left', `${x}px`);
    panel.style.setProperty('top', `${y}px`);
    panel.classList.add('placed');
  });
  signal.addEventListener('abort', end);
};

/**
 * Opens the popup of a control in the top layer of the page, where nothing cuts it off, and keeps it at its place; what
 * finds that place loads on first use. It closes when the user turns to something else.
 */
export class Popup {
  #host: HTMLElement;
  #life: AbortController | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Whether it is open. */
  get isOpen(): boolean {
    return this.#life !== undefined;
  }

  /** Opens it; `show` brings its element into the top layer. */
  open(site: PopupSite, show: () => void): void {
    this.close();
    this.#life = new AbortController();
    const { signal } = this.#life;
    show();
    const elsewhere = (event: Event) => event.composedPath().includes(this.#host) || site.dismiss();
    this.#host.ownerDocument.addEventListener('pointerdown', elsewhere, { capture: true, signal });
    this.#host.addEventListener('focusout', () => document.hasFocus() && site.dismiss(), { signal });
    // Without the library, as when its file cannot be had, it stands where the browser puts it.
    follow(site, signal).catch(() => site.panel.classList.add('placed'));
  }

  /** Closes it; its element leaves the top layer by `hide`. */
  close(hide?: () => void): void {
    this.#life?.abort();
    this.#life = undefined;
    hide?.();
  }
}
