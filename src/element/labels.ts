/** What takes part in naming: redraws when what it is named by has changed, and may be pressed by its label. */
interface Part extends HTMLElement {
  requestUpdate?(): void;
  press?(): void;
}

type Kind = 'label' | 'field';

/** Labels and fields of each root, by the name of the field. */
const places = new WeakMap<Node, Map<string, Set<Part>>>();

const partsOf = (root: Node, kind: Kind, name: string): ReadonlySet<Part> =>
  places.get(root)?.get(`${kind} ${name}`) ?? new Set();

const isNear = (a: Element, b: Element): boolean => a.closest('form') === b.closest('form');

const partner = (element: Part, kind: Kind, name: string): Part | undefined => {
  const others = [...partsOf(element.getRootNode(), kind, name)];
  const isFree = (one: Element) => !one.closest('form');
  return others.find((other) => isNear(element, other)) ?? others.find((other) => isFree(other) || isFree(element));
};

/**
 * Keeps an element known under the name of a field, for as long as it stands in a root: labels find their fields by it,
 * and fields their labels, within a form or a root, across shadow roots.
 */
export class Naming {
  #element: Part;
  #kind: Kind;
  #root: Node | undefined;
  #name = '';

  constructor(element: Part, kind: Kind) {
    this.#element = element;
    this.#kind = kind;
  }

  /** Goes by a name from now on; by none where it is empty, or where the element stands nowhere. */
  take(name: string): void {
    const root = this.#element.isConnected ? this.#element.getRootNode() : undefined;
    if (root === this.#root && name === this.#name) return;
    const left = this.#known();
    left?.delete(this.#element);
    if (left?.size === 0) places.get(this.#root!)!.delete(`${this.#kind} ${this.#name}`);
    this.#root = root;
    this.#name = name;
    if (!root || !name) return;
    if (!places.has(root)) places.set(root, new Map());
    const names = places.get(root)!;
    const known = this.#known();
    if (known) known.add(this.#element);
    else names.set(`${this.#kind} ${name}`, new Set([this.#element]));
  }

  /** The field of a label, or the label of a field. */
  get partner(): Part | undefined {
    return this.#name ? partner(this.#element, this.#kind === 'label' ? 'field' : 'label', this.#name) : undefined;
  }

  /** Lets every field of the name look for its label anew. */
  announce(): void {
    if (!this.#root) return;
    for (const field of partsOf(this.#root, 'field', this.#name)) field.requestUpdate?.();
  }

  #known(): Set<Part> | undefined {
    return this.#root && places.get(this.#root)?.get(`${this.#kind} ${this.#name}`);
  }
}
