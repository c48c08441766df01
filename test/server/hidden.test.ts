import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ServerEvent, StoredItem } from '../../src/server.js';
import { law } from '../law.js';
import { ANN, ask, create, hidden, message, ScriptedServer, stageWidget, widgetItem } from './stage.js';

const SECRET = 'the-secret-note';

const ids = fc.constantFrom('a', 'b', 'c');

const hiddenItem = fc
  .record({ id: ids, type: fc.constantFrom('hidden_context_item', 'sdk_hidden_context') })
  .map(({ id, type }) => ({ ...hidden(SECRET, id), type }) as StoredItem);

const openItem = ids.chain((id) =>
  fc.constantFrom<StoredItem>(message('open', id), widgetItem({ type: 'Card', id: 'c' }, id)),
);

const page = fc.array(fc.oneof(hiddenItem, openItem), { maxLength: 3 });

const thread = page.map((data) => ({
  id: 'thr_1',
  created_at: '2026-01-01T00:00:00Z',
  status: { type: 'active' },
  metadata: { note: SECRET },
  items: { data, has_more: false },
}));

const event = fc.oneof(
  fc.record({
    type: fc.constantFrom('thread.item.added', 'thread.item.done', 'thread.item.replaced'),
    item: fc.oneof(hiddenItem, openItem),
  }),
  fc.record({ type: fc.constantFrom('thread.created', 'thread.updated'), thread }),
  fc.record({ type: fc.constant('thread.item.removed'), item_id: ids }),
  fc.record({
    type: fc.constant('thread.item.updated'),
    item_id: ids,
    update: fc.constant({ type: 'widget.root.updated', widget: { type: 'Card' } }),
  }),
) as unknown as fc.Arbitrary<ServerEvent>;

test('what is hidden, and what the application keeps with a thread, is on the wire in no event and no reply', async () => {
  await law(
    fc.asyncProperty(fc.array(event, { maxLength: 12 }), fc.boolean(), async (events, isFailing) => {
      const server = new ScriptedServer({
        *respond(thread) {
          thread.metadata.note = SECRET;
          yield* events;
          if (isFailing) throw new Error(SECRET);
        },
      });
      const text = await (await ask(server, create())).text();
      assert.doesNotMatch(text, /the-secret-note/);
      assert.match(text, /thread.updated/);
      const { id } = (await server.store.loadThreads({ limit: 1, order: 'asc' }, ANN)).data[0]!;
      for (const request of [
        { type: 'threads.get_by_id', params: { thread_id: id } },
        { type: 'threads.list', params: {} },
        { type: 'threads.update', params: { thread_id: id, title: 'x' } },
        ...[1, 2, 20].map((limit) => ({ type: 'items.list', params: { thread_id: id, limit } })),
      ]) {
        const reply = await ask(server, request);
        assert.equal(reply.status, 200);
        assert.doesNotMatch(await reply.text(), /the-secret-note|hidden/);
      }
    }),
    150,
  );
});

test('what is hidden is stored all the same', async () => {
  const { server, thread, press } = await stageWidget({
    *act() {
      yield { type: 'thread.item.done', item: hidden({ clicked: null }) };
    },
  });
  assert.equal((await (await ask(server, press())).text()).split('\n\n').length, 2);
  const item = await server.store.loadItem(thread, 'hid_1', ANN);
  assert.deepEqual(item.type === 'hidden_context_item' && item.content, { clicked: null });
});
