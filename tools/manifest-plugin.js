import { componentClasses, propNames } from './component-classes.js';
import { propDocs } from './prop-docs.js';
import { defaultOf, typeOf } from './prop-types.js';

const toDist = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

const sorted = (list, key) => list.sort((a, b) => (a[key] < b[key] ? -1 : Number(a[key] > b[key])));

/** Members that a page may use: public ones that have something to say. */
const isPublic = ({ privacy = 'public', static: isStatic, description, name }) =>
  privacy === 'public' && !isStatic && description && !name.startsWith('#');

/** What the analyzer adds and no reader needs. */
const tidy = (declaration) => {
  declaration.members = declaration.members?.filter(isPublic);
  for (const { name, fieldName } of [...(declaration.attributes ?? [])]) {
    const member = declaration.members?.find((one) => one.name === (fieldName ?? name));
    if (!member) declaration.attributes = declaration.attributes.filter((one) => one.name !== name);
  }
  declaration.events = declaration.events?.filter(({ description }) => description);
  if (declaration.superclass?.module) declaration.superclass.module = toDist(declaration.superclass.module);
  for (const list of [declaration.members, declaration.attributes, declaration.events]) {
    for (const entry of list ?? []) {
      delete entry.inheritedFrom;
      if (entry.description) entry.description = entry.description.replace(/\s+/g, ' ');
    }
  }
  if (declaration.description) declaration.description = declaration.description.replace(/[ \t]*\n[ \t]*/g, '\n');
};

/** A type is written out where that is short, else it goes by its name where it has one. */
const LONG = 60;

const typeTextOf = (schema, doc) => {
  const text = typeOf(schema);
  return text.length > LONG ? (doc?.type ?? text) : text;
};

/** The members and attributes that one prop becomes. */
const entriesOf = (prop, { schema, reflect, required }, doc, names) => {
  const value = defaultOf(schema, doc);
  const attribute = names.attributeOf(prop);
  const common = {
    type: { text: typeTextOf(schema, doc) },
    ...(value !== undefined && { default: value }),
    description: [doc?.text, required && 'Required.'].filter(Boolean).join(' '),
  };
  const name = names.propertyOf(prop);
  return {
    member: { kind: 'field', name, attribute, ...(reflect && { reflects: true }), ...common },
    attribute: { name: attribute, fieldName: name, ...common },
  };
};

const addProps = (declaration, component, docs, names) => {
  const props = Object.entries(component.props).filter(([name]) => !names.STRUCTURAL.has(name));
  const entries = props.map(([name, prop]) => entriesOf(name, prop, docs.get(name), names));
  declaration.members = [...entries.map(({ member }) => member), ...(declaration.members ?? [])];
  declaration.attributes = entries.map(({ attribute }) => attribute);
};

/** The analyzer takes a base made by a call for a mixin, and its first argument for the base. */
const setBase = (declaration, { light }) => {
  delete declaration.mixins;
  declaration.superclass = light ? { name: 'HTMLElement' } : { name: 'LitElement', package: 'lit' };
};

/** Says under which tag the class is defined. */
const addIdentity = (module, declaration, { tag }) => {
  declaration.customElement = true;
  declaration.tagName = tag;
  const definition = {
    kind: 'custom-element-definition',
    name: tag,
    declaration: { name: declaration.name, module: toDist(module.path) },
  };
  module.exports = [...module.exports.filter(({ kind }) => kind !== definition.kind), definition];
};

/**
 * An analyzer plugin that knows props said once: `class Row extends LightWidget('Row', box)`. Kinds come from the class
 * itself, prose from its source.
 *
 * @returns {Promise<object>}
 */
export const manifestPlugin = async () => {
  const [classes, names] = await Promise.all([componentClasses(), propNames()]);
  return {
    name: 'ck-widgets',
    moduleLinkPhase({ moduleDoc: { path, declarations } }) {
      for (const declaration of declarations) {
        const component = classes.get(`${path}#${declaration.name}`);
        if (component) setBase(declaration, component);
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.declarations = module.declarations.filter(({ kind }) => kind === 'class');
        for (const declaration of module.declarations) {
          const component = classes.get(`${module.path}#${declaration.name}`);
          tidy(declaration);
          if (!component) continue;
          addProps(declaration, component, propDocs(module.path, declaration.name), names);
          addIdentity(module, declaration, component);
        }
        const kept = new Set(module.declarations.map(({ name }) => name));
        module.exports = module.exports.filter(({ declaration }) => kept.has(declaration.name));
        for (const { declaration } of module.exports)
          if (declaration.module) declaration.module = toDist(declaration.module);
        module.path = toDist(module.path);
      }
      const modules = customElementsManifest.modules.filter(({ declarations }) => declarations.length);
      customElementsManifest.modules = sorted(modules, 'path');
    },
  };
};
