/** The language that the page says an element is in, through every shadow root around it. */
export const languageAround = (element: Element): string | undefined => {
  const said = element.closest('[lang]')?.getAttribute('lang');
  if (said) return said;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageAround(root.host) : undefined;
};
