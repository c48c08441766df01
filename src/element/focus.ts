/** What has the focus in a root, looked for through every shadow root in it. */
export const focusedIn = (root: DocumentOrShadowRoot): HTMLElement | null => {
  const focused = root.activeElement as HTMLElement | null;
  return (focused?.shadowRoot && focusedIn(focused.shadowRoot)) ?? focused;
};

/**
 * Gives an element the focus until it goes elsewhere, or the answer is called; what the page said of its `tabindex` holds
 * again then. Space scrolls nothing meanwhile: it was meant for what had the focus before.
 */
export const holdFocus = (element: HTMLElement): (() => void) => {
  const before = element.getAttribute('tabindex');
  const hold = new AbortController();
  const release = () => {
    hold.abort();
    if (before === null) element.removeAttribute('tabindex');
  };
  const still = (event: KeyboardEvent) => event.key === ' ' && event.target === element && event.preventDefault();
  if (before === null) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (!element.matches(':focus')) release();
  else {
    element.addEventListener('blur', release, { signal: hold.signal });
    element.addEventListener('keydown', still, { signal: hold.signal });
  }
  return release;
};
