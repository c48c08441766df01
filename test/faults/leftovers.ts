/** What a page has under way by itself: timers, and who listens to what outlives a widget. */
interface Timer {
  readonly due: number;
  /** Where it was set; to say so takes time, and is left for when somebody asks. */
  readonly place: Error;
}

const clocks = {
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearInterval: window.clearInterval.bind(window),
};

const timeout = AbortSignal.timeout.bind(AbortSignal);

const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype as unknown as Record<
  'addEventListener' | 'removeEventListener',
  (this: EventTarget, type: string, listener: unknown, options?: boolean | AddEventListenerOptions) => void
>;

/** What the test runner does in the page. */
const ITS_OWN = /__web-/;

const timers = new Map<unknown, Timer>();

/** Listeners by what they listen to, as `type capture` and the listener itself. */
const listeners = new Map<EventTarget, Map<unknown, Set<string>>>();

/** Whether something stays when widgets and hosts go, so that a listener on it stays, too. */
const isLasting = (target: unknown): target is EventTarget =>
  target === window || target === document || target === document.body || target instanceof AbortSignal;

const slotOf = (type: string, options?: boolean | AddEventListenerOptions): string =>
  `${type} ${typeof options === 'object' ? (options.capture ?? false) : (options ?? false)}`;

const note = (id: unknown, time: number): void => {
  timers.set(id, { due: Date.now() + time, place: new Error() });
};

/** Notes from now on, until the answer is called. */
export const watchLeftovers = (): (() => void) => {
  timers.clear();
  listeners.clear();
  const setTimeout = (handler: TimerHandler, time = 0, ...rest: unknown[]): number => {
    const end = (...given: unknown[]) => {
      timers.delete(id);
      if (typeof handler === 'function') handler(...given);
    };
    const id: number = clocks.setTimeout(end, time, ...rest);
    note(id, time);
    return id;
  };
  const setInterval = (handler: TimerHandler, time?: number, ...rest: unknown[]): number => {
    const id: number = clocks.setInterval(handler, time, ...rest);
    note(id, Infinity);
    return id;
  };
  const clear = (id?: number): void => {
    timers.delete(id);
    clocks.clearTimeout(id);
  };
  Object.assign(window, { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear });
  AbortSignal.timeout = (time) => {
    const signal = timeout(time);
    note(signal, time);
    return signal;
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    add.call(this, type, listener, options);
    if (!listener || !isLasting(this)) return;
    const known = listeners.get(this) ?? new Map<unknown, Set<string>>();
    const slots = known.get(listener) ?? new Set<string>();
    listeners.set(this, known.set(listener, slots.add(slotOf(type, options))));
    const forget = () => slots.delete(slotOf(type, options));
    if (typeof options !== 'object') return;
    if (options.once) add.call(this, type, forget, options);
    if (options.signal) add.call(options.signal, 'abort', forget);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    remove.call(this, type, listener, options);
    listeners.get(this)?.get(listener)?.delete(slotOf(type, options));
  };
  return () => {
    Object.assign(window, clocks);
    AbortSignal.timeout = timeout;
    EventTarget.prototype.addEventListener = add;
    EventTarget.prototype.removeEventListener = remove;
  };
};

/** What is over leaves no timer that is still to come so many milliseconds later. */
const SECOND = 1000;

/** Where timers were set that are still to come in a while: what was said to who cannot see stays for less. */
export const timersLeft = (): readonly string[] => {
  const soon = Date.now() + SECOND;
  return [...timers.values()]
    .filter(({ due }) => due > soon)
    .map(({ place }) => place.stack?.split('\n').slice(3, 5).join('\n') ?? '')
    .filter((place) => !ITS_OWN.test(place));
};

/** How many listeners there are on what lasts; those of a signal that has spoken count no more. */
export const listenersLeft = (): number => {
  let count = 0;
  for (const [target, known] of listeners) {
    if (target instanceof AbortSignal && target.aborted) continue;
    for (const slots of known.values()) count += slots.size;
  }
  return count;
};

/** A pause that is not noted. */
export const pause = (time: number): Promise<void> => new Promise((resolve) => clocks.setTimeout(resolve, time));
