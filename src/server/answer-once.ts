import type { Action } from './define-actions.js';
import type { Handlers } from './handlers.js';
import { readAction } from './read-action.js';
import { RequestError } from './request-error.js';
import type { PageParams } from './store.js';
import type { ParamsOf, ReplyOperation, ServerRequest } from './server-request.js';
import { isHidden } from './stored-item.js';
import { toThread } from './thread-metadata.js';
import { toWireAttachment, toWireItem } from './to-wire.js';
import { visibleItems } from './visible-items.js';

const PAGE = 20;
const LARGEST_PAGE = 200;

const toPage = ({ limit, order, after }: ParamsOf<'threads.list'>): PageParams => ({
  limit: Math.min(limit || PAGE, LARGEST_PAGE),
  order,
  ...(after !== undefined && { after }),
});

const toBytes = (base64: string): Uint8Array => {
  try {
    return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
  } catch {
    throw new RequestError(400, 'invalid_request', 'params.audio_base64 must be base64', 'params.audio_base64');
  }
};

const act = async <Context, A extends Action>(
  handlers: Handlers<Context, A>,
  params: ParamsOf<'threads.sync_custom_action'>,
  context: Context,
  signal: AbortSignal,
): Promise<unknown> => {
  const { store } = handlers;
  const { thread, action, sender } = await readAction(handlers, params, context);
  const before = JSON.stringify(thread);
  const { updated_item: item } = await handlers.syncAction(thread, action, sender, context, signal);
  if (item) await store.saveItem(thread.id, item, context);
  if (JSON.stringify(thread) !== before) await store.saveThread(thread, context);
  return item && !isHidden(item) ? { updated_item: toWireItem(item) } : {};
};

const files = <Context, A extends Action>({ attachmentStore }: Handlers<Context, A>) => {
  if (attachmentStore) return attachmentStore;
  throw new RequestError(501, 'not_supported', 'This server takes no attachments');
};

/** The JSON that a request is answered with. */
export const answerOnce = async <Context, A extends Action>(
  handlers: Handlers<Context, A>,
  request: ServerRequest<ReplyOperation>,
  context: Context,
  signal: AbortSignal,
): Promise<unknown> => {
  const { store } = handlers;
  switch (request.type) {
    case 'threads.get_by_id': {
      const thread = await store.loadThread(request.params.thread_id, context);
      return toThread(thread, await visibleItems(store, thread.id, { limit: PAGE, order: 'asc' }, context));
    }
    case 'threads.list': {
      const { data, ...page } = await store.loadThreads(toPage(request.params), context);
      return { data: data.map((thread) => toThread(thread)), ...page };
    }
    case 'threads.update': {
      const thread = { ...(await store.loadThread(request.params.thread_id, context)), title: request.params.title };
      await store.saveThread(thread, context);
      return toThread(thread);
    }
    case 'threads.delete':
      await store.deleteThread(request.params.thread_id, context);
      return {};
    case 'items.list':
      return visibleItems(store, request.params.thread_id, toPage(request.params), context);
    case 'items.feedback': {
      const { thread_id: threadId, item_ids: ids, kind } = request.params;
      await store.loadThread(threadId, context);
      await handlers.addFeedback(threadId, ids, kind, context);
      return {};
    }
    case 'attachments.create': {
      const attachment = await files(handlers).createAttachment(request.params, context);
      await store.saveAttachment(attachment, context);
      return toWireAttachment(attachment);
    }
    case 'attachments.delete': {
      const { attachment_id: id } = request.params;
      const attachments = files(handlers);
      await store.loadAttachment(id, context);
      await attachments.deleteAttachment(id, context);
      await store.deleteAttachment(id, context);
      return {};
    }
    case 'input.transcribe': {
      const { audio_base64: audio, mime_type: mimeType } = request.params;
      return handlers.transcribe(
        { data: toBytes(audio), mimeType, mediaType: mimeType.split(';')[0]!.trim() },
        context,
      );
    }
    case 'threads.sync_custom_action':
      return act(handlers, request.params, context, signal);
  }
};
