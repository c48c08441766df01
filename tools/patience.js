const MINUTES = 60_000;

/** What asks for more than fits in a run; see CONTRIBUTING.md. */
const isWhole = ['LAW_RUNS', 'FAULTS', 'LEAKS'].some((name) => process.env[name]);

/** How long a time that is measured for a usual run may be, in ms: whoever asks for more has the time. */
export const patience = (time) => (isWhole ? 600 * MINUTES : time);
