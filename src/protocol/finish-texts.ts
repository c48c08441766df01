import { isNode, type RawNode } from '../schema/node.js';

/** Deeper than anything that is drawn. */
const DEEPEST = 200;

/** The tree with no text in it that is still being written; the very same one where none is. */
export const finishTexts = (node: RawNode, depth = 0): RawNode => {
  if (depth > DEEPEST) return node;
  const { children } = node;
  const finish = (child: unknown) => (isNode(child) ? finishTexts(child, depth + 1) : child);
  const list: readonly unknown[] = Array.isArray(children) ? children : [children];
  const finished = list.map(finish);
  const isSame = finished.every((child, i) => child === list[i]);
  if (isSame && node.streaming !== true) return node;
  return {
    ...node,
    ...(!isSame && { children: Array.isArray(children) ? finished : finished[0] }),
    ...(node.streaming === true && { streaming: false }),
  };
};
