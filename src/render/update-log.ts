import { WidgetTree } from './widget-tree.js';

type Update = Readonly<Record<string, unknown>>;

/** What came after a tree, in its order, for as long as it is open whether some of that stays. */
export class UpdateLog {
  readonly #base: unknown;
  #updates: Update[] = [];
  #open = 0;

  /** Begins with a tree. */
  constructor(base: unknown) {
    this.#base = base;
  }

  /** Whether it is known of each update whether it stays. */
  get isSettled(): boolean {
    return this.#open === 0;
  }

  /** Notes an update that stays. */
  add(update: Update): void {
    this.#updates.push(update);
  }

  /** Notes an update that may not stay; the answer takes it out, if it does not, and gives the tree without it. */
  try(update: Update): (isKept: boolean) => WidgetTree | undefined {
    const tried = { ...update };
    this.#updates.push(tried);
    this.#open++;
    return (isKept) => {
      this.#open--;
      if (isKept) return undefined;
      this.#updates = this.#updates.filter((each) => each !== tried);
      const tree = new WidgetTree(this.#base);
      for (const each of this.#updates) tree.apply(each);
      return tree;
    };
  }
}
