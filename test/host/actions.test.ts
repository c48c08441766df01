import { ContextEvent } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { policyContext, type WidgetPolicy } from '../../src/element/contexts.js';
import { CkActionEvent, registerComponent, type Action, type WidgetItem } from '../../src/index.js';
import type { CkWidgetHost } from '../../src/host/ck-widget-host.js';
import { itemOf, Server, Stage, stage, toText, until, widgetOf } from './stage.js';

const done = (value: string, id = 'msg_1') => ({
  type: 'thread.item.done',
  item: itemOf(id, value),
});

describe('an action that the client answers', () => {
  it('reaches the callback with its item, shows until its promise settles, and sends nothing', async () => {
    const server = new Server();
    const calls: [Action, WidgetItem][] = [];
    let settle = () => {};
    const tree = widgetOf({ handler: 'client', payload: { a: 1 } });
    const onAction = (...call: [Action, WidgetItem]) => {
      calls.push(call);
      return new Promise<void>((resolve) => (settle = resolve));
    };
    const on = await stage({ endpoint: server.at('stream'), onAction }, tree);
    await on.press();
    expect(calls).to.deep.equal([
      [
        { type: 'go', payload: { a: 1 } },
        { id: 'msg_1', widget: tree },
      ],
    ]);
    expect(on.button().matches(':state(loading)')).to.equal(true);
    settle();
    await on.idle();
    expect((await server.log()).posts).to.deep.equal([]);
    expect(on.errors).to.deep.equal([]);
  });

  for (const [how, onAction] of [
    ['rejects', () => Promise.reject(new Error('no luck'))],
    [
      'throws',
      () => {
        throw new Error('no luck');
      },
    ],
  ] as const) {
    it(`fails where the callback ${how}, on its element, and the loading ends`, async () => {
      const on = await stage({ onAction }, widgetOf({ handler: 'client' }));
      await on.press();
      await on.idle();
      expect(on.errors.length).to.equal(1);
      expect(on.errors[0]).to.include({ code: 'server', message: 'The action failed: no luck' });
      expect(on.origins).to.deep.equal([on.button()]);
    });
  }

  it('may send to the server, and waits for that', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') }, widgetOf({ handler: 'client' }));
    on.host.onAction = (_, item) =>
      on.host.sendCustomAction({ type: 'more', payload: { events: [toText('after')] } }, item.id);
    await on.press();
    await until(() => on.text() === 'after');
    await on.idle();
    const [post] = (await server.log()).posts;
    expect(post!.body.params).to.deep.equal({
      thread_id: 'thr_1',
      item_id: 'msg_1',
      action: { type: 'more', payload: { events: [toText('after')] } },
    });
  });
});

describe('an action that the server answers', () => {
  it('is one POST with type and payload alone; its updates reach the widget', async () => {
    const server = new Server();
    const payload = { events: [toText('after')] };
    const on = await stage({ endpoint: server.at('stream') }, widgetOf({ payload }));
    const text = on.views[0]!.shadowRoot!.querySelector('ck-text');
    await on.press();
    await until(() => on.text() === 'after');
    await on.idle();
    expect(on.views[0]!.shadowRoot!.querySelector('ck-text')).to.equal(text);
    const { posts, open } = await server.log();
    expect(open).to.equal(0);
    expect(posts.length).to.equal(1);
    const { type, body } = posts[0]!;
    const { metadata, ...request } = body;
    expect(type).to.equal('application/json');
    expect(metadata.idempotency_key).to.match(/^[0-9a-f]{32}$/);
    expect(request).to.deep.equal({
      type: 'threads.custom_action',
      params: { thread_id: 'thr_1', item_id: 'msg_1', action: { type: 'go', payload } },
    });
  });

  it('is sent once, however often it is clicked meanwhile', async () => {
    const server = new Server();
    const on = await stage(
      { endpoint: server.at('slow') },
      widgetOf({ payload: { events: [toText('a'), toText('b')] } }),
    );
    await on.press(0, 3);
    expect(on.isBusy).to.equal(true);
    await until(() => on.text() === 'a');
    await server.goOn();
    await on.idle();
    expect(on.text()).to.equal('b');
    expect((await server.log()).posts.length).to.equal(1);
  });

  it('shows on the whole widget where it says so', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('slow') }, widgetOf({ loadingBehavior: 'container' }));
    await on.press();
    await until(() => on.views[0]!.matches(':state(loading)'));
    expect(on.views[0]!.shadowRoot!.querySelector('.tree')!.matches('[inert]')).to.equal(true);
    await server.goOn();
    await on.idle();
  });

  it('reaches each widget by the id of its item', async () => {
    const server = new Server();
    const payload = { events: [toText('two', 'msg_2'), done('one')] };
    const on = await stage({ endpoint: server.at('stream') }, widgetOf({ payload }), widgetOf({}));
    await on.press();
    await until(() => on.text(0) === 'one' && on.text(1) === 'two');
    await on.idle();
    expect(on.host.items.map(({ id }) => id).sort()).to.deep.equal(['msg_1', 'msg_2']);
  });

  it('without a stream is a sync request, whose item reaches its own widget', async () => {
    const server = new Server();
    const item = { id: 'msg_2', type: 'widget', widget: widgetOf({}, 'two') };
    const on = await stage(
      { endpoint: server.at('sync') },
      widgetOf({ streaming: false, payload: { item } }),
      widgetOf({}),
    );
    await on.press();
    await until(() => on.text(1) === 'two');
    await on.idle();
    expect(on.text(0)).to.equal('before');
    expect((await server.log()).posts[0]!.body.type).to.equal('threads.sync_custom_action');
  });

  it('carries the headers that the page gives', async () => {
    const server = new Server();
    const headers = () => Promise.resolve({ authorization: 'Bearer x' });
    const on = await stage({ endpoint: server.at('stream'), headers }, widgetOf({}));
    await on.press();
    await on.idle();
    expect((await server.log()).posts[0]!.authorization).to.equal('Bearer x');
  });

  it('goes through the fetch of the page', async () => {
    const calls: [string, RequestInit][] = [];
    const fetch = (url: unknown, init?: RequestInit) => {
      calls.push([String(url), init!]);
      const headers = { 'content-type': 'text/event-stream' };
      return Promise.resolve(new Response(`data: ${JSON.stringify(toText('after'))}\n\n`, { headers }));
    };
    const on = await stage({ endpoint: '/nowhere', fetch, credentials: 'include' }, widgetOf({}));
    await on.press();
    await until(() => on.text() === 'after');
    expect(calls.length).to.equal(1);
    expect(calls[0]![0]).to.equal('/nowhere');
    expect(calls[0]![1]).to.include({ method: 'POST', credentials: 'include', redirect: 'error' });
  });
});

describe('who routes an action', () => {
  it('nobody, where it was prevented, even around the host', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') }, widgetOf({}));
    document.body.addEventListener('ck-action', (event) => event.preventDefault(), { once: true });
    await on.press();
    await on.idle();
    expect((await server.log()).posts).to.deep.equal([]);
    await on.press();
    await on.idle();
    expect((await server.log()).posts.length).to.equal(1);
  });

  it('a look-alike reaches no endpoint and no callback', async () => {
    const server = new Server();
    let calls = 0;
    const on = await stage({ endpoint: server.at('stream'), onAction: () => calls++ }, widgetOf({}));
    const config = { type: 'go' };
    const init = { binding: 'onClickAction', node: { type: 'Button' } };
    for (const handler of ['server', 'client'] as const) {
      on.button().dispatchEvent(new CkActionEvent({ config: { ...config, handler }, ...init }));
    }
    const fields = { action: config, handler: 'server', streaming: true, widgetItem: {}, waitUntil() {} };
    const stranger = on.host.appendChild(document.createElement('x-stranger'));
    stranger.dispatchEvent(Object.assign(new Event('ck-action', { bubbles: true, cancelable: true }), fields));
    on.button().click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(calls).to.equal(0);
    expect((await server.log()).posts).to.deep.equal([]);
  });

  it('an element that the page registered may act', async () => {
    registerComponent('Trusted', 'x-trusted');
    let calls = 0;
    const on = await stage({ onAction: () => calls++ }, { type: 'Card', children: [{ type: 'Trusted' }] });
    const element = on.views[0]!.shadowRoot!.querySelector('x-trusted')!;
    const init = { config: { type: 'go', handler: 'client' }, binding: 'onClick', node: { type: 'Trusted' } } as const;
    element.dispatchEvent(new CkActionEvent(init));
    await until(() => calls === 1);
  });

  it('the innermost host, and no other', async () => {
    const routed: string[] = [];
    const outer = await fixture<CkWidgetHost>(
      html`<ck-widget-host .onAction=${() => routed.push('outer')}
        ><div>
          <ck-widget-host .onAction=${() => routed.push('inner')}
            ><ck-widget .widget=${widgetOf({ handler: 'client' })}></ck-widget
          ></ck-widget-host></div
      ></ck-widget-host>`,
    );
    const on = new Stage(outer);
    await on.views[0]!.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await on.press();
    await on.idle();
    expect(routed).to.deep.equal(['inner']);
  });

  it('a button written by hand, without a widget around it', async () => {
    const calls: unknown[] = [];
    const host = await fixture<CkWidgetHost>(
      html`<ck-widget-host .onAction=${(...call: unknown[]) => calls.push(call)}
        ><ck-button label="Go" .onClickAction=${{ type: 'go', handler: 'client' }}></ck-button
      ></ck-widget-host>`,
    );
    (host.firstElementChild as HTMLElement & { press(): void }).press();
    await until(() => calls.length === 1);
    expect(calls).to.deep.equal([[{ type: 'go' }, {}]]);
  });

  it('a transport in place of the built-in one', async () => {
    const requests: { type: string }[] = [];
    const transport = {
      async *send(request: { type: string }) {
        requests.push(request);
        await undefined;
        yield toText('after') as never;
      },
    };
    const on = await stage({ transport }, widgetOf({}));
    await on.press();
    await until(() => on.text() === 'after');
    expect(requests.map(({ type }) => type)).to.deep.equal(['threads.custom_action']);
  });
});

describe('what a host gives its widgets', () => {
  it('ids join by themselves: a widget added later, at any depth, gets the updates', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') });
    const outer = document.createElement('div');
    const view = document.createElement('ck-widget');
    view.itemId = 'msg_9';
    view.widget = widgetOf({});
    outer.attachShadow({ mode: 'open' }).append(view);
    on.host.append(outer);
    await on.host.sendCustomAction({ type: 'go', payload: { events: [toText('after', 'msg_9')] } });
    await view.updateComplete;
    expect(view.shadowRoot!.querySelector('ck-text')!.textContent).to.equal('after');
    outer.remove();
    expect(on.host.items).to.deep.equal([]);
  });

  it('a policy: what the page and the thread allow, as it stands', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream'), limits: { depth: 7 } }, widgetOf({}));
    const policies: WidgetPolicy[] = [];
    on.host.firstElementChild!.dispatchEvent(
      new ContextEvent(policyContext, on.host.firstElementChild!, (policy) => policies.push(policy), true),
    );
    const hear = (thread: object) =>
      on.host.sendCustomAction({ type: 'go', payload: { events: [{ type: 'thread.updated', thread }] } });
    expect(policies.at(-1)).to.deep.equal({ images: [], limits: { depth: 7 } });
    await hear({ id: 'thr_1', allowed_image_domains: ['cdn.example.com', 7] });
    expect(policies.at(-1)!.images).to.deep.equal(['cdn.example.com']);
    on.host.allowedImageDomains = ['*.example.org'];
    await on.host.updateComplete;
    expect(policies.at(-1)!.images).to.deep.equal(['*.example.org', 'cdn.example.com']);
    await hear({ id: 'thr_1' });
    expect(policies.at(-1)!.images).to.deep.equal(['*.example.org']);
  });
});
