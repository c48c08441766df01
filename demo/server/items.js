import { readFileSync } from 'node:fs';
import { WidgetTemplate } from '../../dist/template/widget-template.js';

const THREAD = 'demo';

const MAX_ITEMS = 500;

const NAME = /^[a-z]+(?:-[a-z]+)*$/;

const findById = (node, id) => {
  if (node.id === id) return node;
  for (const child of node.children ?? []) {
    const found = findById(child, id);
    if (found) return found;
  }
  return undefined;
};

/** An item of the thread: a widget of the gallery with the data that it stands at. */
export class Item {
  #template;
  #created = new Date().toISOString().slice(0, -1);

  constructor(id, template) {
    this.id = id;
    this.data = structuredClone(template.sample);
    this.#template = template;
  }

  /** The widget's JSON as the data has it now. */
  get widget() {
    return this.#template.build(this.data);
  }

  /** The item as the protocol sends it. */
  toJSON() {
    return { id: this.id, thread_id: THREAD, created_at: this.#created, type: 'widget', widget: this.widget };
  }

  /** Forgets everything that happened. */
  reset() {
    this.data = structuredClone(this.#template.sample);
  }

  /** The event that draws the whole widget anew. */
  updated() {
    return this.#update({ type: 'widget.root.updated', widget: this.widget });
  }

  /** The event that draws one node of it anew. */
  component(id) {
    const update = { type: 'widget.component.updated', component_id: id, component: findById(this.widget, id) };
    return this.#update(update);
  }

  /** The event that adds text to one node of it. */
  delta(id, delta, done) {
    return this.#update({ type: 'widget.streaming_text.value_delta', component_id: id, delta, done });
  }

  /** The event that puts the widget, as it now is, in the place of what was there. */
  replaced() {
    return { type: 'thread.item.replaced', item: this.toJSON() };
  }

  #update(update) {
    return { type: 'thread.item.updated', item_id: this.id, update };
  }
}

/**
 * Every item that a page showed. An id is a widget's name, or that and `~` and a word of the page's own, so that each
 * page starts afresh.
 */
export class Items {
  #items = new Map();

  /** The item of an id; undefined where it names no widget. */
  get(id) {
    const known = this.#items.get(id);
    if (known) return known;
    const template = typeof id === 'string' && id.length < 100 ? this.#read(id.split('~')[0]) : undefined;
    if (!template) return undefined;
    const item = new Item(id, template);
    this.#items.set(id, item);
    if (this.#items.size > MAX_ITEMS) this.#items.delete(this.#items.keys().next().value);
    return item;
  }

  #read(name) {
    if (!NAME.test(name)) return undefined;
    try {
      return WidgetTemplate.from(readFileSync(new URL(`../widgets/${name}.widget`, import.meta.url), 'utf8'));
    } catch {
      return undefined;
    }
  }
}
