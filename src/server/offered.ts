import { jsonEqual } from '../protocol/json-equal.js';
import { isRecord, ownOf } from '../schema/json-schema.js';
import { childrenOf, type RawNode } from '../schema/node.js';
import { cleaned } from './cleaned.js';

/** Where a form puts values: names of fields, nested as their dots say; true is a value. */
interface Places extends Map<string, Places | true> {}

const EVENT = /^on[A-Z]\w*Action$/;

const isForm = (node: RawNode): boolean => node.type === 'Form' || (node.type === 'Card' && node.asForm === true);

/** Every node that is found in a widget, with the form that it stands in. */
function* nodesOf(root: RawNode): Generator<{ readonly node: RawNode; readonly form: RawNode | undefined }> {
  const open: { readonly node: RawNode; readonly form: RawNode | undefined }[] = [{ node: root, form: undefined }];
  for (let place = open.pop(); place; place = open.pop()) {
    const form = isForm(place.node) ? place.node : place.form;
    yield { node: place.node, form };
    for (const node of childrenOf(place.node)) open.push({ node, form });
  }
}

/** The actions that a node binds. */
function* configsOf(node: RawNode): Generator<Readonly<Record<string, unknown>>> {
  for (const [name, value] of Object.entries(node)) {
    const isDialog = name === 'confirm' || name === 'cancel';
    const config = isDialog && isRecord(value) ? ownOf(value, 'action') : value;
    if ((isDialog || EVENT.test(name)) && isRecord(config)) yield config;
  }
}

/** The name of a field; a text that the user may edit says it further in. */
const fieldNameOf = (node: RawNode): string | undefined => {
  const name = isRecord(node.editable) ? ownOf(node.editable, 'name') : node.name;
  return typeof name === 'string' ? name : undefined;
};

const put = (places: Places, name: string): void => {
  const parts = name.split('.');
  let at = places;
  for (const part of parts.slice(0, -1)) {
    const below = at.get(part);
    if (below === true) return;
    const next: Places = below ?? new Map<string, Places | true>();
    at.set(part, next);
    at = next;
  }
  if (!at.has(parts.at(-1)!)) at.set(parts.at(-1)!, true);
};

/** Where each form of a widget that has fields puts their values. */
const placesIn = (root: RawNode): ReadonlyMap<RawNode, Places> => {
  const places = new Map<RawNode, Places>();
  for (const { node, form } of nodesOf(root)) {
    const name = fieldNameOf(node);
    if (!form || name === undefined) continue;
    if (!places.has(form)) places.set(form, new Map());
    put(places.get(form)!, name);
  }
  return places;
};

/** Whether something is what a form makes of something else by putting values in its places. */
const isFilled = (before: unknown, after: unknown, places: Places): boolean => {
  if (!isRecord(after)) return false;
  const own = isRecord(before) ? before : {};
  const isKept = Object.keys(own).every((name) => Object.hasOwn(after, name));
  return (
    isKept &&
    Object.entries(after).every(([name, value]) => {
      const place = places.get(name);
      if (!Object.hasOwn(own, name)) return place === true || (place !== undefined && isFilled({}, value, place));
      return (
        jsonEqual(own[name], value) ||
        (place instanceof Map && isRecord(own[name]) && isFilled(own[name], value, place))
      );
    })
  );
};

/**
 * Whether a widget offers an action: a binding of it has the type, and the payload as it is before a form adds its
 * values. So a client cannot ask for what the user was not shown.
 */
export const isOffered = (widget: RawNode, type: string, payload: unknown): boolean => {
  const filling: (readonly [form: RawNode, before: unknown])[] = [];
  for (const { node, form } of nodesOf(widget)) {
    for (const config of configsOf(node)) {
      if (ownOf(config, 'type') !== type) continue;
      const before = cleaned(ownOf(config, 'payload') ?? null);
      if (jsonEqual(before, payload ?? null)) return true;
      if (form && (before === null || isRecord(before))) filling.push([form, before]);
    }
  }
  if (filling.length === 0) return false;
  const places = placesIn(widget);
  return filling.some(([form, before]) => isFilled(before, payload, places.get(form) ?? new Map()));
};
