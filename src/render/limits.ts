import type { Limits } from '../element/contexts.js';
import { childrenOf, type RawNode } from '../schema/node.js';

/** A tree that keeps to limits, and what was left out of it. */
export interface Bounded {
  readonly root: RawNode;
  /** What the tree had too much of; undefined where it is whole. */
  readonly exceeded?: string;
}

const isLong = ({ options }: RawNode, limits: Limits): boolean =>
  Array.isArray(options) && options.length > limits.options;

const excessOf = (root: RawNode, limits: Limits): string | undefined => {
  let count = 0;
  let level: readonly RawNode[] = [root];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limits.depth) return `more than ${limits.depth} levels of nodes`;
    if ((count += level.length) > limits.nodes) return `more than ${limits.nodes} nodes`;
    const below: RawNode[] = [];
    for (const node of level) {
      for (const name in node) {
        const value = node[name];
        if (typeof value === 'string' && value.length > limits.text)
          return `a text of more than ${limits.text} characters`;
      }
      if (isLong(node, limits)) return `a field of more than ${limits.options} options`;
      for (const child of childrenOf(node)) below.push(child);
    }
    level = below;
  }
  return undefined;
};

const prune = (root: RawNode, limits: Limits): RawNode => {
  let left = limits.nodes;
  const copy = (node: RawNode, depth: number): RawNode => {
    left--;
    const short = Object.entries(node).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, limits.text) : value,
    ]);
    const children: RawNode[] = [];
    for (const child of childrenOf(node)) if (left > 0 && depth < limits.depth) children.push(copy(child, depth + 1));
    const { options } = node;
    const some = isLong(node, limits) && { options: (options as unknown[]).slice(0, limits.options) };
    return { ...(Object.fromEntries(short) as RawNode), ...some, children };
  };
  return copy(root, 1);
};

/** The tree itself where it keeps to the limits, else as much of it as does. Walks without recursion until it knows. */
export const bound = (root: RawNode, limits: Limits): Bounded => {
  const exceeded = excessOf(root, limits);
  return exceeded === undefined ? { root } : { root: prune(root, limits), exceeded };
};
