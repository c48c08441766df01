import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { listenersLeft, pause, timersLeft } from './leftovers.js';
import { faultServer, originOf, Room } from './room.js';
import { scene, until, watchFromNow, type Planned, type Scene } from './scene.js';
import { treeOf } from './widget.js';

/** One seed for all, so that a run can be had again. */
const SEED = 20_261_127;

/** How many sequences there are, and how many of them go on at once: most of their time is waiting. */
const SEQUENCES = 1000;
const LANES = 16;

/** After so many milliseconds no other sequence begins; `FAULTS=all` runs them to the last, however long that takes. */
const TIME = 20_000;

/** The limits make an end to servers that never do; they are short, so that a healthy answer may miss them, too. */
const TIMEOUTS = { headers: 100, idle: 100, total: 250, action: 50 };

/** What may happen next; a number is the action whose button is pressed. */
type Step = number | 'type' | 'rest' | 'pause' | 'retry' | 'cancel' | 'move' | 'leave' | 'root';

interface Sequence {
  readonly plan: readonly Planned[];
  readonly steps: readonly Step[];
  readonly autoRender: boolean;
  readonly answer: 'at once' | 'fails' | 'never';
}

const PLANNED = 3;

/** Faults that send much, which takes its time. */
const HEAVY: ReadonlySet<string> = new Set(['hugeEvent', 'unterminated']);

const oneOf = (faults: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 99, arbitrary: fc.constantFrom(...faults.filter((fault) => !HEAVY.has(fault))) },
    { weight: 1, arbitrary: fc.constantFrom(...HEAVY) },
  );

const action = (faults: readonly string[]): fc.Arbitrary<Planned> =>
  fc
    .record({
      fault: oneOf(faults),
      loadingBehavior: fc.constantFrom('self', 'container', 'none'),
      handler: fc.constantFrom('server', 'server', 'server', 'server', 'server', 'client'),
      pace: fc.constant(1),
    })
    .map((planned) => ({ ...planned, streaming: !planned.fault.startsWith('sync') }));

const step = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: PLANNED - 1 }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>('type', 'rest', 'pause', 'retry') },
  { weight: 1, arbitrary: fc.constantFrom<Step>('cancel', 'move', 'leave', 'root') },
);

const sequence = (faults: readonly string[]): fc.Arbitrary<Sequence> =>
  fc.record({
    plan: fc.array(action(faults), { minLength: PLANNED, maxLength: PLANNED }),
    steps: fc.array(step, { minLength: 1, maxLength: 6 }),
    autoRender: fc.boolean(),
    answer: fc.constantFrom('at once', 'fails', 'never'),
  });

/** The page's callback. */
const callbackOf = (answer: Sequence['answer']) => (): unknown => {
  if (answer === 'fails') throw new Error('no');
  return answer === 'never' ? new Promise(() => {}) : undefined;
};

const isPressable = (on: Scene, index: number): boolean => !on.button(index).matches(':state(loading)');

/** Does one thing more; the answer is what the field says then. */
const take = async (on: Scene, next: Step, typed: string, plan: readonly Planned[]): Promise<string> => {
  const { host } = on;
  if (typeof next === 'number') {
    if (isPressable(on, next)) on.button(next).press();
    await pause(0);
  } else if (next === 'type') {
    on.type(`${typed}x`);
    return `${typed}x`;
  } else if (next === 'rest') await on.rest();
  else if (next === 'pause') await pause(15);
  else if (next === 'retry') void on.failures.at(-1)?.retry!();
  else if (next === 'cancel') host.cancel();
  else if (next === 'root') on.views[0]!.widget = treeOf(plan, 'Root.');
  else {
    const parent = host.parentNode!;
    if (next === 'leave') {
      host.remove();
      await pause(0);
    }
    parent.append(host);
  }
  return typed;
};

/** How many streams failed, by where that was told. */
const streamFailures = (on: Scene, plan: readonly Planned[]): number => {
  const buttons = [...on.views[0]!.shadowRoot!.querySelectorAll('ck-button')];
  const failed = on.errors.map(({ retry }, i) => retry && plan[buttons.indexOf(on.origins[i] as never)]);
  return failed.filter((planned) => planned && planned.streaming !== false && planned.handler !== 'client').length;
};

/** Plays a sequence to its end; the answer is where. */
const play = async (endpoint: string, { plan: faulty, steps, autoRender, answer }: Sequence): Promise<Room> => {
  const plan = [...faulty, { fault: 'ok' }];
  const on = await scene([plan], {
    endpoint,
    hidden: true,
    timeouts: TIMEOUTS,
    autoRender,
    onAction: callbackOf(answer),
  });
  try {
    const field = on.field();
    let typed = '';
    for (const next of steps) typed = await take(on, next, typed, plan);
    await on.settles();
    const { posts } = await on.room.log();

    expect(new Set(posts.map(({ key }) => key)).size, 'each action has a key of its own').to.be.at.most(
      on.actions.length,
    );
    expect(streamFailures(on, plan)).to.equal(on.ends.filter((end) => end === 'error').length);
    expect(on.views[0]!.values).to.deep.equal({ note: typed });
    expect(on.field() === field, 'the same field').to.equal(true);

    on.host.timeouts = undefined;
    await on.press(PLANNED);
    await on.settles();
    expect(on.ends.at(-1), 'the next action works').to.equal('done');
    expect(await on.drawnText()).to.equal('Done.');
    expect(Boolean(on.row())).to.equal(false);
    expect(on.field().value).to.equal(typed);
    return on.room;
  } finally {
    on.host.remove();
  }
};

describe('one thing after the other', () => {
  let stop = () => {};

  before(async () => {
    stop = await watchFromNow();
  });

  after(() => stop());

  it('whatever happens, nothing stays busy, nothing is lost, and the next action works', async function () {
    const { faults, isWhole } = await faultServer();
    this.timeout(isWhole ? 600_000 : 90_000);
    const end = isWhole ? Infinity : performance.now() + TIME;
    const left = fc.sample(sequence(faults), { seed: SEED, numRuns: SEQUENCES });
    const rooms: Room[] = [];
    const playOn = async (lane: number) => {
      const endpoint = await originOf(`lane-${lane}`);
      for (let next = left.pop(); next && performance.now() < end; next = left.pop()) {
        const played = next;
        const room = await play(endpoint, played).catch((error: unknown) => {
          throw new Error(`${fc.stringify(played)}: ${String(error)}`, { cause: error });
        });
        rooms.push(room);
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, lane) => playOn(lane)));
    expect(rooms.length).to.be.above(LANES);
    await until(async () => (await Room.openIn(rooms)).open === 0);
    expect(timersLeft()).to.deep.equal([]);
    expect(listenersLeft()).to.equal(0);
    expect({}).not.to.have.property('polluted');
  });
});
