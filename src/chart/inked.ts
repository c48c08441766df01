import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import type { Ink } from './colors.js';

class Inked extends Directive {
  #said = '';

  render(ink: Ink): unknown {
    void ink;
    return noChange;
  }

  override update(part: ElementPart, [ink]: [Ink]): unknown {
    if (ink.join() === this.#said) return noChange;
    this.#said = ink.join();
    const { style } = part.element as SVGElement;
    // What the browser does not take as a colour leaves the one behind.
    for (const color of ink) style.setProperty('color', color);
    return noChange;
  }
}

/** Gives an element of a template the colour of a series, through the longhand `color`: fills and strokes follow it. */
export const inked = directive(Inked);
