import { expect } from '@open-wc/testing';
import { scene } from './scene.js';

const RESETS = 1000;
const LANES = 4;

describe('a connection that is reset after the server has acted', () => {
  afterEach(() => document.body.replaceChildren());

  it(`${RESETS} times: the server acts once for each action, whoever sends that again`, async function () {
    this.timeout(90_000);
    const action = { type: 'go', payload: { fault: 'resetOnce', plan: [] } };
    const playOn = async () => {
      const on = await scene([[{ fault: 'ok' }]]);
      for (let i = 0; i < RESETS / LANES; i++) {
        const failures = on.failures.length;
        await on.host.sendCustomAction(action);
        // A browser sends what was lost on a connection that it had used before once more by itself, and says nothing.
        if (on.failures.length > failures) await on.failures.at(-1)!.retry!();
      }
      const log = await on.room.log();
      expect(on.failures.every(({ code, allowRetry }) => code === 'network' && allowRetry)).to.equal(true);
      expect(on.ends.filter((end) => end === 'done').length).to.equal(RESETS / LANES);
      return { ...log, failures: on.failures.length };
    };
    const logs = await Promise.all(Array.from({ length: LANES }, playOn));
    const sum = (of: (log: (typeof logs)[number]) => number) => logs.reduce((total, log) => total + of(log), 0);
    expect(sum(({ effects }) => effects)).to.equal(RESETS);
    expect(new Set(logs.flatMap(({ posts }) => posts.map(({ key }) => key))).size).to.equal(RESETS);
    expect(sum(({ posts }) => posts.length)).to.equal(2 * RESETS);
    // Or else no connection was used twice, and nothing was tested that a browser does.
    expect(sum(({ failures }) => failures)).to.be.below(RESETS / 10);
  });
});
