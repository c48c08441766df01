import { css, html, nothing } from 'lit';
import { submitForm } from '../element/native-form.js';
import { define } from '../element/registry.js';
import { Widget } from '../element/widget.js';
import { drawIcon, icon } from '../icons/icon.js';
import { action, flag, label, oneOf } from '../schema/prop.js';
import { control, controlStyles } from '../style/control.js';
import { TONES } from '../style/tones.js';

/**
 * Sends an action when it is pressed.
 *
 * @csspart button - The native button.
 * @csspart button-label - The text in it.
 * @csspart button-loader - The ring that turns while an answer is under way.
 * @csspart loading - The native button while an answer is under way.
 * @cssproperty [--ck-button-radius=9999px] - Radius of buttons that say nothing about `pill`.
 * @cssstate loading - An answer is under way.
 * @fires {CkActionEvent} ck-action - The button was pressed.
 */
export class Button extends Widget('Button', {
  ...control,
  /** Whether it submits the form that it stands in, a plain one too. */
  submit: flag,
  /** Text inside the button; without one, an icon's name is what assistive technology reads. */
  label,
  /** Sent when the button is pressed. */
  onClickAction: action,
  /** Icon before the text. */
  iconStart: icon,
  /** Icon after the text. */
  iconEnd: icon,
  /** Size of its icons: 16, 18, 20, 22 or 24 px; by the button's size unless said otherwise. */
  iconSize: oneOf('sm', 'md', 'lg', 'xl', '2xl'),
  /** A look: `primary` is solid and primary, `secondary` is soft and secondary; `variant` and `color` win over it. */
  style: oneOf('primary', 'secondary'),
  /** Tone; primary unless said otherwise. */
  color: oneOf(...TONES),
  /** As wide as high, for a button with an icon alone. */
  uniform: flag,
}) {
  static override readonly parts = 'button,button-label,button-loader,loading';

  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: inline-flex;
        flex: none;
        max-width: 100%;
        vertical-align: middle;
      }
      :host([block]) {
        display: flex;
        flex: 1 1 auto;
        align-self: stretch;
      }
      :host([block]) button {
        flex: 1;
      }
      :host([uniform]) button {
        inline-size: var(--_height);
        padding: 0;
      }
      :host([icon-size='sm']) {
        --_icon-size: 16px;
      }
      :host([icon-size='md']) {
        --_icon-size: 18px;
      }
      :host([icon-size='lg']) {
        --_icon-size: 20px;
      }
      :host([icon-size='xl']) {
        --_icon-size: 22px;
      }
      :host([icon-size='2xl']) {
        --_icon-size: 24px;
      }
    `,
  ];

  protected override render() {
    const { label, iconStart, iconEnd, preset, isLoading } = this;
    const isSecondary = preset === 'secondary';
    return html`<button
      type="button"
      class="control ${isLoading ? 'loading' : ''}"
      part=${this.partOf('button')}
      data-size=${this.size ?? 'lg'}
      data-variant=${this.variant ?? (isSecondary ? 'soft' : 'solid')}
      data-tone=${this.color ?? (isSecondary ? 'secondary' : 'primary')}
      data-pill=${this.pill ?? nothing}
      ?disabled=${this.disabled ?? false}
      aria-disabled=${isLoading || nothing}
      aria-busy=${isLoading || nothing}
      aria-label=${label ? nothing : nameOf(iconStart ?? iconEnd)}
      @click=${this.#press}
    >
      <span class="face"
        >${iconStart && drawIcon(iconStart)}${label ? html`<span part="button-label">${label}</span>` : nothing}${
          iconEnd && drawIcon(iconEnd)
        }</span
      >
      ${isLoading ? html`<span class="loader" part="button-loader"></span>` : nothing}
    </button>`;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  /** Does what the user does by pressing the button; nothing while it is disabled or loading. */
  press(): void {
    if (this.disabled || this.isLoading || this.matches('fieldset:disabled *')) return;
    this.act('onClickAction', this.onClickAction, 'self');
    const form = this.submit ? this.closest('form') : null;
    if (form) submitForm(form);
  }

  #press(event: Event): void {
    if (event.isTrusted) this.press();
  }
}
define(Button);

const nameOf = (icon = 'button'): string => icon.replace(/^.*:/, '').replaceAll('-', ' ');

declare module '../schema/node.js' {
  interface WidgetClasses {
    Button: typeof Button;
  }
}
