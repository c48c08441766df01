/** Does something with what was opened. */
export type Use<T> = <R>(work: (opened: T) => Promise<R>) => Promise<R>;

/** Opens something when it is first used, and keeps it; what failed to open is opened again by who uses it next. */
export const openedOnce = <T>(open: () => Promise<T>): Use<T> => {
  let opening: Promise<T> | undefined;
  let opened: T | undefined;
  const begin = async (): Promise<T> => {
    try {
      return (opened = await open());
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
  return (work) => (opened === undefined ? (opening ??= begin()).then(work) : work(opened));
};
