import { expect, fixture, html } from '@open-wc/testing';
import type { CkWidgetHost } from '../../src/host/ck-widget-host.js';
import type { Input } from '../../src/components/input.js';
import '../../src/index.js';
import { Stage, until } from './stage.js';

let count = 0;

/** One test's own widget at an address. */
class Place {
  readonly address = `/__address/place-${Date.now()}-${count++}`;

  /** Says how things stand there; the answer is what was asked so far. */
  async put(changes: object = {}): Promise<readonly unknown[]> {
    const response = await fetch(this.address, { method: 'PUT', body: JSON.stringify(changes) });
    return ((await response.json()) as { log: unknown[] }).log;
  }
}

const hostAt = async (place: Place, refresh?: number): Promise<Stage> => {
  const host = await fixture<CkWidgetHost>(
    html`<ck-widget-host endpoint=${place.address} .refresh=${refresh}></ck-widget-host>`,
  );
  return new Stage(host);
};

describe('an address that is a widget', () => {
  it('is shown, acted on without a thread, and replaced by the reply', async () => {
    const place = new Place();
    const on = await hostAt(place);
    await until(() => on.text() === 'state 0');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const field = on.views[0]!.shadowRoot!.querySelector<Input>('ck-input')!;
    field.value = 'typed';
    await on.press();
    await until(() => on.text() === 'state 1');
    await on.idle();
    const [get, post] = (await place.put()) as [unknown, { type: string; params: object }];
    expect(get).to.equal('GET 200');
    expect(post.type).to.equal('threads.sync_custom_action');
    expect(post.params).to.deep.equal({ action: { type: 'step' } });
    expect(on.views.length).to.equal(1);
    expect(field.value).to.equal('typed');
    expect(on.errors).to.deep.equal([]);
  });

  it('is read again by and by, and drawn only where it is another', async () => {
    const place = new Place();
    const on = await hostAt(place, 0.05);
    await until(() => on.text() === 'state 0');
    const text = on.views[0]!.shadowRoot!.querySelector('ck-text');
    await until(async () => (await place.put()).includes('GET 304'));
    await place.put({ state: 7 });
    await until(() => on.text() === 'state 7');
    expect(on.views[0]!.shadowRoot!.querySelector('ck-text')).to.equal(text);
    on.host.refresh = undefined;
    await on.host.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = (await place.put()).length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await place.put()).length).to.equal(before);
  });

  it('is read no more when the host is gone, and again when it is back', async () => {
    const place = new Place();
    const on = await hostAt(place, 0.05);
    await until(() => on.text() === 'state 0');
    const parent = on.host.parentElement!;
    on.host.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = (await place.put({ state: 3 })).length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await place.put()).length).to.equal(before);
    parent.append(on.host);
    await until(() => on.text() === 'state 3');
    expect(on.views.length).to.equal(1);
  });

  it('keeps what it shows when it cannot be read any more, and tells the page', async () => {
    const place = new Place();
    const on = await hostAt(place, 0.05);
    await until(() => on.text() === 'state 0');
    await place.put({ status: 404 });
    await until(() => on.errors.length > 0);
    expect(on.errors[0]).to.include({ code: 'http', status: 404 });
    expect(on.text()).to.equal('state 0');
    await place.put({ status: 200, state: 1 });
    await until(() => on.text() === 'state 1');
  });

  it('is none where the host has a thread, widgets of its own, or items to draw', async () => {
    const place = new Place();
    const hosts = await fixture(
      html`<div>
        <ck-widget-host endpoint=${place.address} thread-id="thr_1"></ck-widget-host>
        <ck-widget-host endpoint=${place.address} auto-render></ck-widget-host>
        <ck-widget-host endpoint=${place.address}><ck-widget></ck-widget></ck-widget-host>
      </div>`,
    );
    for (const host of hosts.querySelectorAll('ck-widget-host')) await host.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await place.put()).to.deep.equal([]);
  });
});
