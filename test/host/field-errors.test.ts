import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FieldBase } from '../../src/element/field.js';
import { focusedIn } from '../../src/element/focus.js';
import type { RawNode } from '../../src/schema/node.js';
import { findings } from '../axe.js';
import { click } from '../hands.js';
import { setMedia } from '../page.js';
import { send, Server, stage, toText, until, type Stage } from './stage.js';

const EFFECT = 'ck-widgets.field-errors';

const effect = (data: unknown): object => ({ type: 'client_effect', name: EFFECT, data });

interface Sent {
  readonly errors?: unknown;
  readonly events?: readonly object[];
}

/** A form that the test server answers as its payload says. */
const form = (payload: Sent, config: object = {}, fields: readonly RawNode[] = FIELDS): RawNode => ({
  type: 'Card',
  children: [
    {
      type: 'Form',
      onSubmitAction: { type: 'todo.add', payload, ...config },
      children: [...fields, { type: 'Button', label: 'Add', submit: true }],
    },
  ],
});

const FIELDS: readonly RawNode[] = [
  { type: 'Label', value: 'What?', fieldName: 'todo.title' },
  { type: 'Input', name: 'todo.title', defaultValue: 'Milk', required: true },
  { type: 'Label', value: 'More', fieldName: 'todo.body' },
  { type: 'Textarea', name: 'todo.body' },
];

const EVERY: readonly RawNode[] = [
  { type: 'Input', name: 'input' },
  { type: 'Textarea', name: 'textarea' },
  { type: 'Select', name: 'select', options: [{ label: 'A', value: 'a' }] },
  { type: 'DatePicker', name: 'date' },
  { type: 'Checkbox', name: 'checkbox', label: 'Yes' },
  { type: 'RadioGroup', name: 'radio', options: [{ label: 'A', value: 'a' }] },
  { type: 'Text', value: 'x', editable: { name: 'text' } },
];

const fieldsIn = (on: Stage, index = 0): readonly FieldBase[] =>
  [...on.views[index]!.shadowRoot!.querySelectorAll<FieldBase>('.tree *')].filter((each) => 'fieldValue' in each);

const fieldIn = (on: Stage, name: string, index = 0): FieldBase =>
  fieldsIn(on, index).find(({ fieldValue }) => fieldValue?.name === name)!;

const controlIn = (on: Stage, name: string, index = 0) =>
  fieldIn(on, name, index).shadowRoot!.querySelector<HTMLElement>('#control, [role=radiogroup]')!;

/** What is said at each field, by its name. */
const saidIn = (on: Stage, index = 0): object =>
  Object.fromEntries(
    fieldsIn(on, index).flatMap((field) => {
      const words = field.shadowRoot!.querySelector('[part=error]')?.textContent;
      return words ? [[field.fieldValue!.name, words]] : [];
    }),
  );

const rowIn = (on: Stage, index = 0): string | undefined =>
  on.views[index]!.shadowRoot!.querySelector('[part~=row-error] [part=row-text]')?.textContent;

const submit = async (on: Stage, index = 0): Promise<void> => {
  await click(on.button(index).shadowRoot!.querySelector('button')!);
};

/** Sends the form and waits for the answer. */
const refused = async (on: Stage, count = 1): Promise<void> => {
  await submit(on);
  await until(() => on.errors.length === count);
  await on.idle();
  await new Promise((resolve) => setTimeout(resolve, 40));
};

const errors = { 'todo.body': 'Say more.', 'todo.title': 'Taken' };

for (const [way, config, detail] of [
  ['in a stream', {}, { code: 'server' }],
  ['with a status', { streaming: false }, { code: 'http', status: 422 }],
] as const) {
  describe(`what a server will not take (${way})`, () => {
    it('is said at the fields, and the first of them has the focus', async () => {
      const server = new Server();
      const on = await stage({ endpoint: server.at('refuse') }, form({ errors }, config));
      const effects: unknown[] = [];
      on.host.addEventListener('ck-effect', ({ detail }) => effects.push(detail));
      const outcomes: string[] = [];
      on.host.addEventListener('ck-response-end', ({ outcome }) => outcomes.push(outcome));
      await refused(on);
      expect(saidIn(on)).to.deep.equal(errors);
      expect(on.errors[0]).to.include({ ...detail, message: 'Say more. Taken', allowRetry: false });
      expect(rowIn(on)).to.equal(undefined);
      const title = controlIn(on, 'todo.title');
      expect(focusedIn(document) === title).to.equal(true);
      expect(title.getAttribute('aria-invalid')).to.equal('true');
      const [described] = title.ariaDescribedByElements ?? [
        fieldIn(on, 'todo.title').shadowRoot!.getElementById(title.getAttribute('aria-describedby')!),
      ];
      expect(described!.textContent).to.equal('Taken');
      expect(described!.getAttribute('role')).to.equal('alert');
      expect(fieldIn(on, 'todo.title').matches(':state(user-invalid)')).to.equal(true);
      expect(fieldIn(on, 'todo.title').validity.valid).to.equal(true);
      expect(on.views[0]!.values).to.deep.equal({ todo: { title: 'Milk', body: '' } });
      expect(effects).to.deep.equal([]);
      expect(outcomes).to.deep.equal(way === 'in a stream' ? ['error'] : []);
    });

    it('is accessible, in light and dark', async () => {
      const server = new Server();
      const on = await stage({ endpoint: server.at('refuse') }, form({ errors }, config));
      await refused(on);
      for (const colorScheme of ['light', 'dark'] as const) {
        await setMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await findings(on.host)).to.deep.equal([]);
      }
      await setMedia({});
    });

    it('is said of a field until that is edited, and of the others until the same goes again', async () => {
      const server = new Server();
      const on = await stage({ endpoint: server.at('refuse') }, form({ errors }, config));
      await refused(on);
      await sendKeys({ type: '!' });
      expect(saidIn(on)).to.deep.equal({ 'todo.body': 'Say more.' });
      on.host.endpoint = server.at(way === 'in a stream' ? 'slow' : 'sync');
      await sendKeys({ press: 'Enter' });
      await until(() => Object.keys(saidIn(on)).length === 0);
      await server.goOn();
      await on.idle();
      expect((await server.log()).posts.length).to.equal(2);
    });

    it('is said below the widget where it is about no field in it', async () => {
      const server = new Server();
      const said = { '': 'Not today.', other: 'Whose?', 'todo.title': 'Taken' };
      const on = await stage(
        { endpoint: server.at('refuse') },
        form({ errors: said }, config),
        form({}, {}, [{ type: 'Input', name: 'other' }]),
      );
      await refused(on);
      expect(saidIn(on)).to.deep.equal({ 'todo.title': 'Taken' });
      expect(saidIn(on, 1)).to.deep.equal({});
      expect([rowIn(on), rowIn(on, 1)]).to.deep.equal(['Not today. Whose?', undefined]);
      await refused(on, 2);
      expect(rowIn(on)).to.equal('Not today. Whose?');
    });

    it('is never lost, and never markup, whatever it is', async () => {
      const server = new Server();
      for (const odd of [{ 'todo.title': '<img src=x onerror=alert(1)>'.repeat(100) }, { a: 7 }, {}]) {
        const on = await stage({ endpoint: server.at('refuse') }, form({ errors: odd }, config));
        await refused(on);
        const words = (Object.values(saidIn(on))[0] as string | undefined) ?? rowIn(on)!;
        expect(words.length).to.be.within(10, 501);
        expect(on.views[0]!.shadowRoot!.querySelector('img') === null).to.equal(true);
        on.host.remove();
      }
    });

    it('takes back what was shown before the answer', async () => {
      const server = new Server();
      const on = await stage(
        { endpoint: server.at('refuse') },
        {
          ...form({ errors }, config),
          children: [
            { type: 'Text', id: 'text', value: 'before' },
            ...(form({ errors }, config).children as readonly RawNode[]),
          ],
        },
      );
      on.host.addEventListener('ck-action', (event) =>
        event.optimistic((toText('at once') as { update: object }).update),
      );
      await submit(on);
      await until(() => on.text() === 'at once');
      await until(() => on.text() === 'before');
      await until(() => Object.keys(saidIn(on)).length === 2);
    });
  });
}

describe('what a server will not take', () => {
  it('is said at every kind of field, and gone when the widget is reset', async () => {
    const server = new Server();
    const errors = Object.fromEntries(
      ['input', 'textarea', 'select', 'date', 'checkbox', 'radio', 'text'].map((name) => [name, `Wrong ${name}`]),
    );
    const on = await stage({ endpoint: server.at('refuse') }, form({ errors }, {}, EVERY));
    await refused(on);
    expect(saidIn(on)).to.deep.equal(errors);
    for (const name of Object.keys(errors))
      expect(controlIn(on, name).getAttribute('aria-invalid'), name).to.equal('true');
    on.views[0]!.reset();
    await until(() => Object.keys(saidIn(on)).length === 0);
  });

  it('is about the form that was sent, where another has a field of that name', async () => {
    const server = new Server();
    const one = (form({ errors }).children as readonly RawNode[])[0]!;
    const two = (form({ errors: { 'todo.title': 'No' } }, {}, FIELDS).children as readonly RawNode[])[0]!;
    const on = await stage({ endpoint: server.at('refuse') }, { type: 'Card', children: [one, two] });
    const [, second] = on.views[0]!.shadowRoot!.querySelectorAll('ck-button');
    await click(second!.shadowRoot!.querySelector('button')!);
    await until(() => Object.keys(saidIn(on)).length > 0);
    const [first, , other] = fieldsIn(on);
    expect(first!.matches(':state(user-invalid)')).to.equal(false);
    expect(other!.matches(':state(user-invalid)')).to.equal(true);
  });

  it('is about the widget of its item, wherever the action came from; the focus stays', async () => {
    const server = new Server();
    const data = { item_id: 'msg_2', errors: { 'todo.title': 'Taken', nothing: 'Nowhere' } };
    const on = await stage({ endpoint: server.at('stream') }, form({ events: [effect(data)] }), form({}));
    await refused(on);
    expect([saidIn(on), saidIn(on, 1)]).to.deep.equal([{}, { 'todo.title': 'Taken' }]);
    expect([rowIn(on), rowIn(on, 1)]).to.deep.equal([undefined, 'Nowhere']);
    expect(on.views[0]!.shadowRoot!.activeElement === on.button()).to.equal(true);
  });

  it('stands beside another failure, whose row stays', async () => {
    const server = new Server();
    const data = { item_id: 'msg_1', errors: { ...errors, nothing: 'Nowhere.' } };
    const error = { type: 'error', code: 'custom', message: 'No.', allow_retry: true };
    const on = await stage({ endpoint: server.at('stream') }, form({ events: [effect(data), error] }));
    await refused(on);
    expect(saidIn(on)).to.deep.equal(errors);
    expect(rowIn(on)).to.equal('No. Nowhere.');
    expect(on.views[0]!.shadowRoot!.querySelector('[part=row-retry]') === null).to.equal(false);
  });

  it('says nothing below the widget where the page takes it on itself', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('refuse') }, form({ errors: { ...errors, nothing: 'Nowhere' } }));
    on.host.addEventListener('ck-error', (event) => event.preventDefault());
    await refused(on);
    expect(saidIn(on)).to.deep.equal(errors);
    expect(rowIn(on)).to.equal(undefined);
    expect(on.errors[0]!.message).to.equal('Say more. Taken Nowhere');
  });

  it('takes the focus from nobody who is elsewhere by then', async () => {
    const server = new Server();
    const data = { item_id: 'msg_1', errors };
    const events = [toText('x'), effect(data)];
    const tree = form({ events }, { loadingBehavior: 'none' });
    const on = await stage({ endpoint: server.at('slow') }, tree);
    await submit(on);
    await click(controlIn(on, 'todo.body'));
    await sendKeys({ type: 'More' });
    await server.goOn();
    await until(() => Object.keys(saidIn(on)).length === 2);
    expect(focusedIn(document) === controlIn(on, 'todo.body')).to.equal(true);
  });

  it('leaves alone what the browser finds wrong, and goes before it', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('refuse') }, form({ errors: { 'todo.body': 'Say more.' } }));
    await refused(on);
    await click(controlIn(on, 'todo.title'));
    await sendKeys({ press: 'End' });
    for (const _ of 'Milk') await sendKeys({ press: 'Backspace' });
    await submit(on);
    await until(() => Object.keys(saidIn(on)).length === 2);
    expect(saidIn(on)).to.include({ 'todo.body': 'Say more.' });
    expect((await server.log()).posts.length).to.equal(1);
  });

  it('does not go with other actions', async () => {
    const server = new Server();
    const button = { type: 'Button', label: 'Other', onClickAction: { type: 'other', payload: { events: [] } } };
    const on = await stage({ endpoint: server.at('refuse') }, form({ errors }, {}, [...FIELDS, button]));
    const [other, add] = on.views[0]!.shadowRoot!.querySelectorAll('ck-button');
    await click(add!.shadowRoot!.querySelector('button')!);
    await until(() => Object.keys(saidIn(on)).length === 2);
    await on.idle();
    on.host.endpoint = server.at('stream');
    await click(other!.shadowRoot!.querySelector('button')!);
    await until(async () => (await server.log()).posts.length === 2);
    await on.idle();
    expect(saidIn(on)).to.deep.equal(errors);
  });

  it('is about the item of an action of the page, too', async () => {
    const server = new Server();
    const on = await stage({ endpoint: server.at('stream') }, form({}));
    await send(on, effect({ item_id: 'msg_1', errors }));
    await until(() => Object.keys(saidIn(on)).length === 2);
    await send(on, effect(['x']), effect(null), effect({ item_id: 7, errors: 'x' }));
    expect(on.errors.length).to.equal(2);
  });
});
