import { untilAborted } from './until-aborted.js';

/** Settles after so many milliseconds; fails, and leaves no timer, as soon as the signal ends it. */
export const sleep = async (time: number, signal: AbortSignal): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await untilAborted(new Promise<void>((resolve) => (timer = setTimeout(resolve, time))), signal);
  } finally {
    clearTimeout(timer);
  }
};
