/** Turns what was measured into tables. */
import { medianOf } from './measure.js';
import { SHIPPED, titleOf } from './peers.js';
import { table } from './table.js';
import { short, verdicts } from './targets.js';
import { WORKLOADS } from './workloads.js';

const ms = (value) => value.toFixed(value < 10 ? 2 : 1);

/**
 * The tables of a run, as Markdown that also reads well in a terminal.
 *
 * @param {object} run
 * @param {Readonly<Record<string, Readonly<Record<string, import('./measure.js').Sample[]>>>>} run.samples By workload and peer.
 * @param {Readonly<Record<string, {files: string[], bytes: number}>>} run.sizes By peer.
 * @returns {{targets: string, ratios: string, times: string, sizes: string}}
 */
export const tablesOf = ({ samples, sizes }) => {
  const figures = Object.fromEntries(
    Object.entries(samples).map(([workload, byPeer]) => [
      workload,
      Object.fromEntries(Object.entries(byPeer).map(([peer, all]) => [peer, medianOf(all)])),
    ]),
  );
  const figureOf = (workload, peer) => figures[workload]?.[peer];
  const peers = Object.keys(sizes);

  const ratioRows = Object.keys(figures).map((workload) => {
    const base = (figureOf(workload, 'react') ?? figureOf(workload, 'react-markdown'))?.total;
    return [
      `${workload}: ${WORKLOADS[workload].title}`,
      ...peers.map((peer) => {
        const figure = figureOf(workload, peer);
        return base && figure ? short(figure.total / base) : '-';
      }),
    ];
  });

  const timeRows = Object.keys(figures).flatMap((workload) =>
    Object.keys(figures[workload]).map((peer) => {
      const { total, script, style, layout, other } = figureOf(workload, peer);
      const totals = samples[workload][peer].map((sample) => sample.total);
      const spread = `${ms(Math.min(...totals))} to ${ms(Math.max(...totals))}`;
      return [workload, titleOf(peer), ...[total, script, style, layout, other].map(ms), spread];
    }),
  );

  const promises = verdicts(figureOf, sizes[SHIPPED]?.bytes);
  return {
    targets: promises.length
      ? table(
          ['target', 'at most', 'measured', 'verdict'],
          promises.map(({ what, limit, measured, holds }) => [what, limit, measured, holds ? 'pass' : 'FAIL']),
        )
      : '',
    ratios: table(['ratio to React, lower is better', ...peers.map(titleOf)], ratioRows),
    times: table(['workload', 'peer', 'total', 'calls', 'style', 'layout', 'other', 'least to most'], timeRows),
    sizes: table(
      ['script', 'min + gzip, bytes', 'files'],
      peers.map((peer) => [titleOf(peer), String(sizes[peer].bytes), String(sizes[peer].files.length)]),
    ),
  };
};

/** The page that is kept with the project. */
export const toMarkdown = (
  { targets, ratios, times, sizes },
  { reps, browser, node, cpu, date },
) => `# What was measured

Made by \`npm run bench\`; do not edit. ${date}, ${browser}, Node ${node}, ${cpu}; medians of ${reps} interleaved repetitions.

## Targets

${targets}

## Ratios to React

CPU time of the renderer's main thread for one step with its script, style, layout and paint, divided by that of React
drawing the same elements.

${ratios}

## Milliseconds

Medians by phase, each of its own, so they need not add up. "Calls" is script that the browser calls, element callbacks included. Chromium does not count
promise jobs there, in which elements of Lit draw, so those are in "other", with painting, committing, garbage collection
and the rest of the frame; \`npm run bench -- --profile\` says more. The last column is the spread of the totals.

${times}

## Size

Each peer's script with what it loads at once. That of ck-widgets draws every widget and has the host, transport and
templates in it; the others are bundled with the adapter of this bench and only the widgets that it uses.

${sizes}

## How

- Every measurement has a page of its own in a browser context of its own. The page warms up on a small sample, collects
  garbage, does one step in a task of its own and waits for two animation frames, so that the frame which shows the
  step has been produced. The peers take turns within every repetition, and begin with another one each time.
- The figure is CPU time, from Chromium's task accounting (\`Performance.getMetrics\` of the DevTools protocol in thread
  ticks), less the time of DevTools' own commands, less what the same waiting costs when nothing is done. CPU time is
  robust against other work on the machine and against waiting for vsync. A trace would slow down each peer by how many
  events it makes; these counters do not.
- \`card\`, \`form\`, \`leaf\`, \`leaf-list\` and \`target\` take several steps per page, whose median counts as one repetition.
- \`page\` is drawn as ck-widgets ships: what is out of sight waits for its layout until it comes near
  (\`content-visibility: auto\`). \`page-laid-out\` forbids that by a style of the page. React and the others have no such
  style of their own and are the same in both.
- What changes in \`leaf\`, \`leaf-list\` and \`target\` is in sight. The new roots of a \`leaf\` are copied before the
  clock starts, and so is everything said in a peer's own format.
- After each measurement the page must show every text that the workload has, and what its fields hold, or the run fails.
  Only the options of a Select may wait until it is opened. React and plain DOM make the very same HTML, which is checked
  too.

## What the peers draw

- **React**: memoised components, leaves with plain values as props (so that a leaf of a new root is skipped when nothing
  in it changed), one root for the page, \`flushSync\`. \`target\` is a \`setState\` found in a map by id. A form is a
  \`<form>\` of the browser's own controls, uncontrolled, each with a \`<label>\`; its dates have no placeholder.
- **DOM by hand**: \`document.createElement\` and class names; a patch of the leaves that differ.
- **A2UI**: one surface per widget, its basic catalog, icons as SVG paths. It has no Badge, Spacer or Box with padding,
  border and background: they are a caption text, an empty Row with a weight and a Column. A clickable item is a Button
  around a Row. Gaps, sizes and colours are the catalog's. Without a Markdown renderer, so texts cost it less than they would.
  Controls have their labels in them and are bound to its data model. It has no Select: that is a ChoicePicker, which
  shows every option. Placeholders, heights and what is required are left out.
- **Adaptive Cards**: one card per widget with the default host configuration. It has no Badge, Spacer, Icon or nested Row
  of buttons: they are a TextBlock in a styled Column or Container, a stretching Column, an Image of the same SVG and an
  ActionSet (without icons). It cannot change a card that is drawn: in \`leaf\` and \`target\` the card is drawn anew.
  Its inputs have their labels in them; heights are left out.
`;
