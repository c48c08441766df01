const ID = /\b(thr|msg|tc|wf|tsk|atc|shcx)_[0-9a-f]{8,}\b/g;

const NAME = /\b(?:thr|msg|tc|wf|tsk|atc|shcx)#\d+/g;

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.?\d*Z?/g;

/** What a server calls things, as names that another server shares: ids are counted as they first appear. */
export class Names {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** A text with names for ids, and one word for every time. */
  named(text: string): string {
    return text.replace(ID, (id, prefix: string) => this.#nameOf(id, prefix)).replace(TIME, 'now');
  }

  /** A text with this server's ids in the places of their names. */
  meant(text: string): string {
    const ids = new Map([...this.#names].map(([id, name]) => [name, id]));
    return text.replace(NAME, (name) => ids.get(name) ?? name);
  }

  #nameOf(id: string, prefix: string): string {
    const known = this.#names.get(id);
    if (known) return known;
    const count = (this.#counts.get(prefix) ?? 0) + 1;
    const name = `${prefix}#${count}`;
    this.#counts.set(prefix, count);
    this.#names.set(id, name);
    return name;
  }
}
