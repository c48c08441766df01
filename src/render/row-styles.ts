import { css } from 'lit';
import { quietButton } from '../style/quiet-button.js';

/** The rules for the line below a widget, which says how an action goes. */
export const rowStyles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin: 8px 0 0;
    color: var(--ck-text-secondary);
    font: 400 calc(var(--ck-font-size) * 0.8125) / 1.4 var(--ck-font-sans);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .row.error {
    background: none;
    color: var(--ck-danger);
  }
  .row svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
  }
  .row span {
    min-inline-size: 0;
    max-inline-size: calc(100% - 24px);
    unicode-bidi: isolate;
  }
  .row button {
    ${quietButton}
    border-radius: calc(6px * var(--ck-radius-scale));
    background: var(--ck-danger-soft);
    color: inherit;
    -webkit-tap-highlight-color: transparent;
  }
  .row button:hover {
    text-decoration: underline;
  }
  .row button:focus-visible {
    outline: 2px solid var(--ck-ring);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .row button {
      border: 1px solid;
    }
  }
`;
