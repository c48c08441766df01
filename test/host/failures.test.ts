import { expect } from '@open-wc/testing';
import { Server, stage, toText, until, widgetOf } from './stage.js';

describe('a failure clears the loading state and is told on the element of the action', () => {
  const cases = {
    fail: [{ code: 'http', status: 503, allowRetry: true, retryAfterMs: 1000 }, 'before'],
    broken: [{ code: 'network', allowRetry: true }, 'partly'],
    empty: [{ code: 'network', allowRetry: true }, 'before'],
    sync: [{ code: 'malformed', allowRetry: false }, 'before'],
  } as const;

  for (const [scenario, [detail, text]] of Object.entries(cases)) {
    for (const loadingBehavior of ['self', 'container']) {
      it(`${scenario}, ${loadingBehavior}`, async () => {
        const server = new Server();
        const payload = { events: [toText('partly')] };
        const on = await stage({ endpoint: server.at(scenario) }, widgetOf({ payload, loadingBehavior }));
        await on.press();
        await until(() => on.text() === text);
        await server.goOn();
        await until(() => on.errors.length > 0);
        await on.idle();
        expect(on.errors.length).to.equal(1);
        expect(on.errors[0]).to.include(detail);
        expect(on.origins).to.deep.equal([on.button()]);
        expect(on.text()).to.equal(text);
        await until(async () => (await server.log()).open === 0);
      });
    }
  }

  it('a server that says nothing in time', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('silent'), timeouts: { headers: 50 } }, widgetOf({}));
    await on.press();
    await until(() => on.errors.length > 0);
    await on.idle();
    expect(on.errors[0]).to.include({ code: 'timeout', allowRetry: true });
  });

  it('an error event, after which the stream goes on', async () => {
    const server = new Server();
    const error = { type: 'error', code: 'custom', message: '<b>no</b>', allow_retry: false };
    const on = await stage(
      { endpoint: server.at('stream') },
      widgetOf({ payload: { events: [error, toText('after'), error] } }),
    );
    await on.press();
    await until(() => on.errors.length > 0);
    await on.idle();
    expect(on.errors.length).to.equal(1);
    expect(on.errors[0]).to.include({ code: 'server', message: '<b>no</b>', allowRetry: false });
    expect(on.text()).to.equal('after');
  });

  it('no endpoint', async () => {
    const on = await stage({}, widgetOf({}));
    await on.press();
    await until(() => on.errors.length > 0);
    await on.idle();
    expect(on.errors[0]).to.include({ code: 'network', allowRetry: false });
  });

  it('a transport that throws, or answers with nonsense', async () => {
    for (const send of [
      () => {
        throw new Error('no');
      },
      () => Promise.reject(new Error('no')),
      async function* () {
        await undefined;
        yield 7;
      },
    ]) {
      const on = await stage({ transport: { send } as never }, widgetOf({}));
      await on.press();
      await until(() => on.errors.length === 1);
      await on.idle();
    }
  });

  it('on the host where the element is gone, or where the page sent the action', async () => {
    const server = new Server();
    const events = [{ ...toText(''), update: { type: 'widget.root.updated', widget: { type: 'Card' } } }];
    const on = await stage({ endpoint: server.at('broken') }, widgetOf({ payload: { events } }));
    await on.press();
    await until(() => on.text() === undefined);
    await server.goOn();
    await until(() => on.errors.length === 1);
    await on.host.sendCustomAction({ type: 'go' });
    expect(on.origins).to.deep.equal([on.host, on.host]);
    await on.idle();
  });
});

describe('after a failure', () => {
  it('retry sends the same again under the same key, once', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('flaky') }, widgetOf({ payload: { events: [toText('after')] } }));
    await on.press();
    await until(() => on.errors.length === 1);
    const { retry } = on.errors[0]!;
    await Promise.all([retry!(), retry!()]);
    await on.idle();
    await until(() => on.text() === 'after');
    const { posts } = await server.log();
    expect(posts.length).to.equal(2);
    expect(posts[0]!.body).to.deep.equal(posts[1]!.body);
    expect(on.errors.length).to.equal(1);
  });

  it('the next action works', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('flaky') }, widgetOf({ payload: { events: [toText('after')] } }));
    await on.press();
    await until(() => on.errors.length === 1);
    await on.idle();
    await on.press();
    await until(() => on.text() === 'after');
    await on.idle();
    const [first, second] = (await server.log()).posts.map(({ body }) => body.metadata.idempotency_key);
    expect(first).not.to.equal(second);
  });
});

describe('events of a hostile server', () => {
  const HOSTILE: readonly object[] = [
    {},
    { type: 7 },
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'thread.created' },
    { type: 'thread.created', thread: 'x' },
    { type: 'thread.updated', thread: { id: 7, allowed_image_domains: 'x' } },
    { type: 'thread.item.added' },
    { type: 'thread.item.added', item: null },
    { type: 'thread.item.done', item: [] },
    { type: 'thread.item.done', item: { type: 'widget', id: 7, widget: {} } },
    { type: 'thread.item.done', item: { type: 'widget', id: 'msg_1' } },
    { type: 'thread.item.updated' },
    { type: 'thread.item.updated', item_id: 'msg_1', update: null },
    { type: 'thread.item.updated', item_id: 'msg_1', update: { type: 'widget.root.updated' } },
    { type: 'thread.item.updated', item_id: 'unknown', update: { type: 'widget.root.updated', widget: {} } },
    { type: 'thread.item.updated', update: { type: 'widget.root.updated', widget: { type: 'Card' } } },
    { type: 'thread.item.updated', item_id: { toString: 1 }, update: { type: { toString: 1 } } },
    { type: 'thread.item.updated', item_id: { toString: 1 }, update: { type: 'widget.root.updated', widget: {} } },
    { type: 'thread.created', thread: { id: { toString: 1 } } },
    { type: 'thread.item.removed' },
    { type: 'thread.item.removed', item_id: {} },
    { type: 'client_effect' },
    { type: 'notice', message: {} },
    { type: 'progress_update', text: 1 },
  ];

  it('change nothing and stop nothing', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream'), autoRender: true }, widgetOf({}), widgetOf({}));
    on.views[1]!.itemId = undefined;
    const seen: unknown[] = [];
    on.host.addEventListener('ck-thread-event', ({ detail }) => seen.push(detail));
    on.host.addEventListener('ck-notice', () => seen.push('notice'));
    await on.host.sendCustomAction({ type: 'go', payload: { events: [...HOSTILE, toText('after')] } });
    await until(() => on.text() === 'after');
    expect(seen.slice(1, -1)).to.deep.equal(HOSTILE);
    expect(on.views.length).to.equal(2);
    expect(on.text(1)).to.equal('before');
    expect(on.errors.every(({ code, retry }) => code === 'malformed' && !retry)).to.equal(true);
    expect(on.errors.length).to.be.within(1, HOSTILE.length);
    expect(on.host.threadId).to.equal('thr_1');
  });
});
