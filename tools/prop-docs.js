import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} PropDoc
 * @property {string} text What the prop is to its user.
 * @property {string} [default] What an `@default` tag says.
 * @property {string} [type] The name of its type, where its kind is declared as `Prop<Name>`.
 */

const sources = new Map();

const sourceOf = (path) => {
  if (!sources.has(path)) {
    sources.set(path, ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return sources.get(path);
};

const docOf = (node) => {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  if (!comment) return undefined;
  const tag = comment.tags?.find(({ tagName }) => tagName.text === 'default');
  return {
    text: (ts.getTextOfJSDocComment(comment.comment) ?? '').replace(/\s+/g, ' '),
    ...(tag && { default: ts.getTextOfJSDocComment(tag.comment) }),
  };
};

/** Where an import of a file leads to: a path and a name there; undefined out of a package. */
const importOf = (path, name) => {
  for (const statement of sourceOf(path).statements.filter(ts.isImportDeclaration)) {
    const module = statement.moduleSpecifier.text;
    const bindings = statement.importClause?.namedBindings;
    const binding = bindings && ts.isNamedImports(bindings) && bindings.elements.find((one) => one.name.text === name);
    if (binding && module.startsWith('.')) {
      const file = posix.join(posix.dirname(path), module.replace(/\.js$/, '.ts'));
      return { path: file, name: (binding.propertyName ?? binding.name).text };
    }
  }
  return undefined;
};

/** Where a name that a file uses stands: the file, the value, the doc. */
const constantOf = (path, name) => {
  for (const statement of sourceOf(path).statements.filter(ts.isVariableStatement)) {
    const declaration = statement.declarationList.declarations.find((one) => one.name.text === name);
    if (declaration) return { path, value: declaration.initializer, type: declaration.type, doc: docOf(statement) };
  }
  const source = importOf(path, name);
  return source && constantOf(source.path, source.name);
};

/** `Border` of a constant that is declared as `Prop<Border>`. */
const typeNameOf = ({ type } = {}) => {
  const argument =
    type && ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Prop' && type.typeArguments?.[0];
  return argument && ts.isTypeReferenceNode(argument) ? argument.getText() : undefined;
};

/** The constant that a kind is, or is made of: `border`, `required(border)`, `{ ...border, reflect: true }`. */
const kindOf = (path, node) => {
  if (ts.isIdentifier(node)) return constantOf(path, node.text);
  if (ts.isCallExpression(node)) return node.arguments[0] && kindOf(path, node.arguments[0]);
  const [first] = ts.isObjectLiteralExpression(node) ? node.properties : [];
  return first && ts.isSpreadAssignment(first) ? kindOf(path, first.expression) : undefined;
};

const docsOfMember = (path, member) => {
  if (ts.isSpreadAssignment(member)) return docsOfObject(path, member.expression);
  const value = ts.isShorthandPropertyAssignment(member) ? member.name : member.initializer;
  const constant = kindOf(path, value);
  const doc = docOf(member) ?? constant?.doc;
  const type = typeNameOf(constant);
  return [[member.name.text, doc && { ...doc, ...(type && { type }) }]];
};

/** The docs of an object's members, through names, spreads and calls. */
const docsOfObject = (path, node) => {
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap((member) => docsOfMember(path, member));
  if (ts.isCallExpression(node)) return node.arguments.flatMap((argument) => docsOfObject(path, argument));
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return docsOfObject(path, node.expression);
  const constant = ts.isIdentifier(node) ? constantOf(path, node.text) : undefined;
  return constant?.value ? docsOfObject(constant.path, constant.value) : [];
};

const classOf = (path, name) =>
  sourceOf(path).statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === name);

/**
 * What a source file says of a class of it.
 *
 * @param {string} path
 * @param {string} name
 * @returns {string}
 */
export const classDoc = (path, name) => {
  const type = classOf(path, name);
  return (type && docOf(type)?.text) ?? '';
};

/**
 * What a source file says of the props that a class of it is made with, as in `class Row extends Widget('Row', {…})`.
 *
 * @param {string} path
 * @param {string} name
 * @returns {ReadonlyMap<string, PropDoc | undefined>}
 */
export const propDocs = (path, name) => {
  const base = classOf(path, name)?.heritageClauses?.[0]?.types[0]?.expression;
  return new Map(base && ts.isCallExpression(base) ? docsOfObject(path, base) : []);
};
