import type { Page } from '../protocol/thread.js';
import type { PageParams } from './store.js';

/** Something as it is kept: as JSON, so that nobody changes it by changing what was given or taken. */
export interface Kept {
  readonly id: string;
  /** When it was made, in milliseconds. */
  readonly at: number;
  readonly text: string;
}

interface Placed<T> {
  readonly kept: T;
  /** Tells what came first of what has one time. */
  readonly seq: number;
}

const isBefore = (a: Placed<Kept>, b: Placed<Kept>): boolean =>
  a.kept.at === b.kept.at ? a.seq < b.seq : a.kept.at < b.kept.at;

/** What has a time, in the order of that; what has one time stands as it came. */
export class TimeLine<T extends Kept> {
  readonly #byId = new Map<string, Placed<T>>();
  readonly #sorted: Placed<T>[] = [];
  #last = 0;

  get(id: string): T | undefined {
    return this.#byId.get(id)?.kept;
  }

  /** Keeps something, in place of what has its id. */
  set(kept: T): void {
    const before = this.#byId.get(kept.id);
    const placed = { kept, seq: before?.seq ?? ++this.#last };
    this.#byId.set(kept.id, placed);
    if (before) this.#sorted.splice(this.#sorted.lastIndexOf(before), 1);
    // From the end, where what is new mostly belongs.
    this.#sorted.splice(this.#sorted.findLastIndex((other) => isBefore(other, placed)) + 1, 0, placed);
  }

  delete(id: string): void {
    const placed = this.#byId.get(id);
    if (!placed) return;
    this.#byId.delete(id);
    this.#sorted.splice(this.#sorted.lastIndexOf(placed), 1);
  }

  /** Part of it; undefined where it does not have what the part begins after. */
  page<V>({ limit, order, after }: PageParams): Page<V> | undefined {
    const before = after === undefined ? undefined : this.#byId.get(after);
    if (after !== undefined && !before) return undefined;
    const step = order === 'asc' ? 1 : -1;
    let at = step > 0 ? 0 : this.#sorted.length - 1;
    if (before) at = this.#sorted.lastIndexOf(before) + step;
    const part: T[] = [];
    for (; part.length < limit && this.#sorted[at]; at += step) part.push(this.#sorted[at]!.kept);
    const hasMore = this.#sorted[at] !== undefined;
    return {
      data: part.map(({ text }) => JSON.parse(text) as V),
      has_more: hasMore,
      ...(hasMore && part.length > 0 && { after: part.at(-1)!.id }),
    };
  }
}
