import { expect } from '@open-wc/testing';
import type { CkErrorDetail } from '../../src/element/error-event.js';
import type { CkWidgetHost } from '../../src/host/ck-widget-host.js';
import { hasFocus, whereFocusIs } from '../hands.js';
import { allIn } from '../page.js';
import { countRuns } from '../safety/watch.js';
import { pause } from './leftovers.js';
import { faultServer, type Log } from './room.js';
import { scene, until, watchFromNow, type Scene } from './scene.js';

/** What a fault comes to. */
interface Outcome {
  /** The one failure that it ends in, if it does. */
  readonly fails?: Partial<CkErrorDetail>;
  /** How many faults are told that end nothing. */
  readonly warns?: number;
  /** What the widget says then. */
  readonly text: string;
  /** Whether the action wants no stream. */
  readonly isSync?: boolean;
  /** What the host is told. */
  readonly options?: Partial<CkWidgetHost>;
  /** POSTs that the server may see. */
  readonly posts?: readonly number[];
  /** What happens meanwhile. */
  readonly during?: (on: Scene) => Promise<void>;
  /** What else is so then. */
  readonly after?: (on: Scene, log: Log) => void | Promise<void>;
}

const BEFORE = 'Before.';

/** What is shown of a stream that begins, and of one that goes on. */
const BEGUN = 'One';
const HALF = 'One two';
const DONE = 'Done.';

const refused = (status: number): Outcome => ({ fails: { code: 'http', status, allowRetry: false }, text: BEFORE });

const failed = (status: number, retryAfterMs?: number): Outcome => ({
  fails: { code: 'http', status, allowRetry: true, retryAfterMs },
  text: BEFORE,
});

const unread: Outcome = { fails: { code: 'malformed', allowRetry: false }, text: BEFORE };

const lost = (text: string): Outcome => ({ fails: { code: 'network', allowRetry: true }, text });

const late = (text: string, timeouts: CkWidgetHost['timeouts']): Outcome => ({
  fails: { code: 'timeout', allowRetry: true },
  text,
  options: { timeouts },
});

const tooLarge: Outcome = { fails: { code: 'too-large', allowRetry: false }, text: BEGUN };

const SHORT = 100;

const sync = (outcome: Outcome): Outcome => ({ ...outcome, isSync: true });

const nodeOf = ({ views }: Scene, id: string) => {
  const { children } = views[0]!.widget as { children: Readonly<Record<string, unknown>>[] };
  return children.find((node) => node.id === id);
};

/** Presses "try again" in the page's own name, as often as that fails. */
const tryAgain = async (on: Scene, times: number): Promise<void> => {
  for (let i = 0; i < times; i++) {
    await on.rest();
    await on.failures.at(-1)!.retry!();
  }
};

const isOneKey = ({ posts }: Log): void => {
  expect(new Set(posts.map(({ key }) => key)).size).to.equal(1);
};

/** Lets the connection be cut once everything is there that came before. */
const cutAt =
  (text: string) =>
  async (on: Scene): Promise<void> => {
    await until(() => on.text() === text);
    await on.room.goOn();
  };

/** What each fault of the list comes to. Where our contract and the list differ, a sentence says so. */
const FAULTS: Readonly<Record<string, Outcome>> = {
  s400: refused(400),
  s401: refused(401),
  s403: refused(403),
  s404: refused(404),
  s409: refused(409),
  s413: refused(413),
  s422: refused(422),
  s429: {
    ...failed(429, 2000),
    async after(on) {
      await on.failures[0]!.retry!();
      const log = await on.holds();
      expect(log.posts.length).to.equal(2);
      expect(log.effects).to.equal(1);
      isOneKey(log);
    },
  },
  s500: failed(500),
  s502html: failed(502),
  s503: failed(503, 1000),
  s504: failed(504),
  s204: { text: BEFORE },
  redirect: lost(BEFORE),
  redirect307: lost(BEFORE),
  // The list calls this code "bad-content-type"; in our contract what cannot be read is `malformed`.
  jsonInsteadOfSse: unread,
  htmlInsteadOfSse: unread,
  noContentType: unread,
  sseCharset: { text: DONE },
  refuse: {
    ...lost(BEFORE),
    posts: [1, 2],
    after(_, log) {
      isOneKey(log);
      expect(log.effects).to.equal(1);
    },
  },
  hangHeaders: late(BEFORE, { headers: SHORT }),
  hangAfterHeaders: late(BEFORE, { idle: SHORT }),
  hangAfterOne: late(BEGUN, { idle: SHORT }),
  slowLoris: late(BEGUN, { idle: SHORT }),
  heartbeatOnly: {
    ...late(BEGUN, { idle: SHORT, total: 4 * SHORT }),
    async during(on) {
      await until(() => on.text() === BEGUN);
      await pause(2 * SHORT);
      expect(on.busy.length, 'comments keep it alive').to.be.at.least(1);
    },
  },
  slowDrip: { text: 'One 😀!' },
  cutAfterHeaders: { ...lost(BEFORE), during: cutAt(BEFORE) },
  cutMidEvent: { ...lost(HALF), during: cutAt(HALF) },
  cutBetweenEvents: {
    ...lost('Stored.'),
    async during(on) {
      await on.room.put({ hasStore: true });
      await cutAt(HALF)(on);
    },
    after(on, { reads }) {
      expect(nodeOf(on, 'text')).not.to.include({ streaming: true });
      expect(reads.map(({ type }) => type)).to.deep.equal(['items.list']);
    },
  },
  endWithoutDone: {
    text: HALF,
    warns: 1,
    options: { autoRender: true },
    async after(on) {
      expect(await on.drawnText(1)).to.equal('Half');
      on.views[1]!.remove();
    },
  },
  // The list takes this for done; in our contract a stream with no frame at all is a failure, since it may be a proxy's.
  endEmpty: lost(BEFORE),
  badJson: { text: HALF, warns: 1 },
  // Five are no JSON objects; the others say nothing to anybody, and are passed on to the page as they came.
  badJsonTypes: {
    text: HALF,
    warns: 5,
    after() {
      expect({}).not.to.have.property('polluted');
    },
  },
  hugeEvent: tooLarge,
  endless: {
    ...late('', { total: 2000 }),
    text: /^One\.+$/.source,
    async during(on) {
      await until(() => on.text()!.length > 100);
      const start = performance.now();
      let frames = 0;
      while (performance.now() - start < 1000) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        frames++;
      }
      expect(frames).to.be.at.least(15);
    },
  },
  unterminated: tooLarge,
  duplicate: {
    text: DONE,
    after(on) {
      expect(on.views.length).to.equal(1);
    },
  },
  outOfOrder: {
    text: DONE,
    warns: 1,
    options: { autoRender: true },
    async after(on) {
      expect(on.views.map(({ itemId }) => itemId)).to.deep.equal(['msg_1', 'msg_1-other']);
      expect(await on.drawnText(1)).to.equal('Other.');
      on.views[1]!.remove();
    },
  },
  unknownItem: { text: HALF, warns: 1 },
  unknownComponent: { text: HALF, warns: 1 },
  deltaNonText: { text: HALF, warns: 1 },
  afterRemoved: {
    text: HALF,
    warns: 1,
    options: { autoRender: true },
    after(on) {
      expect(on.views.length).to.equal(1);
      expect(on.host.items.length).to.equal(1);
    },
  },
  componentUpdated: {
    text: 'New.',
    after(on) {
      expect(on.button().shadowRoot!.textContent).to.include('Went');
    },
  },
  errorRetry: { fails: { code: 'server', allowRetry: true }, text: BEGUN },
  errorNoRetry: {
    fails: { code: 'server', allowRetry: false },
    text: BEGUN,
    after(on) {
      expect(on.row()!.textContent.trim()).to.equal('<b>No</b> [luck](javascript:x)');
      expect(on.row()!.querySelectorAll('b, a').length).to.equal(0);
    },
  },
  errorThenMore: { fails: { code: 'server', allowRetry: true }, text: HALF },
  syncOk: sync({ text: DONE }),
  syncEmpty: sync({ text: BEFORE }),
  syncNull: sync({ text: BEFORE }),
  syncBad: sync(unread),
  syncOtherItem: sync({ text: BEFORE }),
  syncHang: sync(late(BEFORE, { headers: SHORT })),
  sync500: sync(failed(500)),
  flaky: {
    ...failed(503),
    async after(on) {
      await tryAgain(on, 2);
      const log = await on.holds();
      expect(log.posts.length).to.equal(3);
      isOneKey(log);
      expect(on.failures.length).to.equal(2);
      expect(await on.drawnText()).to.equal(DONE);
      expect(Boolean(on.row())).to.equal(false);
    },
  },
  gzipGarbage: lost(BEFORE),
  wrongLength: { ...lost(HALF), during: cutAt(HALF) },
  noCors: lost(BEFORE),
  ok: { text: DONE },
};

const start = async (fault: string, { options, isSync }: Outcome): Promise<Scene> => {
  const actions = [{ fault, loadingBehavior: 'container', streaming: !isSync, isHeld: true }, { fault: 'ok' }] as const;
  const on = await scene([actions], options);
  on.type('Mine.');
  on.button().focus();
  return on;
};

/** The next action works, with nothing left of the one before. */
const goesOn = async (on: Scene): Promise<void> => {
  on.host.timeouts = undefined;
  await on.press(1);
  await on.holds();
  expect(await on.drawnText()).to.equal(DONE);
  expect(on.ends.at(-1)).to.equal('done');
  expect(Boolean(on.row())).to.equal(false);
};

describe('whatever becomes of an action', () => {
  let stop = () => {};
  const run = countRuns();

  before(async () => {
    stop = await watchFromNow();
  });

  after(() => stop());

  afterEach(() => document.body.replaceChildren());

  for (const [fault, outcome] of Object.entries(FAULTS)) {
    it(`${fault}: one end is told, nothing is busy any more, nothing is lost, and the next action works`, async () => {
      const { fails, warns = 0, text, posts = [1], isSync, during, after } = outcome;
      const on = await start(fault, outcome);
      const field = on.field();
      await on.press();
      await during?.(on);
      const log = await on.holds();

      expect(on.failures.length).to.equal(fails ? 1 : 0);
      if (fails) {
        for (const [name, value] of Object.entries(fails)) expect(on.failures[0], name).to.have.property(name, value);
        expect(on.origins[on.errors.findIndex(({ retry }) => retry)] === on.button(), 'where it is told').to.equal(
          true,
        );
      }
      expect(on.warnings.map(({ code }) => code)).to.deep.equal(Array.from({ length: warns }, () => 'malformed'));
      expect(on.ends).to.deep.equal(isSync ? [] : [fails ? 'error' : 'done']);
      expect(log.posts.filter((post) => post.fault === fault).length).to.be.within(posts[0]!, posts.at(-1)!);
      expect(log.elsewhere).to.equal(0);

      if (fault === 'endless') expect(await on.drawnText()).to.match(new RegExp(text));
      else expect(await on.drawnText()).to.equal(text);
      expect(on.field() === field, 'the same field').to.equal(true);
      expect(on.field().value).to.equal('Mine.');
      expect(hasFocus(on.button().shadowRoot!.querySelector('button')), whereFocusIs()).to.equal(true);
      expect(Boolean(on.row())).to.equal(Boolean(fails));
      expect(Boolean(on.row()?.querySelector('button'))).to.equal(fails?.allowRetry ?? false);
      expect(allIn(on.host).some(({ localName }) => /^(?:h1|img|title)$/.test(localName))).to.equal(false);
      expect(run.runs).to.equal(0);

      await after?.(on, log);
      await goesOn(on);
    });
  }
});

describe('the list of faults', () => {
  it('is played whole', async () => {
    const { faults } = await faultServer();
    expect(Object.keys(FAULTS).sort()).to.deep.equal([...faults].sort());
  });

  it('beside the project has no other', async function () {
    const cases = (await (await fetch('/__cases/transport-faults.json')).json()) as {
      faults: { fault: string }[];
    } | null;
    if (!cases) return this.skip();
    expect(cases.faults.map(({ fault }) => fault).sort()).to.deep.equal(Object.keys(FAULTS).sort());
  });
});
