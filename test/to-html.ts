import { attributeOf, tagOf } from '../src/schema/names.js';
import { childrenOf, type RawNode } from '../src/schema/node.js';

const quote = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const attributesOf = (node: RawNode): string =>
  Object.entries(node)
    .filter(([name]) => !['type', 'id', 'key', 'children'].includes(name))
    .map(([name, value]) =>
      value === true ? ` ${attributeOf(name)}` : ` ${attributeOf(name)}="${quote(toText(value))}"`,
    )
    .join('');

/** The markup that an author writes by hand for what a node says in JSON. */
export const toHtml = (node: RawNode): string => {
  const tag = tagOf(String(node.type));
  return `<${tag}${attributesOf(node)}>${childrenOf(node).map(toHtml).join('')}</${tag}>`;
};
