import type { Theme } from '../schema/prop.js';

/** A longhand that draws nothing here, whose colour tells the theme and whose transition tells that it changed. */
const PROBE = 'column-rule-color';

/** What the change is told by, where the element draws nothing by it. */
const TRANSITION = { 'transition-property': PROBE, 'transition-duration': '1ms' };

const watched = new WeakSet<HTMLElement>();

/** An element whose container has not drawn its slot yet has no look; it gets one together with a size. */
const whenDrawn = (element: HTMLElement, callback: () => void): void =>
  new ResizeObserver((_, observer) => {
    observer.disconnect();
    callback();
  }).observe(element);

/** The theme that an element is drawn in; `changed` is called, once per element, whenever it becomes another. */
export const watchTheme = (element: HTMLElement, changed: () => void): Theme => {
  const { style } = element;
  style.setProperty(PROBE, 'light-dark(#fff,#000)');
  const color = getComputedStyle(element).getPropertyValue(PROBE);
  if (element.isConnected) for (const [name, value] of Object.entries(TRANSITION)) style.setProperty(name, value);
  if (!watched.has(element) && element.isConnected) {
    watched.add(element);
    element.addEventListener('transitionend', (event) => {
      if (event.propertyName === PROBE && event.target === element) changed();
    });
  }
  if (!color && element.isConnected) whenDrawn(element, changed);
  return color === 'rgb(0, 0, 0)' ? 'dark' : 'light';
};

/** Watches an element no more. */
export const forgetTheme = ({ style }: HTMLElement): void => {
  for (const name of [PROBE, ...Object.keys(TRANSITION)]) style.removeProperty(name);
};
