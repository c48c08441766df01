/** Functions that fetch or read from elsewhere, and signs that end a declaration. */
const FOREIGN = /[;{}<>\\@!]|\/\*|(?:url|image-set|cross-fade|element|paint|src|var|env|attr|image|random|inherit)\(/i;

/** Numbers of five digits and more, or with an exponent: no length that a widget needs. */
const EXTREME = /\d{5}|\de[+\d]/i;

/** Words that take a value from somewhere else in the page; a function has no such part. */
export const WIDE = /^\s*(?:inherit|initial|unset|revert)/i;

/** Whether a text from a widget may become a CSS value: short, and nothing in it reaches outside of itself. */
export const isSafeCss = (text: string): boolean => text.length <= 128 && !FOREIGN.test(text);

/** Whether a text from a widget may become a CSS length. */
export const isSafeLength = (text: string): boolean => isSafeCss(text) && !EXTREME.test(text) && !WIDE.test(text);

/** Splits a CSS value at its outer white space: `1px calc(1px + 2px)` has two parts. */
export const partsOf = (text: string): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (depth === 0 && /\s/.test(char)) {
      if (part) parts.push(part);
      part = '';
    } else part += char;
  }
  return part ? [...parts, part] : parts;
};
