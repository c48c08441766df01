import { css, unsafeCSS } from 'lit';
import { flag, flagOn, oneOf } from '../schema/prop.js';
import { TONES, toneStyles } from './tones.js';

/** What every control can say about its look. */
export const control = {
  /** How strong it looks. */
  variant: oneOf('solid', 'soft', 'outline', 'ghost'),
  /** Height: 22, 24, 26, 28, 32, 36, 40, 44 or 48 px. */
  size: oneOf('3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'),
  /** Fully rounded ends. */
  pill: flagOn,
  /** As wide as its container. */
  block: flag,
  /** Cannot be used. */
  disabled: flag,
};

/** Size: height, gutter, font, icon, radius, gap, loader, offset of an icon at the edge; in px. */
const SIZES = `3xs 22 6 12 14 6 3 11 1
2xs 24 8 12 16 6 4 12 1
xs 26 8 14 16 6 4 13 1
sm 28 10 14 18 6 4 15 1
md 32 12 14 18 8 6 16 1
lg 36 12 14 18 8 6 16 1
xl 40 14 14 18 10 6 18 1
2xl 44 14 16 20 12 6 18 2
3xl 48 16 16 20 12 6 20 2`;

const sizes = SIZES.split('\n')
  .map((line) => {
    const [size, height, gutter, font, icon, radius, gap, loader, offset] = line.split(' ');
    return `.control[data-size="${size}"]{--_height:${height}px;--_gutter:${gutter}px;--_font:${Number(font) / 16};
--_icon:${icon}px;--_radius:${radius}px;--_gap:${gap}px;--_loader:${loader}px;--_offset:-${offset}px}`;
  })
  .join('');

const tones = TONES.map((tone) => toneStyles(`.control[data-tone=${tone}]`, [tone])).join('');

/**
 * How buttons look: every `<button class="control">` with `data-size`, `data-variant` and `data-tone`. Sizes, tones and
 * variants meet in private properties.
 */
export const controlStyles = css`
  ${unsafeCSS(sizes)}
  ${unsafeCSS(tones)}
  .control {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    box-sizing: border-box;
    min-width: 0;
    max-width: 100%;
    min-height: var(--_height);
    margin: 0;
    padding: 0 calc(var(--_gutter) * 1.33);
    border: 0;
    color: var(--_text);
    font: 500 calc(var(--ck-font-size) * var(--_font)) / 1 var(--ck-font-sans);
    cursor: pointer;
    pointer-events: auto;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
    -webkit-font-smoothing: antialiased;
    --_corner: var(--ck-button-radius);
    border-radius: var(--_corner);
    background-color: var(--_fill);
    box-shadow: inset 0 0 0 1px var(--_line, transparent);
    transition:
      background-color 150ms,
      color 150ms;
  }
  /* Only where something stands over it: a layer of its own for every button would cost. */
  .control:is(.loading, :active, [data-size='3xs']) {
    position: relative;
  }
  /* The least size of a target, where the button itself is smaller. */
  .control[data-size='3xs']::after {
    content: '';
    position: absolute;
    inset: -1px;
  }
  .control[data-pill='true'] {
    --_corner: 9999px;
  }
  .control[data-pill='false'] {
    --_corner: calc(var(--_radius) * var(--ck-radius-scale));
    padding: 0 var(--_gutter);
  }
  .control[data-variant='solid'] {
    --_fill: var(--_solid);
    --_fill-hover: var(--_solid-hover);
    --_text: var(--_on);
  }
  .control[data-variant='soft'] {
    --_fill: var(--_soft);
    --_fill-hover: var(--_soft-hover);
    --_text: var(--_on-soft);
  }
  .control[data-variant='outline'] {
    --_fill: transparent;
    --_fill-hover: var(--_soft);
    --_text: var(--_tone);
    --_line: var(--_edge);
  }
  .control[data-variant='ghost'] {
    --_fill: transparent;
    --_fill-hover: var(--_soft);
    --_text: var(--_tone);
  }
  @media (hover: hover) and (pointer: fine) {
    .control:hover {
      background-color: var(--_fill-hover);
    }
    .control[data-tone='secondary']:hover {
      --_text: var(--ck-text);
    }
    .control[data-variant='solid']:hover {
      --_text: var(--_on);
    }
  }
  /* A press makes the shape smaller, not the words on it: only then are the two apart. */
  .control:active:not(:disabled, .loading) {
    isolation: isolate;
    background-color: transparent;
    box-shadow: none;
  }
  .control:active:not(:disabled, .loading)::before {
    content: '';
    position: absolute;
    inset: 0;
    z-index: -1;
    border-radius: inherit;
    background-color: var(--_fill-hover);
    box-shadow: inset 0 0 0 1px var(--_line, transparent);
    scale: 0.98;
  }
  .control:focus-visible {
    outline: 2px solid var(--ck-ring);
    outline-offset: 2px;
  }
  .control:is([data-variant='outline'], [data-variant='ghost']):focus-visible {
    outline-offset: -1px;
  }
  .control:disabled {
    --_fill: var(--ck-disabled);
    --_fill-hover: var(--ck-disabled);
    --_line: var(--ck-border-subtle);
    --_text: var(--ck-text-disabled);
    cursor: not-allowed;
  }
  .control[data-variant='ghost']:disabled {
    --_fill: transparent;
    --_fill-hover: transparent;
    --_line: transparent;
  }
  .control .face {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_gap);
    min-width: 0;
    max-width: 100%;
    transition: opacity 300ms;
  }
  .control .face > span {
    min-width: 0;
    overflow: hidden;
    overflow: clip;
    overflow-clip-margin: 0.2em;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .control svg {
    flex: none;
    inline-size: var(--_icon-size, var(--_icon));
    block-size: var(--_icon-size, var(--_icon));
  }
  .control .face > svg:first-child:not(:only-child) {
    margin-inline-start: var(--_offset);
  }
  .control .face > svg:last-child:not(:only-child) {
    margin-inline-end: var(--_offset);
  }
  .control.loading {
    cursor: default;
  }
  .control.loading .face {
    opacity: 0;
  }
  .loader {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: var(--_loader);
    block-size: var(--_loader);
    border-radius: 50%;
    background: conic-gradient(from 0deg, transparent 10%, currentcolor);
    mask: radial-gradient(farthest-side, transparent calc(100% - 2px), #000 calc(100% - 1.5px));
    animation:
      loader-turn 800ms linear infinite,
      loader-come 150ms 100ms backwards;
  }
  @keyframes loader-turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes loader-come {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .control,
    .control .face {
      transition: none;
    }
    .control:active:not(:disabled, .loading)::before {
      scale: none;
    }
    .loader {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .control:not([data-variant='ghost']) {
      border: 1px solid;
    }
    .control[data-variant='solid']:enabled {
      forced-color-adjust: none;
      background-color: ButtonText;
      color: ButtonFace;
    }
    .control:focus-visible {
      outline-color: Highlight;
    }
    .control:disabled {
      color: GrayText;
    }
    .loader {
      forced-color-adjust: none;
      color: ButtonText;
    }
  }
`;
