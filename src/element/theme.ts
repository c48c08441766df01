import type { Theme } from '../schema/prop.js';
import { FrameResizeObserver } from '../style/frame-resize-observer.js';

/** A longhand that draws nothing here, whose colour tells the theme and whose transition tells that it changed. */
const PROBE = 'column-rule-color';

/** What the change is told by, where the element draws nothing by it. */
const TRANSITION = { 'transition-property': PROBE, 'transition-duration': '1ms' };

const watched = new WeakSet<HTMLElement>();

const lookOf = (element: HTMLElement): string => getComputedStyle(element).getPropertyValue(PROBE);

const waiting = new WeakSet<HTMLElement>();

/** An element gets a look together with a size. */
const untilDrawn = (element: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    const sizes = new FrameResizeObserver(() => {
      if (!lookOf(element)) return;
      sizes.disconnect();
      resolve();
    });
    sizes.observe(element, { box: 'border-box' });
  });

/** An element whose container has not drawn its slot yet has no look. Mostly the container is about to. */
const whenDrawn = async (element: HTMLElement, callback: () => void): Promise<void> => {
  if (waiting.has(element)) return;
  waiting.add(element);
  await undefined;
  if (!lookOf(element)) await untilDrawn(element);
  waiting.delete(element);
  callback();
};

/** The theme that an element is drawn in; `changed` is called, once per element, whenever it becomes another. */
export const watchTheme = (element: HTMLElement, changed: () => void): Theme => {
  const { style } = element;
  style.setProperty(PROBE, 'light-dark(#fff,#000)');
  const color = lookOf(element);
  if (element.isConnected) for (const [name, value] of Object.entries(TRANSITION)) style.setProperty(name, value);
  if (!watched.has(element) && element.isConnected) {
    watched.add(element);
    element.addEventListener('transitionend', (event) => {
      if (event.propertyName === PROBE && event.target === element) changed();
    });
  }
  if (!color && element.isConnected) void whenDrawn(element, changed);
  return color === 'rgb(0, 0, 0)' ? 'dark' : 'light';
};

/** Watches an element no more. */
export const forgetTheme = ({ style }: HTMLElement): void => {
  for (const name of [PROBE, ...Object.keys(TRANSITION)]) style.removeProperty(name);
};
