import { css } from 'lit';
import { typeDeclarations } from './type-styles.js';

/** What Card, ListView and Basic share: the theme that they force, the frame, the look of waiting. */
export const containerStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    max-width: 100%;
    ${typeDeclarations}
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .body,
  .frame {
    box-sizing: border-box;
    transition: opacity 150ms;
  }
  .frame {
    overflow: hidden;
    border: 1px solid var(--ck-border);
    border-radius: var(--ck-card-radius);
    background-color: var(--ck-surface-elevated);
  }
  [inert][part~='loading'] {
    opacity: var(--ck-loading-opacity);
  }
  @media (prefers-reduced-motion: reduce) {
    .body,
    .frame {
      transition: none;
    }
  }
`;
