// Writes src/icons/paths.ts and more-paths.ts: one path for each built-in icon, from the shapes of lucide (ISC).
import { readFileSync, writeFileSync } from 'node:fs';
import { pathsOf } from './icon-shapes.js';

/** ChatKit's name, then lucide's where it is another; `+` asks for the filled form. */
const ICONS = `agent=bot analytics=square-activity atom batch=braces bolt=zap book-open book-closed=book
book-clock=book-bookmark bug calendar chart=chart-no-axes-column check check-circle=circle-check
check-circle-filled=+circle-check chevron-left chevron-right circle-question=circle-question-mark clock compass
confetti=party-popper cube=box desktop=monitor document=file-text dot dots-horizontal=ellipsis
dots-vertical=ellipsis-vertical empty-circle=circle external-link globe keys=key-round lab=flask-conical images info
lifesaver=life-buoy lightbulb mail map-pin maps=map mobile=smartphone name=circle-check notebook=notebook-text
notebook-pencil=notebook-pen page-blank=file phone play=circle-play plus profile=circle-user-round
profile-card=id-card-lanyard reload=rotate-ccw star star-filled=+star search sparkle sparkle-double=sparkles
square-code=square-terminal square-image=image square-text suitcase=briefcase settings-slider=settings-2
user=user-round wreath=award write=pencil write-alt=pencil-line write-alt2=pencil-sparkles`;

/** A tick wide enough that the outline of the circle, drawn over its rim, leaves a line of the usual width. */
const TICK = 'M5.17 12 10.5 17.33 18.83 9 16 6.17 10.5 11.67 8 9.17z';

const pathOf = (lucide) => {
  const name = lucide.replace('+', '');
  const svg = readFileSync(new URL(`../node_modules/lucide-static/icons/${name}.svg`, import.meta.url), 'utf8');
  const drawn = pathsOf(svg, 2);
  if (lucide === '+circle-check') return `+${drawn.find((d) => d.includes('a10'))}${TICK}`;
  return (lucide.startsWith('+') ? '+' : '') + drawn.join('');
};

/** What our own parts draw, and so is there at once. */
const AT_ONCE = new Set('calendar check chevron-left chevron-right globe info plus square-image'.split(' '));

const NOTICE = `/*
 * Made by tools/icons.js from the shapes of lucide, ISC License, Copyright (c) Lucide Icons and Contributors; see NOTICE.
 */`;

const linesOf = (isWanted) =>
  ICONS.split(/\s+/)
    .map((entry) => entry.split('='))
    .filter(([name]) => isWanted(name))
    .map(([name, lucide = name]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: '${pathOf(lucide)}',`)
    .join('\n');

const write = (file, text) => writeFileSync(new URL(`../src/icons/${file}`, import.meta.url), `${NOTICE}\n\n${text}\n`);

write(
  'paths.ts',
  `/** The built-in icons that our own parts draw, each as one path on a grid of 24. */
export const PATHS = {
${linesOf((name) => AT_ONCE.has(name))}
} as const;`,
);

write(
  'more-paths.ts',
  `/** The other built-in icons, each as one path on a grid of 24; a \`+\` in front has its inside filled. */
export const MORE_PATHS = {
${linesOf((name) => !AT_ONCE.has(name))}
} as const;`,
);
