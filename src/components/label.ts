import { css } from 'lit';
import { Naming } from '../element/labels.js';
import { define } from '../element/registry.js';
import { TextWidget } from '../element/text-widget.js';
import { oneOf, required, text } from '../schema/prop.js';
import { textAlign, textColor, textStylesOf, weight } from '../style/text.js';

/** Names a field, and leads to it: pressing the label is like pressing the field. */
export class Label extends TextWidget('Label', {
  /** The text. */
  value: required(text),
  /** The name of the field in the same form, or else in the same page or widget. */
  fieldName: required(text),
  /** Colour: a text token, a primitive, a CSS colour, or \`{light, dark}\`; secondary unless said otherwise. */
  color: textColor,
  /** Weight of the font; medium unless said otherwise. */
  weight,
  /** Where lines stand, in the direction of the text. */
  textAlign,
  /** Size of the font: 12, 14 (unless said otherwise), 16, 18 or 20 px. */
  size: oneOf('xs', 'sm', 'md', 'lg', 'xl'),
}) {
  static readonly styles = textStylesOf(
    'ck-label',
    { xs: [12, 18], sm: [14, 20], md: [16, 24], lg: [18, 29], xl: [20, 26] },
    'sm',
    css`
      :where(ck-label) {
        color: var(--ck-text-secondary);
        font-weight: 500;
        cursor: default;
      }
    `,
  );

  #naming = new Naming(this, 'label');

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', this.#lead);
    this.#rename();
  }

  disconnectedCallback(): void {
    this.#naming.announce();
    this.#naming.take('');
  }

  override propsChanged(): void {
    super.propsChanged();
    this.#rename();
  }

  #rename(): void {
    this.#naming.take(this.fieldName ?? '');
    this.#naming.announce();
  }

  #lead = ({ isTrusted }: Event): void => {
    const field = this.#naming.partner;
    field?.focus();
    if (isTrusted) field?.press?.();
  };
}
define(Label);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Label: typeof Label;
  }
}
