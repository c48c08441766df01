import type { Action } from './define-actions.js';
import type { Handlers } from './handlers.js';
import { RequestError } from './request-error.js';
import type { ParamsOf } from './server-request.js';
import type { WidgetItem } from './stored-item.js';
import type { ThreadMetadata } from './thread-metadata.js';
import { isOffered } from './offered.js';

/** What an action is about. */
export interface ReadAction<A extends Action> {
  readonly thread: ThreadMetadata;
  readonly action: A;
  readonly sender: WidgetItem | null;
}

/** The action that a request asks for, as the server's own actions and the stored widget allow it. */
export const readAction = async <Context, A extends Action>(
  { store, actions, offeredOnly, log }: Handlers<Context, A>,
  params: ParamsOf<'threads.custom_action'>,
  context: Context,
): Promise<ReadAction<A>> => {
  const { thread_id: threadId, item_id: itemId, action } = params;
  const thread = await store.loadThread(threadId, context);
  const sender = itemId === undefined ? null : await store.loadItem(threadId, itemId, context);
  if (sender && sender.type !== 'widget')
    throw new RequestError(400, 'not_a_widget', `Item ${sender.id} is not a widget`);
  if (sender && offeredOnly && !isOffered(sender.widget, action.type, action.payload)) {
    log('warning', `an action was refused: the widget ${sender.id} does not offer "${action.type}" with this payload`);
    throw new RequestError(403, 'forbidden', 'The widget does not offer this action');
  }
  return { thread, sender, action: actions ? await actions.read(action) : (action as A) };
};
