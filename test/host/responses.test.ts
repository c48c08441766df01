import { expect } from '@open-wc/testing';
import { itemOf, send, Server, stage, toText, until, widgetOf } from './stage.js';

describe('streams one after the other', () => {
  const streaming = widgetOf({ payload: { events: [toText('a'), toText('b')] } });
  const item = { id: 'msg_2', type: 'widget', widget: widgetOf({}, 'sync') };

  it('a streaming action waits for the stream before it, and shows that it does', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('slow') }, streaming, streaming);
    const told: string[] = [];
    for (const type of ['ck-response-start', 'ck-response-end']) on.host.addEventListener(type, () => told.push(type));
    await on.press(0);
    await until(() => on.text() === 'a');
    await on.press(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await server.log()).posts.length).to.equal(1);
    expect(on.button(1).matches(':state(loading)')).to.equal(true);
    await server.goOn();
    await on.idle();
    const { posts } = await server.log();
    expect(posts.map(({ body }) => body.params.item_id)).to.deep.equal(['msg_1', 'msg_2']);
    expect(told).to.deep.equal(['ck-response-start', 'ck-response-end', 'ck-response-start', 'ck-response-end']);
  });

  it('a stream that failed lets the next one go', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('flaky') });
    await Promise.all([send(on), send(on)]);
    expect((await server.log()).posts.length).to.equal(2);
    expect(on.errors.length).to.equal(1);
  });

  it('sync actions and the callback do not wait', async () => {
    const server = new Server();
    let calls = 0;
    const on = await stage(
      { endpoint: server.at('both'), onAction: () => calls++ },
      streaming,
      widgetOf({ streaming: false, payload: { item } }),
      widgetOf({ handler: 'client' }),
    );
    await on.press(0);
    await until(() => on.text() === 'a');
    await on.press(1);
    await on.press(2);
    await until(() => on.text(1) === 'sync' && calls === 1);
    expect(on.button(0).matches(':state(loading)')).to.equal(true);
    await server.goOn();
    await on.idle();
    expect(on.text()).to.equal('b');
  });
});

describe('a host that is removed', () => {
  it('aborts what is under way and what waits, says nothing, and works again when it is back', async () => {
    const server = new Server();
    const payload = { events: [toText('a'), toText('b')] };
    const on = await stage({ endpoint: server.at('slow') }, widgetOf({ payload }), widgetOf({ payload }));
    await on.press(0);
    await until(() => on.text() === 'a');
    await on.press(1);
    const parent = on.host.parentNode!;
    on.host.remove();
    await until(async () => (await server.log()).open === 0);
    await on.idle();
    parent.append(on.host);
    await server.goOn();
    expect(on.errors).to.deep.equal([]);
    expect((await server.log()).posts.length).to.equal(1);
    await send(on, toText('c'), toText('d'));
    await until(() => on.text() === 'd');
  });

  it('does not wait for a transport or a callback that hears no signal', async () => {
    const hang = () => new Promise<never>(() => {});
    const on = await stage(
      { transport: { send: hang }, onAction: hang },
      widgetOf({}),
      widgetOf({ handler: 'client' }),
    );
    await on.press(0);
    await on.press(1);
    expect(on.isBusy).to.equal(true);
    on.host.remove();
    await on.idle();
  });

  it('goes on when it is only moved', async () => {
    const server = new Server();
    const on = await stage(
      { endpoint: server.at('slow') },
      widgetOf({ payload: { events: [toText('a'), toText('b')] } }),
    );
    await on.press();
    await until(() => on.text() === 'a');
    const { host } = on;
    host.parentElement!.append(host);
    await server.goOn();
    await until(() => on.text() === 'b');
    await on.idle();
  });
});

describe('items', () => {
  it('appear with auto-render where nothing shows them, change, and go', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream'), autoRender: true }, widgetOf({}));
    await send(
      on,
      { type: 'thread.item.done', item: itemOf('msg_1', 'old') },
      { type: 'thread.item.added', item: itemOf('msg_2', 'new') },
      { type: 'thread.item.done', item: { ...itemOf('msg_3', ''), type: 'user_message' } },
      toText('newer', 'msg_2'),
    );
    await until(() => on.text(1) === 'newer');
    expect(on.views.map(({ itemId }) => itemId)).to.deep.equal(['msg_1', 'msg_2']);
    expect(on.text(0)).to.equal('old');
    expect(on.host.items.map(({ id }) => id)).to.deep.equal(['msg_1', 'msg_2']);
    const view = on.views[1];
    await send(
      on,
      { type: 'thread.item.added', item: itemOf('msg_2', 'late') },
      { type: 'thread.item.replaced', item: itemOf('msg_1', 'replaced') },
    );
    await until(() => on.text(0) === 'replaced');
    expect(on.text(1)).to.equal('newer');
    expect(on.views[1]).to.equal(view);
    await send(on, { type: 'thread.item.removed', item_id: 'msg_2' }, toText('gone', 'msg_2'));
    expect(on.views.map(({ itemId }) => itemId)).to.deep.equal(['msg_1']);
  });

  it('are known without auto-render, and reach a widget that comes later', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') });
    await send(on, { type: 'thread.item.done', item: itemOf('msg_1', 'old') }, toText('new'));
    expect(on.views.length).to.equal(0);
    expect(on.host.items.map(({ id }) => id)).to.deep.equal(['msg_1']);
    const view = document.createElement('ck-widget');
    view.itemId = 'msg_1';
    on.host.append(view);
    await until(() => on.text() === 'new');
  });

  it('name the thread when the server makes one', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') });
    await send(on, { type: 'thread.created', thread: { id: 'thr_2' } });
    expect(on.host.threadId).to.equal('thr_2');
  });
});

describe('what the server says to the page', () => {
  it('comes as events with their fields', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') });
    const events = [
      { type: 'client_effect', name: 'confetti', data: { n: 1 } },
      { type: 'notice', level: 'warning', message: '**careful**', title: 'Hm' },
      { type: 'progress_update', text: 'Thinking', icon: 'clock' },
    ];
    const told: unknown[] = [];
    on.host.addEventListener('ck-effect', ({ detail }) => told.push(detail));
    on.host.addEventListener('ck-notice', ({ detail }) => told.push(detail));
    on.host.addEventListener('ck-progress', ({ detail }) => told.push(detail));
    const all: unknown[] = [];
    on.host.addEventListener('ck-thread-event', ({ detail }) => all.push(detail));
    await send(on, ...events);
    expect(told).to.deep.equal(events);
    expect(all).to.deep.equal([{ type: 'stream_options', stream_options: { allow_cancel: true } }, ...events]);
  });
});

describe("ChatKit's own options", () => {
  it('set the host up; what they do not say stays', async () => {
    const server = new Server();
    const on = await stage({}, widgetOf({ payload: { events: [toText('after')] } }), widgetOf({ handler: 'client' }));
    let calls = 0;
    on.host.setOptions({
      api: { url: server.at('stream'), domainKey: 'x' },
      widgets: { onAction: () => calls++ },
      theme: { colorScheme: 'dark', radius: 'pill' },
      initialThread: 'thr_7',
      composer: { placeholder: 'Say' },
    });
    on.host.setOptions({});
    expect(getComputedStyle(on.views[0]!).colorScheme).to.equal('dark');
    await on.press(0);
    await until(() => on.text() === 'after');
    await on.press(1);
    await until(() => calls === 1);
    expect((await server.log()).posts[0]!.body.params.thread_id).to.equal('thr_7');
    on.host.setOptions({ theme: 'light', initialThread: null });
    expect(getComputedStyle(on.views[0]!).colorScheme).to.equal('light');
    expect(on.host.threadId).to.equal(undefined);
  });
});
