import { readFileSync } from 'node:fs';
import { NotFoundError, SqliteStore, WidgetTemplate } from '../../dist/server.js';

/** Whose the demo is: whoever sits at this machine. */
export const USER = { user: 'you' };

/** How many pages are remembered, the latest of them. */
const MAX_PAGES = 50;

const MAX_OPEN = 500;

const PAGE = /^demo~[a-z\d]{1,20}$/;

const NAME = /^[a-z]+(?:-[a-z]+)*$/;

const now = () => new Date().toISOString();

const templateOf = (name) => {
  if (!NAME.test(name)) return undefined;
  try {
    return WidgetTemplate.from(readFileSync(new URL(`../widgets/${name}.widget`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
};

/** The answer, or what takes its place where a store does not find what it is asked for. */
const orElse = async (found, instead) => {
  try {
    return await found;
  } catch (error) {
    if (error instanceof NotFoundError) return instead(error);
    throw error;
  }
};

const findById = (node, id) => {
  if (node.id === id) return node;
  for (const child of node.children ?? []) {
    const found = findById(child, id);
    if (found) return found;
  }
  return undefined;
};

/** A widget of the gallery in a thread, with the data that it stands at. */
export class Item {
  #stored;
  #template;
  #saved;

  constructor(stored, template, data) {
    this.data = data;
    this.#stored = stored;
    this.#template = template;
    this.#saved = JSON.stringify(data);
  }

  /** The widget's JSON as the data has it now. */
  get widget() {
    return this.#template.build(this.data);
  }

  /** The item as a thread has it. */
  get whole() {
    return { ...this.#stored, widget: this.widget };
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
    return { type: 'thread.item.replaced', item: this.whole };
  }

  /** Keeps the data in a store, where it is news. */
  async save(store) {
    const data = JSON.stringify(this.data);
    if (data === this.#saved) return;
    this.#saved = data;
    await store.saveItem(this.#stored.thread_id, dataItem(this.#stored, this.data), USER);
  }

  #update(update) {
    return { type: 'thread.item.updated', item_id: this.#stored.id, update };
  }
}

const dataId = (id) => `${id}.data`;

/** What stands in a thread beside a widget, for nobody to see: the data that it is drawn from. */
const dataItem = ({ id, thread_id }, data) => ({
  id: dataId(id),
  thread_id,
  created_at: now(),
  type: 'hidden_context_item',
  content: data,
});

/**
 * The threads of the gallery: one for each page, with an item for each of its widgets, called as the widget is. Both are
 * made when they are first asked for, since a page shows its widgets before it asks for anything.
 */
export class GalleryStore extends SqliteStore {
  #open = new Map();

  constructor(file) {
    super({ file, owner: ({ user }) => user });
  }

  loadThread(id, context) {
    return orElse(super.loadThread(id, context), async (error) => {
      if (!PAGE.test(id)) throw error;
      const thread = { id, created_at: now(), status: { type: 'active' }, metadata: {} };
      await this.saveThread(thread, context);
      await this.#forgetPages(context);
      return thread;
    });
  }

  loadItem(threadId, id, context) {
    return orElse(super.loadItem(threadId, id, context), async (error) => {
      const template = templateOf(id);
      if (!template) throw error;
      const item = {
        id,
        thread_id: threadId,
        created_at: now(),
        type: 'widget',
        widget: template.build(template.sample),
      };
      await this.saveItem(threadId, item, context);
      return item;
    });
  }

  /** The item to answer an action with; actions of one widget that are answered at the same time share it. */
  async open(stored) {
    const { id, thread_id: thread } = stored;
    const key = `${thread} ${id}`;
    const template = templateOf(id);
    const kept = await orElse(super.loadItem(thread, dataId(id), USER), () => undefined);
    const open = this.#open.get(key);
    if (open) return open;
    const item = new Item(stored, template, kept?.content ?? structuredClone(template.sample));
    this.#open.set(key, item);
    if (this.#open.size > MAX_OPEN) this.#open.delete(this.#open.keys().next().value);
    return item;
  }

  async #forgetPages(context) {
    const { data } = await this.loadThreads({ limit: MAX_PAGES * 2, order: 'desc' }, context);
    for (const { id } of data.slice(MAX_PAGES)) await this.deleteThread(id, context);
  }
}
