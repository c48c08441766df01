import { DEV, warn } from '../schema/dev.js';
import { inWords } from '../schema/in-words.js';
import { attributeOf, propertyOf, STRUCTURAL, tagOf } from '../schema/names.js';
import type { RawNode } from '../schema/node.js';
import { valueOf, type Declarations, type Prop, type Props, type ValueOf } from '../schema/prop.js';
import { adoptRootStyles } from '../style/root-styles.js';
import { forgetTheme, watchTheme } from './theme.js';

/** A constructor of elements. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Constructor<T> = new (...args: any[]) => T;

type PropertyName<K> = K extends 'style'
  ? 'preset'
  : K extends 'type' | 'id' | 'key' | 'children' | 'ariaLabel'
    ? never
    : K;

/** The properties of an element with these props. */
export type Properties<P extends Props> = { [K in keyof P as PropertyName<K>]: ValueOf<P[K]> | undefined };

/** What every element of ours has. */
export interface WidgetElement extends HTMLElement {
  /** The JSON node that it shows; empty where the page wrote the element by hand. */
  readonly node: RawNode;
  /** What its children stand in, where that is not the element itself. */
  readonly content?: Element | undefined;
  /** Shows another node; `refuse` is told of each prop whose value it cannot take. */
  show(node: RawNode, refuse?: Refuse): void;
}

/** Is told of a prop of a node whose value it cannot take. */
export type Refuse = (node: RawNode, prop: string, value: unknown) => void;

/** What the mixin gives to the classes made with it. */
export interface PropsElement extends WidgetElement {
  connectedCallback(): void;
  attributeChangedCallback(attribute: string, before: string | null, text: string | null): void;
  /** Whether a node of JSON says what it is, and not the page by hand. */
  readonly isDrawn: boolean;
  /** The value of a prop, or undefined where it is absent or not what the prop takes. */
  getProp(name: string): unknown;
  /** Sets a prop, as the page or an attribute does it. */
  setProp(name: string, raw: unknown): void;
  /** Takes a node that differs from the last one only by a longer `value`, and draws nothing; false where it cannot. */
  lengthen(node: RawNode): boolean;
  /** Called when props have changed. */
  propsChanged(): void;
  /** Puts the longhands that the props make where they belong: on the element itself. */
  declare(declarations: Declarations): void;
}

/** What the class of every element of ours knows. */
export interface WidgetClass<T extends string = string, P extends Props = Props> {
  new (): WidgetElement;
  /** The type that JSON calls it by. */
  readonly type: T;
  /** Its props by their JSON names. */
  readonly props: P;
  /** Its tag. */
  readonly tag: string;
  /** The parts that a page can style through a `<ck-widget>`. */
  readonly parts: string;
  /** Whether it draws into the tree that it stands in, without a shadow root. */
  readonly light: boolean;
}

/** The props of a class that become properties, by their JSON names. */
interface Fields {
  readonly fields: ReadonlyMap<string, Prop<never>>;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What a new node changes of an element: anything at all, and how it is styled. */
const CHANGED = 1;
const STYLED = 2;

const NOTHING: readonly string[] = [];

const EMPTY: RawNode = Object.freeze({ type: '' });

const warnOf = (type: string, name: string, raw: unknown): void =>
  warn(`prop-${type}-${name}`, `${type}.${name} cannot be ${inWords(raw)}; its default is used`);

/** Whether two values say the same; what is nested too deep to look at counts as other. */
const sameJson = (a: unknown, b: unknown, depth = 0): boolean => {
  if (a === b) return true;
  if (depth > 100) return false;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key as never], b[key as never], depth + 1))
  );
};

/** What an attribute's text says: words as they are, flags by presence, anything else as JSON where it is JSON. */
const fromAttribute = ({ schema }: Prop<never>, text: string | null): unknown => {
  if (text === null) return undefined;
  if (schema.type === 'boolean') return text !== 'false';
  if (schema.type === 'string' || schema.enum) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The attribute that shows a value; null where there is nothing to show. */
const toAttribute = ({ schema, reflect }: Prop<never>, value: unknown): string | null => {
  if (value === undefined || !reflect!(value)) return null;
  if (typeof value !== 'boolean') return String(value);
  return value ? '' : schema.default ? 'false' : null;
};

/** The class names of a value: `_size-sm`, `_truncate`; of a free value also that there is one. */
const wordsOf = (attribute: string, prop: Prop<never>, value: unknown): string => {
  const text = toAttribute(prop, value);
  if (text === null) return '';
  const isFree = typeof value !== 'boolean' && !prop.schema.enum;
  const word = text && (!isFree || typeof value === 'number') ? ` _${attribute}-${text}` : '';
  return word && !isFree ? word : `${word} _${attribute}`;
};

/**
 * Gives a class of elements its props: as properties, as attributes, and all at once as a JSON node. Every value passes
 * one gate, its prop's own check, whichever way it comes. `propsChanged` tells what changed.
 */
export const withProps = <B extends Constructor<HTMLElement>>(Base: B): B & Constructor<PropsElement> => {
  class Element extends Base implements PropsElement {
    declare static readonly fields: ReadonlyMap<string, Prop<never>>;
    declare static readonly attributes: ReadonlyMap<string, string>;

    static get observedAttributes(): string[] {
      Reflect.get(Base, 'observedAttributes', this);
      return [...this.attributes.keys()];
    }

    #node = EMPTY;
    #values: Record<string, unknown> = {};
    #declared: readonly string[] = NOTHING;
    #reflecting: string | undefined;
    #themed = false;

    get node(): RawNode {
      return this.#node;
    }

    show(next: RawNode, refuse?: Refuse): void {
      const prev = this.#node;
      if (next === prev) return;
      this.#node = next;
      let change = prev === EMPTY ? CHANGED : 0;
      for (const name in next) if (Object.hasOwn(next, name)) change |= this.#change(name, prev, next[name], refuse);
      if (prev !== EMPTY) {
        for (const name in prev) if (!Object.hasOwn(next, name)) change |= this.#change(name, prev, undefined, refuse);
      }
      if (next.key !== prev.key) this.#showKey(next.key);
      // What stands in it may go by its name.
      if (next.key !== prev.key || next.id !== prev.id) change |= CHANGED;
      if (change) this.#reword();
      if (change & STYLED) this.#restyle();
      if (change) this.propsChanged();
    }

    lengthen(next: RawNode): boolean {
      const values = this.#values;
      if (values.value === undefined || values.value !== this.#node.value) return false;
      this.#node = next;
      values.value = next.value;
      return true;
    }

    #change(name: string, prev: RawNode, raw: unknown, refuse?: Refuse): number {
      const prop = (this.constructor as unknown as Fields).fields.get(name);
      if (!prop || sameJson(prev[name], raw) || !this.#take(name, prop, raw, refuse)) return 0;
      return prop.css ? CHANGED | STYLED : CHANGED;
    }

    #showKey(key: unknown): void {
      if (typeof key === 'string') this.dataset.key = key;
      else delete this.dataset.key;
    }

    connectedCallback(): void {
      // @ts-expect-error -- a mixin can't know whether its base has one
      super.connectedCallback?.();
      if (this.#node === EMPTY) {
        adoptRootStyles(this.getRootNode() as Document | ShadowRoot);
        this.#upgrade();
      }
      if (this.#themed) this.#restyle();
    }

    attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
      if (attribute === this.#reflecting) return;
      const { fields, attributes } = this.constructor as unknown as Fields;
      const name = attributes.get(attribute)!;
      const prop = fields.get(name)!;
      this.#set(name, fromAttribute(prop, text), false);
      // Where another word says the same, rules look for the one that the value goes by.
      const isOther = prop.schema.enum && this.#values[name] !== undefined && this.#values[name] !== text;
      if (prop.reflect && (text === 'false' || isOther)) this.#reflect(name, prop);
    }

    get isDrawn(): boolean {
      return this.#node !== EMPTY;
    }

    getProp(name: string): unknown {
      return this.#values[name];
    }

    setProp(name: string, raw: unknown): void {
      this.#set(name, raw, true);
    }

    #set(name: string, raw: unknown, isReflected: boolean): void {
      const prop = (this.constructor as unknown as Fields).fields.get(name)!;
      if (!this.#take(name, prop, raw)) return;
      if (this.isDrawn) this.#reword();
      else if (isReflected && prop.reflect) this.#reflect(name, prop);
      if (prop.css) this.#restyle();
      this.propsChanged();
    }

    propsChanged(): void {}

    declare(declarations: Declarations): void {
      const { style } = this;
      for (const longhand of this.#declared) style.removeProperty(longhand);
      for (const [longhand, value] of declarations) style.setProperty(longhand, value);
      this.#declared = declarations.map(([longhand]) => longhand);
    }

    #take(name: string, prop: Prop<never>, raw: unknown, refuse?: Refuse): boolean {
      const value = valueOf(prop, raw);
      if (value === undefined && raw != null) {
        refuse?.(this.#node, name, raw);
        if (DEV) warnOf((this.constructor as unknown as WidgetClass).type, name, raw);
      }
      if (value === this.#values[name]) return false;
      this.#values[name] = value;
      return true;
    }

    #reflect(name: string, prop: Prop<never>): void {
      const attribute = attributeOf(name);
      const text = toAttribute(prop, this.#values[name]);
      // By its name: what else the browser has to tell of this element, it tells before the write is over.
      this.#reflecting = attribute;
      if (text === null) this.removeAttribute(attribute);
      else if (this.getAttribute(attribute) !== text) this.setAttribute(attribute, text);
      this.#reflecting = undefined;
    }

    /**
     * Says in class names what an element written by hand says in attributes: one write, and none that the element is
     * told of, which is what attributes cost most.
     */
    #reword(): void {
      const { fields } = this.constructor as unknown as Fields;
      let words = '';
      for (const name in this.#values) {
        const prop = fields.get(name)!;
        if (prop.reflect) words += wordsOf(attributeOf(name), prop, this.#values[name]);
      }
      if (words !== this.className) this.className = words;
    }

    #restyle(): void {
      const { fields } = this.constructor as unknown as Fields;
      const values = this.#values;
      const declarations: [string, string][] = [];
      const wasThemed = this.#themed;
      this.#themed = false;
      const theme = () => {
        this.#themed = true;
        return watchTheme(this, () => this.#restyle());
      };
      for (const name in values) {
        const prop = fields.get(name)!;
        if (prop.css && values[name] !== undefined)
          declarations.push(...(prop.css(values[name] as never, values, theme) as []));
      }
      this.declare(declarations);
      if (wasThemed && !this.#themed) forgetTheme(this);
    }

    /** Takes over what was set on the element before its class was known. */
    #upgrade(): void {
      // What is no prop but can be set comes last: which options there are says which value there can be.
      for (const name of [...(this.constructor as unknown as Fields).fields.keys(), 'value', 'checked']) {
        const property = propertyOf(name) as keyof this;
        if (!Object.hasOwn(this, property)) continue;
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
    }
  }
  return Element;
};

/** Makes the class of one type out of a base: its accessors, its attributes, its names. */
export const describe = <B extends object>(Type: B, type: string, props: Props): B => {
  const fields = new Map(Object.entries(props).filter(([name]) => !STRUCTURAL.has(name)));
  const attributes = new Map([...fields.keys()].map((name) => [attributeOf(name), name]));
  const tag = tagOf(type);
  Object.assign(Type, { type, tag, props, fields, attributes, parts: tag.slice(3) });
  for (const name of fields.keys()) {
    Object.defineProperty((Type as unknown as { prototype: object }).prototype, propertyOf(name), {
      configurable: true,
      enumerable: true,
      get(this: { getProp(name: string): unknown }) {
        return this.getProp(name);
      },
      set(this: { setProp(name: string, value: unknown): void }, value: unknown) {
        this.setProp(name, value);
      },
    });
  }
  return Type;
};
