import type { Action, WidgetItem } from '../element/action-event.js';

/** Answers an action on the client; what it shows lasts until its promise settles. */
export type ActionCallback = (action: Action, widgetItem: WidgetItem) => unknown;

/** The part of ChatKit's own options that a host understands; others are left unread. */
export interface ChatKitOptions {
  /** The server, and how it is asked. */
  readonly api?: { readonly url?: string; readonly fetch?: typeof fetch; readonly [option: string]: unknown };
  /** What becomes of the actions of widgets. */
  readonly widgets?: { readonly onAction?: ActionCallback; readonly [option: string]: unknown };
  /** The look. */
  readonly theme?: 'light' | 'dark' | { readonly colorScheme?: 'light' | 'dark'; readonly [option: string]: unknown };
  /** The thread's id; null for a new one. */
  readonly initialThread?: string | null;
  readonly [option: string]: unknown;
}
