import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { CkWidget } from '../../src/index.js';
import type { FieldBase } from '../../src/element/field.js';
import { findings } from '../axe.js';
import { answer, clearPage, click, partIn, press, type Answering } from '../hands.js';
import { drawn } from '../page.js';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const load = async (name: string): Promise<unknown> => {
  const response = await fetch(`/__corpus/${name}`);
  return response.ok ? response.json() : undefined;
};

/** A published form, and how a user goes through it. */
interface Way {
  readonly file: string;
  readonly act: (widget: CkWidget, find: (tag: string, n?: number) => FieldBase) => Promise<void>;
  /** What is sent in all: the type of each action and its payload. */
  readonly sent: readonly (readonly [type: string, payload: unknown])[];
}

const type = async (field: Element, text: string): Promise<void> => {
  (field as HTMLElement).focus();
  await press('End');
  await sendKeys({ type: text });
};

const choices = (on: readonly number[]) =>
  Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`opt${n}`, on.includes(n)]));

const multi = (confirm: string, payload: object): Omit<Way, 'file'> => ({
  async act(widget, find) {
    await click(partIn(find('ck-checkbox', 2), 'checkbox-label'));
    await click(partIn(find('ck-checkbox', 0), 'checkbox'));
    await click(partIn(widget, 'card-confirm'));
  },
  sent: [
    ['choices.toggle', { id: 'opt3', choices: choices([1, 2, 3]) }],
    ['choices.toggle', { id: 'opt1', choices: choices([2, 3]) }],
    [confirm, { ...payload, choices: choices([2, 3]) }],
  ],
});

const single = (confirm: string): Omit<Way, 'file'> => ({
  async act(widget, find) {
    find('ck-radio-group').focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await click(partIn(widget, 'card-confirm'));
  },
  sent: [[confirm, { choice: 'C' }]],
});

const WAYS: readonly Way[] = [
  { file: 'AI-Colleagues__orcheo__Multi-choice_Selector__3d12206', ...multi('submit', { max: 3 }) },
  { file: 'AI-Colleagues__orcheo__Multi-choice_Selector__8efbeee', ...multi('choices.submit', { max: 3 }) },
  { file: 'AI-Colleagues__orcheo__Single-choice_list__20318e3', ...single('submit') },
  { file: 'AI-Colleagues__orcheo__Single-choice_list__c0b6476', ...single('choice.select') },
  {
    file: 'BecomeDamnGood__business-canvas-chatkit__Business_Canvas_Builder_Intro',
    async act(widget, find) {
      await type(find('ck-textarea'), 'A bakery');
      await click(partIn(widget, 'button'));
    },
    sent: [['bc.intro.submit', { answer: 'A bakery' }]],
  },
  {
    file: 'ShaojieJiang__mcp-chatkit-widget__Create_Task',
    async act(_, find) {
      await type(find('ck-text-field'), ' now');
      await click(partIn(find('ck-date-picker'), 'date-picker-clear'));
      find('ck-text-field').focus();
      await press('Enter');
    },
    sent: [
      [
        'task.create',
        {
          task: {
            title: 'Design resizable popup mode now',
            body: "Create a design proposal for how ChatKit's popup mode can support dynamic height and user resizing.",
            due: '',
          },
        },
      ],
    ],
  },
  {
    // Neither a Form nor a Card asForm: by ChatKit's rule its values go nowhere by themselves.
    file: 'ShaojieJiang__mcp-chatkit-widget__Draft_Email',
    async act(widget, find) {
      await type(find('ck-text-field', 1), '!');
      expect((widget.values.email as { subject: string }).subject).to.equal('ChatKit Roadmap!');
      await click(partIn(widget, 'card-confirm'));
    },
    sent: [['email.send', null]],
  },
  {
    file: 'ShaojieJiang__mcp-chatkit-widget__Software_Purchase',
    async act(widget, find) {
      find('ck-select').focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(key);
      for (let frames = 0; frames < 120 && find('ck-select').value !== '10'; frames++) await drawn(1);
      expect(widget.values).to.deep.equal({
        purchase: {
          purpose: 'ChatGPT Business',
          start: '2025-10-01',
          end: '2026-10-01',
          volume: '10',
          frequency: 'monthly',
        },
      });
      await click(partIn(widget, 'card-cancel'));
    },
    sent: [['request.discard', null]],
  },
];

describe('published forms', function () {
  this.timeout(20_000);
  let page: Answering;

  beforeEach(() => {
    clearPage();
    page = answer();
  });

  after(clearPage);

  for (const { file, act, sent } of WAYS) {
    it(`work from the first click to the payload: ${file.replace(/^.*?__/, '')}`, async function () {
      const expected = (await load(`${file}.expected.json`)) as { data: unknown } | undefined;
      if (!expected) this.skip();
      const widget = document.createElement('ck-widget');
      const errors: string[] = [];
      widget.addEventListener('ck-error', ({ detail }) => errors.push(`${detail.code}: ${detail.message}`));
      document.body.append(widget);
      widget.data = expected.data;
      widget.template = await load(`${file}.widget`);
      await widget.updateComplete;
      await drawn();
      const find = (tag: string, n = 0) => widget.shadowRoot!.querySelectorAll(tag)[n] as FieldBase;
      document.addEventListener('ck-action', () => queueMicrotask(() => void page.end()));
      await act(widget, find);
      await drawn();
      expect(page.events.map(({ action }) => [action.type, plain(action.payload)])).to.deep.equal(sent);
      expect(errors).to.deep.equal([]);
      expect(await findings(widget)).to.deep.equal([]);
    });
  }
});
