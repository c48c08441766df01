import type { Props } from '../schema/prop.js';
import {
  describe,
  withProps,
  type Constructor,
  type Properties,
  type WidgetClass,
  type PropsElement,
} from './props.js';

const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** What every element without a shadow root has: the rules of ours in the root that it stands in. */
export class LightElement extends withProps(Base) {
  static readonly light = true;
}

/**
 * A base class for elements with nothing of their own to draw but text: layout, texts, lines. Its styles go into the
 * root that it stands in, and name it by its tag inside `:where()`.
 */
export const LightWidget = <const T extends string, P extends Props>(type: T, props: P) => {
  class Described extends LightElement {}
  return describe(Described, type, props) as unknown as Constructor<PropsElement & Properties<P>> & WidgetClass<T, P>;
};
