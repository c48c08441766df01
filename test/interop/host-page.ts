import type { Browser, Page } from 'puppeteer-core';
import type { CkErrorDetail } from '../../src/element/error-event.js';
import type { CkWidgetHost } from '../../src/host/ck-widget-host.js';
import type { CkProgressEvent } from '../../src/host/progress-event.js';
import type { CkResponseEndEvent } from '../../src/host/response-end-event.js';
import type { ThreadEvent } from '../../src/protocol/thread-event.js';
import type { Running } from './running.js';

const PATIENCE = 20_000;

declare global {
  interface Window {
    /** What the host of the page told, in its order. */
    told: string[];
  }
}

/** Lets the host of the page talk to a server, and writes down what it tells. */
const begin = async (endpoint: string, user: string, thread: string): Promise<void> => {
  await customElements.whenDefined('ck-widget-host');
  const host = document.querySelector<CkWidgetHost>('ck-widget-host')!;
  const told: string[] = (window.told = []);
  host.addEventListener('ck-response-start', () => told.push('starts'));
  host.addEventListener('ck-response-end', (event: CkResponseEndEvent) => told.push(`ends: ${event.outcome}`));
  host.addEventListener('ck-thread-event', ({ detail }: CustomEvent<ThreadEvent>) => told.push(`hears ${detail.type}`));
  host.addEventListener('ck-progress', (event: CkProgressEvent) => told.push(`shows ${event.detail.text}`));
  host.addEventListener('ck-error', ({ detail }: CustomEvent<CkErrorDetail>) => {
    const { code, status = '', message, allowRetry } = detail;
    told.push(`fails: ${code} ${status} "${message}"${allowRetry ? ', may be tried again' : ''}`);
  });
  host.headers = { 'x-user': user };
  host.endpoint = endpoint;
  host.threadId = thread;
  await host.fetchUpdates();
};

/** A user in front of a page whose host talks to a server. */
export class HostPage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the page, and has the host read its thread. */
  static async open(browser: Browser, site: Running, server: Running, user: string, thread: string): Promise<HostPage> {
    const page = await browser.newPage();
    await page.goto(site.address);
    await page.evaluate(begin, `${server.address}/chatkit`, user, thread);
    return new HostPage(page);
  }

  /** Waits until the text of the widget is this one. */
  async shows(text: string): Promise<void> {
    await this.#page.waitForFunction(
      (wanted) => document.querySelector('ck-widget')?.shadowRoot?.querySelector('ck-text')?.textContent === wanted,
      { timeout: PATIENCE },
      text,
    );
  }

  /** Writes into the one field that there is. */
  async write(text: string): Promise<void> {
    await this.#page.locator('::-p-aria([name="Title"][role="textbox"])').fill(text);
  }

  /** What is written in the field. */
  written(): Promise<unknown> {
    return this.#page.evaluate(
      () => (document.querySelector('ck-widget')!.values as { todo?: { title?: unknown } }).todo?.title,
    );
  }

  /** Presses a button, as with a mouse. */
  async press(name: string): Promise<void> {
    await this.#page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  }

  /** Whether anything is drawn as busy, or is under way. */
  isBusy(): Promise<boolean> {
    return this.#page.evaluate(() => {
      const { inFlight } = document.querySelector<CkWidgetHost>('ck-widget-host')!;
      return inFlight > 0 || !!document.querySelector('ck-widget')!.shadowRoot!.querySelector('[aria-busy="true"]');
    });
  }

  /** Ends what is under way. */
  async cancel(): Promise<void> {
    await this.#page.evaluate(() => document.querySelector<CkWidgetHost>('ck-widget-host')!.cancel());
  }

  /** Sends an action in the name of an item, as the application may. */
  async send(type: string, itemId: string): Promise<void> {
    await this.#page.evaluate(
      (action, id) => document.querySelector<CkWidgetHost>('ck-widget-host')!.sendCustomAction(action, id),
      { type, payload: null },
      itemId,
    );
  }

  /** Waits until the host told something. */
  async hears(line: string): Promise<void> {
    await this.#page.waitForFunction((wanted) => window.told.includes(wanted), { timeout: PATIENCE }, line);
  }

  /** Waits until nothing is under way; the answer is what the host told since this was last asked. */
  async rests(): Promise<readonly string[]> {
    const end = Date.now() + PATIENCE;
    while ((await this.isBusy()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    return this.#page.evaluate(() => window.told.splice(0));
  }

  /** Goes on to another page, as with a link. */
  async leave(): Promise<void> {
    await this.#page.goto('about:blank');
  }

  /** Comes back, to a page that the browser kept. */
  async comeBack(): Promise<void> {
    await this.#page.goBack();
    const isKept = await this.#page.evaluate(() => Array.isArray(window.told));
    if (!isKept) throw new Error('The browser has not kept the page');
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}
