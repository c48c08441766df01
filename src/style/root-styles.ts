import { layoutStyles } from './layout-styles.js';
import { tokenStyles } from './tokens.js';

/** Both sheets are made when first needed, so that the package loads where there is no document. */
let tokens: CSSStyleSheet | undefined;
let rules: CSSStyleSheet | undefined;

const texts = new Set([layoutStyles.cssText]);

const adopted = new WeakSet<DocumentOrShadowRoot>();

const ruleSheet = (): CSSStyleSheet => {
  if (!rules) {
    rules = new CSSStyleSheet();
    rules.replaceSync([...texts].join(''));
  }
  return rules;
};

/** Adds rules for elements that have no shadow root of their own; every root that adopted the others gets them too. */
export const addRootStyles = (text: string): void => {
  texts.add(text);
  rules?.replaceSync([...texts].join(''));
};

/** Makes a document or shadow root ready to hold elements of ours: rules here, the tokens' defaults on the document. */
export const adoptRootStyles = (root: Document | ShadowRoot): void => {
  if (adopted.has(root)) return;
  adopted.add(root);
  const page = root.ownerDocument ?? (root as Document);
  if (!adopted.has(page) || root === page) {
    if (!tokens) {
      tokens = new CSSStyleSheet();
      tokens.replaceSync(tokenStyles);
    }
    if (!page.adoptedStyleSheets.includes(tokens)) page.adoptedStyleSheets.push(tokens);
  }
  root.adoptedStyleSheets.push(ruleSheet());
};
