import { css } from 'lit';
import { typeDeclarations } from '../style/type-styles.js';

/**
 * How a widget stands in the page: contained, so that nothing in it leaves its box, and not laid out before it comes
 * near the sight.
 */
export const widgetStyles = css`
  :host {
    display: block;
    contain: content;
    overflow-clip-margin: 4px;
    content-visibility: auto;
    contain-intrinsic-size: auto 360px auto 240px;
    ${typeDeclarations}
    outline: none;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .tree {
    transition: opacity 150ms;
  }
  .tree[inert] {
    opacity: var(--ck-loading-opacity);
  }
  .message {
    box-sizing: border-box;
    max-inline-size: var(--ck-card-width-sm);
    margin: 0;
    padding: 12px 16px;
    border-radius: calc(12px * var(--ck-radius-scale));
    background: var(--ck-surface-secondary);
    color: var(--ck-text-secondary);
    font: 400 calc(var(--ck-font-size) * 0.875) / 1.4286 var(--ck-font-sans);
    overflow-wrap: anywhere;
  }
  .tree:not(:empty) ~ .message {
    margin-block-start: 8px;
  }
  .error {
    background: var(--ck-danger-soft);
    color: var(--ck-danger);
  }
  .skeleton {
    max-inline-size: var(--ck-card-width-sm);
    block-size: 160px;
    border-radius: var(--ck-card-radius);
    background: var(--ck-primary-soft);
    animation: wait 1s ease-in-out infinite alternate;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes wait {
    to {
      opacity: 0.5;
    }
  }
  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid;
    }
  }
  @media print {
    :host {
      content-visibility: visible;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .tree {
      transition: none;
    }
    .skeleton {
      animation: none;
    }
  }
`;
