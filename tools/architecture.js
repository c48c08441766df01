// The law of the house as functions: each takes sources (path → text) and answers with what is wrong in them.
import { posix } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {ReadonlyMap<string, string>} Sources Texts by path, such as `src/style/box.ts`.
 * @typedef {object} Floor
 * @property {number} floor How high it is: imports point down.
 * @property {boolean} [noSiblings] Whether its files may not import each other.
 * @property {readonly string[]} [not] Folders below that it may not import either.
 * @property {boolean} [noDom] Whether it has to do without the DOM, and so without lit.
 */

const parsed = new Map();

const parse = (path, text) => {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  parsed.set(path, file);
  return file;
};

function* nodesOf(node) {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

const specifierOf = (node) => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier?.text;
  if (ts.isImportTypeNode(node)) return node.argument.literal?.text;
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? node.arguments[0]?.text : undefined;
};

/** What a file imports: the paths of our own files, the names of packages. */
const importsOf = (path, text) =>
  [...nodesOf(parse(path, text))]
    .map(specifierOf)
    .filter((specifier) => specifier !== undefined)
    .map((specifier) =>
      specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts') : specifier,
    );

const folderOf = (path) => /^src\/(?:([^/]+)\/)?/.exec(path)?.[1] ?? '.';

const faultOfImport = (from, to, floors) => {
  const [here, there] = [folderOf(from), folderOf(to)];
  const [own, other] = [floors[here], floors[there]];
  if (!other) return `the folder of ${to} stands on no floor`;
  if (here === there) return own.noSiblings ? `imports its sibling ${to}` : undefined;
  if (other.floor > own.floor) return `imports ${to}, which is above it`;
  if (other.floor === own.floor) return `imports ${to}, which is on the same floor`;
  return own.not?.includes(there) ? `imports ${to}: ${here} does without ${there}` : undefined;
};

/**
 * Imports that do not point down.
 *
 * @param {Sources} sources
 * @param {Readonly<Record<string, Floor>>} floors
 */
export const wrongImports = (sources, floors) =>
  [...sources].flatMap(([path, text]) => {
    const own = floors[folderOf(path)];
    if (!own) return [`${path}: its folder stands on no floor`];
    return [...new Set(importsOf(path, text))].flatMap((to) => {
      const isOurs = to.startsWith('src/');
      const needsDom =
        own.noDom && /^@?lit(?:[/-]|$)/.test(to) ? `imports ${to}, but has to do without the DOM` : undefined;
      const fault = isOurs ? faultOfImport(path, to, floors) : needsDom;
      return fault ? [`${path}: ${fault}`] : [];
    });
  });

/**
 * Files that import each other in a circle, each circle told once.
 *
 * @param {Sources} sources
 */
export const cycles = (sources) => {
  const found = new Set();
  const done = new Set();
  const visit = (path, trail) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const circle = trail.slice(at);
      const first = circle.indexOf([...circle].sort()[0]);
      found.add([...circle.slice(first), ...circle.slice(0, first)].join(' → '));
    }
    if (at >= 0 || done.has(path) || !sources.has(path)) return;
    for (const to of importsOf(path, sources.get(path))) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return [...found];
};

/** What an expression inside a template may put there: the strings that it chooses from, else `*` for anything. */
const choicesOf = (node) => {
  if (ts.isConditionalExpression(node)) return [...choicesOf(node.whenTrue), ...choicesOf(node.whenFalse)];
  return ts.isStringLiteral(node) ? [node.text] : ['*'];
};

/** The texts that a string or template may make. */
const textsOf = (node) => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return node.templateSpans.reduce(
    (starts, { expression, literal }) =>
      choicesOf(expression).flatMap((choice) => starts.map((start) => start + choice + literal.text)),
    [node.head.text],
  );
};

/** The tokens that a file speaks of outside of its comments, as patterns. */
const tokensOf = (path, text) => {
  const texts = [...nodesOf(parse(path, text))].flatMap(textsOf);
  return new Set(texts.flatMap((each) => [...each.matchAll(/--ck-([a-z0-9*-]+)/gi)].map(([, name]) => name)));
};

const matcherOf = (pattern) => new RegExp(`^${pattern.replaceAll('*', '[a-z0-9-]*')}$`, 'i');

/**
 * Custom properties that sources use and nobody defines, and those that are defined and nobody uses.
 *
 * @param {Sources} sources
 * @param {Readonly<Record<string, string>>} tokens names and defaults
 * @param {readonly string[]} named tokens that sources reach by a name that they keep in a table
 */
export const wrongTokens = (sources, tokens, named = []) => {
  const names = Object.keys(tokens);
  const used = new Set([
    ...named,
    ...Object.values(tokens).flatMap((value) => [...value.matchAll(/--ck-([a-z0-9-]+)/gi)].map(([, name]) => name)),
  ]);
  const faults = named
    .filter((name) => !names.includes(name))
    .map((name) => `a table names --ck-${name}, which is undefined`);
  for (const [path, text] of sources) {
    for (const pattern of tokensOf(path, text)) {
      if (pattern === '*') continue;
      const matches = names.filter((name) => matcherOf(pattern).test(name));
      for (const name of matches) used.add(name);
      if (!matches.length) faults.push(`${path}: --ck-${pattern} is undefined`);
    }
  }
  return [...faults, ...names.filter((name) => !used.has(name)).map((name) => `--ck-${name} is unused`)];
};

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

const nameOf = (node) =>
  ts.isVariableStatement(node)
    ? node.declarationList.declarations.map(({ name }) => name.getText()).join(', ')
    : (node.name?.getText() ?? 'default');

/**
 * Exports that say nothing of themselves.
 *
 * @param {Sources} sources
 */
export const silentExports = (sources) =>
  [...sources].flatMap(([path, text]) => {
    const exported = parse(path, text).statements.filter(isExported);
    const documented = new Set(exported.filter((node) => node.jsDoc?.length).map(nameOf));
    return [...new Set(exported.map(nameOf))]
      .filter((name) => !documented.has(name))
      .map((name) => `${path}: ${name} has no doc`);
  });

const VAGUE = /(?:^|[/.-])(?:utils?|helpers?|common|shared|misc)(?=[/.-]|$)/i;

/**
 * Files and folders called by a name that says nothing.
 *
 * @param {Iterable<string>} paths
 */
export const vagueNames = (paths) =>
  [...paths].filter((path) => VAGUE.test(path)).map((path) => `${path}: a vague name`);

const commentsOf = (path, text) => {
  const file = parse(path, text);
  const ranges = [...nodesOf(file)].flatMap((node) => ts.getLeadingCommentRanges(text, node.pos) ?? []);
  return [...new Set(ranges.map(({ pos, end }) => text.slice(pos, end)))];
};

const LEFT_OVER = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);

/**
 * Comments that put something off.
 *
 * @param {Sources} sources
 */
export const leftOvers = (sources) =>
  [...sources].flatMap(([path, text]) =>
    commentsOf(path, text)
      .filter((comment) => LEFT_OVER.test(comment))
      .map((comment) => `${path}: ${comment}`),
  );

/** Members of every element, as browsers have them; handlers (`onclick`) and ARIA (`ariaLabel`) go by their pattern. */
const DOM_NAMES = new Set(
  `accessKey activeViewTransition addEventListener after animate append appendChild assignedSlot attachInternals
attachShadow attributeStyleMap attributes autocapitalize autocorrect autofocus baseURI before blur checkVisibility
childElementCount childNodes children classList className click clientHeight clientLeft clientTop clientWidth cloneNode
closest compareDocumentPosition computedStyleMap constructor contains contentEditable currentCSSZoom
customElementRegistry dataset dir dispatchEvent draggable editContext elementTiming enterKeyHint firstChild
firstElementChild focus focusGroup focusGroupStart getAnimations getAttribute getAttributeNS getAttributeNames
getAttributeNode getAttributeNodeNS getBoundingClientRect getClientRects getElementsByClassName getElementsByTagName
getElementsByTagNameNS getHTML getRootNode hasAttribute hasAttributeNS hasAttributes hasChildNodes hasOwnProperty
hasPointerCapture hidden hidePopover id inert innerHTML innerText inputMode insertAdjacentElement insertAdjacentHTML
insertAdjacentText insertBefore isConnected isContentEditable isDefaultNamespace isEqualNode isPrototypeOf isSameNode
lang lastChild lastElementChild localName lookupNamespaceURI lookupPrefix matches moveBefore namespaceURI
nextElementSibling nextSibling nodeName nodeType nodeValue nonce normalize offsetHeight offsetLeft offsetParent offsetTop
offsetWidth outerHTML outerText ownerDocument parentElement parentNode part popover prefix prepend previousElementSibling
previousSibling propertyIsEnumerable pseudo querySelector querySelectorAll releasePointerCapture remove removeAttribute
removeAttributeNS removeAttributeNode removeChild removeEventListener replaceChild replaceChildren replaceWith
requestFullscreen requestPointerLock role scroll scrollBy scrollHeight scrollIntoView scrollLeft scrollTo scrollTop
scrollWidth setAttribute setAttributeNS setAttributeNode setAttributeNodeNS setHTML setHTMLUnsafe setPointerCapture
shadowRoot showPopover slot spellcheck startViewTransition style tabIndex tagName textContent title toLocaleString
toString toggleAttribute togglePopover translate valueOf virtualKeyboardPolicy writingSuggestions`.split(/\s+/),
);

/**
 * Properties that would hide one that every element has.
 *
 * @param {Iterable<readonly [type: string, property: string]>} properties
 */
export const reservedNames = (properties) =>
  [...properties]
    .filter(([, name]) => DOM_NAMES.has(name) || /^on[a-z]+$|^aria[A-Z]/.test(name))
    .map(([type, name]) => `${type}.${name} hides a member of every element`);
