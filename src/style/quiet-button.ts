import { css } from 'lit';

/** The declarations of a button that stands in a note, and is no larger than a finger needs. */
export const quietButton = css`
  min-block-size: 24px;
  margin: 0;
  padding: 2px 8px;
  border: 0;
  border-radius: 6px;
  background: var(--ck-primary-soft);
  color: var(--ck-text);
  font: inherit;
  font-weight: 500;
  cursor: pointer;
  pointer-events: auto;
`;
