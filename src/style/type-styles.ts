import { css } from 'lit';

/** What all texts inherit: font, colour, how words break. */
export const typeDeclarations = css`
  color: var(--ck-text);
  font-family: var(--ck-font-sans);
  overflow-wrap: break-word;
  -webkit-font-smoothing: antialiased;
  -moz-osx-font-smoothing: grayscale;
  font-synthesis-weight: none;
`;

/** The same for texts that stand in the page by themselves, in no widget that they could inherit it from. */
export const typeStyles = css`
  :where(ck-text, ck-title, ck-caption, ck-icon) {
    ${typeDeclarations}
  }
`;
