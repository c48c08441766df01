import { css, unsafeCSS } from 'lit';

/** The distance of each kind of block from those above and below it. */
const MARGINS = {
  h1: ['0', 'calc(var(--ck-font-size) * 0.5)'],
  h2: ['calc(var(--ck-font-size) * 2)', 'var(--ck-font-size)'],
  h3: ['calc(var(--ck-font-size) * 1.125)', 'calc(var(--ck-font-size) * 0.625)'],
  h4: ['var(--ck-font-size)', 'calc(var(--ck-font-size) * 0.5)'],
  h5: ['var(--ck-font-size)', 'calc(var(--ck-font-size) * 0.5)'],
  h6: ['var(--ck-font-size)', 'calc(var(--ck-font-size) * 0.5)'],
  paragraph: ['1em', '1em'],
  list: ['0.5em', '1em'],
  quote: ['1em', '1em'],
  code: ['1em', '1em'],
  rule: ['2em', '2em'],
  table: ['1.75em', '1.75em'],
};

/** A group lays out by itself, so it has the outer distances of its first and last block. */
const margins = Object.entries(MARGINS)
  .map(
    ([kind, [above, below]]) => `[data-kind=${kind}]{margin-block:${above} ${below}}
[data-first=${kind}]{margin-block-start:${above}}[data-last=${kind}]{margin-block-end:${below}}`,
  )
  .join('');

/** How a document looks. */
export const documentStyles = css`
  .document {
    color: var(--ck-text);
    overflow-wrap: anywhere;
    --_bar: light-dark(#0d0d0d26, #ffffff33);
    --_plate: light-dark(#0d0d0d0a, #ffffff1a);
    --_line: light-dark(#0d0d0d14, #ffffff14);
    --_mono:
      ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Monaco, Consolas, 'Liberation Mono', 'DejaVu Sans Mono',
      'Courier New', monospace;
  }
  ${unsafeCSS(margins)}
  [data-kind='none'] {
    display: none;
  }
  .group {
    display: flow-root;
    contain: layout style;
    contain-intrinsic-size: auto none auto 960px;
  }
  .group.done {
    content-visibility: auto;
    overflow-clip-margin: 4px;
  }
  .group:first-child,
  .group > :first-child {
    margin-block-start: 0;
  }
  .group:last-child,
  .group > :last-child {
    margin-block-end: 0;
  }
  h4,
  h5,
  h6 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.5;
    text-wrap: pretty;
  }
  .h1 {
    font-size: 1.75em;
    line-height: 1.222;
    letter-spacing: -0.04rem;
  }
  .h2 {
    font-size: 1.5em;
    line-height: 1.222;
  }
  .h3 {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .h6 {
    font-weight: inherit;
  }
  p {
    margin: 0;
  }
  :is(li, blockquote) > * + :is(p, h4, h5, h6, blockquote, hr, .code, .region) {
    margin-block-start: 1em;
  }
  :is(li, blockquote) > :is(p, h4, h5, h6, blockquote, hr, .code, .region) + * {
    margin-block-start: 1em;
  }
  strong {
    font-weight: 600;
  }
  ul,
  ol {
    margin: 0;
    padding: 0;
    padding-inline-start: 1.625em;
  }
  ul {
    list-style: disc;
  }
  ul ul {
    list-style: circle;
  }
  ol {
    list-style: decimal;
  }
  li {
    min-block-size: 1.5em;
    margin-block: 0.5em;
    padding-inline-start: 0.375em;
  }
  li::marker {
    color: var(--ck-text-secondary);
    font-weight: 500;
  }
  li.loose {
    margin-block: 1em;
  }
  li > :is(ul, ol) {
    margin-block-start: 0.25em;
  }
  li:first-child {
    margin-block-start: 0;
  }
  li:last-child {
    margin-block-end: 0;
  }
  .task {
    position: relative;
    list-style: none;
  }
  .task > input {
    position: absolute;
    inset-inline-start: -1.125em;
    inset-block-start: 0.25em;
    appearance: none;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 1em;
    block-size: 1em;
    margin: 0;
    font: inherit;
    border: 1px solid var(--ck-edge);
    border-radius: 0.25em;
    background-color: transparent;
  }
  .task > input:checked {
    border-color: transparent;
    background-color: var(--ck-primary-solid);
  }
  .task > input:checked::before {
    content: '';
    inline-size: 0.25em;
    block-size: 0.5em;
    margin-block-end: 0.125em;
    border: solid var(--ck-primary-on-solid);
    border-width: 0 0.125em 0.125em 0;
    rotate: 45deg;
  }
  blockquote {
    position: relative;
    margin: 0;
    padding: 0.25em 0 0.25em 0;
    padding-inline-start: 24px;
  }
  blockquote::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 4px;
    border-radius: 2px;
    background: var(--_bar);
  }
  hr {
    block-size: 0;
    margin: 0;
    border: 0;
    border-block-start: 1px solid light-dark(#0d0d0d1a, #ffffff1a);
  }
  .region {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  table {
    inline-size: 100%;
    border-spacing: 0;
    font-size: 0.875em;
    line-height: calc(var(--ck-font-size) * 1.5);
    overflow-wrap: normal;
  }
  th,
  td {
    padding: 10px 8px;
    border-block-end: 1px solid var(--ck-border);
    text-align: start;
    vertical-align: top;
  }
  th {
    padding-block: 8px;
    border-block-end-color: var(--ck-border-strong);
    font-weight: 600;
    vertical-align: bottom;
  }
  tr > :first-child {
    padding-inline-start: 0;
  }
  tr > :last-child {
    padding-inline-end: 0;
  }
  tbody > :last-child > td {
    border-block-end: 0;
  }
  [data-align='left'] {
    text-align: left;
  }
  [data-align='center'] {
    text-align: center;
  }
  [data-align='right'] {
    text-align: right;
  }
  code {
    padding: 1px 0.3rem;
    border-radius: 0.25rem;
    background: var(--_plate);
    box-shadow: inset 0 0 0 1px var(--_line);
    font-family: var(--_mono);
    font-size: 0.875em;
    font-weight: 500;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  .code {
    --_ground: light-dark(#fcfcfc, #101010);
    position: relative;
    direction: ltr;
  }
  pre {
    box-sizing: border-box;
    margin: 0;
    padding: 14px 40px 14px 16px;
    overflow: auto;
    border: 1px solid var(--ck-border);
    border-radius: 8px;
    background: var(--_ground);
    font-size: 0.875em;
    line-height: 1.5;
    overflow-wrap: normal;
    scrollbar-width: thin;
    tab-size: 4;
  }
  pre code {
    padding: 0;
    background: none;
    box-shadow: none;
    font-size: 1em;
    font-weight: 400;
  }
  .copy {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: var(--_ground);
    /* A line that goes on below it does not come out again at its side. */
    box-shadow: 5px 0 var(--_ground);
    color: var(--ck-text-secondary);
    cursor: pointer;
    pointer-events: auto;
  }
  .copy svg {
    grid-area: 1 / 1;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .copy:not(.copied) svg + svg,
  .copied svg:first-child {
    visibility: hidden;
  }
  @media (hover: hover) and (pointer: fine) {
    .copy:hover {
      background: light-dark(#ededed, #212121);
      color: var(--ck-text);
    }
    a[href]:hover {
      text-decoration-color: color-mix(in srgb, currentcolor 80%, transparent);
    }
  }
  a[href] {
    border-radius: 2px;
    color: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 70%, transparent);
    text-underline-offset: 0.15em;
    pointer-events: auto;
  }
  :is(a, .copy, pre, .region):focus-visible {
    outline: 2px solid var(--ck-ring);
    outline-offset: 1px;
  }
  :is(pre, .region):focus-visible {
    outline-offset: -1px;
  }
  .host {
    color: var(--ck-text-secondary);
  }
  .fresh {
    animation: fresh 250ms;
  }
  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes fresh {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .fresh {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .task > input {
      appearance: auto;
    }
    blockquote::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
    code {
      outline: 1px solid;
      outline-offset: -1px;
    }
    pre code {
      outline: 0;
    }
    .copy {
      border: 1px solid;
    }
  }
  @media print {
    .group.done {
      content-visibility: visible;
    }
    pre {
      white-space: pre-wrap;
    }
    .copy {
      display: none;
    }
  }
`;
