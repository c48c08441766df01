import type { AttachmentStore } from './attachment.js';
import type { Action, Actions } from './define-actions.js';
import type { Log } from './log.js';
import type { ServerEvents } from './server-event.js';
import type { Store } from './store.js';
import type { StoredItem, UserMessageItem, WidgetItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';

/** Speech to be made text. */
export interface AudioInput {
  readonly data: Uint8Array;
  /** Its type as the client says it, such as `audio/webm;codecs=opus`. */
  readonly mimeType: string;
  /** The same without parameters: `audio/webm`. */
  readonly mediaType: string;
}

/** What a sync action is answered with. */
export interface SyncReply {
  /** The item that it changed; it is stored before it is sent. */
  readonly updated_item?: StoredItem;
}

/** What an application does with requests: its answers, and what they are made with. */
export interface Handlers<Context, A extends Action> {
  readonly store: Store<Context>;
  readonly attachmentStore: AttachmentStore<Context> | undefined;
  readonly actions: Actions<A> | undefined;
  readonly offeredOnly: boolean;
  readonly log: Log;
  respond(thread: ThreadMetadata, input: UserMessageItem | null, context: Context, signal: AbortSignal): ServerEvents;
  action(
    thread: ThreadMetadata,
    action: A,
    sender: WidgetItem | null,
    context: Context,
    signal: AbortSignal,
  ): ServerEvents;
  syncAction(
    thread: ThreadMetadata,
    action: A,
    sender: WidgetItem | null,
    context: Context,
    signal: AbortSignal,
  ): Promise<SyncReply>;
  addFeedback(
    threadId: string,
    itemIds: readonly string[],
    kind: 'positive' | 'negative',
    context: Context,
  ): Promise<void>;
  transcribe(audio: AudioInput, context: Context): Promise<{ readonly text: string }>;
  getStreamOptions(thread: ThreadMetadata, context: Context): { readonly allow_cancel: boolean };
  handleStreamCancelled(thread: ThreadMetadata, pendingItems: readonly StoredItem[], context: Context): Promise<void>;
}
