// What the page has under way by itself, noted before the library is there: timers and frames that are still to come.

/** When each is due, and where it was set, by its kind and number. */
const waiting = new Map();

/** Notes what a function of the page sets, until it comes or another function takes it back. */
const note = (set, clear, isOnce) => {
  const [setIt, clearIt] = [window[set].bind(window), window[clear].bind(window)];
  window[set] = (work, time = 0, ...rest) => {
    const begin = (...given) => {
      if (isOnce) waiting.delete(`${clear} ${id}`);
      work(...given);
    };
    const id = setIt(begin, time, ...rest);
    waiting.set(`${clear} ${id}`, { due: isOnce ? performance.now() + time : Infinity, place: new Error() });
    return id;
  };
  window[clear] = (id) => {
    waiting.delete(`${clear} ${id}`);
    clearIt(id);
  };
  return setIt;
};

const setIt = note('setTimeout', 'clearTimeout', true);
note('setInterval', 'clearInterval', false);
const nextIt = note('requestAnimationFrame', 'cancelAnimationFrame', true);

/** A pause that is not noted. */
export const pause = (time) => new Promise((resolve) => setIt(resolve, time));

/** Frames that are not noted. */
export const frames = async (count = 1) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => nextIt(resolve));
};

/** Where those were set that come later than in a while, each place once. */
export const timersLeft = (time) => {
  const late = [...waiting.values()].filter(({ due }) => due > performance.now() + time);
  return [...new Set(late.map(({ place }) => place.stack.split('\n').slice(2, 5).join('\n')))];
};
