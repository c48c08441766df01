/** Finds and starts a Chromium. */
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const PLACES = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Starts the browser of `CHROME_PATH`, else the first one found in the usual places. */
export const launch = async () => {
  const executablePath = process.env.CHROME_PATH ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('No Chrome or Chromium found: install one, or set CHROME_PATH.');
  return puppeteer.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--force-color-profile=srgb',
      '--hide-scrollbars',
    ],
    defaultViewport: { width: 1280, height: 800 },
    protocolTimeout: 300_000,
  });
};
