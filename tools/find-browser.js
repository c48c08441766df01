import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const inPath = (name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));

/**
 * Where a browser of the Chromium family is: at CHROME_PATH, else in one of the usual places.
 *
 * @returns {string | undefined}
 */
export const findBrowser = () =>
  [process.env.CHROME_PATH, ...NAMES.flatMap(inPath), ...PLACES].find((path) => path && isProgram(path));

const succeeds = (command, ...args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
};

/** Whether this is a machine of the Debian family that lets us install packages. */
const canInstall = () => process.getuid?.() === 0 && inPath('apt-get').some(isProgram);

/**
 * A browser to test in, installed where there is none and we may do so.
 *
 * @returns {string | undefined}
 */
export const ensureBrowser = () => {
  const found = findBrowser();
  if (found || !canInstall()) return found;
  console.log('No browser found: installing the packages chromium and fonts-liberation');
  succeeds('apt-get', 'update', '-qq');
  succeeds('apt-get', 'install', '-qq', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
  return findBrowser();
};
