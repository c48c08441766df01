import type { RawNode } from '../schema/node.js';

const DEPTH = 20;

/** What of one item is kept: its earlier trees, the latest last, and what changed it since. */
interface Past {
  readonly trees: readonly RawNode[];
  readonly cause?: object;
}

/** The last states of the widgets of a thread. All that one cause, such as a response, changes is one step. */
export class History {
  readonly #pasts = new Map<string, Past>();

  /** Keeps the tree as it is before the first change that a cause makes to it. */
  keep(id: string, cause: object, treeOf: () => RawNode | undefined): void {
    const { trees = [], cause: last } = this.#pasts.get(id) ?? {};
    if (last === cause) return;
    const tree = treeOf();
    const more = tree === undefined || tree === trees.at(-1) ? trees : [...trees, tree].slice(-DEPTH);
    this.#pasts.set(id, { trees: more, cause });
  }

  /** The tree before the last change, which is forgotten; undefined where there is none. */
  back(id: string): RawNode | undefined {
    const trees = this.#pasts.get(id)?.trees ?? [];
    this.#pasts.set(id, { trees: trees.slice(0, -1) });
    return trees.at(-1);
  }

  /** Forgets an item. */
  forget(id: string): void {
    this.#pasts.delete(id);
  }
}
