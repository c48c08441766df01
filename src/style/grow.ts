import { css } from 'lit';

/**
 * Lets a text area be as high as its text: \`class="grow"\` around it and a copy of the text, which is not seen and gives
 * the height, from \`--_rows\` lines to \`--_max-rows\`.
 */
export const growStyles = css`
  .grow {
    display: grid;
  }
  .grow > textarea,
  .copy {
    grid-area: 1 / 1;
    min-inline-size: 0;
    min-block-size: calc(var(--_rows, 1) * 1lh + 2 * var(--_pad, 0px));
    max-block-size: calc(var(--_max-rows, 1000) * 1lh + 2 * var(--_pad, 0px));
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    resize: none;
  }
  .copy {
    visibility: hidden;
    overflow: hidden;
    pointer-events: none;
  }
  .grow > textarea {
    block-size: 100%;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
`;
