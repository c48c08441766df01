/** Strings and comments are met first, so that nothing inside them is taken for white space or punctuation. */
const TOKEN = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\/\*[^]*?\*\/|\s+/g;

const QUOTED = /^["']/;

/** Whether every string and comment that starts in a text also ends in it. */
const isClosed = (text) => !/["']|\/\*/.test(text.replace(TOKEN, ' '));

/**
 * A piece of CSS without comments and needless white space. Spaces that mean something stay: around the operators of
 * `calc()`, in front of a `:`, next to what may be an expression of the template.
 *
 * @param {string} text
 * @returns {string}
 */
export const squeeze = (text) => {
  const strings = [];
  const plain = text.replace(TOKEN, (token) => (QUOTED.test(token) ? `"${strings.push(token) - 1}"` : ' '));
  return plain
    .replace(/ {2,}/g, ' ')
    .replace(/ ?([{};,]|>(?!=)) ?/g, '$1')
    .replace(/([:(]) /g, '$1')
    .replace(/ \)/g, ')')
    .replace(/;+}/g, '}')
    .replace(/"(\d+)"/g, (_, index) => strings[index]);
};

/**
 * A piece of HTML with white space folded, as a browser does it when it draws; between two tags, a line break and what is
 * around it goes whole: it would be a node of its own, and our templates lay out blocks there.
 */
export const fold = (text) =>
  text
    .replace(/>\s*\n\s*(?=<|$)/g, '>')
    .replace(/^\s*\n\s*(?=<)/, '')
    .replace(/\s+/g, ' ');

/** @param {object} node */
function* taggedTemplatesOf(node) {
  if (node.type === 'TaggedTemplateExpression' && (node.tag.name === 'css' || node.tag.name === 'html')) yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') yield* taggedTemplatesOf(child);
    }
  }
}

/** @param {string[]} texts */
const squeezeAll = (texts) => {
  const squeezed = texts.map(squeeze);
  squeezed[0] = squeezed[0].trimStart();
  squeezed[squeezed.length - 1] = squeezed.at(-1).trimEnd();
  return squeezed;
};

/** @param {{tag: {name: string}, quasi: {quasis: object[]}}} template */
const piecesOf = ({ tag, quasi: { quasis } }) => {
  const texts = quasis.map(({ value }) => value.raw);
  if (tag.name === 'css' && !texts.every(isClosed)) return [];
  const short = tag.name === 'css' ? squeezeAll(texts) : texts.map(fold);
  return quasis.map(({ start, end }, index) => ({ start, end, text: short[index] }));
};

/**
 * A rollup plugin that squeezes the css`` and html`` templates of a module.
 *
 * @returns {import('rollup').Plugin}
 */
export const squeezeTemplates = () => ({
  name: 'squeeze-templates',
  transform(code) {
    if (!/\b(?:css|html)\s*`/.test(code)) return null;
    const pieces = [...taggedTemplatesOf(this.parse(code))].flatMap(piecesOf).sort((a, b) => b.start - a.start);
    const squeezed = pieces.reduce(
      (text, piece) => text.slice(0, piece.start) + piece.text + text.slice(piece.end),
      code,
    );
    return { code: squeezed, map: null };
  },
});
