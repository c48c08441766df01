/** Turns what was measured of servers into tables. */
import { table } from '../table.js';

const KIB = 1024;
const MIB = 1024 * KIB;

const verdict = (holds) => (holds ? 'pass' : 'FAIL');

/** What the project promises of its server, and whether it holds. */
const promises = ({ titles, rates, open, growth, streams }) => {
  const shares = [
    ['memory', 1 / 2],
    ['sqlite', 1 / 2],
    ['postgres', 1 / 3],
  ].filter(([name]) => rates[name]);
  return [
    ...shares.map(([name, least]) => {
      const share = rates[name] / rates.plain;
      return [
        `actions a second, ${titles[name]} / plain`,
        `at least ${least.toFixed(2)}`,
        share.toFixed(2),
        verdict(share >= least),
      ];
    }),
    ...shares.map(([name]) => [
      `actions a second, ${titles[name]}`,
      'at least 500',
      rates[name].toFixed(0),
      verdict(rates[name] >= 500),
    ]),
    ...['memory', 'sqlite'].map((name) => [
      `KiB of an open stream, ${titles[name]}`,
      'at most 32',
      (open[name].each / KIB).toFixed(1),
      verdict(open[name].each <= 32 * KIB),
    ]),
    ...['memory', 'sqlite'].map((name) => [
      `streams that said all in order, ${titles[name]}`,
      String(streams),
      String(open[name].inOrder),
      verdict(open[name].inOrder === streams),
    ]),
    ...(growth
      ? [
          [
            'MiB more with each minute at half load, SQLite',
            'at most 1',
            (growth.each / MIB).toFixed(2),
            verdict(growth.each <= MIB),
          ],
        ]
      : []),
  ];
};

/**
 * The tables of a run, as Markdown.
 *
 * @param {object} run
 * @param {Readonly<Record<string, string>>} run.titles What each server is called.
 * @param {Readonly<Record<string, number>>} run.rates Actions a second.
 * @param {Readonly<Record<string, {each: number, inOrder: number, count: number}>>} run.open Bytes of each open stream, and how many
 *   of them were whole.
 * @param {{each: number, rate: number} | undefined} run.growth Bytes more with each minute, and actions a second meanwhile.
 * @param {number} run.streams How many streams were open at once.
 * @param {number} run.minutes How long the server was watched.
 */
export const toTables = (run) => {
  const { titles, rates, open, growth, minutes } = run;
  const rows = Object.keys(titles)
    .filter((name) => rates[name])
    .map((name) => {
      const { each, inOrder, count } = open[name] ?? {};
      return [
        titles[name],
        rates[name].toFixed(0),
        (rates[name] / rates.plain).toFixed(2),
        each === undefined ? '-' : (each / KIB).toFixed(1),
        count === undefined ? '-' : `${inOrder} of ${count}`,
      ];
    });
  const head = ['server', 'actions a second', 'to plain', 'KiB a stream', 'streams in order'];
  const steady =
    growth && `At half load for ${minutes} minutes, SQLite answered ${growth.rate.toFixed(0)} actions a second.`;
  return [table(['target', 'limit', 'measured', 'verdict'], promises(run)), table(head, rows), steady]
    .filter(Boolean)
    .join('\n\n');
};

/** The file that is kept with the project. */
export const toMarkdown = (tables, { machine, node, date }) => `# What was measured of the server

Made by \`npm run bench:server\`; do not edit. ${date}, Node ${node}, ${machine}, client beside server. An action has four
events, of which one is stored; plain \`node:http\` writes the same and keeps nothing. Rates are medians of rounds in which
the servers take turns; figures of one run may be compared with each other only.

${tables}
`;
