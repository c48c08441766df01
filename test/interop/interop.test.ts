import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { DIFFERENCES } from './differences.js';
import { hunksOf } from './hunks.js';
import { isListed } from './listed.js';
import { Names } from './names.js';
import { play } from './play.js';
import { params } from '../../src/server/server-request.js';
import { startPython } from './python.js';
import type { Running } from './running.js';
import { SCENARIO, type Step } from './scenario.js';
import { startOurs } from './server.js';

const started = await startPython();
const python = 'missing' in started ? undefined : started;
if ('missing' in started) console.warn(`  The official server is left out: ${started.missing}`);
const ours = await startOurs();

after(async () => {
  await python?.stop();
  await ours.stop();
});

const PLACES = DIFFERENCES.flatMap(({ places }) => places);

/** What a server says in a scenario. */
class Player {
  readonly #server: Running;
  readonly #user: string;
  readonly #names = new Names();
  /** All that it said, as it said it. */
  said = '';

  constructor(server: Running, user: string) {
    this.#server = server;
    this.#user = user;
  }

  /** The lines of a step, with names for ids and times. */
  async play(step: Step): Promise<readonly string[]> {
    const lines = await play(this.#server, this.#user, this.#names, step);
    this.said += lines.join('\n');
    return lines.map((line) => this.#names.named(line));
  }
}

/** Where the servers differ though they should not, and where they should and do not. */
const surprisesAt = (place: string, theirs: readonly string[], own: readonly string[]): readonly unknown[] => {
  const open = PLACES.filter(({ at }) => at === place);
  const surprises: unknown[] = [];
  for (const hunk of hunksOf(theirs, own)) {
    const index = open.findIndex((listed) => isListed(hunk, listed));
    if (index < 0) surprises.push({ at: place, ...hunk });
    else open.splice(index, 1);
  }
  return [...surprises, ...open.map((listed) => ({ ...listed, at: `${place}: listed, and not so` }))];
};

const idsIn = (text: string): readonly string[] => text.match(/\b(?:thr|msg|tc|wf|tsk|atc)_[0-9a-f]{8,}\b/g) ?? [];

const timesIn = (text: string): readonly string[] => text.match(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g) ?? [];

const EVENTS = [
  ...['thread.created', 'thread.updated', 'thread.item.added', 'thread.item.updated', 'thread.item.done'],
  ...['thread.item.replaced', 'thread.item.removed', 'stream_options', 'progress_update', 'client_effect', 'error'],
  ...['notice', 'widget.root.updated', 'widget.component.updated', 'widget.streaming_text.value_delta'],
  ...['added', 'text_delta', 'annotation_added', 'done'].map((part) => `assistant_message.content_part.${part}`),
  ...['workflow.task.added', 'workflow.task.updated', 'generated_image.updated'],
  ...['user_message', 'assistant_message', 'client_tool_call', 'widget', 'generated_image', 'structured_input'],
  ...['task', 'workflow', 'end_of_turn'],
];

const named = (type: string): string => `"type":"${type}"`;

describe('the official server and ours', { skip: python === undefined }, () => {
  let said = '';

  for (const [user, steps] of Object.entries(SCENARIO)) {
    test(`say the same: ${user}`, async () => {
      const [theirs, own] = [new Player(python!, user), new Player(ours, user)];
      const surprises: unknown[] = [];
      for (const step of steps) {
        surprises.push(...surprisesAt(`${user}: ${step.name}`, await theirs.play(step), await own.play(step)));
      }
      said += theirs.said;
      assert.deepEqual(surprises, []);
      assert(idsIn(theirs.said).every((id) => /_[0-9a-f]{8}$/.test(id)));
      assert(idsIn(own.said).every((id) => /_[0-9a-f]{44}$/.test(id)));
      assert(timesIn(theirs.said).every((time) => !time.endsWith('Z')));
      assert(timesIn(own.said).every((time) => time.endsWith('Z')));
    });
  }

  test('are asked all that can be asked, and say all that can be said', () => {
    const asked = JSON.stringify(SCENARIO);
    const operations = Object.keys(params);
    assert.deepEqual(
      [operations.filter((type) => !asked.includes(named(type))), EVENTS.filter((type) => !said.includes(named(type)))],
      [[], []],
    );
  });
});

test('each difference is listed for a step that there is, and no two steps go by one name', () => {
  const steps = Object.entries(SCENARIO).flatMap(([user, list]) => list.map(({ name }) => `${user}: ${name}`));
  assert.equal(new Set(steps).size, steps.length);
  assert.deepEqual(
    PLACES.filter(({ at }) => !steps.includes(at)),
    [],
  );
});

test('the documentation lists the differences with their reasons', () => {
  const page = readFileSync(new URL('../../docs/server.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  assert.deepEqual(
    DIFFERENCES.map(({ reason }) => reason).filter((reason) => !page.includes(`- ${reason}`)),
    [],
  );
});
