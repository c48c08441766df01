import { executeServerCommand } from '@web/test-runner-commands';

interface Value {
  readonly value?: unknown;
}

/** A node of the accessibility tree, as the browser's own protocol has it. */
interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
}

/** What assistive technology knows of an element: its role, name and states in one line, and what is in it. */
export interface Spoken {
  readonly line: string;
  readonly role: string;
  readonly name: string;
  readonly inside: readonly Spoken[];
}

/** Boxes that mean nothing, and the pieces that the browser cuts its lines of text in. */
const SILENT: ReadonlySet<unknown> = new Set(['generic', 'none', 'InlineTextBox', 'presentation']);

/** Properties that tell how a tree came to be and not what it says. */
const INTERNAL: ReadonlySet<string> = new Set(['focusable', 'labelledby', 'controls', 'url']);

const toLine = ({ role, name, description, properties = [] }: AxNode): string =>
  [
    role?.value,
    JSON.stringify(name?.value ?? ''),
    description?.value && `(${String(description.value)})`,
    ...properties.filter((own) => !INTERNAL.has(own.name)).map((own) => `${own.name}=${String(own.value.value)}`),
  ]
    .filter(Boolean)
    .join(' ');

const spokenBy = (node: AxNode, nodes: ReadonlyMap<string, AxNode>): readonly Spoken[] => {
  const inside = (node.childIds ?? []).flatMap((id) => {
    const child = nodes.get(id);
    return child ? spokenBy(child, nodes) : [];
  });
  if (node.ignored || SILENT.has(node.role?.value)) return inside;
  const role = String(node.role?.value ?? '');
  const name = String(node.name?.value ?? '');
  return role === 'status' && !name && !inside.length ? [] : [{ line: toLine(node), role, name, inside }];
};

/** The accessibility tree of the page without boxes that mean nothing and without live regions that are empty. */
export const speak = async (): Promise<readonly Spoken[]> => {
  const { nodes } = await executeServerCommand<{ nodes: readonly AxNode[] }, undefined>('ax-tree');
  return spokenBy(nodes[0]!, new Map(nodes.map((node) => [node.nodeId, node])));
};

/** Every entry of a tree, from the outside in. */
export const flat = (tree: readonly Spoken[]): readonly Spoken[] =>
  tree.flatMap((spoken) => [spoken, ...flat(spoken.inside)]);

/** A tree as lines, indented by depth. */
export const linesOf = (tree: readonly Spoken[], depth = 0): readonly string[] =>
  tree.flatMap(({ line, inside }) => ['  '.repeat(depth) + line, ...linesOf(inside, depth + 1)]);
