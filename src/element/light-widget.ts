import type { Props } from '../schema/prop.js';
import { adoptRootStyles } from '../style/root-styles.js';
import {
  describe,
  withProps,
  type Constructor,
  type Properties,
  type WidgetClass,
  type WidgetElement,
} from './props.js';

const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

class LightElement extends withProps(Base) {
  static readonly light = true;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptRootStyles(this.getRootNode() as Document | ShadowRoot);
  }

  override propsChanged(): void {}
}

/** An element that draws straight into the tree that it stands in: no shadow root, no update cycle. */
export interface LightWidgetElement extends WidgetElement {
  /** Called at once when props have changed. */
  propsChanged(): void;
  connectedCallback(): void;
}

/**
 * A base class for elements with nothing of their own to draw but text: layout, texts, lines. Its styles go into the
 * root that it stands in, and name it by its tag inside `:where()`.
 */
export const LightWidget = <const T extends string, P extends Props>(type: T, props: P) => {
  class Described extends LightElement {}
  return describe(Described, type, props) as unknown as Constructor<LightWidgetElement & Properties<P>> &
    WidgetClass<T, P>;
};
