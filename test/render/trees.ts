import fc from 'fast-check';
import type { RawNode } from '../../src/schema/node.js';

const word = fc.constantFrom('Amber', 'Birch', 'Cedar', 'Dune', 'Elm');

const leaf: fc.Arbitrary<RawNode> = fc.oneof(
  fc.record(
    {
      type: fc.constant('Text'),
      value: word,
      size: fc.constantFrom('sm', 'md'),
      color: fc.constantFrom('secondary', 'red-500'),
    },
    { requiredKeys: ['type', 'value'] },
  ),
  fc.record(
    { type: fc.constant('Title'), value: word, maxLines: fc.integer({ min: 1, max: 3 }) },
    { requiredKeys: ['type', 'value'] },
  ),
  fc.record({ type: fc.constant('Badge'), label: word, pill: fc.boolean() }, { requiredKeys: ['type', 'label'] }),
  fc.record({ type: fc.constant('Icon'), name: fc.constantFrom('star', 'bolt', 'none-such') }),
  fc.record({ type: fc.constant('Button'), label: word, block: fc.boolean() }, { requiredKeys: ['type'] }),
  fc.constant<RawNode>({ type: 'Spacer' }),
  fc.constant<RawNode>({ type: 'NoSuchType', children: [{ type: 'Text', value: 'inside' }] }),
);

const named = fc.record(
  { key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), id: fc.constantFrom('x', 'y', 'z') },
  { requiredKeys: [] },
);

/** Random trees of every kind of node: named and not, with doubled names, of known and unknown types. */
export const tree: fc.Arbitrary<RawNode> = fc.letrec<{ node: RawNode }>((tie) => ({
  node: fc
    .tuple(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.record(
          {
            type: fc.constantFrom('Row', 'Col', 'Box', 'Card', 'ListView', 'ListViewItem', 'Basic'),
            gap: fc.integer({ min: 0, max: 4 }),
            padding: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.record({ x: fc.integer({ min: 0, max: 4 }) })),
            background: fc.constantFrom('surface', 'blue-100'),
            children: fc.array(tie('node'), { maxLength: 6 }),
          },
          { requiredKeys: ['type', 'children'] },
        ),
      ),
      named,
    )
    .map(([node, names]) => ({ ...node, ...names })),
})).node;
