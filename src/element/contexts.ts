import { createContext } from '@lit/context';
import type { TemplateResult } from 'lit';
import type { Attempt, WidgetItem } from './action-event.js';
import type { ImageRules } from '../schema/safe-url.js';

/** What a `<ck-widget>` is to the elements in it. */
export interface WidgetScope {
  /** The item that the widget belongs to, as it stands now. */
  readonly item: WidgetItem;
  /** Shows the whole widget as loading until a promise settles; it must not fail. */
  hold(promise: Promise<void>): void;
  /** Whether the whole widget waits for an answer. */
  readonly isHeld: boolean;
  /** Changes the widget for as long as an action does not fail. */
  readonly attempt: Attempt;
}

/** What a page allows the widgets below an element. */
export interface WidgetPolicy {
  /** Where images may come from without being asked for. */
  readonly images: ImageRules;
  /** Bounds of a widget's size; the defaults where absent. */
  readonly limits: Partial<Limits>;
}

/** The bounds of a widget; what goes beyond is not drawn, and a note says so. */
export interface Limits {
  /** Levels of nodes in nodes. */
  readonly depth: number;
  /** Nodes in all. */
  readonly nodes: number;
  /** Characters of JSON text that is fetched or parsed. */
  readonly json: number;
  /** Characters of one text. */
  readonly text: number;
  /** Options of one field. */
  readonly options: number;
  /** Rows of one chart's data. */
  readonly points: number;
  /** Series of one chart. */
  readonly series: number;
}

/** The bounds that hold where a page sets none. */
export const LIMITS: Limits = {
  depth: 100,
  nodes: 10_000,
  json: 4_000_000,
  text: 262_144,
  options: 1000,
  points: 2000,
  series: 20,
};

/** The default limits and others over them; one that is undefined changes nothing. */
export const mergeLimits = (...others: readonly (Partial<Limits> | undefined)[]): Limits => {
  const said = others.flatMap((limits) => Object.entries(limits ?? {}));
  return { ...LIMITS, ...(Object.fromEntries(said.filter(([, limit]) => limit !== undefined)) as Partial<Limits>) };
};

/** The widget around an element. */
export const widgetContext = createContext<WidgetScope>(Symbol('ck-widget'));

/** The policy that holds for an element. */
export const policyContext = createContext<WidgetPolicy>(Symbol('ck-policy'));

/** What a `<ck-widget>` is to the host around it. */
export interface WidgetView extends HTMLElement {
  /** The id of the thread item that it shows. */
  itemId: string | undefined;
  /** The tree that it shows. */
  widget: unknown;
  /** What is said below the tree: that an answer is under way, or that there is none. */
  row: TemplateResult | undefined;
  /** Changes the tree as a `widget.*` update of the protocol says; false where the update names no node of it. */
  applyUpdate(update: unknown): boolean;
}

/** What a `<ck-widget-host>` is to the widgets below it. */
export interface HostScope {
  /** Makes a widget known; the answer makes the host forget it. */
  join(widget: WidgetView): () => void;
}

/** The tag of a host, which widgets look for again when it becomes known. */
export const HOST = 'ck-widget-host';

/** The host around an element. */
export const hostContext = createContext<HostScope>(Symbol(HOST));
