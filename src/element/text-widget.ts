import type { Props } from '../schema/prop.js';
import { LightElement } from './light-widget.js';
import { describe, type Constructor, type Properties, type PropsElement, type WidgetClass } from './props.js';

/** Sets the text of an element, and leaves the node alone where the text is the same. */
export const setText = (element: Element, text: string): void => {
  const { firstChild } = element;
  if (firstChild instanceof Text && !firstChild.nextSibling) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (text || firstChild) element.textContent = text;
};

class TextElement extends LightElement {
  override propsChanged(): void {
    const value = this.getProp('value');
    if (value !== undefined) setText(this, value as string);
  }
}

/** A base class for elements that draw a `value` as text; text that the page wrote by hand stays while there is none. */
export const TextWidget = <const T extends string, P extends Props>(type: T, props: P) => {
  class Described extends TextElement {}
  return describe(Described, type, props) as unknown as Constructor<PropsElement & Properties<P>> & WidgetClass<T, P>;
};
