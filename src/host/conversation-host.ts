import type { LitElement } from 'lit';
import type { WidgetView } from '../element/contexts.js';
import type { HeadersSource, Timeouts } from '../protocol/fetch-transport.js';
import type { Transport } from '../protocol/transport.js';
import type { ActionCallback } from './chatkit-options.js';

/** What a conversation needs of the element that it is held in. */
export interface ConversationHost extends LitElement {
  readonly endpoint: string | undefined;
  threadId: string | undefined;
  readonly headers: HeadersSource | undefined;
  readonly fetch: typeof fetch | undefined;
  readonly credentials: RequestCredentials | undefined;
  readonly timeouts: Timeouts | undefined;
  readonly onAction: ActionCallback | undefined;
  readonly transport: Transport | undefined;
  readonly autoRender: boolean;
  readonly refresh: number | undefined;
  /** The widgets in it. */
  readonly views: ReadonlySet<WidgetView>;
  /** Hosts that the thread lets images come from unasked. */
  threadImages: readonly string[];
}
