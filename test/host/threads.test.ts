import { expect } from '@open-wc/testing';
import type { Input } from '../../src/components/input.js';
import { itemOf, send, Server, stage, toText, until, widgetOf } from './stage.js';

const threadOf = (...items: readonly object[]) => ({ id: 'thr_1', created_at: '2026-01-01T00:00:00', items });

describe('fetchUpdates', () => {
  it('reads the thread and every page of its items, and what is gone there goes', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('thread'), autoRender: true });
    const items = ['a', 'b', 'c', 'd', 'e'].map((value, i) => itemOf(`msg_${i + 1}`, value));
    await server.put({ ...threadOf(...items), allowed_image_domains: ['cdn.example.com'] });
    await on.host.fetchUpdates();
    expect(on.views.map(({ itemId }) => itemId)).to.deep.equal(['msg_1', 'msg_2', 'msg_3', 'msg_4', 'msg_5']);
    expect(on.host.threadImages).to.deep.equal(['cdn.example.com']);
    const [first] = on.views;
    await server.put(threadOf(itemOf('msg_1', 'changed'), items[2]!));
    await on.host.fetchUpdates();
    expect(on.views.map(({ itemId }) => itemId)).to.deep.equal(['msg_1', 'msg_3']);
    expect(on.views[0]).to.equal(first);
    await until(() => on.text(0) === 'changed');
    expect(on.host.inFlight).to.equal(0);
  });

  it('leaves widgets alone that the server never sent', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('thread') }, widgetOf({}));
    await server.put(threadOf());
    await on.host.fetchUpdates();
    expect(on.text()).to.equal('before');
  });

  it('tells its failure, without a thread as with a server that answers nonsense', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('sync') });
    await on.host.fetchUpdates();
    expect(on.errors[0]).to.include({ code: 'malformed' });
    on.host.threadId = undefined;
    await on.host.fetchUpdates();
    expect(on.errors[1]).to.include({ code: 'network', allowRetry: false });
  });

  it('does not put older states over what a response is changing', async () => {
    const server = new Server();
    const on = await stage(
      { endpoint: server.at('slow') },
      widgetOf({ payload: { events: [toText('a'), toText('b')] } }),
    );
    await on.press();
    await until(() => on.text() === 'a');
    await server.put(threadOf(itemOf('msg_1', 'old'), itemOf('msg_2', 'other')));
    const { endpoint } = on.host;
    on.host.endpoint = server.at('thread');
    await on.host.fetchUpdates();
    expect(on.text()).to.equal('a');
    expect(on.host.items.map(({ id }) => id)).to.include('msg_2');
    on.host.endpoint = endpoint;
    await server.goOn();
    await until(() => on.text() === 'b');
    await on.idle();
  });
});

describe('a stream that breaks in the middle', () => {
  it('leaves no text that is still being written, and asks once how the item stands', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('torn') }, widgetOf({ payload: { events: [toText('half')] } }));
    const writing = { type: 'Text', id: 'text', value: 'half', streaming: true };
    const update = { type: 'widget.component.updated', component_id: 'text', component: writing };
    await server.put(threadOf(itemOf('msg_1', 'whole'), itemOf('msg_9', 'never shown')));
    void send(on, { type: 'thread.item.updated', item_id: 'msg_1', update });
    await until(() => on.text() === 'half');
    await server.goOn();
    await until(() => on.text() === 'whole');
    await on.idle();
    await until(() => on.host.inFlight === 0);
    expect(on.errors.length).to.equal(1);
    const { posts } = await server.log();
    expect(posts.map(({ body }) => body.type)).to.deep.equal(['threads.custom_action', 'items.list']);
    expect(on.host.items.map(({ id }) => id)).to.deep.equal(['msg_1']);
  });

  it('where that cannot be had, what was shown stays', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('broken'), threadId: undefined }, widgetOf({}));
    const writing = { type: 'Text', id: 'text', value: 'half', streaming: true };
    const update = { type: 'widget.component.updated', component_id: 'text', component: writing };
    void send(on, { type: 'thread.item.updated', item_id: 'msg_1', update });
    await until(() => on.text() === 'half');
    await server.goOn();
    await until(() => on.errors.length === 1);
    await on.idle();
    expect(on.text()).to.equal('half');
    expect(on.views[0]!.shadowRoot!.querySelector('ck-text')!.getAttribute('aria-busy')).to.equal(null);
  });
});

describe('undo', () => {
  it('steps back one response at a time, to the widget as it was at first', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') }, widgetOf({}));
    await send(on, toText('a1'), toText('a2'));
    await send(on, toText('b'));
    await until(() => on.text() === 'b');
    expect(on.host.undo('msg_1')).to.equal(true);
    await until(() => on.text() === 'a2');
    expect(on.host.undo('msg_1')).to.equal(true);
    await until(() => on.text() === 'before');
    expect(on.host.undo('msg_1')).to.equal(false);
    expect(on.host.undo('unknown')).to.equal(false);
    await send(on, toText('c'));
    await until(() => on.text() === 'c');
    expect(on.host.undo('msg_1')).to.equal(true);
    await until(() => on.text() === 'before');
  });

  it('knows the last twenty states', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') }, widgetOf({}));
    for (let i = 1; i <= 25; i++) await send(on, toText(String(i)));
    let steps = 0;
    while (on.host.undo('msg_1')) steps++;
    expect(steps).to.equal(20);
    await until(() => on.text() === '5');
  });

  it('keeps what the user typed', async () => {
    const server = new Server();
    const form = {
      type: 'Card',
      children: [
        { type: 'Input', id: 'in', name: 'in' },
        { type: 'Text', id: 'text', value: 'x' },
      ],
    };
    const on = await stage({ endpoint: server.at('stream') }, form);
    const field = on.views[0]!.shadowRoot!.querySelector<Input>('ck-input')!;
    field.value = 'typed';
    await send(on, toText('y'));
    on.host.undo('msg_1');
    await until(() => on.text() === 'x');
    expect(on.views[0]!.shadowRoot!.querySelector('ck-input')).to.equal(field);
    expect(field.value).to.equal('typed');
  });
});

describe('cancel', () => {
  it('ends what is under way and what waits, as no failure, and the next action works', async () => {
    const server = new Server();
    const payload = { events: [toText('a'), toText('b')] };
    const on = await stage({ endpoint: server.at('slow') }, widgetOf({ payload }), widgetOf({ payload }));
    const ends: string[] = [];
    on.host.addEventListener('ck-response-end', ({ outcome }) => ends.push(outcome));
    await on.press(0);
    await until(() => on.text() === 'a');
    await on.press(1);
    expect(on.host.inFlight).to.equal(2);
    on.host.cancel();
    await on.idle();
    await until(async () => (await server.log()).open === 0);
    expect(on.host.inFlight).to.equal(0);
    expect(ends).to.deep.equal(['cancel']);
    expect(on.errors).to.deep.equal([]);
    on.host.cancel();
    await server.goOn();
    await on.press(0);
    await until(() => on.text() === 'b');
    await on.idle();
    expect(ends).to.deep.equal(['cancel', 'done']);
    expect((await server.log()).posts.length).to.equal(2);
  });
});
