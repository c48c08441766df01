/** This moment as items and threads say it: in UTC, with the zone, since clients read a time without one as their own. */
export const now = (): string => new Date().toISOString();
