import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ThreadEvent } from '../../src/protocol/thread-event.js';
import { stage, widgetOf } from './stage.js';

const seed = 20_260_303;

/** Types that hosts act on, and fields of the wrong kind for them as often as not. */
const event = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      type: fc.constantFrom(
        'thread.created',
        'thread.updated',
        'thread.item.added',
        'thread.item.updated',
        'thread.item.done',
        'thread.item.replaced',
        'thread.item.removed',
        'client_effect',
        'notice',
        'progress_update',
        'error',
      ),
      thread: fc.jsonValue(),
      item: fc.oneof(
        fc.jsonValue(),
        fc.record({ type: fc.constant('widget'), id: fc.constantFrom('msg_1', 'x', 7), widget: fc.jsonValue() }),
      ),
      item_id: fc.constantFrom('msg_1', 'x', 7),
      update: fc.record({
        type: fc.constantFrom('widget.root.updated', 'widget.component.updated', 'workflow.task.added'),
        component_id: fc.constantFrom('text', 'x'),
        component: fc.jsonValue(),
        widget: fc.jsonValue(),
      }),
      name: fc.jsonValue(),
      message: fc.jsonValue(),
      text: fc.jsonValue(),
    },
    { requiredKeys: ['type'] },
  ),
);

const reply = fc.record({ events: fc.array(event, { maxLength: 4 }), isBroken: fc.boolean() });

const isObject = (value: unknown): value is { type?: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe('whatever a server answers', () => {
  it('every action settles, in its turn, with one error where it failed and none where it did not', async function () {
    this.timeout(30_000);
    const on = await stage({}, widgetOf({}));
    const turns: string[] = [];
    const ends: string[] = [];
    on.host.addEventListener('ck-response-end', ({ outcome }) => ends.push(outcome));
    for (const type of ['ck-response-start', 'ck-response-end']) on.host.addEventListener(type, () => turns.push(type));
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { maxLength: 4 }), fc.boolean(), async (replies, autoRender) => {
        const left = [...replies];
        on.errors.length = turns.length = ends.length = 0;
        on.host.autoRender = autoRender;
        on.host.transport = {
          async *send() {
            const { events, isBroken } = left.shift()!;
            for (const event of events) {
              await undefined;
              yield event as unknown as ThreadEvent;
            }
            if (isBroken) throw new Error('broken');
          },
        };
        await Promise.all(replies.map(() => on.host.sendCustomAction({ type: 'go' })));
        const failed = replies.filter(
          ({ events, isBroken }) => isBroken || events.some((event) => isObject(event) && event.type === 'error'),
        );
        expect(on.errors.filter(({ retry }) => retry).length).to.equal(failed.length);
        const told = on.errors.filter(({ code, retry }) => code === 'malformed' && !retry);
        const malformed = replies.flatMap(({ events }) => events.filter((event) => !isObject(event)));
        expect(told.length).to.be.at.least(malformed.length);
        const outcomes = replies.map((reply) => (failed.includes(reply) ? 'error' : 'done'));
        expect(ends).to.deep.equal(outcomes);
        expect(turns).to.deep.equal(replies.flatMap(() => ['ck-response-start', 'ck-response-end']));
        expect(on.isBusy).to.equal(false);
      }),
      { seed, numRuns: 150 },
    );
  });
});
