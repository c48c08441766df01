// A whole ChatKit server: a widget with a message to send, and what happens when the user sends it.
// Run it with `node demo/examples/send-message.js` after `npm run build`.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import {
  ChatKitServer,
  defineActions,
  jsonSchema,
  newId,
  SqliteStore,
  streamWidget,
  toNodeListener,
} from '../../dist/server.js';

const draft = (to, text, state = 'Draft') => ({
  type: 'Card',
  children: [
    { type: 'Text', id: 'state', value: `${state}: ${to}` },
    { type: 'Text', value: text },
    ...(state === 'Draft'
      ? [{ type: 'Button', label: 'Send', onClickAction: { type: 'send_message', payload: { to, text } } }]
      : []),
  ],
});

const message = {
  type: 'object',
  properties: { to: { type: 'string' }, text: { type: 'string' } },
  required: ['to', 'text'],
};

export class MailServer extends ChatKitServer {
  actions = defineActions({ send_message: jsonSchema(message) });

  async *respond(thread, input) {
    if (input) yield* streamWidget(thread, draft('Inês', input.content.map(({ text }) => text).join('')));
  }

  async *action(thread, action, sender) {
    const { to, text } = action.payload;
    // For the model to know of, and for nobody to see.
    const note = {
      type: 'hidden_context_item',
      content: `<USER_ACTION>The user sent "${text}" to ${to}</USER_ACTION>`,
    };
    const place = { id: newId('message'), thread_id: thread.id, created_at: new Date().toISOString() };
    yield { type: 'thread.item.done', item: { ...place, ...note } };
    thread.title = `Message to ${to}`;
    yield { type: 'thread.item.replaced', item: { ...sender, widget: draft(to, text, 'Sent') } };
  }
}

export const open = (file) => new MailServer(new SqliteStore({ file, owner: ({ user }) => user }));

export const listen = (file, port) =>
  createServer(toNodeListener(open(file), () => ({ user: 'me' }))).listen(port, '127.0.0.1');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) listen('chat.db', 8001);
