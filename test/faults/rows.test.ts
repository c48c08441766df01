import { expect } from '@open-wc/testing';
import { findings } from '../axe.js';
import { click, hasFocus, press, whereFocusIs } from '../hands.js';
import { drawn } from '../page.js';
import { countRuns } from '../safety/watch.js';
import { pause } from './leftovers.js';
import { scene, until, type Planned, type Scene } from './scene.js';

const OK: Planned = { fault: 'ok' };

/** Fails once, and begins then. */
const ONCE: Planned = { fault: 'once' };

/** Fails, and asks to wait a little. */
const SOON: Planned = { fault: 'soon' };

const retryIn = (on: Scene): HTMLButtonElement => {
  const button = on.row()?.querySelector<HTMLButtonElement>('[part~=row-retry]');
  if (!button) throw new Error('Nothing can be tried again');
  return button;
};

/** Presses the first button, and waits for the row that says that it failed. */
const fail = async (...plan: readonly Planned[]): Promise<Scene> => {
  const on = await scene([plan]);
  await on.press();
  await until(() => Boolean(on.row()));
  await on.rest();
  await drawn();
  return on;
};

const posts = async (on: Scene) => (await on.room.log()).posts;

describe('the row that says that an action failed', () => {
  afterEach(() => document.body.replaceChildren());

  it('is an alert below the widget, in words, with parts that a page can style', async () => {
    const on = await fail({ fault: 's503' });
    const row = on.row()!;
    expect(row.getRootNode() === on.views[0]!.shadowRoot).to.equal(true);
    expect(row.getAttribute('role')).to.equal('alert');
    expect(row.querySelector('[part~=row-text]')!.textContent).to.equal('This did not work (503).');
    const style = document.createElement('style');
    style.textContent = 'ck-widget::part(row-error), ck-widget::part(row-retry) { color: rgb(1, 2, 3) }';
    document.body.append(style);
    for (const element of [row, retryIn(on)]) expect(getComputedStyle(element).color).to.equal('rgb(1, 2, 3)');
    style.remove();
    expect(row.getBoundingClientRect().top).to.be.at.least(
      on.views[0]!.shadowRoot!.querySelector('.tree')!.getBoundingClientRect().bottom,
    );
    // The button is back from its loading look by then.
    await pause(400);
    expect(await findings(on.host)).to.deep.equal([]);
  });

  it("shows a server's message as text, whatever it says, and offers nothing where nothing helps", async () => {
    const run = countRuns();
    const on = await fail({ fault: 'errorNoRetry' });
    expect(on.row()!.querySelector('[part~=row-text]')!.textContent).to.equal('<b>No</b> [luck](javascript:x)');
    expect(on.row()!.querySelectorAll('b, a, button').length).to.equal(0);
    expect(run.runs).to.equal(0);
  });

  for (const [how, use] of [
    ['click', (on: Scene) => click(retryIn(on))],
    [
      'keyboard',
      async (on: Scene) => {
        on.button().focus();
        await press('Tab');
        expect(hasFocus(retryIn(on)), whereFocusIs()).to.equal(true);
        await press('Enter');
      },
    ],
  ] as const) {
    it(`tries again by ${how}, under the same key, and has the focus go to the button of the action`, async () => {
      const on = await fail(ONCE);
      await use(on);
      await until(() => on.text() === 'One');
      expect(Boolean(on.row()), 'a row').to.equal(false);
      expect(on.button().matches(':state(loading)')).to.equal(true);
      expect(hasFocus(on.button().shadowRoot!.querySelector('button')), whereFocusIs()).to.equal(true);
      await on.room.goOn();
      await on.rest();
      expect(await on.drawnText()).to.equal('Done.');
      const keys = (await posts(on)).map(({ key }) => key);
      expect(keys.length).to.equal(2);
      expect(new Set(keys).size).to.equal(1);
      expect(on.failures.length).to.equal(1);
    });
  }

  it('waits for as long as the server asks, and shows that', async () => {
    const on = await fail(SOON);
    const failed = performance.now();
    await click(retryIn(on));
    await pause(50);
    expect((await posts(on)).length).to.equal(1);
    expect(on.button().matches(':state(loading)')).to.equal(true);
    expect(on.host.inFlight).to.equal(1);
    await on.rest();
    expect(performance.now() - failed).to.be.at.least(300);
    expect((await posts(on)).length).to.equal(2);
    expect(await on.drawnText()).to.equal('Done.');
  });

  it('sends nothing more where the host goes while it waits', async () => {
    const on = await fail(SOON);
    await click(retryIn(on));
    on.host.remove();
    await on.rest();
    await pause(700);
    expect((await posts(on)).length).to.equal(1);
    expect(on.failures.length).to.equal(1);
  });

  it('is pressed by the user alone, and counts once', async () => {
    const on = await fail(ONCE);
    retryIn(on).click();
    await pause(30);
    expect((await posts(on)).length).to.equal(1);
    const button = retryIn(on);
    await click(button);
    button.click();
    void on.failures[0]!.retry!();
    await until(() => on.text() === 'One');
    await on.room.goOn();
    await on.rest();
    expect((await posts(on)).length).to.equal(2);
  });

  it('stays away where the page prevents it', async () => {
    const on = await scene([[{ fault: 's500' }]]);
    on.host.addEventListener('ck-error', (event) => event.preventDefault());
    await on.press();
    await until(() => on.failures.length === 1);
    await on.rest();
    await on.views[0]!.updateComplete;
    expect(Boolean(on.row())).to.equal(false);
  });

  it('goes with the next action, and there is one at most', async () => {
    const on = await fail({ fault: 's500' }, { fault: 's400' }, { fault: 'held' });
    await on.press(1);
    await until(() => on.failures.length === 2);
    await on.rest();
    await on.views[0]!.updateComplete;
    const rows = on.views[0]!.shadowRoot!.querySelectorAll('[part~=row]');
    expect([...rows].map((row) => row.textContent.trim())).to.deep.equal(['This did not work (400).']);
    await on.press(2);
    await on.views[0]!.updateComplete;
    expect(Boolean(on.row())).to.equal(false);
    await on.room.goOn();
    await on.rest();
  });

  it('is where the action was, and nowhere else', async () => {
    const on = await scene([[{ fault: 's500' }], [OK]]);
    await on.press(0, 0);
    await on.press(0, 1);
    await on.rest();
    await on.views[1]!.updateComplete;
    expect(Boolean(on.row(0))).to.equal(true);
    expect(Boolean(on.row(1))).to.equal(false);
  });
});

describe('the row that says what a server does', () => {
  afterEach(() => document.body.replaceChildren());

  it('is a polite status below the widget, as text, and ends with the answer', async () => {
    const on = await scene([[{ fault: 'progress' }]]);
    const row = () => on.views[0]!.shadowRoot!.querySelector('[part~=row]');
    await on.press();
    await until(() => Boolean(row()));
    expect(row()!.getAttribute('role')).to.equal('status');
    expect(row()!.querySelector('[part~=row-text]')!.textContent).to.equal('Searching <i>all</i>');
    expect(row()!.querySelectorAll('svg').length).to.equal(1);
    await on.room.goOn();
    await on.rest();
    await on.views[0]!.updateComplete;
    expect(Boolean(row())).to.equal(false);
    expect(on.text()).to.equal('Done.');
  });
});
