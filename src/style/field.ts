import { css, unsafeCSS } from 'lit';
import { flag, oneOf } from '../schema/prop.js';
import { control } from './control.js';

/** What every field with a box around it can say about its look. */
export const fieldBox = {
  /** How strong it looks; outline unless said otherwise. */
  variant: oneOf('soft', 'outline'),
  /** Height: 22, 24, 26, 28, 32 (unless said otherwise), 36, 40, 44 or 48 px. */
  size: control.size,
  /** Distance from the edges to the text, from 6 to 16 px; by the size unless said otherwise. */
  gutterSize: oneOf('2xs', 'xs', 'sm', 'md', 'lg', 'xl'),
  /** Cannot be used. */
  disabled: flag,
};

/** Size: height, then for texts: gutter, font, radius; then for what opens a popup: gutter, font, radius, gap, icon; px. */
const SIZES = `3xs 22 8 12 6 6 12 6 4 14
2xs 24 8 12 6 8 12 6 6 16
xs 26 8 14 6 8 14 6 6 16
sm 28 10 14 8 10 14 6 8 16
md 32 12 14 8 12 14 8 8 18
lg 36 12 14 8 12 14 8 8 18
xl 40 14 16 10 14 14 10 8 18
2xl 44 16 16 12 14 16 12 10 20
3xl 48 16 16 12 16 16 12 10 20`;

const sizes = SIZES.split('\n').map((line) => line.split(' '));

const boxSizes = sizes
  .map(
    ([size, height, gutter, font, radius]) =>
      `.box[data-size="${size}"]{--_height:${height}px;--_gutter:${gutter}px;--_font:${Number(font) / 16};--_radius:${radius}px}`,
  )
  .join('');

const triggerSizes = sizes
  .map(
    ([size, , , , , gutter, font, radius, gap, icon]) =>
      `.trigger[data-size="${size}"]{--_gutter:${gutter}px;--_font:${Number(font) / 16};--_radius:${radius}px;--_gap:${gap}px;--_icon:${icon}px}`,
  )
  .join('');

const gutters = [6, 8, 10, 12, 14, 16]
  .map((gutter, i) => `.box[data-gutter="${['2xs', 'xs', 'sm', 'md', 'lg', 'xl'][i]}"]{--_gutter:${gutter}px}`)
  .join('');

/** How every field looks, and what is said below it when it is invalid. */
export const fieldStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    max-inline-size: 100%;
    pointer-events: auto;
    text-align: start;
  }
  :host(:state(loading)) {
    opacity: var(--ck-loading-opacity);
  }
  .error {
    margin: 4px 0 0;
    color: var(--ck-danger);
    font: 400 calc(var(--ck-font-size) * 0.75) / 1.5 var(--ck-font-sans);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
`;

/** How every box looks in which something is typed or chosen: \`class="box"\` with \`data-size\` and \`data-variant\`. */
export const boxStyles = css`
  ${unsafeCSS(boxSizes)}
  ${unsafeCSS(gutters)}
  :host {
    inline-size: 100%;
  }
  .box {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--_height);
    margin: 0;
    padding: 0 var(--_gutter);
    border: 0;
    border-radius: var(--_corner, calc(var(--_radius) * var(--ck-radius-scale)));
    outline: 2px solid transparent;
    outline-offset: -2px;
    background-color: transparent;
    box-shadow: inset 0 0 0 1px var(--_line, transparent);
    color: var(--ck-text);
    font: 400 calc(var(--ck-font-size) * var(--_font)) / 1.4286 var(--ck-font-sans);
    text-align: start;
    appearance: none;
    transition:
      box-shadow 150ms,
      outline-color 150ms,
      background-color 150ms;
    -webkit-tap-highlight-color: transparent;
  }
  .box::placeholder {
    color: var(--ck-text-tertiary);
    opacity: 1;
  }
  .box[data-size='3xs'] {
    margin-block: 1px;
  }
  .box[data-variant='outline'] {
    --_line: var(--ck-edge);
  }
  .box[data-variant='soft'] {
    background-color: var(--ck-primary-soft);
  }
  .box[data-variant='soft']::placeholder {
    color: var(--ck-text-secondary);
  }
  .box[data-pill] {
    --_corner: 9999px;
    padding: 0 calc(var(--_gutter) * 1.33);
  }
  @media (hover: hover) and (pointer: fine) {
    .box[data-variant='outline']:enabled:hover {
      --_line: var(--ck-edge-hover);
    }
  }
  .box:focus-visible {
    outline-color: var(--ck-ring);
  }
  .box[aria-invalid='true'] {
    --_line: var(--ck-danger-solid);
  }
  .box[aria-invalid='true']:focus-visible {
    outline-color: var(--ck-danger-solid);
  }
  .box:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  @media (pointer: coarse) {
    .box {
      font-size: max(16px, calc(var(--ck-font-size) * var(--_font)));
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .box {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .box {
      border: 1px solid;
    }
    .box:focus-visible {
      outline-color: Highlight;
    }
    .box:disabled {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;

/** How what opens a popup looks, on top of a box: \`class="box trigger"\`. */
export const triggerStyles = css`
  ${unsafeCSS(triggerSizes)}
  :host {
    display: inline-block;
    inline-size: auto;
    vertical-align: middle;
  }
  :host([block]) {
    display: block;
    flex: 1 1 auto;
    align-self: stretch;
  }
  .row {
    position: relative;
    display: flex;
  }
  .trigger {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    font-weight: 500;
    cursor: pointer;
    user-select: none;
  }
  .trigger > span {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .trigger > .hint {
    color: var(--ck-text-secondary);
  }
  .trigger svg {
    flex: none;
    inline-size: var(--_icon);
    block-size: var(--_icon);
  }
  .trigger > .mark {
    flex: none;
    display: flex;
    flex-direction: column;
    opacity: 0.75;
  }
  .mark svg {
    inline-size: 10px;
    block-size: 7px;
    overflow: visible;
    rotate: 90deg;
    stroke-width: 3px;
  }
  .mark svg:first-child {
    rotate: -90deg;
  }
  .trigger[data-size='3xs'] {
    position: relative;
  }
  .trigger[data-size='3xs']::after {
    content: '';
    position: absolute;
    inset: -1px;
  }
  .trigger:is([data-variant='solid'], [data-variant='soft']) {
    background-color: var(--ck-primary-soft);
  }
  .trigger[aria-expanded='true'][data-variant='outline'] {
    --_line: var(--ck-edge-hover);
  }
  .trigger[aria-expanded='true']:not([data-variant='outline']) {
    background-color: var(--ck-primary-soft-hover);
  }
  @media (hover: hover) and (pointer: fine) {
    .trigger:enabled:hover > .mark {
      opacity: 1;
    }
    .trigger:enabled:hover:is([data-variant='solid'], [data-variant='soft']) {
      background-color: var(--ck-primary-soft-hover);
    }
    .trigger[data-variant='ghost']:enabled:hover {
      background-color: var(--ck-primary-soft);
    }
  }
  .trigger:disabled {
    --_line: var(--ck-border-subtle);
    background-color: var(--ck-disabled);
    color: var(--ck-text-disabled);
    opacity: 1;
  }
  .trigger[data-variant='ghost']:disabled {
    --_line: transparent;
    background-color: transparent;
  }
  .trigger:disabled > .hint {
    color: inherit;
  }
  .clearable > .trigger > span:not(.mark) {
    padding-inline-end: 24px;
  }
  .clear {
    position: absolute;
    inset-block: 0;
    inset-inline-end: var(--_end, 6px);
    margin: auto 0;
    padding: 0;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: min(24px, 100%);
    border: 0;
    border-radius: 9999px;
    background: none;
    color: var(--ck-text-secondary);
    cursor: pointer;
  }
  .clear svg {
    inline-size: 14px;
    block-size: 14px;
    rotate: 45deg;
  }
  .trigger[data-size$='xs'] ~ .clear {
    margin-inline-end: -6px;
  }
  @media (hover: hover) and (pointer: fine) {
    .clear:hover {
      background-color: var(--ck-primary-soft);
      color: var(--ck-text);
    }
  }
  .clear:focus-visible {
    outline: 2px solid var(--ck-ring);
    outline-offset: -2px;
  }
  .popup {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: calc(12px * var(--ck-radius-scale));
    background-color: var(--ck-surface-elevated);
    box-shadow: var(--ck-popup-shadow);
    color: var(--ck-text);
    font: 400 calc(var(--ck-font-size) * 0.875) / 1.4286 var(--ck-font-sans);
    overflow: hidden;
    opacity: 0;
  }
  .popup.placed {
    opacity: 1;
    animation: popup-come 350ms cubic-bezier(0.19, 1, 0.22, 1);
  }
  @keyframes popup-come {
    from {
      opacity: 0;
      scale: 0.95;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .popup.placed {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .popup {
      border: 1px solid;
    }
    .clear {
      color: ButtonText;
    }
  }
`;
