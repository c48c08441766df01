// Runs test files in Node and says what failed; its last line is no count, so that only `npm test` closes with one.
import { run } from 'node:test';
import { inspect } from 'node:util';
import { tellCounts } from './counts.js';

const files = process.argv.slice(2);
const results = new Map(files.map((file) => [file, { passed: 0, failed: 0, skipped: 0, crashed: false }]));

const resultOf = (path) => [...results].find(([file]) => path?.replaceAll('\\', '/').endsWith(file))?.[1];

const indent = (text) => text.replace(/^/gm, '      ');

const tell = (name, error) => console.log(`    ✘ ${name}\n${indent(inspect(error?.cause ?? error))}`);

const isSuite = ({ details }) => details.type === 'suite';

/** Each file is a test too, which is none of ours; one that failed by itself crashed. */
const isFile = ({ name }) => resultOf(name) !== undefined;

const isLeftOut = ({ skip, todo }) => skip !== undefined || todo !== undefined;

run({ files, concurrency: 2 })
  .on('test:pass', (test) => {
    if (isFile(test)) return;
    if (isLeftOut(test)) resultOf(test.file).skipped += 1;
    else if (!isSuite(test)) resultOf(test.file).passed += 1;
  })
  .on('test:fail', (test) => {
    const { error } = test.details;
    if (error?.failureType === 'subtestsFailed') return;
    if (isFile(test)) resultOf(test.name).crashed = true;
    else resultOf(test.file).failed += 1;
    tell(test.name, error);
  })
  .on('test:stderr', ({ message }) => process.stderr.write(message))
  .on('end', () => {
    const counts = { passed: 0, failed: 0 };
    for (const [file, { passed, failed, skipped, crashed }] of results) {
      const isSilent = passed + failed + skipped === 0;
      const failures = failed || (crashed || isSilent ? 1 : 0);
      const note = skipped ? `, ${skipped} left out` : '';
      console.log(`  ${failures ? '✘' : '✔'} ${file} (${passed + failed}${note})`);
      counts.passed += passed;
      counts.failed += failures;
    }
    tellCounts(counts);
    if (counts.failed) process.exitCode = 1;
  })
  .resume();
