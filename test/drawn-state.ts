import { allIn } from './page.js';

/** The longhands by which elements of ours differ in what they draw. */
const LONGHANDS = [
  'align-items align-self animation-name aspect-ratio background-color background-image block-size border-bottom-color',
  'border-bottom-style border-bottom-width border-left-color border-left-style border-left-width border-right-color',
  'border-right-style border-right-width border-top-color border-top-style border-top-width border-top-left-radius',
  'box-shadow color column-gap content-visibility direction display flex-basis flex-direction flex-grow flex-shrink',
  'flex-wrap font-family font-size font-style font-weight height inline-size justify-content line-height margin-bottom',
  'margin-left margin-right margin-top max-height max-width min-height min-width object-fit object-position opacity',
  'overflow-x overflow-y padding-bottom padding-left padding-right padding-top position row-gap text-align',
  'text-decoration-line text-overflow visibility white-space width -webkit-line-clamp z-index',
].flatMap((line) => line.split(' '));

/** Longhands that a computed style has of an element. */
export const computedOf = (element: Element, pseudo?: string): readonly string[] => {
  const style = getComputedStyle(element, pseudo);
  return LONGHANDS.map((name) => `${name}: ${style.getPropertyValue(name)}`);
};

/** Attributes that say something: on an element of ours, those that it does not take as props. */
const SAYING = /^(?:aria-|role$|part$|inert$|src$|alt$|title$|disabled$)/;
const OF_OURS = /^(?:aria-|role$|inert$)/;

const spoken = (element: Element): readonly string[] =>
  element
    .getAttributeNames()
    .filter((name) => (element.localName.startsWith('ck-') ? OF_OURS : SAYING).test(name))
    .map((name) => `${name}=${element.getAttribute(name)}`)
    .sort();

const ownText = (element: Element): string =>
  [...element.childNodes]
    .filter((node) => node instanceof Text)
    .map((node) => node.textContent.trim())
    .join(' ');

/** What is drawn of an element and inside of it, whichever way it came to be: tags, texts, ARIA and computed styles. */
export const viewOf = (element: Element): readonly string[] =>
  [element, ...allIn(element.shadowRoot ?? element)].flatMap((inner) => [
    `<${inner.localName}> ${spoken(inner).join(' ')} ${ownText(inner)}`,
    ...computedOf(inner),
    ...computedOf(inner, '::before').slice(0, 8),
  ]);

/** How two views differ, in a few words. */
export const changesOf = (before: readonly string[], after: readonly string[]): readonly string[] => {
  if (before.length !== after.length) return [`${before.length} and ${after.length} entries`];
  return before.flatMap((line, i) => (line === after[i] ? [] : [`${line} → ${after[i]}`])).slice(0, 5);
};

/** The text of every style attribute on an element and inside of it. */
export const styleTextsOf = (element: Element): readonly string[] =>
  [element, ...allIn(element.shadowRoot ?? element)].flatMap((inner) => inner.getAttribute('style') || []);
