import { expect } from '@open-wc/testing';
import type { CkErrorDetail } from '../../src/element/error-event.js';
import '../../src/host/ck-widget-host.js';
import type { CkWidgetHost } from '../../src/host/ck-widget-host.js';
import type { ResponseOutcome } from '../../src/host/response-end-event.js';
import { CkActionEvent, type CkWidget } from '../../src/index.js';
import { allIn } from '../page.js';
import { listenersLeft, pause, timersLeft, watchLeftovers } from './leftovers.js';
import { Room, type Log } from './room.js';
import { treeOf, type Planned } from './widget.js';

export type { Planned } from './widget.js';

type Plan = readonly Planned[];

/** How long after the end of everything something may still look busy, in milliseconds. */
const GRACE = 1000;

/** How long it takes at most until everything is over that a test sets going, however slow the machine. */
const LONGEST = 30_000;

/** How long it takes at most from one try to read to the next. */
const BACKOFF = 2000;

/** How often a look is taken, in milliseconds. */
const TICK = 5;

/**
 * How long the server may not hear that nobody listens any more: browsers read on for up to five seconds, in the hope to
 * use the connection once more.
 */
const DRAIN = 6000;

/** How often that is at the page until it is at the server, too. */
const LOOKS = 20;

/** How long anything on test takes at most, in milliseconds. */
const PATIENCE = 8000;

/** Waits until something is so. */
export const until = async (isSo: () => boolean | Promise<boolean>, patience = PATIENCE): Promise<void> => {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It never became so: ${isSo.toString()}`);
    await pause(3);
  }
};

/** Everything that an element shows, itself and what is in its shadow root included. */
const wholeOf = (element: Element): readonly Element[] => [
  element,
  ...(element.shadowRoot ? allIn(element.shadowRoot) : []),
  ...allIn(element),
];

const BUSY = '[aria-busy=true], [inert], [aria-disabled=true], :state(loading), [part~=loading]';

/** A user in front of widgets whose actions go to a server that fails. */
export class Scene {
  readonly room = new Room();
  readonly host: CkWidgetHost;
  /** The failures and faults that were told, and where. */
  readonly errors: CkErrorDetail[] = [];
  readonly origins: EventTarget[] = [];
  /** How the streamed responses ended, those that began. */
  readonly ends: ResponseOutcome[] = [];
  begun = 0;
  /** The actions that the user started, and how many of them are over for the widget. */
  readonly actions: CkActionEvent[] = [];
  settled = 0;
  #listeners = 0;

  constructor(host: CkWidgetHost) {
    this.host = host;
    host.addEventListener('ck-action', (event) => {
      if (!(event instanceof CkActionEvent)) return;
      this.actions.push(event);
      void event.settled().then(() => this.settled++);
    });
    host.addEventListener('ck-error', (event) => {
      this.errors.push(event.detail);
      this.origins.push(event.composedPath()[0]!);
    });
    host.addEventListener('ck-response-start', () => this.begun++);
    host.addEventListener('ck-response-end', ({ outcome }) => this.ends.push(outcome));
  }

  get views(): readonly CkWidget[] {
    return [...this.host.querySelectorAll('ck-widget')];
  }

  /** The failures that ended something. */
  get failures(): readonly CkErrorDetail[] {
    return this.errors.filter(({ retry }) => retry);
  }

  /** What was told and ended nothing. */
  get warnings(): readonly CkErrorDetail[] {
    return this.errors.filter(({ retry }) => !retry);
  }

  /** The button of an action. */
  button(action = 0, view = 0): HTMLElement & { press(): void } {
    return this.views[view]!.shadowRoot!.querySelectorAll<HTMLElement & { press(): void }>('ck-button')[action]!;
  }

  /** The field of a widget, as the user sees it. */
  field(view = 0): HTMLInputElement {
    return this.views[view]!.shadowRoot!.querySelector('ck-input')!.shadowRoot!.querySelector('input')!;
  }

  /** The text of a widget. */
  text(view = 0): string | null | undefined {
    return this.views[view]?.shadowRoot!.querySelector('ck-text')?.textContent;
  }

  /** The text of a widget, once everything is drawn. */
  async drawnText(view = 0): Promise<string | null | undefined> {
    await this.views[view]?.updateComplete;
    return this.text(view);
  }

  /** What stands below a widget. */
  row(view = 0): HTMLElement | null {
    return this.views[view]?.shadowRoot!.querySelector<HTMLElement>('[part~=row-error]') ?? null;
  }

  /** Presses the button of an action, and lets the host take it. */
  async press(action = 0, view = 0): Promise<void> {
    this.button(action, view).press();
    await pause(0);
  }

  /** Puts a text into the field of a widget. */
  type(text: string, view = 0): void {
    const field = this.field(view);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** What looks busy. */
  get busy(): readonly Element[] {
    return wholeOf(this.host).filter((element) => element.matches(BUSY));
  }

  get isAtRest(): boolean {
    return this.host.inFlight === 0 && this.settled === this.actions.length && this.busy.length === 0;
  }

  /**
   * Waits until nothing goes on: that must be soon after the server's last word. Time that the page itself is not given
   * does not count.
   */
  async rest(): Promise<void> {
    let waited = 0;
    let known = 0;
    for (const end = Date.now() + LONGEST; !this.isAtRest;) {
      const before = Date.now();
      for (let i = 0; i < LOOKS && !this.isAtRest; i++) await pause(TICK);
      if (this.isAtRest) return;
      const { open, count, isReading } = await this.room.state();
      // Short answers, one after the other, are under way between two looks, too.
      waited = open === 0 && count === known ? waited + Math.min(Date.now() - before, 2 * LOOKS * TICK) : 0;
      known = count;
      // Between one try to read and the next nothing is under way at the server.
      if (this.isAtRest) return;
      if (Date.now() > end || waited > (isReading ? GRACE + BACKOFF : GRACE)) throw new Error(this.#unrest(open));
    }
  }

  #unrest(open: number): string {
    const busy = this.busy.map((element) => (element.cloneNode() as Element).outerHTML).join();
    const waiting = this.actions.length - this.settled;
    return `At the server ${open}, in flight ${this.host.inFlight}, ${waiting} actions wait, busy: ${busy}`;
  }

  /** Notes how things are while nothing goes on. */
  begin(): void {
    this.#listeners = listenersLeft();
  }

  /** What must be so after whatever happened. */
  async settles(): Promise<void> {
    await this.rest();
    const { begun, ends, actions, failures } = this;
    expect(ends.length, 'each response that begins ends once').to.equal(begun);
    expect(failures.length, 'a failure is told').to.be.at.least(ends.filter((end) => end === 'error').length);
    expect(new Set(failures.map(({ retry }) => retry)).size, 'a failure is told once').to.equal(failures.length);
    expect(this.settled).to.equal(actions.length);
  }

  /** The same where nothing else happens on the page, and that nothing is left behind; the answer is what came in. */
  async holds(): Promise<Log> {
    await this.settles();
    await until(async () => (await this.room.state()).open === 0, DRAIN);
    expect(timersLeft(), 'timers').to.deep.equal([]);
    expect(listenersLeft(), 'listeners').to.be.at.most(this.#listeners);
    return this.room.log();
  }
}

/** Shows a widget for each plan, `msg_1` and so on. */
export const scene = async (plans: readonly Plan[], options: Partial<CkWidgetHost> = {}): Promise<Scene> => {
  const host = document.createElement('ck-widget-host');
  const made = new Scene(host);
  const { threadId } = made.room;
  Object.assign(host, { threadId, endpoint: options.endpoint ?? (await made.room.endpoint()), ...options });
  for (const [i, plan] of plans.entries()) {
    const view = document.createElement('ck-widget');
    view.itemId = `msg_${i + 1}`;
    view.widget = treeOf(plan, 'Before.');
    host.append(view);
  }
  document.body.append(host);
  await host.updateComplete;
  for (const view of made.views) await view.updateComplete;
  await until(() => made.views.every((_, i) => made.button(0, i)));
  made.begin();
  return made;
};

/** Watches what is left behind, once what loads when first used is there; the answer ends that. */
export const watchFromNow = async (): Promise<() => void> => {
  const on = await scene([[{ fault: 'ok' }]]);
  await on.press();
  await on.rest();
  on.host.remove();
  return watchLeftovers();
};
