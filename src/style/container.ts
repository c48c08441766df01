import { css } from 'lit';
import { typeDeclarations } from './type-styles.js';

/** What Card, ListView and Basic share: the theme that they force, the look of waiting, hidden words. */
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
  .body {
    box-sizing: border-box;
    transition: opacity 150ms;
  }
  [inert]:is([part~='loading']) {
    opacity: var(--ck-loading-opacity);
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
`;
