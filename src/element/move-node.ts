/** What is scrolled of a node and below it, in shadow roots too. */
const scrolledIn = (node: Partial<Element>): readonly Element[] => {
  const below = [...(node.children ?? []), ...(node.shadowRoot?.children ?? [])].flatMap(scrolledIn);
  return node.scrollTop || node.scrollLeft ? [node as Element, ...below] : below;
};

/**
 * Puts a node before another without taking it out of the document where the browser can: it keeps its state then; where
 * the browser cannot, it keeps at least what is scrolled.
 */
export const moveNode = (parent: Element, node: Node, before: Node | null): void => {
  const isMove = parent.isConnected && node.isConnected;
  if (isMove && 'moveBefore' in (parent as object)) return parent.moveBefore(node, before);
  const scrolled = isMove ? scrolledIn(node as Element) : [];
  const offsets = scrolled.map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop] as const);
  parent.insertBefore(node, before);
  scrolled.forEach((each, i) => each.scrollTo(...offsets[i]!));
};
