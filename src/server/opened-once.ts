/** Opens something when it is first asked for, and hands it on from then on; what failed is tried again by who asks next. */
export const openedOnce = <T>(open: () => Promise<T>): (() => Promise<T>) => {
  let opened: Promise<T> | undefined;
  return () =>
    (opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));
};
