const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const attributes = new Map<string, string>();

/** Members of HTMLElement that no prop may take; a prop of such a name goes by another. */
const PROPERTY_NAMES: Readonly<Record<string, string>> = { style: 'preset' };

/** Props that are part of a node but no property of ours: every element has them, or holds them itself. */
export const STRUCTURAL: ReadonlySet<string> = new Set(['type', 'id', 'key', 'children', 'ariaLabel']);

/** The property that a prop becomes. */
export const propertyOf = (prop: string): string =>
  Object.hasOwn(PROPERTY_NAMES, prop) ? PROPERTY_NAMES[prop]! : prop;

/** The attribute that a prop becomes. */
export const attributeOf = (prop: string): string => {
  let attribute = attributes.get(prop);
  if (attribute === undefined) attributes.set(prop, (attribute = kebab(propertyOf(prop))));
  return attribute;
};

/** The tag of a type: `ListViewItem` is `ck-list-view-item`, `Table.Row` is `ck-table-row`. */
export const tagOf = (type: string): string => `ck${kebab(type.replaceAll('.', ''))}`;
