import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import type { Declarations } from '../schema/prop.js';

class Declared extends Directive {
  #declarations: Declarations = [];

  render(declarations: Declarations): unknown {
    void declarations;
    return noChange;
  }

  override update(part: ElementPart, [declarations]: [Declarations]): unknown {
    if (declarations === this.#declarations) return noChange;
    const { style } = part.element as HTMLElement;
    for (const [longhand] of this.#declarations) style.removeProperty(longhand);
    for (const [longhand, value] of declarations) style.setProperty(longhand, value);
    this.#declarations = declarations;
    return noChange;
  }
}

/** Sets longhands on an element of a template through CSSOM, one by one: no style text is ever made. */
export const declared = directive(Declared);
