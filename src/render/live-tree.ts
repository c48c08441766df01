import type { WidgetElement } from '../element/props.js';
import { isRecord } from '../schema/json-schema.js';
import type { RawNode } from '../schema/node.js';
import { onFrame } from './frame.js';
import { contentOf } from './reconcile.js';
import { wholeOf, WidgetTree, type Place } from './widget-tree.js';

/** How long texts have to stay as they are before what contains them is told of it, in milliseconds. */
const CALM = 500;

/** What a tree that changes needs of who draws it. */
export interface Canvas {
  /** What the tree is drawn in. */
  box(): Element;
  /** The last drawing of the whole tree; undefined while another is to come. */
  drawing(): object | undefined;
  /** How long a text may be. */
  longest(): number;
  /** Draws the whole tree, when its time has come. */
  drawSoon(): void;
  /** Is told that something was drawn: nothing else is before the next frame. */
  rest(): void;
}

/** An element that can go on with its text where it stands. */
interface GrowingElement extends WidgetElement {
  /** Shows a node that differs from the last one only by more text at its end. */
  grow?(node: RawNode, more: string): void;
}

const elementAt = ({ parent, position }: Place, box: Element): Element | undefined => {
  const around = parent ? elementAt(parent, box) : box;
  return around && contentOf(around).children[position];
};

/** A tree that is drawn, and changes part by part: a text that goes on is drawn by its own element, once a frame. */
export class LiveTree {
  readonly #tree: WidgetTree;
  readonly #canvas: Canvas;
  /** The texts that have gone on since a drawing of the whole tree. */
  #grown: Place[] = [];
  #since: object | undefined;
  #calming: ReturnType<typeof setTimeout> | undefined;
  #isCalm = true;

  /** Begins with a tree. */
  constructor(root: unknown, canvas: Canvas) {
    this.#tree = new WidgetTree(root);
    this.#canvas = canvas;
  }

  /** The tree as it stands now. */
  get root(): unknown {
    return this.#tree.root;
  }

  /** Whether there is more of a text than is drawn. */
  get isBehind(): boolean {
    return this.#grown.length > 0 && this.#since === this.#canvas.drawing();
  }

  /** Takes an update; false where it means nothing to the tree. */
  apply(update: unknown): boolean {
    const change = isRecord(update) && this.#tree.apply(update);
    if (change === true) this.#canvas.drawSoon();
    else if (change) this.#note(change);
    return change !== false;
  }

  #note(place: Place): void {
    const drawing = this.#canvas.drawing();
    if (!drawing) return;
    if (drawing !== this.#since) this.#grown = [];
    this.#since = drawing;
    if (this.#grown.push(place) === 1) onFrame(this.#draw);
  }

  #draw = (): void => {
    if (!this.isBehind) return;
    const grown = this.#grown;
    this.#grown = [];
    this.#canvas.rest();
    this.#isCalm = false;
    if (!grown.every((place) => this.#grow(place))) this.#canvas.drawSoon();
    else this.#calming ??= setTimeout(this.#calm, CALM);
  };

  /** Lets the element of a text go on with it; false where it has none, or becomes too long. */
  #grow(place: Place): boolean {
    if (place.drawing !== this.#since && !this.#find(place)) return false;
    const { shown, more } = place;
    const isKnown = shown === place.node;
    const next = wholeOf(place);
    if (next === shown) return true;
    if ((next.value as string).length > this.#canvas.longest()) return false;
    const element = place.element as GrowingElement;
    place.shown = next;
    if (isKnown && element.grow && next.streaming === shown?.streaming) element.grow(next, more!);
    else element.show(next);
    return true;
  }

  #find(place: Place): boolean {
    const element = elementAt(place, this.#canvas.box());
    if ((element as GrowingElement | undefined)?.node !== place.node) return false;
    Object.assign(place, { element, drawing: this.#since, shown: place.node });
    return true;
  }

  /** What contains texts is told of them when they stay as they are: to each delta, that would cost too much. */
  #calm = (): void => {
    this.#calming = this.#isCalm ? undefined : setTimeout(this.#calm, CALM);
    if (this.#isCalm) this.#canvas.drawSoon();
    this.#isCalm = true;
  };
}
