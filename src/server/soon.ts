const { setImmediate } = globalThis as unknown as { readonly setImmediate: (work: () => void) => unknown };

/** Runs something as soon as what runs now is over, with all that it brings about at once. For Node and what has its `setImmediate`. */
export const soon = (work: () => void): void => {
  setImmediate(work);
};
