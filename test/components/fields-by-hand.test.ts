import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { Checkbox, CkErrorEvent, Input, RadioGroup, Select } from '../../src/index.js';
import type { FieldBase } from '../../src/element/field.js';
import { answer, clearPage, click, partIn, press, show } from '../hands.js';
import { drawn } from '../page.js';

const OPTIONS = [
  { label: 'Atrium', value: 'a' },
  { label: 'Blue room', value: 'b' },
];

const TAGS = ['ck-input', 'ck-textarea', 'ck-select', 'ck-date-picker', 'ck-checkbox', 'ck-radio-group'] as const;

const VALUES: Readonly<Record<string, string>> = { 'ck-date-picker': '2026-03-04', 'ck-checkbox': 'on' };

const valueOf = (tag: string): string => VALUES[tag] ?? 'a';

const inPage = async <T extends Element>(markup: string, selector: string): Promise<T> => {
  document.body.innerHTML = markup;
  await drawn();
  return document.querySelector(selector) as T;
};

describe('a field by hand', () => {
  beforeEach(clearPage);
  after(clearPage);

  for (const tag of TAGS) {
    it(`${tag} can be spoken to before it stands anywhere`, async () => {
      const field = document.createElement(tag) as FieldBase;
      field.value = valueOf(tag);
      Reflect.set(field, 'name', 'it');
      Reflect.set(field, 'options', OPTIONS);
      field.setCustomValidity('No');
      expect(field.checkValidity()).to.equal(false);
      field.setCustomValidity('');
      const form = document.createElement('form');
      form.append(field);
      document.body.append(form);
      await field.updateComplete;
      expect(Object.fromEntries(new FormData(form))).to.deep.equal({ it: valueOf(tag) });
    });

    it(`${tag} takes over the value that was set before its class was known`, async () => {
      const early = document.createElement('div');
      early.innerHTML = `<${tag} name="it"></${tag}>`;
      const field = early.firstElementChild as FieldBase;
      for (const [name, value] of [
        ['value', valueOf(tag)],
        ['options', OPTIONS],
      ] as const) {
        Object.defineProperty(field, name, { value, configurable: true, enumerable: true, writable: true });
      }
      document.body.append(early);
      await field.updateComplete;
      expect(field.fieldValue!.value).to.equal(tag === 'ck-checkbox' ? true : valueOf(tag));
      field.value = '';
      expect(field.value).to.equal('');
    });

    it(`${tag} is as valid as its value is now, and not as it was drawn last`, async () => {
      const form = document.createElement('form');
      const field = document.createElement(tag) as FieldBase;
      Reflect.set(field, 'options', OPTIONS);
      Reflect.set(field, 'name', 'it');
      form.append(field);
      document.body.append(form);
      Reflect.set(field, 'required', true);
      expect(field.checkValidity(), 'before it is drawn').to.equal(false);
      await field.updateComplete;
      field.value = valueOf(tag);
      expect([field.checkValidity(), form.checkValidity()]).to.deep.equal([true, true]);
      field.value = '';
      expect([field.checkValidity(), form.checkValidity()]).to.deep.equal([false, false]);
      field.value = valueOf(tag);
      form.reset();
      expect([field.checkValidity(), form.checkValidity()]).to.deep.equal([false, false]);
    });
  }

  it('shows what a listener made of a change', async () => {
    const box = await inPage<Checkbox>('<ck-checkbox name="it" label="Box"></ck-checkbox>', 'ck-checkbox');
    box.addEventListener('ck-change', () => (box.checked = false));
    await click(partIn(box, 'checkbox'));
    await drawn();
    expect([box.checked, partIn<HTMLInputElement>(box, 'checkbox').checked]).to.deep.equal([false, false]);
    const group = await inPage<RadioGroup>(
      '<ck-radio-group name="it" default-value="a"></ck-radio-group>',
      'ck-radio-group',
    );
    group.options = OPTIONS;
    await drawn();
    group.addEventListener('ck-change', () => (group.value = 'a'));
    await click([...group.shadowRoot!.querySelectorAll('input')][1]!);
    await drawn();
    expect([group.value, group.shadowRoot!.querySelectorAll('input')[0]!.checked]).to.deep.equal(['a', true]);
  });

  it('is pressed by a label of the page, once', async () => {
    const box = await inPage<Checkbox>(
      '<label for="c">Yes</label><ck-checkbox id="c" name="it"></ck-checkbox>',
      'ck-checkbox',
    );
    await click(document.querySelector('label')!);
    expect(box.checked).to.equal(true);
    await click(document.querySelector('label')!);
    expect(box.checked).to.equal(false);
    const inner = await inPage<Checkbox>('<label>Yes <ck-checkbox name="it"></ck-checkbox></label>', 'ck-checkbox');
    await click(partIn(inner, 'checkbox'));
    expect(inner.checked, 'the box in a label').to.equal(true);
  });

  it('keeps a value until its options are there', async () => {
    for (const tag of ['ck-select', 'ck-radio-group'] as const) {
      const field = document.createElement(tag) as Select | RadioGroup;
      document.body.append(field);
      field.name = 'it';
      field.value = 'b';
      field.options = OPTIONS;
      await field.updateComplete;
      expect(field.value).to.equal('b');
      field.options = OPTIONS.slice(0, 1);
      await field.updateComplete;
      expect(field.value, 'gone').to.equal('');
    }
  });

  it('does not submit where the page prevents Enter', async () => {
    const input = await inPage<Input>('<form><ck-input name="it"></ck-input></form>', 'ck-input');
    let count = 0;
    document.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      count++;
    });
    input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault(), { once: true });
    input.focus();
    await press('Enter');
    expect(count).to.equal(0);
    await press('Enter');
    expect(count).to.equal(1);
  });

  it('has no number that is none, whatever it was before', async () => {
    const input = await inPage<Input>('<ck-input name="it"></ck-input>', 'ck-input');
    input.value = 'twelve';
    input.inputType = 'number';
    expect(input.fieldValue!.value).to.equal(null);
    input.value = '5.';
    expect(input.fieldValue!.value).to.equal(null);
  });

  it('of a form elsewhere, by its id, goes with the actions of that form', async () => {
    const select = await inPage<Select>(
      `<ck-form><form id="f"><ck-input name="a" default-value="x"></ck-input></form></ck-form>
       <ck-select name="b" form="f" on-change-action='{"type":"changed"}'></ck-select>`,
      'ck-select',
    );
    select.options = OPTIONS;
    await drawn();
    const page = answer();
    select.focus();
    for (const key of ['ArrowDown', 'Enter']) await press(key);
    for (let frames = 0; frames < 60 && !page.events.length; frames++) await drawn(1);
    expect(JSON.parse(JSON.stringify(page.events[0]!.action.payload))).to.deep.equal({ a: 'x', b: 'a' });
    await page.end();
  });

  it('in a fieldset that is disabled takes nothing, an editable text neither, and no button submits there', async () => {
    let count = 0;
    const text = await inPage<HTMLElement>(
      `<form><fieldset disabled><ck-text value="hey" editable='{"name":"t"}'></ck-text>
        <ck-button submit label="Go"></ck-button></fieldset></form>`,
      'ck-text-field',
    );
    document.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      count++;
    });
    await click(partIn(text, 'text-field'));
    await sendKeys({ type: 'Z' });
    expect((text as FieldBase).value).to.equal('hey');
    await click(partIn(document.querySelector('ck-button')!, 'button'));
    expect(count).to.equal(0);
  });

  it('is told to be invalid also by a button outside of its form', async () => {
    const input = await inPage<Input>(
      '<form id="f"><ck-input name="it" required></ck-input></form><button form="f">Send</button>',
      'ck-input',
    );
    await click(document.querySelector('button')!);
    await drawn();
    expect([input.matches(':state(user-invalid)'), input.matches(':focus')]).to.deep.equal([true, true]);
  });

  it('is named by a label outside of any form, where its own form has none', async () => {
    const input = await inPage<Input>(
      '<ck-label value="Name" field-name="it"></ck-label><ck-form><ck-input name="it"></ck-input></ck-form>',
      'ck-input',
    );
    await drawn();
    expect(partIn(input, 'input').ariaLabel).to.equal('Name');
    await click(document.querySelector('ck-label')!);
    expect(input.matches(':focus')).to.equal(true);
  });
});

describe('a field with more options than it may have', () => {
  after(clearPage);

  it('shows as many as it may, and says so', async () => {
    const faults: string[] = [];
    clearPage();
    document.body.addEventListener('ck-error', ({ detail }: CkErrorEvent) => faults.push(detail.code));
    const options = Array.from({ length: 20_000 }, (_, i) => ({ label: `Option ${i}`, value: `${i}` }));
    const start = performance.now();
    const group = await show<RadioGroup>({ type: 'RadioGroup', name: 'it', options });
    expect(faults).to.deep.equal(['limit']);
    expect(group.options!.length).to.equal(1000);
    expect(document.querySelector('ck-widget')!.shadowRoot!.querySelector('[part=note]')).to.not.equal(null);
    expect(performance.now() - start).to.be.below(3000);
  });
});
