import { css, unsafeCSS } from 'lit';
import { define } from '../element/registry.js';
import { TextWidget } from '../element/text-widget.js';
import { flagOn, label, oneOf, required } from '../schema/prop.js';
import { toneStyles } from '../style/tones.js';

/** Marks something with a word or two. */
export class Badge extends TextWidget(
  'Badge',
  {
    /** The text. */
    label: required(label),
    /** Its tone; secondary unless said otherwise. */
    color: oneOf('secondary', 'success', 'danger', 'warning', 'info', 'discovery'),
    /** How strong it looks; soft unless said otherwise. */
    variant: oneOf('solid', 'soft', 'outline'),
    /** Height: 20 px (unless said otherwise), 22 or 24 px. */
    size: oneOf('sm', 'md', 'lg'),
    /** Fully rounded ends, unless false. */
    pill: flagOn,
  },
  'label',
) {
  static readonly styles = css`
    :where(ck-badge) {
      --_height: 20px;
      --_gutter: 5px;
      --_font: 0.75;
      --_radius: 4px;
      display: inline-block;
      flex: none;
      inline-size: fit-content;
      box-sizing: border-box;
      block-size: var(--_height);
      max-inline-size: 100%;
      padding-inline: calc(var(--_gutter) * 1.33);
      border-radius: 9999px;
      background-color: var(--_soft);
      color: var(--_on-soft);
      font: 600 calc(var(--ck-font-size) * var(--_font)) / var(--_height) var(--ck-font-sans);
      white-space: nowrap;
      overflow: clip;
      text-overflow: ellipsis;
      vertical-align: middle;
      unicode-bidi: plaintext;
      -webkit-font-smoothing: antialiased;
    }
    ${unsafeCSS(toneStyles('ck-badge', ['secondary', 'success', 'danger', 'warning', 'info', 'discovery']))}
    :where(ck-badge[size='md']) {
      --_height: 22px;
      --_gutter: 6px;
      --_font: 0.875;
    }
    :where(ck-badge[size='lg']) {
      --_height: 24px;
      --_gutter: 8px;
      --_font: 0.875;
      --_radius: 6px;
    }
    :where(ck-badge[pill='false']) {
      padding-inline: var(--_gutter);
      border-radius: calc(var(--_radius) * var(--ck-radius-scale));
    }
    :where(ck-badge[variant='solid']) {
      background-color: var(--_solid);
      color: var(--_on);
    }
    :where(ck-badge[variant='outline']) {
      background-color: transparent;
      color: var(--_tone);
      box-shadow: inset 0 0 0 1px var(--_edge);
    }
    @media (forced-colors: active) {
      :where(ck-badge) {
        border: 1px solid;
      }
    }
  `;
}
define(Badge);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Badge: typeof Badge;
  }
}
