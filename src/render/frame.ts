/** How long a frame may take to come, in milliseconds: a page that nobody sees draws none. */
const LATEST = 100;

let waiting: (() => void)[] = [];

/** Calls back with the page's next frame, or soon after where it draws none. */
export const onFrame = (work: () => void): void => {
  if (waiting.push(work) > 1) return;
  const begin = () => {
    cancelAnimationFrame(frame);
    clearTimeout(late);
    const works = waiting;
    waiting = [];
    for (const each of works) each();
  };
  const frame = requestAnimationFrame(begin);
  const late = setTimeout(begin, LATEST);
};

/** Settles with the page's next frame, or soon after where it draws none. */
export const nextFrame = (): Promise<void> => new Promise(onFrame);
