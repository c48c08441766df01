import { runFixtures } from './run-fixtures.js';

runFixtures(2, 2);
