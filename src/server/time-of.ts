const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/i;

/** The milliseconds of an ISO date-time; one without a zone is in UTC. What is none counts as the first of all. */
export const timeOf = (time: string): number => {
  const milliseconds = Date.parse(ZONE.test(time) ? time : `${time}Z`);
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
};
