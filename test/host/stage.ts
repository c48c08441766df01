import { fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { CkErrorDetail } from '../../src/element/error-event.js';
import '../../src/host/ck-widget-host.js';
import type { CkWidgetHost } from '../../src/host/ck-widget-host.js';
import '../../src/index.js';
import type { CkWidget } from '../../src/index.js';

/** A request as the test server saw it. */
export interface Post {
  readonly type: string;
  readonly authorization?: string;
  readonly body: {
    readonly type: string;
    readonly params: {
      readonly thread_id?: string;
      readonly item_id?: string;
      readonly action: unknown;
      readonly after?: string;
    };
    readonly metadata: { readonly idempotency_key: string };
  };
}

let count = 0;

/** One test's own place on the test server. */
export class Server {
  readonly #name = `${Date.now()}-${count++}`;

  /** The address at which a scenario plays. */
  at(scenario: string): string {
    return `/__chatkit/${scenario}?test=${this.#name}`;
  }

  /** What was sent so far, and how many requests are still open. */
  async log(): Promise<{ readonly posts: readonly Post[]; readonly open: number }> {
    const response = await fetch(this.at('log'), { method: 'POST' });
    return (await response.json()) as { posts: Post[]; open: number };
  }

  /** Says what thread there is. */
  async put(thread: object): Promise<void> {
    await fetch(this.at('put'), { method: 'POST', body: JSON.stringify(thread) });
  }

  /** Lets slow streams go on, from now on without a stop. */
  async goOn(): Promise<void> {
    await fetch(this.at('go-on'), { method: 'POST' });
  }
}

/** A widget whose button does something, with a text to watch. */
export const widgetOf = (config: object, value = 'before') => ({
  type: 'Card',
  children: [
    { type: 'Text', id: 'text', value },
    { type: 'Button', id: 'button', label: 'Go', onClickAction: { type: 'go', ...config } },
  ],
});

/** An item of the thread `thr_1`: a widget with a text. */
export const itemOf = (id: string, value: string) => ({
  id,
  thread_id: 'thr_1',
  created_at: '2026-01-01T00:00:00',
  type: 'widget',
  widget: widgetOf({}, value),
});

/** An update that makes the text of a widget another. */
export const toText = (value: string, item_id = 'msg_1') => ({
  type: 'thread.item.updated',
  item_id,
  update: {
    type: 'widget.component.updated',
    component_id: 'text',
    component: { type: 'Text', id: 'text', value },
  },
});

/** Waits until something is so, for at most two seconds. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 2000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It never became so: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** What a user of a host sees and does. */
export class Stage {
  readonly host: CkWidgetHost;
  readonly errors: CkErrorDetail[] = [];
  /** The elements that errors came from, seen from inside. */
  readonly origins: EventTarget[] = [];

  constructor(host: CkWidgetHost) {
    this.host = host;
    host.addEventListener('ck-error', (event) => {
      this.errors.push(event.detail);
      this.origins.push(event.composedPath()[0]!);
    });
  }

  /** The widgets, in their order. */
  get views(): readonly CkWidget[] {
    return [...this.host.querySelectorAll('ck-widget')];
  }

  /** The button of a widget. */
  button(index = 0): HTMLElement {
    return this.views[index]!.shadowRoot!.querySelector('ck-button')!;
  }

  /** The text of a widget. */
  text(index = 0): string | null | undefined {
    return this.views[index]?.shadowRoot!.querySelector('ck-text')?.textContent;
  }

  /** Presses the button of a widget, as a user does. */
  async press(index = 0, clickCount = 1): Promise<void> {
    const { x, y, width, height } = this.button(index).shadowRoot!.querySelector('button')!.getBoundingClientRect();
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
    for (let i = 0; i < clickCount; i++) await sendMouse({ type: 'click', position });
  }

  /** Whether anything waits for an answer. */
  get isBusy(): boolean {
    return this.views.some((view) =>
      [view, ...view.shadowRoot!.querySelectorAll('*')].some((element) =>
        element.matches('[aria-busy=true], [inert], :state(loading)'),
      ),
    );
  }

  /** Waits until nothing waits for an answer. */
  idle(): Promise<void> {
    return until(() => !this.isBusy);
  }
}

/** A host with a widget for each tree, `msg_1`, `msg_2` and so on, as items of the thread `thr_1`. */
export const stage = async (options: Partial<CkWidgetHost>, ...trees: readonly object[]): Promise<Stage> => {
  const host = await fixture<CkWidgetHost>(
    html`<ck-widget-host thread-id="thr_1"
      >${trees.map((tree, i) => html`<ck-widget item-id="msg_${i + 1}" .widget=${tree}></ck-widget>`)}</ck-widget-host
    >`,
  );
  Object.assign(host, options);
  const made = new Stage(host);
  await host.updateComplete;
  for (const view of made.views) await view.updateComplete;
  for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  return made;
};

/** Lets the page send an action that the test server answers with some events. */
export const send = (on: Stage, ...events: readonly object[]) =>
  on.host.sendCustomAction({ type: 'go', payload: { events } });
