import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import { hasFocus, middleOf, whereFocusIs } from '../hands.js';
import { drawn } from '../page.js';
import { listenersLeft, pause, timersLeft } from './leftovers.js';
import { faultServer, originOf } from './room.js';
import { scene, until, watchFromNow, type Planned, type Scene } from './scene.js';
import { treeOf } from './widget.js';

const BEFORE = 'Before.';
const BEGUN = 'One';
const DONE = 'Done.';

const HELD: Planned = { fault: 'held' };
const OK: Planned = { fault: 'ok' };
const SYNC: Planned = { fault: 'syncOk', streaming: false };
const CLIENT: Planned = { fault: 'ok', handler: 'client' };

/** Clicks a button as a user does, as often as is said. */
const click = async (on: Scene, clicks = 1, action = 0): Promise<void> => {
  await drawn();
  const position = middleOf(on.button(action).shadowRoot!.querySelector('button')!);
  for (let i = 0; i < clicks; i++) await sendMouse({ type: 'click', position });
};

const begins = (on: Scene, view = 0): Promise<void> => until(() => on.text(view) === BEGUN);

/** The server says more only when nobody waits for it any more. */
const letGo = async (on: Scene): Promise<void> => {
  await until(async () => (await on.room.log()).open === 0);
  await on.room.goOn();
  await pause(50);
};

/** Sends what the server streams for an action as the page itself does. */
const send = (on: Scene, { fault }: Planned, item?: string): Promise<void> =>
  on.host.sendCustomAction({ type: 'go', payload: { fault, plan: [{ fault }] } }, item);

describe('what users do meanwhile', () => {
  let stop = () => {};

  before(async () => {
    stop = await watchFromNow();
  });

  after(() => stop());

  afterEach(() => document.body.replaceChildren());

  it('U1 double click: one POST', async () => {
    const on = await scene([[HELD]]);
    await click(on, 2);
    await begins(on);
    await on.room.goOn();
    const log = await on.holds();
    expect(log.posts.length).to.equal(1);
    expect(await on.drawnText()).to.equal(DONE);
  });

  it('U2 two buttons: the second stream waits, and shows that; what wants no stream does not', async () => {
    // The list has the second refused; in our contract it waits for the first, and is then sent.
    const on = await scene([[HELD, OK, SYNC, CLIENT]], { onAction: () => {} });
    await on.press(0);
    await begins(on);
    await on.press(1);
    expect(on.button(1).matches(':state(loading)')).to.equal(true);
    expect(on.button(1).shadowRoot!.querySelector('button')!.matches('[aria-disabled=true]:not(:disabled)')).to.equal(
      true,
    );
    await on.press(2);
    await until(async () => (await on.room.log()).posts.length === 2);
    await on.press(3);
    await until(() => on.settled === 2);
    expect(on.host.inFlight).to.equal(2);
    expect(on.ends).to.deep.equal([]);
    await on.room.goOn();
    const { posts } = await on.holds();
    expect(posts.map(({ fault }) => fault)).to.deep.equal(['held', 'syncOk', 'ok']);
    expect(on.ends).to.deep.equal(['done', 'done']);
  });

  it('U3 removed element: the reply counts, and nothing is left of it', async () => {
    const on = await scene([[HELD, OK]]);
    on.button().focus();
    await on.press();
    await begins(on);
    on.views[0]!.widget = treeOf([], 'Without.');
    await on.views[0]!.updateComplete;
    expect(Boolean(on.button())).to.equal(false);
    await on.room.goOn();
    await on.holds();
    expect(await on.drawnText()).to.equal(DONE);
    expect(on.errors).to.deep.equal([]);
    await on.press(1);
    await on.holds();
    expect(on.ends).to.deep.equal(['done', 'done']);
  });

  it('U4 host removed: everything ends at once; moved, it goes on', async () => {
    const on = await scene([[HELD, OK]]);
    const { host } = on;
    await on.press();
    await begins(on);
    document.body.append(host);
    await pause(20);
    expect(host.inFlight).to.equal(1);

    const left = listenersLeft();
    host.remove();
    const start = Date.now();
    await until(async () => (await on.room.log()).open === 0);
    expect((await on.room.log()).lastEnd - start).to.be.at.most(250);
    expect(on.ends).to.deep.equal(['cancel']);
    await until(() => on.isAtRest);
    expect(timersLeft()).to.deep.equal([]);
    expect(listenersLeft()).to.be.below(left);
    let events = 0;
    host.addEventListener('ck-thread-event', () => events++);
    await letGo(on);
    expect(events).to.equal(0);
    expect(on.errors).to.deep.equal([]);

    document.body.append(host);
    await on.press(1);
    await on.holds();
    expect(await on.drawnText()).to.equal(DONE);
  });

  it('U5 widget replaced: late events for the old item change nothing', async () => {
    const on = await scene([[HELD]]);
    await on.press();
    await begins(on);
    const [view] = on.views;
    view!.itemId = 'msg_9';
    view!.widget = treeOf([OK], 'Other.');
    await on.room.goOn();
    await on.holds();
    expect(await on.drawnText()).to.equal('Other.');
    await on.press();
    await on.holds();
    expect(await on.drawnText()).to.equal(DONE);
  });

  it('U6 abort: one cancel, no error', async () => {
    const on = await scene([[{ ...HELD, loadingBehavior: 'container' }, OK]]);
    on.button().focus();
    await on.press();
    await begins(on);
    await on.press(1);
    const start = performance.now();
    on.host.cancel();
    await until(() => on.isAtRest);
    expect(performance.now() - start).to.be.at.most(250);
    await letGo(on);
    await on.holds();
    expect(on.ends).to.deep.equal(['cancel']);
    expect(on.errors).to.deep.equal([]);
    expect(on.text()).to.equal(BEGUN);
    expect(hasFocus(on.button().shadowRoot!.querySelector('button')), whereFocusIs()).to.equal(true);
    await on.press(1);
    await on.holds();
    expect(await on.drawnText()).to.equal(DONE);
  });

  it('U7 abort twice, or after the end: nothing', async () => {
    const on = await scene([[HELD, OK]]);
    on.host.cancel();
    await on.press();
    await begins(on);
    on.host.cancel();
    on.host.cancel();
    await on.holds();
    await on.press(1);
    await on.holds();
    on.host.cancel();
    await pause(20);
    await on.holds();
    expect(on.ends).to.deep.equal(['cancel', 'done']);
    expect(on.errors).to.deep.equal([]);
  });

  it('U8 tab hidden: the same request goes on', async () => {
    const on = await scene([[HELD]]);
    await on.press();
    await begins(on);
    await executeServerCommand('fault-minimize', true);
    try {
      await until(() => document.hidden);
      await pause(50);
      await executeServerCommand('fault-minimize', false);
      await until(() => !document.hidden);
      await on.room.goOn();
      const { posts } = await on.holds();
      expect(posts.length).to.equal(1);
      expect(await on.drawnText()).to.equal(DONE);
    } finally {
      await executeServerCommand('fault-minimize', false);
    }
  });

  it('U9 offline: said as such, nothing is kept to be sent later; during a stream it is a cut', async () => {
    const on = await scene([[{ fault: 'cutLater', pace: 400 }, OK]]);
    await on.press();
    await begins(on);
    await executeServerCommand('fault-offline', { time: 1000 });
    await until(() => !navigator.onLine);
    await until(() => on.failures.length === 1);
    expect(on.failures[0]).to.include({ code: 'offline', allowRetry: true });
    const start = performance.now();
    await on.press(1);
    await until(() => on.failures.length === 2);
    expect(performance.now() - start).to.be.at.most(1000);
    expect(on.failures[1]).to.include({ code: 'offline', allowRetry: true });
    await until(() => navigator.onLine);
    expect(on.row()!.textContent).to.include('offline');
    await pause(100);
    const { posts } = await on.holds();
    expect(posts.map(({ fault }) => fault)).to.deep.equal(['cutLater']);
    await on.press(1);
    await on.holds();
    expect(await on.drawnText()).to.equal(DONE);
  });

  it('U10 bfcache: the stream is closed with the page; when that comes back, the widget works', async () => {
    const on = await scene([[HELD, OK]]);
    await on.press();
    await begins(on);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await letGo(on);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await on.holds();
    expect(on.ends).to.deep.equal(['cancel']);
    expect((await on.room.log()).aborted).to.equal(1);
    await on.press(1);
    await on.holds();
    expect(await on.drawnText()).to.equal(DONE);
  });

  it('U11 50 widgets at once: each has its own answer, in its order', async () => {
    const plans = Array.from({ length: 50 }, () => [OK, SYNC]);
    const on = await scene(plans);
    for (const i of plans.keys()) on.button(0, i).press();
    for (const i of plans.keys()) on.button(1, i).press();
    const { posts } = await on.holds();
    expect(on.ends.length).to.equal(50);
    expect(on.errors).to.deep.equal([]);
    const items = plans.map((_, i) => `msg_${i + 1}`);
    expect(posts.filter(({ fault }) => fault === 'ok').map(({ item }) => item)).to.deep.equal(items);
    expect(posts.filter(({ fault }) => fault === 'syncOk').length).to.equal(50);
    for (const i of plans.keys()) expect(await on.drawnText(i)).to.equal(DONE);
    expect(on.views.length).to.equal(50);
  });

  it('U12 user types during updates: every character, the caret and a word under way stay', async () => {
    const on = await scene([[HELD]]);
    const [view] = on.views;
    const field = on.field();
    field.focus();
    const text = 'The quick brown fox jumps over it';
    let roots = 0;
    let isTyping = true;
    const redraw = async () => {
      while (isTyping || roots < 100) {
        view!.applyUpdate({ type: 'widget.root.updated', widget: treeOf([HELD], `Root ${roots++}`) });
        await view!.updateComplete;
        await pause(5);
      }
    };
    const drawing = redraw();
    for (let i = 0; i < text.length; i += 4) await sendKeys({ type: text.slice(i, i + 4) });
    await sendKeys({ press: 'ArrowLeft' });
    const caret = field.selectionStart;
    await executeServerCommand('fault-compose', 'ni');
    await pause(50);
    expect(field.value).to.equal(`${text.slice(0, -1)}nit`);
    isTyping = false;
    await drawing;
    await sendKeys({ type: '!' });
    expect(on.field() === field, 'the same field').to.equal(true);
    expect(field.value.length).to.be.within(text.length + 1, text.length + 3);
    expect(field.selectionStart).to.be.above(caret!);
    expect(hasFocus(field), whereFocusIs()).to.equal(true);
    expect(view!.values).to.deep.equal({ note: field.value });
  });

  it('U13 form values and an update: what was typed, and what is wrong with it, stay', async () => {
    const on = await scene([[OK]]);
    const [view] = on.views;
    const tree = (props: object) => ({
      type: 'Form',
      id: 'form',
      onSubmitAction: { type: 'go' },
      children: [
        { type: 'Label', value: 'Mail', fieldName: 'mail' },
        { type: 'Input', id: 'mail', name: 'mail', inputType: 'email', required: true, ...props },
        { type: 'Button', id: 'go', label: 'Go', submit: true },
      ],
    });
    view!.widget = tree({ defaultValue: 'a@example.com' });
    await view!.updateComplete;
    const input = view!.shadowRoot!.querySelector('ck-input')!;
    on.type('not a mail');
    await click(on);
    await until(() => input.matches(':state(user-invalid)'));
    const told = input.shadowRoot!.querySelector('[part~=error]')!.textContent;
    for (const props of [{ defaultValue: 'b@example.com' }, { placeholder: 'Mail' }]) {
      view!.applyUpdate({ type: 'widget.root.updated', widget: tree(props) });
      await view!.updateComplete;
    }
    expect(view!.shadowRoot!.querySelector('ck-input') === input).to.equal(true);
    expect(on.field().value).to.equal('not a mail');
    expect(input.matches(':state(user-invalid)')).to.equal(true);
    expect(input.shadowRoot!.querySelector('[part~=error]')!.textContent).to.equal(told);
    expect((await on.room.log()).posts).to.deep.equal([]);
  });

  for (const [how, onAction, code] of [
    [
      'throws',
      () => {
        throw new Error('no');
      },
      'server',
    ],
    ['rejects', () => Promise.reject(new Error('no')), 'server'],
    ['never settles', () => new Promise(() => {}), 'timeout'],
  ] as const) {
    it(`U14 listener ${how}: it failed, and the loading ends`, async () => {
      const on = await scene([[CLIENT, OK]], { onAction, timeouts: { action: 100 } });
      await on.press();
      await on.holds();
      expect(on.failures.map(({ code }) => code)).to.deep.equal([code]);
      await on.press(1);
      const { posts } = await on.holds();
      expect(posts.length).to.equal(1);
      expect(await on.drawnText()).to.equal(DONE);
    });
  }

  it('U15 preventDefault: nothing is sent, nothing loads', async () => {
    const on = await scene([[OK]]);
    document.body.addEventListener('ck-action', (event) => event.preventDefault(), { once: true });
    await on.press();
    const { posts } = await on.holds();
    expect(posts).to.deep.equal([]);
    expect(on.errors).to.deep.equal([]);
    await on.press();
    expect((await on.holds()).posts.length).to.equal(1);
  });

  it('U16 auth: headers that cannot be had are a failure, and come when they can', async () => {
    const headers = () => Promise.reject(new Error('expired'));
    const on = await scene([[OK]], { headers });
    await on.press();
    expect((await on.holds()).posts).to.deep.equal([]);
    expect(on.failures.length).to.equal(1);
    on.host.headers = () => Promise.resolve({ authorization: 'Bearer new' });
    await on.failures[0]!.retry!();
    const { posts } = await on.holds();
    expect(posts.map(({ headers }) => headers.authorization)).to.deep.equal(['Bearer new']);
    expect(await on.drawnText()).to.equal(DONE);
  });

  it('U17 credentials: none go to another origin, nor to where a redirect leads', async () => {
    const headers = { authorization: 'Bearer x' };
    const on = await scene([[OK, { fault: 'redirect' }, { fault: 'redirect307' }]], { headers });
    for (const action of [0, 0, 1, 2]) {
      await on.press(action);
      await on.holds();
    }
    const { posts, elsewhere, preflights } = await on.room.log();
    expect(posts.length).to.equal(4);
    expect(preflights).to.be.at.least(1);
    expect(elsewhere).to.equal(0);
    for (const { headers } of posts) {
      expect(headers.cookie).to.equal(undefined);
      expect(headers['content-type']).to.equal('application/json');
    }
  });

  it('U18 endpoint in JSON: only the page says where requests go', async () => {
    const on = await scene([[OK]]);
    const [view] = on.views;
    const { children, ...card } = treeOf([OK], BEFORE);
    const elsewhere = `${await originOf('elsewhere')}/elsewhere/${on.room.threadId}`;
    const away = { url: elsewhere, endpoint: elsewhere, src: elsewhere, headers: { authorization: 'x' } };
    const button = children.at(-1) as { onClickAction: object };
    const onClickAction = { ...button.onClickAction, ...away, transport: away };
    view!.widget = { ...card, ...away, children: [children[0], { ...button, ...away, onClickAction }] };
    await view!.updateComplete;
    await on.press();
    const log = await on.holds();
    expect(log.posts.length).to.equal(1);
    expect(Object.keys(log.posts[0]!.action)).to.deep.equal(['type', 'payload']);
    expect(log.posts[0]!.headers.authorization).to.equal(undefined);
    expect(log.elsewhere).to.equal(0);
  });

  it('U19 retry policy: reads are tried three times at most, when the server says; actions once', async () => {
    const on = await scene([[{ fault: 's503' }]]);
    await on.room.put({ failures: Array.from({ length: 3 }, () => ({ status: 503, retryAfter: '1' })) });
    await on.host.fetchUpdates();
    let { reads } = await on.room.log();
    expect(reads.map(({ type }) => type)).to.deep.equal(Array.from({ length: 3 }, () => 'threads.get_by_id'));
    for (const [i, { time }] of reads.slice(1).entries()) expect(time - reads[i]!.time).to.be.within(990, 4000);
    expect(on.failures.map(({ status }) => status)).to.deep.equal([503]);

    await on.room.put({ hasStore: true, failures: [{ status: 404 }] });
    await on.host.fetchUpdates();
    await on.host.fetchUpdates();
    ({ reads } = await on.room.log());
    expect(reads.length, 'what cannot succeed is not tried again').to.equal(5);
    await on.press();
    await pause(1200);
    const { posts } = await on.holds();
    expect(posts.length).to.equal(1);
  });

  it('U20 last write wins: two answers for one item count in the order in which they come', async () => {
    const on = await scene([[HELD], [SYNC]]);
    void send(on, HELD, 'msg_2');
    await begins(on, 1);
    await on.press(0, 1);
    await until(() => on.text(1) === DONE);
    await on.room.goOn();
    await on.holds();
    expect(await on.drawnText(1)).to.equal(DONE);
    expect(on.errors).to.deep.equal([]);
    expect((on.views[1]!.widget as { children: object[] }).children[0]).to.deep.equal({
      type: 'Text',
      id: 'text',
      value: DONE,
    });
  });

  for (const created_at of ['2026-01-01T00:00:00', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00+02:00', 'soon', 7]) {
    it(`U21 clock: ${created_at} breaks nothing`, async () => {
      const on = await scene([[OK]]);
      on.host.transport = {
        async *send() {
          await undefined;
          const item = { id: 'msg_1', thread_id: 'thr_1', created_at, type: 'widget', widget: treeOf([OK], DONE) };
          yield { type: 'thread.item.done', item } as never;
        },
      };
      await on.press();
      await on.holds();
      expect(await on.drawnText()).to.equal(DONE);
      expect(on.errors).to.deep.equal([]);
    });
  }
});

describe('what stays of many actions', () => {
  afterEach(() => document.body.replaceChildren());

  it('U22 memory: nothing grows with them', async function () {
    const { isWhole } = await faultServer();
    this.timeout(isWhole ? 300_000 : 30_000);
    const actions = isWhole ? 10_000 : 600;
    const on = await scene([[SYNC]]);
    const act = async (times: number) => {
      for (let i = 0; i < times; i++) {
        on.button().press();
        await until(() => on.isAtRest);
        on.actions.length = on.settled = 0;
      }
    };
    const size = async () =>
      (await executeServerCommand<{ usedSize: number }, undefined>('fault-heap', undefined)).usedSize;
    await act(actions / 2);
    const before = await size();
    await act(actions / 2);
    const grown = (await size()) - before;
    expect(grown).to.be.at.most(2_000_000);
    expect(on.host.items.length).to.equal(1);
    await on.holds();
  });
});

describe('the list of situations', () => {
  it('is played whole', async function () {
    const cases = (await (await fetch('/__cases/transport-faults.json')).json()) as { user: { id: string }[] } | null;
    if (!cases) return this.skip();
    const known = this.test!.parent!.parent!.suites.flatMap(({ tests }) => tests.map(({ title }) => title));
    for (const { id } of cases.user) {
      const number = `${id.split(' ')[0]} `;
      expect(
        known.some((title) => title.startsWith(number)),
        id,
      ).to.equal(true);
    }
  });
});
