import { Fades, rootsIn } from './fades.js';
import type { PropsElement } from './props.js';
import { grow, roomOf, roomOn, type Growth, type Room } from './room.js';

const WATCHED = { subtree: true, childList: true, characterData: true, attributes: true } as const;

const isOfElements = ({ addedNodes, removedNodes }: MutationRecord): boolean =>
  [...addedNodes, ...removedNodes].some((node) => node instanceof Element);

/**
 * Moves an element when its children change: fades them in and out, and lets its height follow theirs.
 *
 * What moves is what a change of the tree brings about, in the frame of that change. Other heights are taken at once:
 * those that come with another width, and those that something moves by itself.
 */
export class Movement {
  #host: PropsElement;
  #fades: Fades;
  #tree = new MutationObserver((records) => this.#change(records));
  #sizes = new ResizeObserver(() => this.#resize());
  #children: readonly Element[] = [];
  #room: Room | undefined;
  #growth: Growth | undefined;
  /** How high the children are while the height moves. */
  #heights = '';
  #frame = 0;
  #isChanged = false;
  #isOther = false;

  constructor(host: PropsElement) {
    this.#host = host;
    this.#fades = new Fades(host);
  }

  /** Begins to notice changes; how things are now is how they were. */
  start(): void {
    this.stop();
    this.#watch();
    this.#plan();
  }

  /** Ends everything that moves, and notices nothing any more. */
  stop(): void {
    this.#tree.disconnect();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#room = undefined;
    this.#isChanged = this.#isOther = false;
    this.#settle();
    this.#fades.end();
  }

  get #isSeen(): boolean {
    const host = this.#host;
    return !host.ownerDocument.hidden && host.checkVisibility({ contentVisibilityAuto: true });
  }

  get #isStill(): boolean {
    return !this.#isSeen || matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  /** Watches the children, and all that they draw. */
  #watch(): void {
    const host = this.#host;
    this.#children = [...host.children];
    for (const root of [host, ...rootsIn(host)]) this.#tree.observe(root, WATCHED);
    this.#sizes.disconnect();
    for (const child of this.#children) this.#sizes.observe(child);
  }

  #plan(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#measure();
    });
  }

  #change(records: readonly MutationRecord[]): void {
    const before = this.#children;
    const room = this.#room;
    if (records.some(isOfElements)) this.#watch();
    const after = this.#children;
    this.#plan();
    if (!room || this.#isStill) return;
    const gone = before.filter((child) => !after.includes(child));
    const come = after.filter((child) => !before.includes(child));
    const [child] = gone;
    // Where one of several stood is not to be known any more.
    if (child && before.length === 1 && !child.isConnected) this.#fades.go(child, room.width, room.height);
    for (const each of come) this.#fades.come(each);
    this.#isChanged = true;
    this.#isOther ||= gone.length + come.length > 0;
    // Some children draw in a moment only: until the frame begins, the room stays as it is.
    if (!this.#growth) this.#grow(room, room);
  }

  #resize(): void {
    if (this.#growth) {
      if (this.#heights !== this.#heightsNow()) this.#plan();
    } else if (this.#isSeen) this.#room = roomOf(this.#host);
  }

  /** Finds out what room the children take now, and sets out for that. */
  #measure(): void {
    const growth = this.#growth;
    const before = this.#room;
    const now = growth ? roomOn(growth) : before;
    const time = growth?.animation.currentTime ?? 0;
    const isChanged = this.#isChanged;
    const isOther = this.#isOther;
    this.#isChanged = this.#isOther = false;
    this.#settle();
    // Out of sight nothing has a size, which is no news of nothing.
    if (!this.#isSeen && this.#host.hasChildNodes()) return;
    const room = (this.#room = roomOf(this.#host));
    if (!before || !now || this.#isStill || (room.width !== before.width && !isOther)) return;
    const isOnTheWay = growth && growth.from !== growth.to && (!isChanged || room.height === growth.to.height);
    if (isOnTheWay) this.#grow(growth.from, room, time);
    else if (now.height !== room.height || now.gap !== room.gap) this.#grow(now, room);
    this.#heights = this.#heightsNow();
  }

  #grow(from: Room, to: Room, time?: CSSNumberish): void {
    this.#growth = grow(this.#host, from, to, time);
    this.#growth.animation.onfinish = () => this.#settle();
  }

  /** Lets the element be as high as its children are. */
  #settle(): void {
    const animation = this.#growth?.animation;
    this.#growth = undefined;
    if (!animation) return;
    // The news of its end may be on its way.
    animation.onfinish = null;
    animation.cancel();
  }

  #heightsNow(): string {
    return this.#children.map((child) => (child as HTMLElement).offsetHeight).join();
  }
}
