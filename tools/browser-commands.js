/** What a page may be told to prefer, by the names that tests use. */
const FEATURES = {
  colorScheme: 'prefers-color-scheme',
  reducedMotion: 'prefers-reduced-motion',
  contrast: 'prefers-contrast',
  forcedColors: 'forced-colors',
};

const clients = new WeakMap();

const clientOf = async (page) => {
  if (!clients.has(page)) clients.set(page, await page.createCDPSession());
  return clients.get(page);
};

/** Commands that a test sends with `executeServerCommand(name, payload)`; the answer is `{supported, …}`. */
const COMMANDS = {
  /** `{forcedColors: 'active', colorScheme: 'dark', media: 'print', …}`; what is absent goes back to its default. */
  async media(page, { media = '', ...wanted }) {
    const features = Object.entries(FEATURES).map(([key, name]) => ({ name, value: wanted[key] ?? '' }));
    await (await clientOf(page)).send('Emulation.setEmulatedMedia', { media, features });
  },

  /** `{width, height, deviceScaleFactor, hasTouch, …}` */
  async viewport(page, size) {
    await page.setViewport(size);
  },

  /** `['Shift', 'Tab']`: all but the last are held while the last is pressed. */
  async 'keys-chord'({ keyboard }, keys) {
    const held = keys.slice(0, -1);
    for (const key of held) await keyboard.down(key);
    await keyboard.press(keys.at(-1));
    for (const key of held.reverse()) await keyboard.up(key);
  },

  /** What stands in `{x, y, width, height}` of the page, as a PNG in base64; the answer is `{png}`. */
  async screenshot(page, clip) {
    const options = { format: 'png', optimizeForSpeed: true, clip: { ...clip, scale: 1 } };
    return { png: (await (await clientOf(page)).send('Page.captureScreenshot', options)).data };
  },

  /** The accessibility tree of the page, as the browser gives it to assistive technology: `{nodes}`. */
  async 'ax-tree'(page) {
    return (await clientOf(page)).send('Accessibility.getFullAXTree');
  },
};

/**
 * Commands that the test runner does not bring, under names that it does not use: its own are asked first.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export const browserCommands = () => ({
  name: 'browser-commands',
  async executeCommand({ command, payload, session }) {
    if (!Object.hasOwn(COMMANDS, command)) return undefined;
    const { browser, id } = session;
    if (browser.type !== 'puppeteer') return { supported: false };
    const answer = await COMMANDS[command](browser.getPage(id), payload);
    return { supported: true, ...answer };
  },
});
