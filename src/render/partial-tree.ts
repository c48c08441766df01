import { JSONParser, type ParsedElementInfo } from '@streamparser/json';
import type { Limits } from '../element/contexts.js';
import type { WidgetClass } from '../element/props.js';
import { componentOf } from '../element/registry.js';
import { isRecord, ownOf } from '../schema/json-schema.js';
import { childrenOf, isNode, type RawNode } from '../schema/node.js';
import { action, type Prop, type Props } from '../schema/prop.js';
import { LoadError } from './load.js';
import { standFor } from './reconcile.js';

/** What can be seen of a tree that is being written. */
export interface Sight {
  readonly node: RawNode;
  /** Which child of which leads to where the next node will stand; absent where none will, as far as can be seen. */
  readonly way?: readonly number[];
}

/** Props that are there to be read, and may be while they are being written: any other half is another value. */
const READ: ReadonlySet<unknown> = new Set(['value', 'label']);

/** How much deeper than nodes JSON may go, in what they say. */
const DEEPER = 50;

/** Half a letter at the end of a text. */
const HALF = /[\ud800-\udbff]$/;

/** Whether a prop is an action, or has one in it. */
const isAction = (prop: Prop<never> | undefined): boolean =>
  prop !== undefined && [prop.schema, ...Object.values(prop.schema.properties ?? {})].includes(action.schema);

/**
 * A tree that comes as JSON text, piece by piece. A node can be seen once its type is known and what it must have, a value
 * once it is whole, an action once all of its node is.
 */
export class PartialTree {
  readonly #limits: Limits;
  readonly #parser = new JSONParser({ emitPartialTokens: true, emitPartialValues: true });
  readonly #whole = new WeakSet<object>();
  #root: unknown;
  /** The text that is being written, and what it belongs to. */
  #open: { readonly owner: unknown; readonly key: unknown; readonly text: string } | undefined;
  #count = 0;
  #isTooLarge = false;
  #isOver = false;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#parser.onValue = (info) => this.#take(info);
  }

  /** Takes the next piece. */
  write(text: string): void {
    this.#try(() => this.#parser.write(text));
  }

  /** The whole tree: there is no more text. */
  end(): unknown {
    this.#try(() => {
      if (!this.#parser.isEnded) this.#parser.end();
      if (this.#root === undefined) throw new Error('It is empty');
    });
    return this.#root;
  }

  /** Gives up: nothing in it is being written any more. */
  stop(): void {
    this.#isOver = true;
  }

  /** What can be seen of it by now, if anything; no more than the limits allow. */
  get sight(): Sight | undefined {
    return isNode(this.#root) && !this.#isTooLarge ? this.#see(this.#root, 1) : undefined;
  }

  #try(task: () => unknown): void {
    try {
      task();
    } catch (error) {
      throw new LoadError('invalid-widget', `The widget is not valid JSON: ${(error as Error).message}`);
    }
  }

  #take({ value, key, parent, stack, partial: isPartial = false }: ParsedElementInfo): void {
    if (stack.length <= 1) this.#root = parent ?? value;
    this.#open = isPartial && typeof value === 'string' ? { owner: parent, key, text: value } : undefined;
    if (!isPartial && typeof value === 'object' && value) this.#whole.add(value);
    this.#isTooLarge ||= this.#exceeds(value, key, stack, isPartial);
  }

  /** Whether a value is beyond what is drawn. */
  #exceeds(value: unknown, key: unknown, stack: ParsedElementInfo['stack'], isPartial: boolean): boolean {
    const { depth, nodes, text, options } = this.#limits;
    if (typeof value === 'string') return value.length > text;
    // Each level of nodes takes one of JSON, or two where it is a list; what a node says may go a little deeper.
    if (stack.length > 2 * depth + DEEPER) return true;
    if (isPartial) return false;
    if (Array.isArray(value)) return key === 'options' && value.length > options;
    const isChild = key === 'children' || stack.at(-1)?.key === 'children';
    if (!isRecord(value) || !isChild) return false;
    const level = stack.filter((each) => each.key === 'children').length + (key === 'children' ? 2 : 1);
    return ++this.#count >= nodes || level > depth;
  }

  #isWhole(value: unknown): boolean {
    return typeof value !== 'object' || value === null || this.#whole.has(value);
  }

  #see(node: RawNode, level: number): Sight | undefined {
    if (this.#whole.has(node)) return { node };
    const type = ownOf(node, 'type');
    if (typeof type !== 'string') return undefined;
    const Class = componentOf(type)?.class;
    const props: Props = Class?.props ?? {};
    for (const name in props) {
      const value = ownOf(node, name);
      if (props[name]!.required && !READ.has(name) && (value === undefined || !this.#isWhole(value))) return undefined;
    }
    const said = Object.entries(node).filter(
      ([name, value]) => name !== 'children' && this.#isWhole(value) && !isAction(props[name]),
    );
    const children = ownOf(node, 'children');
    const list: readonly unknown[] = Array.isArray(children) ? children : children === undefined ? [] : [children];
    const last = list.at(-1);
    const isOpen = !this.#isWhole(last);
    const inner = isOpen && isNode(last) && level < this.#limits.depth ? this.#see(last, level + 1) : undefined;
    const seen = isOpen ? [...list.slice(0, -1), ...(inner ? [inner.node] : [])] : [...list];
    const below = list.length > 0 ? [['children', seen] as const] : [];
    const shown: RawNode = Object.fromEntries([...said, ...this.#textOf(node, Class), ...below]);
    const isAwaited = children === undefined || (Array.isArray(children) && !this.#whole.has(children));
    const takesMore = isAwaited && (!Class || 'children' in props);
    const way = inner?.way ? [childrenOf(shown).length - 1, ...inner.way] : takesMore && !this.#isOver ? [] : undefined;
    return { node: standFor(shown, node), ...(way && { way }) };
  }

  /**
   * The text of a node that is being written, as far as it goes. What makes more of a text than letters has to know that
   * it is not all; letters need not, and each text would be read out at its end.
   */
  #textOf(node: RawNode, Class: WidgetClass | undefined): readonly (readonly [name: string, value: unknown])[] {
    const { owner, key, text } = this.#open ?? {};
    if (owner !== node || !READ.has(key) || !Object.hasOwn(Class?.props ?? {}, key as string)) return [];
    const isTold = !Class!.light && 'streaming' in Class!.props && !Object.hasOwn(node, 'streaming') && !this.#isOver;
    return [[key as string, text!.replace(HALF, '')], ...(isTold ? [['streaming', true] as const] : [])];
  }
}
