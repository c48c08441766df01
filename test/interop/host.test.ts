import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { ensureBrowser } from '../../tools/find-browser.js';
import { HostPage } from './host-page.js';
import { startPython } from './python.js';
import { goOn, keptBy, post, type Running } from './running.js';
import { startOurs } from './server.js';
import { startSite } from './site.js';

const PATIENCE = 20_000;

const started = await startPython();
const python = 'missing' in started ? undefined : started;
if ('missing' in started) console.warn(`  The official server is left out: ${started.missing}`);

const executablePath = ensureBrowser();
if (!executablePath) console.warn('  Hosts are left out: there is no browser');
const [ours, site] = [await startOurs(), await startSite()];
const browser =
  executablePath === undefined
    ? undefined
    : await puppeteer.launch({
        executablePath,
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        // A page that a user leaves is kept, as in any browser that no program drives.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });

after(async () => {
  await browser?.close();
  for (const server of [python, ours, site]) await server?.stop();
});

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It never became so: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Begins a thread with a widget that has a button for everything. */
const newDesk = async (server: Running, user: string): Promise<string> => {
  const input = { content: [{ type: 'input_text', text: 'desk' }], attachments: [], inference_options: {} };
  const said = await text(await post(server, user, { type: 'threads.create', params: { input } }));
  return /\bthr_[0-9a-f]+/.exec(said)![0];
};

const SUCCESS = (...heard: readonly string[]) => [
  'starts',
  'hears stream_options',
  ...heard.map((type) => `hears ${type}`),
  'ends: done',
];

const REFUSED = [
  'starts',
  'hears stream_options',
  'hears progress_update',
  'shows Trying',
  'hears error',
  'ends: error',
  'fails: server  "No seats left", may be tried again',
];

/** What a user of a host sees, whoever wrote the server; what is stored and how failures are said is told apart. */
const behavesAt = (name: string, server: Running | undefined, isOurs: boolean) =>
  describe(`a host and ${name}`, { skip: !server || !browser }, () => {
    /** A user with a widget of her own. */
    const open = async (user: string) => {
      const thread = await newDesk(server!, user);
      return { thread, page: await HostPage.open(browser!, site, server!, user, thread) };
    };

    test('read a thread, and what a form holds goes with its action', async () => {
      const { page } = await open('Ann');
      await page.shows('before');
      await page.write('Buy “milk”');
      await page.press('echo');
      assert.deepEqual(await page.rests(), SUCCESS('thread.item.updated'));
      await page.shows('{"id":7,"todo":{"title":"Buy “milk”"}}');
      await page.press('swap');
      assert.deepEqual(await page.rests(), SUCCESS('thread.item.updated'));
      await page.shows('swapped');
      await page.press('replace');
      assert.deepEqual(await page.rests(), SUCCESS('thread.item.replaced'));
      await page.shows('replaced');
      assert.equal(await page.written(), 'Buy “milk”');
      await page.close();
    });

    test('stream: words are seen as they come, and a sync action goes meanwhile', async () => {
      const { page } = await open('Ben');
      await page.press('grow');
      await page.shows('before and');
      assert(await page.isBusy());
      await page.press('keep');
      await page.shows('kept');
      await goOn(server!, 'Ben');
      assert.deepEqual(await page.rests(), SUCCESS('thread.item.updated', 'thread.item.updated'));
      await page.shows('kept after');
      await page.close();
    });

    test('answer sync actions; what they changed is there the next time only where it was stored', async () => {
      const { page, thread } = await open('Cleo');
      await page.press('keep');
      assert.deepEqual(await page.rests(), []);
      await page.shows('kept');
      await page.press('keep nothing');
      assert.deepEqual(await page.rests(), []);
      await page.shows('kept');
      await page.close();
      const again = await HostPage.open(browser!, site, server!, 'Cleo', thread);
      await again.shows(isOurs ? 'kept' : 'before');
      await again.close();
    });

    test('fail: the user is told, may try again, and loses nothing', async () => {
      const { page } = await open('Dan');
      await page.write('Mine');
      await page.press('fail');
      assert.deepEqual(await page.rests(), REFUSED);
      await page.press('Try again');
      await page.hears(REFUSED.at(-1)!);
      assert.deepEqual(await page.rests(), REFUSED);
      await page.press('break');
      const [told] = (await page.rests()).filter((line) => line.startsWith('fails'));
      assert.match(told!, /^fails: server .*, may be tried again$/);
      assert.doesNotMatch(told!, /secret/);
      await page.press('keep failing');
      const sync = (status: number) => [`fails: http ${status} "The server answered ${status}"`];
      assert.deepEqual(await page.rests(), [`${sync(500)[0]}, may be tried again`]);
      await page.press('keep refusing');
      assert.deepEqual(await page.rests(), isOurs ? sync(422) : [`${sync(500)[0]}, may be tried again`]);
      await page.shows('before');
      assert.equal(await page.written(), 'Mine');
      await page.close();
    });

    test('lose no one: an action in the name of nothing fails', async () => {
      const { page } = await open('Eve');
      await page.send('app', 'msg_none');
      const told = await page.rests();
      assert.match(told.join(), isOurs ? /fails: server / : /fails: network /);
      await page.close();
    });

    test('cancel: the loading state ends, nothing failed, and the server hears of it', async () => {
      const { page, thread } = await open('Fay');
      await page.press('hold');
      await page.hears('hears thread.item.updated');
      assert(await page.isBusy());
      await page.cancel();
      const told = await page.rests();
      assert.equal(told.at(-1), 'ends: cancel');
      assert(!told.some((line) => line.startsWith('fails')));
      await until(async () => JSON.stringify(await keptBy(server!, 'Fay', thread)).includes('The user cancelled'));
      const items = (await keptBy(server!, 'Fay', thread)).map((row) => (row as { type?: string }).type);
      assert(items.includes('assistant_message'));
      await page.press('swap');
      assert.deepEqual(await page.rests(), SUCCESS('thread.item.updated'));
      await page.close();
    });

    test('come back from the back-forward cache: what was under way was cancelled, and nothing written is lost', async () => {
      const { page, thread } = await open('Gus');
      await page.write('Mine');
      await page.press('hold');
      await page.hears('hears thread.item.updated');
      await page.leave();
      await until(async () => JSON.stringify(await keptBy(server!, 'Gus', thread)).includes('The user cancelled'));
      await page.comeBack();
      const told = await page.rests();
      assert.equal(told.at(-1), 'ends: cancel');
      assert(!told.some((line) => line.startsWith('fails')), told.join());
      assert.equal(await page.written(), 'Mine');
      await page.press('swap');
      assert.deepEqual(await page.rests(), SUCCESS('thread.item.updated'));
      assert.equal(await page.written(), 'Mine');
      await page.close();
    });
  });

void behavesAt('the official server', python, false);
void behavesAt('ours', ours, true);
