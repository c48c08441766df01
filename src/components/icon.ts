import { css } from 'lit';
import { LightWidget } from '../element/light-widget.js';
import { define } from '../element/registry.js';
import { drawIcon, icon } from '../icons/icon.js';
import { oneOf, required } from '../schema/prop.js';
import { textColor } from '../style/text.js';

/** Draws an icon. It is decoration: assistive technology passes over it. */
export class Icon extends LightWidget('Icon', {
  /** The icon's name: a built-in one, or one of a registered set. */
  name: required(icon),
  /** Colour: a text token, a primitive, a CSS colour, or `{light, dark}`. */
  color: textColor,
  /** Width and height: 14, 16, 18 (unless said otherwise), 20, 22, 24 or 28 px. */
  size: oneOf('xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'),
}) {
  static readonly styles = css`
    :where(ck-icon) {
      display: inline-flex;
      flex: none;
      inline-size: var(--_size, 18px);
      block-size: var(--_size, 18px);
    }
    :where(ck-icon) > svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    :where(ck-icon[size='xs']) {
      --_size: 14px;
    }
    :where(ck-icon[size='sm']) {
      --_size: 16px;
    }
    :where(ck-icon[size='lg']) {
      --_size: 20px;
    }
    :where(ck-icon[size='xl']) {
      --_size: 22px;
    }
    :where(ck-icon[size='2xl']) {
      --_size: 24px;
    }
    :where(ck-icon[size='3xl']) {
      --_size: 28px;
    }
  `;
  #drawn: string | undefined;

  override propsChanged(): void {
    const { name } = this;
    if (name === this.#drawn) return;
    this.#drawn = name;
    this.replaceChildren(...(name === undefined ? [] : [drawIcon(name)]));
  }
}
define(Icon);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Icon: typeof Icon;
  }
}
