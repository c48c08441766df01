import type { RawNode } from '../schema/node.js';
import type { ActionConfig, LoadingBehavior } from '../schema/prop.js';

/** An action as it is sent: its name and what goes along. */
export interface Action {
  readonly type: string;
  readonly payload?: unknown;
}

/** The item of a thread that a widget belongs to. */
export interface WidgetItem {
  /** The item's id, absent for a widget that no server knows. */
  readonly id?: string;
  /** The whole tree, as it was when the action started. */
  readonly widget?: RawNode;
}

/** The node that an action is bound to. */
export interface ActionNode {
  readonly type: string;
  readonly id?: string;
  readonly key?: string;
}

/** Changes a widget at once, for as long as it is not known that what it waits for failed: then the change is undone. */
export type Attempt = (update: unknown, success: Promise<boolean>) => void;

/** What a `CkActionEvent` is made of. */
export interface CkActionInit {
  /** The action's configuration in the widget. */
  readonly config: ActionConfig;
  /** The prop that it is bound to, such as `onClickAction`. */
  readonly binding: string;
  /** The node that it is bound to. */
  readonly node: ActionNode;
  /** What `loadingBehavior: "auto"` means for this binding; `self` unless said otherwise. */
  readonly auto?: Exclude<LoadingBehavior, 'auto'>;
  /** The item that the widget belongs to. */
  readonly widgetItem?: WidgetItem;
  /** What changes the widget for as long as the action does not fail. */
  readonly attempt?: Attempt;
}

const genuine = new WeakSet<CkActionEvent>();

/** The user acted: pressed a button, chose an option, sent a form. Bubbles, out of every shadow root; cancelable. */
export class CkActionEvent extends Event {
  /** What to send. */
  readonly action: Action;
  /** Who answers. */
  readonly handler: 'server' | 'client';
  /** Where the wait shows; never `auto`. */
  readonly loadingBehavior: Exclude<LoadingBehavior, 'auto'>;
  /** Whether the server answers with a stream. */
  readonly streaming: boolean;
  /** The prop that the action is bound to. */
  readonly binding: string;
  /** The node that the action is bound to. */
  readonly node: ActionNode;
  /** The item that the widget belongs to. */
  readonly widgetItem: WidgetItem;
  #promises: Promise<unknown>[] = [];
  #attempt: Attempt | undefined;

  constructor({ config, binding, node, auto = 'self', widgetItem = {}, attempt }: CkActionInit) {
    super('ck-action', { bubbles: true, composed: true, cancelable: true });
    const { type, payload } = config;
    const loadingBehavior = config.loadingBehavior ?? 'auto';
    this.action = payload === undefined ? { type } : { type, payload };
    this.handler = config.handler ?? 'server';
    this.loadingBehavior = loadingBehavior === 'auto' ? auto : loadingBehavior;
    this.streaming = config.streaming ?? true;
    this.binding = binding;
    this.node = node;
    this.widgetItem = widgetItem;
    this.#attempt = attempt;
  }

  /** Keeps the loading state until a promise settles, whichever way. */
  waitUntil(promise: Promise<unknown>): void {
    this.#promises.push(Promise.resolve(promise));
  }

  /**
   * Changes the widget that the action came from, at once, as a `widget.*` update of the protocol says. The change is
   * undone, and that is said, when the action fails: when a promise does that `waitUntil` was given. What came meanwhile
   * stays. Outside of a `<ck-widget>` it does nothing.
   */
  optimistic(update: unknown): void {
    this.#attempt?.(update, this.#outcome());
  }

  /** Settles, never fails, when every promise that `waitUntil` was given has settled. */
  async settled(): Promise<void> {
    await this.#outcome();
  }

  /** Whether anything keeps the loading state. */
  get isPending(): boolean {
    return this.#promises.length > 0;
  }

  /** Whether every promise was kept, once all have settled, and those that were given meanwhile. */
  async #outcome(): Promise<boolean> {
    await undefined;
    let results: readonly PromiseSettledResult<unknown>[];
    do results = await Promise.allSettled(this.#promises);
    while (results.length < this.#promises.length);
    return results.every(({ status }) => status === 'fulfilled');
  }
}

/** Marks an event as made by an element of ours, on the user's own act. */
export const brand = (event: CkActionEvent): CkActionEvent => {
  genuine.add(event);
  return event;
};

/** Whether an element of ours made the event; a look-alike made elsewhere is none. */
export const isGenuine = (event: Event): event is CkActionEvent => genuine.has(event as CkActionEvent);

declare global {
  interface GlobalEventHandlersEventMap {
    'ck-action': CkActionEvent;
  }
}
