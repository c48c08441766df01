export { applyUpdate } from './protocol/apply-update.js';
export { diffWidget } from './protocol/diff-widget.js';
export { FIELD_ERRORS } from './protocol/field-errors.js';
export type { ThreadEvent } from './protocol/thread-event.js';
export type { Page, Thread } from './protocol/thread.js';
export type {
  Attachment,
  AttachmentParams,
  AttachmentStore,
  FileAttachment,
  ImageAttachment,
} from './server/attachment.js';
export { ChatKitServer, type ChatKitServerOptions } from './server/chatkit-server.js';
export {
  defineActions,
  jsonSchema,
  type Action,
  type ActionOf,
  type Actions,
  type PayloadSchema,
} from './server/define-actions.js';
export { FieldErrors } from './server/field-errors.js';
export type { AudioInput, SyncReply } from './server/handlers.js';
export type { Log, LogLevel } from './server/log.js';
export { MemoryRequestLog } from './server/memory-request-log.js';
export { MemoryStore, type StoreOptions } from './server/memory-store.js';
export { newId, type IdKind } from './server/new-id.js';
export type { NodeRequest } from './server/node-request.js';
export type { NodeResponse } from './server/node-response.js';
export { toNodeListener, type Answering } from './server/node.js';
export { NotFoundError } from './server/not-found-error.js';
export { PostgresStore, type PostgresPool, type PostgresStoreOptions } from './server/postgres-store.js';
export type { Claim, LoggedRequest, RequestLog } from './server/request-log.js';
export type { ServerEvent, ServerEvents } from './server/server-event.js';
export { SqliteStore, type SqliteStoreOptions } from './server/sqlite-store.js';
export { Store, type PageParams } from './server/store.js';
export type * from './server/stored-item.js';
export { CustomStreamError, StreamError } from './server/stream-error.js';
export { streamWidget, type StreamWidgetOptions } from './server/stream-widget.js';
export type { ThreadMetadata } from './server/thread-metadata.js';
export * from './template.js';
