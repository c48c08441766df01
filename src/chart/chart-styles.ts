import { css } from 'lit';

/** How charts look: a sheet that comes with the first of them. */
export const chartStyles = css`
  .chart {
    position: relative;
    isolation: isolate;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: 0;
    color: var(--ck-text-tertiary);
    font: 400 calc(var(--ck-font-size) * 0.75) / 1.5 var(--ck-font-sans);
    font-variant-numeric: tabular-nums;
    -webkit-font-smoothing: antialiased;
    -moz-osx-font-smoothing: grayscale;
  }
  .field {
    position: relative;
    flex: 1;
    min-block-size: 0;
  }
  .plot {
    position: absolute;
    inset: 0;
    border-radius: calc(6px * var(--ck-radius-scale));
    touch-action: pan-y;
    -webkit-tap-highlight-color: transparent;
  }
  .plot:focus {
    outline: none;
  }
  .plot:focus-visible {
    outline: 2px solid var(--ck-ring);
    outline-offset: 1px;
  }
  .plot > svg {
    position: absolute;
    inset: 0;
    overflow: visible;
    direction: ltr;
    pointer-events: none;
  }
  .marks {
    overflow: hidden;
  }
  text {
    fill: currentColor;
    unicode-bidi: plaintext;
  }
  .grid line {
    stroke: var(--ck-border-subtle);
    shape-rendering: crispEdges;
  }
  .grid .zero {
    stroke: var(--ck-border-strong);
  }
  .bar {
    fill: currentColor;
  }
  .area {
    fill: currentColor;
    fill-opacity: 0.2;
  }
  .line,
  .edge {
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .dense {
    stroke-width: 1.25;
    stroke-dasharray: none;
  }
  .halo {
    fill: none;
    stroke: var(--ck-surface-elevated);
    stroke-width: 6;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-opacity: 0.85;
  }
  .line[data-order='1'] {
    stroke-dasharray: 7 5;
  }
  .line[data-order='2'] {
    stroke-dasharray: 0.1 5;
  }
  .line[data-order='3'] {
    stroke-dasharray: 10 5 0.1 5;
  }
  .line[data-order='4'] {
    stroke-dasharray: 3 4;
  }
  .line[data-order='5'] {
    stroke-dasharray: 10 5 0.1 5 0.1 5;
  }
  .point,
  .dot {
    fill: currentColor;
    paint-order: stroke;
    stroke: var(--ck-surface-elevated);
    stroke-width: 2;
  }
  .hatch {
    display: none;
  }
  .hatching {
    fill: none;
    stroke: var(--ck-surface-elevated);
    stroke-width: 2;
  }
  .band {
    fill: var(--ck-primary-soft);
  }
  .rule {
    stroke: var(--ck-border-strong);
    shape-rendering: crispEdges;
  }
  .columns {
    animation: rise 450ms cubic-bezier(0.19, 1, 0.22, 1);
  }
  .curves {
    animation: come 450ms;
  }
  .tooltip {
    position: absolute;
    z-index: 1;
    inset: 0 auto auto 0;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(260px, 100%);
    padding: 8px 12px;
    border-radius: calc(8px * var(--ck-radius-scale));
    background: var(--ck-surface-elevated);
    box-shadow: var(--ck-popup-shadow);
    color: var(--ck-text-secondary);
    pointer-events: none;
    animation: come 100ms;
  }
  .tooltip p {
    margin: 0 0 2px;
    overflow: hidden;
    color: var(--ck-text);
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .value {
    margin-inline-start: auto;
    padding-inline-start: 12px;
    color: var(--ck-text);
    font-weight: 500;
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .swatch {
    flex: none;
    inline-size: 16px;
    block-size: 12px;
  }
  .legend {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px 16px;
    max-block-size: min(40%, 4.5em + 4px);
    margin: 0;
    padding: 0;
    overflow: auto;
    color: var(--ck-text-secondary);
    list-style: none;
    scrollbar-width: thin;
  }
  .legend:focus-visible {
    outline: 2px solid var(--ck-ring);
    outline-offset: -2px;
  }
  .legend .item {
    max-inline-size: 100%;
  }
  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    margin: 0;
    border-radius: calc(8px * var(--ck-radius-scale));
    background: var(--ck-surface-secondary);
    color: var(--ck-text-secondary);
    font-size: calc(var(--ck-font-size) * 0.875);
  }
  .note {
    flex: none;
    margin: 0;
    color: var(--ck-text-secondary);
    text-align: center;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    contain: strict;
  }
  .unseen table {
    table-layout: fixed;
    inline-size: 1px;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: scaleY(0);
    }
  }
  @keyframes come {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .columns,
    .curves,
    .tooltip {
      animation: none;
    }
  }
  @media (prefers-contrast: more), (forced-colors: active), print {
    .hatch {
      display: inline;
    }
    .bar {
      stroke: currentColor;
    }
    .edge[data-order='1'] {
      stroke-dasharray: 7 5;
    }
    .edge[data-order='2'] {
      stroke-dasharray: 0.1 5;
    }
    .edge[data-order='3'] {
      stroke-dasharray: 10 5 0.1 5;
    }
  }
  @media (forced-colors: active) {
    .series {
      color: CanvasText !important;
    }
    .point,
    .dot {
      stroke: Canvas;
    }
    .hatching,
    .halo {
      stroke: Canvas;
    }
    .grid line {
      stroke: GrayText;
      stroke-opacity: 0.5;
    }
    .grid .zero,
    .rule {
      stroke: CanvasText;
      stroke-opacity: 1;
    }
    .band {
      fill: Highlight;
      fill-opacity: 0.4;
    }
    text {
      fill: CanvasText;
    }
    .tooltip,
    .empty {
      border: 1px solid;
    }
  }
  @media print {
    .chart {
      break-inside: avoid;
      print-color-adjust: exact;
    }
    .plot > svg {
      inline-size: 100%;
      block-size: 100%;
    }
    .columns,
    .curves {
      animation: none;
    }
    .tooltip,
    .cursor {
      display: none;
    }
    .legend {
      max-block-size: none;
    }
  }
`;
