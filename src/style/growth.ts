/** What texts that are written while they are shown have in common. */

/** How many blocks stand in a group, which is laid out only while it is in sight. */
export const GROUP = 16;

/** How long words take to come, in milliseconds. */
export const COMING = 250;

/** What comes within so many milliseconds comes together: no eye tells it apart. */
export const TOGETHER = 40;

/** How long what will say a text is there before it does, in milliseconds. */
export const BREATH = 150;

/** How long what was said to who cannot see stays, in milliseconds: a second after the last word nothing is under way. */
export const LINGER = 800;

/** More letters than anybody reads, or any model writes, in the time that words take to come. */
const RUSH = 3000;

/** Whether a text goes on from another. Browsers compare whole strings at once, `startsWith` letter by letter. */
export const isContinued = (before: string, text: string): boolean => text.slice(0, before.length) === before;

let stillness: MediaQueryList | undefined;

const isStill = (): boolean => (stillness ??= matchMedia('(prefers-reduced-motion: reduce)')).matches;

/** More texts than anybody watches at once; each word that comes gently costs the browser a layer. */
const CROWD = 16;

/** How many texts grow in the page, counted anew each time that words could have come, and how many there were before. */
const crowd = { since: 0, size: 0, before: 0 };

/** Whether a text that grows is one of many: where there were many just now, the first ones of them are, too. */
const isCrowded = (now: number): boolean => {
  if (now - crowd.since > COMING) {
    const before = now - crowd.since > 2 * COMING ? 0 : crowd.size;
    Object.assign(crowd, { since: now, size: 0, before });
  }
  return ++crowd.size > CROWD || crowd.before > CROWD;
};

/** How fast a text grows. */
export class Pace {
  #since = 0;
  #length = 0;
  #isRushing = false;

  /** Whether the words that make a text so long may come gently: the user minds no motion, and no masses of them come. */
  isGentle(length: number): boolean {
    const now = performance.now();
    const isRushing = length - this.#length > RUSH;
    if (now - this.#since > COMING) {
      this.#isRushing = isCrowded(now) || isRushing;
      this.#since = now;
      this.#length = length;
    } else this.#isRushing ||= isRushing;
    return !this.#isRushing && !isStill();
  }
}
