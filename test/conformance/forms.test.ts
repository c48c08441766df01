import { runFixtures } from './run-fixtures.js';

runFixtures(1, 2);
