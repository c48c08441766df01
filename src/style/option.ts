import { css } from 'lit';

/** How checkboxes and radios look: a native input, with its text, in \`class="option"\`. */
export const optionStyles = css`
  .option {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    inline-size: fit-content;
    min-block-size: 24px;
    min-inline-size: 24px;
    max-inline-size: 100%;
    box-sizing: border-box;
    padding-block: 2px;
    color: var(--ck-text);
    font: 400 calc(var(--ck-font-size) * 0.875) / 1.4286 var(--ck-font-sans);
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  .option > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  input {
    flex: none;
    display: inline-grid;
    place-content: center;
    box-sizing: border-box;
    margin: 1px 0 0;
    border: 1px solid light-dark(var(--ck-gray-450), var(--ck-gray-600));
    background-color: transparent;
    color: var(--ck-primary-on-solid);
    appearance: none;
    cursor: inherit;
    transition:
      border-color 150ms,
      background-color 150ms;
  }
  input::before {
    content: '';
    box-sizing: border-box;
    opacity: 0;
  }
  input:checked::before {
    opacity: 1;
  }
  input:checked {
    border-color: var(--ck-primary-solid);
    background-color: var(--ck-primary-solid);
  }
  @media (hover: hover) and (pointer: fine) {
    .option:hover > input:enabled:not(:checked) {
      border-color: var(--ck-text);
    }
  }
  input:focus-visible {
    outline: 2px solid var(--ck-ring);
    outline-offset: 2px;
  }
  input[aria-invalid='true'] {
    border-color: var(--ck-danger-solid);
  }
  .option:has(> input:disabled) {
    color: var(--ck-text-disabled);
    cursor: not-allowed;
  }
  input:disabled {
    opacity: 0.5;
  }
  @media (prefers-reduced-motion: reduce) {
    input {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    input {
      appearance: auto;
    }
    input::before {
      content: none;
    }
    .option:has(> input:disabled) {
      color: GrayText;
    }
  }
`;
