/** What work gives, as a promise that fails where the work throws. */
export const promised = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(work()));
