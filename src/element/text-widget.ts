import type { Props } from '../schema/prop.js';
import { LightElement } from './light-widget.js';
import { describe, type Constructor, type Properties, type PropsElement, type WidgetClass } from './props.js';

/** Sets the text of an element, and leaves the node alone where the text is the same. */
const setText = (element: Element, text: string): void => {
  const { firstChild } = element;
  if (firstChild instanceof Text && !firstChild.nextSibling) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (text || firstChild) element.textContent = text;
};

class TextElement extends LightElement {
  static readonly textProp: string = 'value';
  #isWritten = false;

  override propsChanged(): void {
    const text = this.getProp((this.constructor as typeof TextElement).textProp);
    if (text === undefined && !this.#isWritten) return;
    this.#isWritten = true;
    setText(this, (text ?? '') as string);
  }
}

/**
 * A base class for elements that draw one prop as text; text that the page wrote by hand stays until there is some.
 */
export const TextWidget = <const T extends string, P extends Props>(type: T, props: P, textProp = 'value') => {
  class Described extends TextElement {
    static override readonly textProp = textProp;
  }
  return describe(Described, type, props) as unknown as Constructor<PropsElement & Properties<P>> & WidgetClass<T, P>;
};
