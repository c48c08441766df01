import fc from 'fast-check';
import type { RawNode } from '../../src/schema/node.js';

/** Ids of which some come twice, move and go, and some are none. */
const id = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...'abcdefghijklmnop') },
  { weight: 1, arbitrary: fc.constantFrom('', 7, null, undefined, '__proto__', 'constructor') },
);

const value = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('', 'Hi', 'Hi there', 5, null, undefined));

const streaming = fc.constantFrom(true, true, false, null, undefined);

const type = fc.constantFrom('Text', 'Text', 'Markdown', 'Box', 'Button');

/** What else a node may say, whatever it is. */
const more = fc.oneof(fc.constantFrom('sm', 'lg', 0, null, undefined), fc.jsonValue({ maxDepth: 1 }));

const noNode = fc.constantFrom(null, undefined, 'text', 3, []);

const props = { type, id, key: id, value, streaming, more };

/** Trees as untrusted JSON has them: children in a list, alone, absent, with what is no node in between. */
export const { tree } = fc.letrec<{ tree: RawNode; children: unknown }>((tie) => ({
  tree: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ ...props, children: tie('children') }, { requiredKeys: ['type', 'id', 'children'] }),
    },
    { weight: 1, arbitrary: fc.record({ ...props, children: tie('children') }, { requiredKeys: ['type'] }) },
  ),
  children: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 1, arbitrary: noNode },
    { weight: 1, arbitrary: tie('tree') },
    {
      weight: 3,
      arbitrary: fc.array(fc.oneof({ weight: 9, arbitrary: tie('tree') }, { weight: 1, arbitrary: noNode }), {
        minLength: 1,
        maxLength: 4,
      }),
    },
  ),
}));

/** One change of one node; what it becomes shares the rest. */
type Edit = (node: RawNode) => unknown;

const childList = ({ children }: RawNode): readonly unknown[] =>
  Array.isArray(children) ? children : children === undefined ? [] : [children];

const grow = fc.tuple(fc.string({ maxLength: 3 }), fc.boolean()).map(([end, isEnd]): Edit => {
  return (node) => ({
    ...node,
    value: `${typeof node.value === 'string' ? node.value : ''}${end}`,
    ...(isEnd && { streaming: false }),
  });
});

const change: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ type, id, key: id, value, streaming, more }, { requiredKeys: [] }).map((props): Edit => {
    return (node) => ({ ...node, ...props });
  }),
  fc.constant<Edit>(({ type, ...props }) => ({ ...props, type })),
  fc.constant<Edit>((node) => structuredClone(node)),
  fc.constant<Edit>((node) => ({ type: 'Box', children: node })),
  fc.constant<Edit>((node) => ({ ...node, children: childList(node).toReversed() })),
  fc.constant<Edit>((node) => ({ ...node, children: [...childList(node), ...childList(node)] })),
  fc.constant<Edit>((node) => ({ ...node, children: childList(node).slice(1) })),
  fc.constant<Edit>((node) => ({ ...node, children: childList(node)[0] })),
  fc.constant<Edit>((node) => ({ ...node, children: childList(node) })),
  tree.map((more): Edit => {
    return (node) => ({ ...node, children: [...childList(node), more] });
  }),
  tree.map((other): Edit => {
    return () => other;
  }),
);

const isNode = (value: unknown): value is RawNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Does to the node that is so-manieth in reading order what an edit does; what is not on the way there is shared. */
const editAt = (root: RawNode, place: number, change: Edit): RawNode => {
  let left = place;
  const visit = (node: unknown): unknown => {
    if (!isNode(node) || left < 0) return node;
    if (left-- === 0) return change(node);
    const { children } = node;
    const list = Array.isArray(children) ? (children as unknown[]) : [children];
    const next = list.map(visit);
    if (next.every((child, i) => child === list[i])) return node;
    return { ...node, children: Array.isArray(children) ? next : next[0] };
  };
  return visit(root) as RawNode;
};

const edit = fc.oneof({ weight: 2, arbitrary: grow }, { weight: 3, arbitrary: change });

/** Two trees, of which the second is the first with some changes, or another one altogether. */
export const pairOfTrees: fc.Arbitrary<readonly [before: RawNode, after: RawNode]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(tree, fc.array(fc.tuple(fc.nat({ max: 12 }), edit), { maxLength: 5 }))
      .map(
        ([before, edits]) =>
          [before, edits.reduce((after, [place, change]) => editAt(after, place, change), before)] as const,
      ),
  },
  { weight: 1, arbitrary: fc.tuple(tree, tree) },
);
