/** Puts a node before another without taking it out of the document where the browser can: it keeps its state then. */
export const moveNode = (parent: Element, node: Node, before: Node | null): void => {
  if ('moveBefore' in parent && parent.isConnected && node.isConnected) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
};
