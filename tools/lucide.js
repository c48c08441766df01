// Writes src/icons/lucide/*.ts: every icon of lucide (ISC), its old names too, as one path each, in parts that load alone.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pathsOf } from './icon-shapes.js';

const ICONS = new URL('../node_modules/lucide-static/icons/', import.meta.url);
const OUTPUT = new URL('../src/icons/lucide/', import.meta.url);

/** How many parts there are; src/icons/lucide.ts has a line for each. */
const PARTS = 16;

/** The part that has an icon, by the letters of its name; src/icons/lucide.ts finds it in the same way. */
const partOf = (name) => [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % PARTS;

const textOf = (entries) => `/*
 * Made by tools/lucide.js from the shapes of lucide, ISC License, Copyright (c) Lucide Icons and Contributors; see NOTICE.
 */

/** Some icons of lucide, each as one path on a grid of 24. */
export const PATHS: Readonly<Record<string, string>> = {
${entries.map(([name, path]) => `  '${name}': '${path}',`).join('\n')}
};
`;

/** Writes the parts; `isMissing` writes none where they are there. */
export const makeLucide = ({ isMissing = false } = {}) => {
  if (isMissing && existsSync(new URL(`${PARTS - 1}.ts`, OUTPUT))) return;
  mkdirSync(OUTPUT, { recursive: true });
  const parts = Array.from({ length: PARTS }, () => []);
  for (const file of readdirSync(ICONS).sort()) {
    const name = file.replace('.svg', '');
    parts[partOf(name)].push([name, pathsOf(readFileSync(new URL(file, ICONS), 'utf8'), 3).join('')]);
  }
  parts.forEach((entries, i) => writeFileSync(new URL(`${i}.ts`, OUTPUT), textOf(entries)));
};

if (process.argv[1] === fileURLToPath(import.meta.url)) makeLucide();
