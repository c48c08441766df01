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
const ruleSheet = lazily(() => [...texts].join(''));

const adopted = new WeakSet<DocumentOrShadowRoot>();
let isMade = false;

/** Adds rules for elements that have no shadow root of their own; every root that adopted the others gets them too. */
export const addRootStyles = (text: string): void => {
  texts.add(text);
  if (isMade) ruleSheet().replaceSync([...texts].join(''));
};

/**
 * Makes a document or shadow root ready to hold elements of ours: their rules there, the tokens' defaults on the
 * document. In the root of a widget texts inherit what they have in common; elsewhere it is said to each.
 */
export const adoptRootStyles = (root: Document | ShadowRoot, isWidget = false): void => {
  if (adopted.has(root)) return;
  adopted.add(root);
  isMade = true;
  const page = root.ownerDocument ?? (root as Document);
  if (!page.adoptedStyleSheets.includes(tokenSheet())) page.adoptedStyleSheets.push(tokenSheet());
  if (!isWidget) root.adoptedStyleSheets.push(typeSheet());
  root.adoptedStyleSheets.push(ruleSheet());
};
