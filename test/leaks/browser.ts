import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/find-browser.js';

/** What is in a page once nothing is left to collect. */
export interface Count {
  readonly nodes: number;
  readonly listeners: number;
  /** Bytes of the heap. */
  readonly heap: number;
}

const isSame = (a: Count, b: Count): boolean => a.nodes === b.nodes && a.listeners === b.listeners;

/** What the page offers; see `scenes.js`. */
export interface Scenes {
  readonly moments: readonly string[];
  readonly actions: readonly string[];
  readonly deltas: readonly string[];
  pause(time: number): Promise<void>;
  frames(count: number): Promise<void>;
  timersLeft(time: number): readonly string[];
  mount(samples: object, from: number, to: number): Promise<void>;
  moment(name: string, from: number, to: number): Promise<void>;
  begin(name: string, round: number): Promise<void>;
  end(round: number): Promise<void>;
  write(name: string, from: number, to: number): Promise<void>;
}

declare global {
  var scenes: Scenes;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

const PAGE = `<!doctype html><html lang="en"><title>leaks</title><link rel="icon" href="data:,">
<body></body><script type="module" src="/test/leaks/scenes.js"></script></html>`;

/** Serves the build and what is done with it; a request for `/never` is never answered. */
const serve = async (): Promise<Server> => {
  const server = createServer((request, response) => {
    const path = request.url!;
    if (path === '/never') return;
    if (path === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    readFile(new URL(`../..${path}`, import.meta.url)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

/** How long what ends by itself may take, in milliseconds. */
const SOON = 1000;

/** How long browsers keep what still moves, out of the page too, in milliseconds. */
const MOVEMENT = 300;

/** How long it is waited for on a machine that has much to do. */
const PATIENCE = 10_000;

/** A browser of its own, whose one page nobody else fills. */
export class Room {
  readonly page: Page;
  #browser: Browser;
  #server: Server;
  #client: CDPSession;

  private constructor(browser: Browser, server: Server, page: Page, client: CDPSession) {
    this.page = page;
    this.#browser = browser;
    this.#server = server;
    this.#client = client;
  }

  /** Opens the page. */
  static async open(): Promise<Room> {
    const server = await serve();
    const isRoot = process.getuid?.() === 0;
    const browser = await puppeteer.launch({
      executablePath: findBrowser(),
      args: [
        '--disable-frame-rate-limit',
        '--disable-gpu-vsync',
        '--disable-background-timer-throttling',
        ...(isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
      ],
      protocolTimeout: 3_600_000,
    });
    const page = await browser.newPage();
    const room = new Room(browser, server, page, await page.createCDPSession());
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('window.scenes');
    return room;
  }

  /** Closes everything. */
  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** What is in the page once that changes no more, or is what it was before. */
  async count(before?: Count): Promise<Count> {
    const end = Date.now() + PATIENCE;
    if (!before) await this.page.evaluate((time) => scenes.pause(time), MOVEMENT);
    let last = before ?? (await this.#collect());
    for (;;) {
      const now = await this.#collect();
      const isSettled = isSame(now, last) && (await this.timers(0)).length === 0;
      if (isSettled || Date.now() > end) return now;
      last = before ?? now;
    }
  }

  /** How many files of the library there are in the page. */
  loaded(): Promise<number> {
    return this.page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/dist/')).length,
    );
  }

  /** Where timers were set that are still to come later than in so many milliseconds. */
  timers(time = SOON): Promise<readonly string[]> {
    return this.page.evaluate((ms) => scenes.timersLeft(ms), time);
  }

  async #collect(): Promise<Count> {
    await this.page.evaluate(() => scenes.pause(50).then(() => scenes.frames(2)));
    for (let i = 0; i < 2; i++) await this.#client.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners: listeners } = await this.#client.send('Memory.getDOMCounters');
    const { usedSize: heap } = await this.#client.send('Runtime.getHeapUsage');
    return { nodes, listeners, heap };
  }
}
