import fc from 'fast-check';
import type { WidgetClass } from '../../src/element/props.js';
import type { RawNode } from '../../src/schema/node.js';
import { propsFor } from '../arbitrary.js';
import { CLASSES } from '../classes.js';
import { FOREIGN, PLAIN } from '../samples.js';

const names = fc.record(
  { key: fc.constantFrom('a', 'b', 'c', 'd'), id: fc.constantFrom('x', 'y', 'z') },
  { requiredKeys: [] },
);

const takesChildren = ({ props }: WidgetClass): boolean => 'children' in props;

/** An image that has to be asked for says so as there is room: the browser tells of that frames later. */
const ofOurOwn = (props: Readonly<Record<string, unknown>>): object =>
  props.src === FOREIGN ? { ...props, src: PLAIN } : props;

const nodeOf = (Class: WidgetClass, children: fc.Arbitrary<unknown>): fc.Arbitrary<RawNode> =>
  fc.tuple(propsFor(Class.props), names, children).map(([props, name, below]) => ({
    type: Class.type,
    ...ofOurOwn(props),
    ...name,
    ...(below !== null && { children: below }),
  }));

/** Random trees of every type, with any props that it takes, named and not, and some of no type that is known. */
export const fullTree: fc.Arbitrary<RawNode> = fc.letrec<{ node: RawNode }>((tie) => {
  const leaves = CLASSES.filter((Class) => !takesChildren(Class)).map((Class) => nodeOf(Class, fc.constant(null)));
  const list = fc.array(tie('node'), { maxLength: 4 });
  const groups = CLASSES.filter(takesChildren).map((Class) =>
    nodeOf(Class, Class.type === 'Transition' ? fc.option(tie('node')) : fc.option(list, { freq: 8 })),
  );
  const unknown = fc.record({ type: fc.constant('NoSuchType'), said: fc.string(), children: list });
  return {
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.oneof(...leaves), fc.oneof(...groups, unknown)),
  };
}).node;
