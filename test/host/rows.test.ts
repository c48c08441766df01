import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focusedIn } from '../../src/element/focus.js';
import { Server, stage, toText, until, widgetOf, type Stage } from './stage.js';

const rowOf = (on: Stage, index = 0) => on.views[index]!.shadowRoot!.querySelector<HTMLElement>('[part~=row]');

const againOf = (on: Stage) => on.views[0]!.shadowRoot!.querySelector<HTMLButtonElement>('[part=row-retry]');

describe('a failure shows below its widget', () => {
  it('as an alert, in words, with a way to try again that sends the same', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('flaky') }, widgetOf({ payload: { events: [toText('after')] } }));
    await on.press();
    await until(() => rowOf(on) !== null);
    expect(rowOf(on)!.getAttribute('role')).to.equal('alert');
    expect(rowOf(on)!.textContent.trim()).to.match(/^This did not work \(503\)\.\s+Try again$/);
    await on.idle();
    againOf(on)!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => on.isBusy);
    expect(on.button().matches(':state(loading)')).to.equal(true);
    await until(() => rowOf(on) === null);
    await until(() => on.text() === 'after');
    await on.idle();
    const { posts } = await server.log();
    expect(posts.map(({ body }) => body.metadata.idempotency_key)).to.deep.equal(
      Array(2).fill(posts[0]!.body.metadata.idempotency_key),
    );
    expect(focusedIn(document)?.localName).to.equal('button');
  });

  it('without a way where that cannot help, and a message of the server as text', async () => {
    const server = new Server();
    const error = { type: 'error', code: 'custom', message: '<img src=x onerror=alert(1)> no', allow_retry: false };
    const on = await stage({ endpoint: server.at('stream') }, widgetOf({ payload: { events: [error] } }));
    await on.press();
    await until(() => rowOf(on) !== null);
    expect(rowOf(on)!.querySelectorAll('img').length).to.equal(0);
    expect(rowOf(on)!.textContent).to.contain('<img src=x onerror=alert(1)> no');
    expect(againOf(on) === null).to.equal(true);
  });

  it('not where the page takes it on itself', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('fail') }, widgetOf({}));
    on.host.addEventListener('ck-error', (event) => event.preventDefault());
    await on.press();
    await until(() => on.errors.length === 1);
    await on.idle();
    expect(rowOf(on) === null).to.equal(true);
  });

  it('until the next action, and only below the widget concerned', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('fail') }, widgetOf({}), widgetOf({ handler: 'client' }));
    on.host.onAction = () => {};
    await on.press(0);
    await until(() => rowOf(on) !== null);
    expect(rowOf(on, 1) === null).to.equal(true);
    await on.press(1);
    await on.idle();
    expect(rowOf(on) === null).to.equal(false);
    on.host.endpoint = server.at('slow');
    await on.press(0);
    await until(() => rowOf(on) === null);
    await server.goOn();
    await on.idle();
  });
});

describe('what a server is doing shows below the widget of the action', () => {
  it('until the response is over', async () => {
    const server = new Server();
    const events = [{ type: 'progress_update', text: 'Looking', icon: 'search' }, toText('after')];
    const on = await stage({ endpoint: server.at('slow') }, widgetOf({ payload: { events } }), widgetOf({}));
    await on.press();
    await until(() => rowOf(on) !== null);
    expect(rowOf(on)!.textContent.trim()).to.equal('Looking');
    expect(rowOf(on)!.getAttribute('role')).to.equal('status');
    expect(rowOf(on)!.querySelector('svg path')!.getAttribute('d')).to.be.a('string');
    expect(rowOf(on, 1) === null).to.equal(true);
    await server.goOn();
    await on.idle();
    await until(() => rowOf(on) === null);
  });
});
