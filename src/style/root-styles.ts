import { layoutStyles } from './layout-styles.js';
import { tokenStyles } from './tokens.js';
import { typeStyles } from './type-styles.js';

const texts = new Set([layoutStyles.cssText]);

/** A sheet that is made when it is first needed, so that the package loads where there is no document. */
const lazily = (text: () => string): (() => CSSStyleSheet) => {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(text());
    }
    return sheet;
  };
};

const tokenSheet = lazily(() => tokenStyles);
const typeSheet = lazily(() => typeStyles.cssText);
const attributeRules = (): string => [...texts].join('');

const toClass = (name: string, word?: string): string =>
  `._${name}${word === undefined ? '' : `-${word.replace('%', '\\%')}`}`;

const ATTRIBUTE = /\[([\w-]+)(?:=["']?([^"'\]]+)["']?)?\]/g;

/** The same rules for elements drawn from JSON, which say their words in class names. */
const classRules = (): string =>
  attributeRules().replace(ATTRIBUTE, (_, name: string, word?: string) => toClass(name, word));

/** What `:host()` asks of attributes, asked of either: the attributes or the class names. */
export const wordsInClasses = (text: string): string =>
  text.replace(/:host\((?:[^()]|\([^()]*\))*\)/g, (host) =>
    host.replace(ATTRIBUTE, (attribute, name: string, word?: string) => `:is(${attribute},${toClass(name, word)})`),
  );

const attributeSheet = lazily(attributeRules);
const classSheet = lazily(classRules);

const adopted = new WeakSet<DocumentOrShadowRoot>();
let isMade = false;

/** Adds rules for elements that have no shadow root of their own; every root that adopted the others gets them too. */
export const addRootStyles = (text: string): void => {
  texts.add(text);
  if (!isMade) return;
  attributeSheet().replaceSync(attributeRules());
  classSheet().replaceSync(classRules());
};

/**
 * Makes a document or shadow root ready to hold elements of ours: their rules there, the tokens' defaults on the
 * document. In the root of a widget texts inherit what they have in common, and words are class names; elsewhere all of it
 * is said to each, and words are attributes.
 */
export const adoptRootStyles = (root: Document | ShadowRoot, isWidget = false): void => {
  if (adopted.has(root)) return;
  adopted.add(root);
  isMade = true;
  const page = root.ownerDocument ?? root;
  if (!page.adoptedStyleSheets.includes(tokenSheet())) page.adoptedStyleSheets.push(tokenSheet());
  root.adoptedStyleSheets.push(...(isWidget ? [classSheet()] : [typeSheet(), attributeSheet()]));
};
