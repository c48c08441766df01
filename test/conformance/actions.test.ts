import { expect } from '@open-wc/testing';
import type { CkErrorEvent, CkWidgetHost } from '../../src/index.js';
import '../../src/index.js';
import { clearPage } from '../hands.js';
import { drawn, setMedia } from '../page.js';
import type { ActionExpectation, ActionFixture, ActionStep, ExpectedRequest } from './action-fixture.js';
import { perform, type FormWidget } from './user.js';

interface FixtureFile extends ActionFixture {
  readonly file: string;
}

/** A request as it came to the server. */
interface SeenRequest extends ExpectedRequest {
  readonly metadata: { readonly idempotency_key: string };
  readonly during: number;
}

const fixtures = (await (await fetch('/__conformance/actions.json')).json()) as readonly FixtureFile[];

/** How long what a step brings about may take, in milliseconds. */
const PATIENCE = 5000;

/** How long a request is given to arrive that might have to wait. */
const PAUSE = 100;

const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

let count = 0;

/** A server that answers as a fixture says. */
class Server {
  readonly endpoint = `/__actions/${Date.now()}-${count++}`;

  async ask(question: string, body: unknown = {}): Promise<unknown> {
    return (await fetch(`${this.endpoint}/${question}`, { method: 'POST', body: JSON.stringify(body) })).json();
  }

  async log() {
    return (await this.ask('log')) as { requests: readonly SeenRequest[]; open: number; held: number };
  }
}

/** One fixture on the page. */
class Play {
  readonly #server = new Server();
  readonly #host: CkWidgetHost = document.createElement('ck-widget-host');
  readonly #errors: CkErrorEvent['detail'][] = [];
  readonly #told: unknown[] = [];
  readonly #callbacks: unknown[] = [];

  constructor({ thread, item, widget, others = {} }: ActionFixture) {
    const host = this.#host;
    host.endpoint = this.#server.endpoint;
    host.threadId = thread;
    host.onAction = ({ type, payload }, { id }) => {
      this.#callbacks.push({ action: { type, payload }, item: id });
    };
    host.addEventListener('ck-error', ({ detail }) => this.#errors.push(detail));
    for (const type of ['ck-effect', 'ck-notice', 'ck-progress'] as const) {
      host.addEventListener(type, ({ detail }) => this.#told.push(detail));
    }
    for (const [id, tree] of [[item, widget], ...Object.entries(others)] as const) {
      const view = document.createElement('ck-widget');
      view.itemId = id;
      view.widget = tree;
      host.append(view);
    }
  }

  async begin(replies: readonly object[]): Promise<void> {
    await this.#server.ask('script', replies);
    document.body.append(this.#host);
    await this.#host.updateComplete;
    await this.#widget.updateComplete;
    await drawn();
  }

  async do(step: ActionStep): Promise<void> {
    if ('send' in step) void this.#host.sendCustomAction(step.send, step.item);
    else if ('retry' in step) void this.#errors.at(-1)!.retry!();
    else if ('answer' in step) await this.#server.ask('answer');
    else await perform(step, this.#widget, { hold() {}, answer() {} });
    await this.#settle();
  }

  async outcome({ items = {}, errors }: ActionExpectation) {
    const { requests } = await this.#server.log();
    const keys = [...new Set(requests.map(({ metadata }) => metadata.idempotency_key))];
    const known = new Map(this.#host.items.map(({ id, widget }) => [id, widget]));
    return {
      requests: requests.map(({ type, params, metadata, during }) => {
        return { type, params, during, key: keys.indexOf(metadata.idempotency_key) + 1 };
      }),
      callbacks: this.#callbacks,
      widget: this.#widget.widget,
      items: Object.fromEntries(Object.keys(items).map((id) => [id, known.get(id) ?? null])),
      told: this.#told,
      errors: this.#errors.map((error, i) => like(errors[i], error)),
    };
  }

  get #widget(): FormWidget {
    return this.#host.querySelector('ck-widget') as FormWidget;
  }

  /** Waits until nothing is under way any more, save for what the server holds. */
  async #settle(): Promise<void> {
    await wait(0);
    const end = performance.now() + PATIENCE;
    while (this.#host.inFlight > 0) {
      if ((await this.#server.log()).held > 0) return void (await wait(PAUSE));
      if (performance.now() > end) throw new Error('it never came to an end');
      await wait(5);
    }
    await drawn();
  }
}

/** Of an object what another one speaks of; all of it where there is no other. */
const like = (expected: object | undefined, value: object): object =>
  expected ? Object.fromEntries(Object.entries(value).filter(([name]) => name in expected)) : value;

const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** As JSON with its keys in order; what is null or undefined is not there, as on the wire. */
const toText = (value: unknown): string =>
  JSON.stringify(
    value,
    (_, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(
            Object.entries(each)
              .filter(([, part]) => !isNothing(part))
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : each,
    2,
  );

const run = async (fixture: ActionFixture): Promise<void> => {
  const play = new Play(fixture);
  await play.begin(fixture.replies);
  for (const step of fixture.steps) await play.do(step);
  const wanted = { callbacks: [], told: [], items: {}, ...fixture.expect };
  const outcome = await play.outcome(fixture.expect);
  const requests = outcome.requests.map((request, i) => like(fixture.expect.requests[i], request));
  expect(toText({ ...outcome, requests })).to.equal(toText(wanted));
  expect(toText(Object.keys(outcome.items))).to.equal(toText(Object.keys(wanted.items)));
};

describe('conformance of actions', () => {
  before(() => setMedia({ reducedMotion: 'reduce' }));
  beforeEach(clearPage);
  after(async () => {
    clearPage();
    await setMedia({});
  });

  it('has fixtures', () => expect(fixtures.length).to.be.greaterThan(25));

  for (const fixture of fixtures) it(`${fixture.file}: ${fixture.title}`, () => run(fixture));
});
