// Runs test files in Node and says what failed; its last line is no count, so that only `npm test` closes with one.
import { run } from 'node:test';
import { inspect } from 'node:util';
import { countOf, tellResults } from './results.js';

const files = process.argv.slice(2);
const results = new Map(files.map((file) => [file, { passed: 0, failures: [], skipped: 0 }]));

const resultOf = (path) => [...results].find(([file]) => path?.replaceAll('\\', '/').endsWith(file))?.[1];

/** What went wrong, under what wraps it. */
const causeOf = (error) => error?.cause ?? error;

const indent = (text) => text.replace(/^/gm, '      ');

const tell = (name, error) => console.log(`    ✘ ${name}\n${indent(inspect(causeOf(error)))}`);

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
    tell(test.name, error);
    const { failures } = resultOf(isFile(test) ? test.name : test.file);
    const [line] = String(causeOf(error)?.message ?? causeOf(error)).split('\n');
    if (!isFile(test)) failures.push(`${test.name}: ${line}`);
    else if (failures.length === 0) failures.push(line);
  })
  .on('test:stderr', ({ message }) => process.stderr.write(message))
  .on('end', () => {
    for (const [file, { passed, failures, skipped }] of results) {
      if (passed + failures.length + skipped === 0) failures.push('ran no test');
      const note = skipped ? `, ${skipped} left out` : '';
      console.log(`  ${failures.length ? '✘' : '✔'} ${file} (${passed + failures.length}${note})`);
    }
    tellResults(Object.fromEntries(results));
    if (countOf(Object.fromEntries(results)).failed) process.exitCode = 1;
  })
  .resume();
