import type { WidgetView } from '../element/contexts.js';
import type { LoadingBehavior } from '../schema/prop.js';

/** Where an action came from, and where what becomes of it is told. */
export interface Origin {
  /** The element of the action; the host where the page sent it. */
  readonly element: Element;
  /** The widget of the action, if it has one. */
  readonly view?: WidgetView;
  /** What the action is called. */
  readonly action?: string;
  /** Where the wait shows. */
  readonly loadingBehavior?: Exclude<LoadingBehavior, 'auto'>;
}

/** An element that can show once more that it waits. */
export interface Waiting {
  /** Shows that it waits, and starts no action of its own, until a promise settles; that must not fail. */
  wait(promise: Promise<void>, loadingBehavior: Exclude<LoadingBehavior, 'auto'>): void;
}
