import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import '../../src/index.js';
import type { CkChangeEvent, CkErrorEvent, CkWidget, Input, Select, Textarea } from '../../src/index.js';
import type { FieldBase } from '../../src/element/field.js';
import type { RawNode } from '../../src/schema/node.js';
import { flat, speak } from '../accessibility.js';
import { answer, clearPage, click, hasFocus, partIn, press, show, whereFocusIs } from '../hands.js';
import { allIn, drawn, setMedia } from '../page.js';
import { WAYS, type Way } from '../sheet.js';

const OPTIONS = [
  { label: 'Atrium', value: 'a' },
  { label: 'Blue room', value: 'b' },
];

/** A field, and what is to be known of it: how the user fills it, and what it then says. */
interface Kind {
  readonly tag: string;
  readonly node: RawNode;
  /** The part that has the focus. */
  readonly part: string;
  /** Its role to assistive technology. */
  readonly role: string;
  /** Fills it as the user does. */
  fill(field: FieldBase): Promise<void>;
  /** What it says then: as text, in a plain form, in a payload. */
  readonly value: string;
  readonly json: unknown;
  /** What it says while it is empty, in a plain form and in a payload. */
  readonly emptyEntry: string | null;
  readonly emptyJson: unknown;
}

const type =
  (text: string) =>
  async (field: FieldBase): Promise<void> => {
    field.focus();
    await sendKeys({ type: text });
  };

const text = (tag: string, node: object, role: string, typed = 'Ada'): Kind => ({
  tag,
  node: { type: tag === 'ck-textarea' ? 'Textarea' : 'Input', name: 'it', ...node },
  part: tag === 'ck-textarea' ? 'textarea' : 'input',
  role,
  fill: type(typed),
  value: typed,
  json: typed,
  emptyEntry: '',
  emptyJson: '',
});

const KINDS: Readonly<Record<string, Kind>> = {
  text: text('ck-input', {}, 'textbox'),
  email: text('ck-input', { inputType: 'email' }, 'textbox', 'ada@example.com'),
  password: text('ck-input', { inputType: 'password' }, 'textbox', 'secret'),
  number: { ...text('ck-input', { inputType: 'number' }, 'spinbutton', '12.5'), json: 12.5, emptyJson: null },
  textarea: text('ck-textarea', {}, 'textbox'),
  checkbox: {
    tag: 'ck-checkbox',
    node: { type: 'Checkbox', name: 'it', label: 'I agree' },
    part: 'checkbox',
    role: 'checkbox',
    fill: async (field) => click(partIn(field, 'checkbox')),
    value: 'on',
    json: true,
    emptyEntry: null,
    emptyJson: false,
  },
  radios: {
    tag: 'ck-radio-group',
    node: { type: 'RadioGroup', name: 'it', options: OPTIONS },
    part: 'radio',
    role: 'radiogroup',
    fill: async (field) => click(partIn(field, 'radio-label')),
    value: 'a',
    json: 'a',
    emptyEntry: null,
    emptyJson: '',
  },
  select: {
    tag: 'ck-select',
    node: { type: 'Select', name: 'it', options: OPTIONS },
    part: 'select-trigger',
    role: 'combobox',
    fill: async (field) => {
      field.focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(key);
      await waitFor(() => field.value === 'b');
    },
    value: 'b',
    json: 'b',
    emptyEntry: '',
    emptyJson: '',
  },
  date: {
    tag: 'ck-date-picker',
    node: { type: 'DatePicker', name: 'it', min: '2026-03-05', max: '2026-03-20' },
    part: 'date-picker-trigger',
    role: 'button',
    fill: async (field) => {
      field.focus();
      await press('Enter');
      await waitFor(
        () => document.activeElement && allIn(document).some((each) => each.matches('td:focus, td :focus')),
      );
      await press('Enter');
    },
    value: '2026-03-20',
    json: '2026-03-20',
    emptyEntry: '',
    emptyJson: '',
  },
};

const waitFor = async (isSo: () => unknown): Promise<void> => {
  for (let frames = 0; frames < 120 && !isSo(); frames++) await drawn(1);
};

/** Draws a field, alone or in something, in one of the ways. */
const draw = async (node: RawNode, tag: string, way: Way): Promise<FieldBase> => {
  const root = await show<HTMLElement>({ type: 'Basic', children: [node] }, way);
  const field = [root, ...root.querySelectorAll(tag)].find((each) => each.localName === tag) as FieldBase;
  await field.updateComplete;
  return field;
};

/** Draws a field by hand in a plain form of the page. */
const inPlainForm = async ({ tag, node }: Kind, props: object = {}): Promise<[HTMLFormElement, FieldBase]> => {
  const form = document.createElement('form');
  document.body.replaceChildren(form);
  const field = document.createElement(tag) as FieldBase;
  for (const [name, value] of Object.entries({ ...node, ...props })) {
    if (name !== 'type') Reflect.set(field, name, value);
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.append(field);
  await field.updateComplete;
  return [form, field];
};

const entriesOf = (form: HTMLFormElement) => Object.fromEntries(new FormData(form).entries());

for (const [name, kind] of Object.entries(KINDS)) {
  describe(`a field: ${name}`, () => {
    beforeEach(clearPage);
    after(clearPage);

    it('is filled in a plain form of the page, and sends what native controls send', async () => {
      const [form, field] = await inPlainForm(kind);
      expect(field.form === form).to.equal(true);
      expect(entriesOf(form)).to.deep.equal(kind.emptyEntry === null ? {} : { it: kind.emptyEntry });
      const events: string[] = [];
      for (const each of ['input', 'change']) form.addEventListener(each, () => events.push(each));
      await kind.fill(field);
      (document.activeElement as HTMLElement).blur();
      await drawn();
      expect(field.value).to.equal(kind.value);
      expect(entriesOf(form)).to.deep.equal({ it: kind.value });
      expect(events.filter((each) => each === 'change').length).to.equal(1);
      expect(events.indexOf('input')).to.equal(0);
    });

    it('is required as native controls are', async () => {
      const [form, field] = await inPlainForm(kind, { required: true });
      expect(form.checkValidity()).to.equal(false);
      expect(field.matches(':invalid')).to.equal(true);
      expect(field.validity.valueMissing).to.equal(true);
      expect(field.validationMessage).to.not.equal('');
      await kind.fill(field);
      await field.updateComplete;
      expect(form.checkValidity(), field.validationMessage).to.equal(true);
      expect(field.matches(':valid')).to.equal(true);
    });

    it('says what is wrong when its form is submitted, and until it is changed', async () => {
      const [form, field] = await inPlainForm(kind, { required: true });
      const button = document.createElement('button');
      button.textContent = 'Send';
      form.append(button);
      let count = 0;
      form.addEventListener('submit', () => count++);
      expect(field.matches(':state(user-invalid)')).to.equal(false);
      await click(button);
      await drawn();
      expect(count).to.equal(0);
      expect(field.matches(':state(user-invalid)')).to.equal(true);
      expect(partIn(field, 'error').textContent).to.equal(field.validationMessage);
      const control = field.shadowRoot!.querySelector('[aria-describedby=error]')!;
      expect(control.getAttribute('aria-invalid')).to.equal('true');
      expect(partIn(field, 'error').id).to.equal('error');
      expect(field.matches(':focus')).to.equal(true);
      await kind.fill(field);
      await field.updateComplete;
      expect(field.matches(':state(user-invalid)')).to.equal(false);
      expect(field.shadowRoot!.querySelector('[part~=error]')).to.equal(null);
      await click(button);
      expect(count).to.equal(1);
    });

    it('goes back to its default with its form', async () => {
      const [form, field] = await inPlainForm(kind);
      await kind.fill(field);
      form.reset();
      await field.updateComplete;
      expect(field.value).to.equal('');
      expect(entriesOf(form)).to.deep.equal(kind.emptyEntry === null ? {} : { it: kind.emptyEntry });
      const control = partIn<HTMLInputElement>(field, kind.part);
      expect(control.checked || (name !== 'checkbox' && control.value === kind.value)).to.equal(false);
      await kind.fill(field);
      expect(field.value, 'works again').to.equal(kind.value);
    });

    it('takes back what the browser remembers of it, and starts nothing by that', async () => {
      const [form, field] = await inPlainForm(kind);
      const page = answer();
      let changes = 0;
      document.body.addEventListener('ck-change', () => changes++);
      field.formStateRestoreCallback(kind.value);
      await field.updateComplete;
      expect(entriesOf(form)).to.deep.equal({ it: kind.value });
      expect([page.events.length, changes]).to.deep.equal([0, 0]);
    });

    it('is disabled by a fieldset around it, and by itself', async () => {
      const [form, field] = await inPlainForm(kind, { required: true });
      const fieldset = document.createElement('fieldset');
      form.append(fieldset);
      fieldset.append(field);
      fieldset.disabled = true;
      await field.updateComplete;
      expect(partIn(field, kind.part).matches(':disabled')).to.equal(true);
      expect([entriesOf(form), form.checkValidity()]).to.deep.equal([{}, true]);
      expect(field.fieldValue).to.equal(undefined);
      fieldset.disabled = false;
      await field.updateComplete;
      expect(partIn(field, kind.part).matches(':disabled')).to.equal(false);
      expect(form.checkValidity()).to.equal(false);
      Reflect.set(field, 'disabled', true);
      await field.updateComplete;
      expect(partIn(field, kind.part).matches(':disabled')).to.equal(true);
      expect([entriesOf(form), form.checkValidity()]).to.deep.equal([{}, true]);
    });

    it('takes a complaint of the page', async () => {
      const [form, field] = await inPlainForm(kind);
      field.setCustomValidity('Taken');
      expect([field.validity.customError, field.validationMessage, form.checkValidity()]).to.deep.equal([
        true,
        'Taken',
        false,
      ]);
      expect(field.matches(':state(user-invalid)'), 'only looked at').to.equal(false);
      expect(field.reportValidity()).to.equal(false);
      await field.updateComplete;
      expect(partIn(field, 'error').textContent).to.equal('Taken');
      expect(field.matches(':focus')).to.equal(true);
      field.setCustomValidity('');
      await field.updateComplete;
      expect([form.checkValidity(), field.shadowRoot!.querySelector('[part~=error]')]).to.deep.equal([true, null]);
    });

    for (const way of WAYS) {
      it(`says each change once, by name and value (${way})`, async () => {
        const field = await draw(kind.node, kind.tag, way);
        const said: CkChangeEvent[] = [];
        document.body.addEventListener('ck-change', (event) => said.push(event));
        await kind.fill(field);
        const { detail, bubbles, composed } = said.at(-1)!;
        expect(detail).to.deep.equal({ name: 'it', value: name === 'password' ? null : kind.json });
        expect([bubbles, composed]).to.deep.equal([true, true]);
        const typed = kind.part === 'input' || kind.part === 'textarea';
        expect(said.length).to.equal(typed ? kind.value.length : 1);
        expect(JSON.stringify(said.map((each) => each.detail)).includes('secret')).to.equal(false);
        field.value = '';
        expect(said.length, 'of the user alone').to.equal(typed ? kind.value.length : 1);
      });

      it(`is called by its label, and led to by it (${way})`, async () => {
        const { label: _, ...unlabelled } = kind.node;
        void _;
        const field = await draw(
          {
            type: 'Form',
            children: [
              { type: 'Row', children: [{ type: 'Label', value: 'Your choice', fieldName: 'it' }] },
              { type: 'Col', children: [unlabelled] },
            ],
          },
          kind.tag,
          way,
        );
        const spoken = flat(await speak()).filter(({ role }) => role === kind.role);
        expect(spoken.map(({ name: said }) => said)).to.deep.equal([
          name === 'date' ? 'Your choice, Select date...' : 'Your choice',
        ]);
        await click(field.closest('ck-form')!.querySelector('ck-label')!);
        expect(field.matches(':focus'), whereFocusIs()).to.equal(true);
        expect(hasFocus(partIn(field, kind.part)), whereFocusIs()).to.equal(true);
        expect(field.value).to.equal(name === 'checkbox' ? 'on' : '');
      });
    }

    it('keeps what the user made of it through any update, and follows a new default while untouched', async () => {
      const node = { type: 'Card', asForm: true, children: [{ ...kind.node, id: 'f' }] };
      const field = await draw(node, kind.tag, 'json');
      const widget = document.querySelector('ck-widget')!;
      const untouched = { ...kind.node, id: 'f', defaultValue: kind.value, defaultChecked: true };
      widget.widget = { type: 'Basic', children: [{ ...node, children: [untouched] }] };
      await widget.updateComplete;
      await field.updateComplete;
      const follows = name !== 'password';
      expect(field.value, 'untouched').to.equal(follows ? kind.value : '');
      widget.reset();
      widget.widget = { type: 'Basic', children: [node] };
      await widget.updateComplete;
      await field.updateComplete;
      expect(field.value, 'untouched again').to.equal('');
      await kind.fill(field);
      await drawn();
      for (const other of [
        { ...kind.node, id: 'f', placeholder: 'Other', defaultValue: 'b', defaultChecked: false },
        { ...kind.node, id: 'f', required: true, size: 'lg' },
      ]) {
        widget.widget = {
          type: 'Basic',
          children: [{ ...node, children: [{ type: 'Title', value: 'New' }, { type: 'Divider' }, other] }],
        };
        await widget.updateComplete;
        await field.updateComplete;
        expect(field.isConnected).to.equal(true);
        expect(field.value).to.equal(kind.value);
      }
      expect(widget.values).to.deep.equal({ it: kind.json });
      widget.applyUpdate({
        type: 'widget.component.updated',
        component_id: 'f',
        component: { ...kind.node, id: 'f', placeholder: 'Third' },
      });
      await widget.updateComplete;
      await field.updateComplete;
      expect([field.isConnected, field.value]).to.deep.equal([true, kind.value]);
      widget.reset();
      await field.updateComplete;
      expect(widget.values).to.deep.equal({ it: kind.emptyJson });
    });

    it('is not there for those who cannot see it while its control is disabled', async () => {
      const field = await draw({ ...kind.node, disabled: true }, kind.tag, 'json');
      expect(partIn(field, kind.part).matches(':disabled')).to.equal(true);
      await click(partIn(field, kind.part));
      field.focus();
      await sendKeys({ press: 'a' });
      expect([field.value, document.querySelector('ck-widget')!.values]).to.deep.equal(['', {}]);
    });
  });
}

const input = async (props: object = {}, way: Way = 'json'): Promise<[Input, HTMLInputElement]> => {
  const field = (await draw({ type: 'Input', name: 'it', ...props }, 'ck-input', way)) as Input;
  return [field, partIn<HTMLInputElement>(field, 'input')];
};

/** How often each element is drawn, from now on. */
const countDrawings = (): (() => ReadonlyMap<string, number>) => {
  const counts = new Map<string, number>();
  for (const element of allIn(document)) {
    if (!('performUpdate' in element)) continue;
    const updating = element as LitElement & { performUpdate(): void };
    const perform = Object.getPrototypeOf(updating).performUpdate as () => void;
    updating.performUpdate = function (this: LitElement) {
      const key = `${this.localName} ${String((this as { name?: string }).name ?? '')}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      perform.call(this);
    };
  }
  return () => counts;
};

describe('typing', () => {
  beforeEach(clearPage);
  after(clearPage);

  it('in one of fifty fields draws nothing anew, not even that field', async () => {
    const children = Array.from({ length: 50 }, (_, i) => ({
      type: ['Input', 'Textarea', 'Select', 'Checkbox', 'DatePicker'][i % 5],
      name: `f${i}`,
      label: 'Box',
      options: OPTIONS,
    }));
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    widget.widget = { type: 'Card', asForm: true, children };
    await widget.updateComplete;
    await drawn();
    const field = widget.shadowRoot!.querySelector('ck-input') as Input;
    field.focus();
    const counts = countDrawings();
    await sendKeys({ type: 'Hello there' });
    await drawn();
    expect([...counts()]).to.deep.equal([]);
    expect(widget.values.f0).to.equal('Hello there');
  });

  it('loses no character, caret or selection while updates come', async () => {
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    const tree = (n: number) => ({
      type: 'Card',
      asForm: true,
      children: [
        ...Array.from({ length: n % 3 }, (_, i) => ({ type: 'Text', key: `t${i}`, value: `Row ${n}` })),
        { type: 'Input', id: 'f', name: 'it', placeholder: `Hint ${n}`, defaultValue: `Default ${n}` },
      ],
    });
    widget.widget = tree(0);
    await widget.updateComplete;
    const field = widget.shadowRoot!.querySelector('ck-input') as Input;
    await field.updateComplete;
    field.focus();
    const control = partIn<HTMLInputElement>(field, 'input');
    control.select();
    await sendKeys({ type: 'T' });
    let n = 0;
    const timer = setInterval(() => (widget.widget = tree(++n)), 10);
    const words = 'he quick brown fox jumps over the lazy dog. '.repeat(6);
    await sendKeys({ type: words });
    clearInterval(timer);
    await drawn();
    expect(n).to.be.above(5);
    expect(control.value).to.equal(`T${words}`);
    control.setSelectionRange(4, 9);
    widget.widget = tree(++n);
    await widget.updateComplete;
    await drawn();
    expect([control.selectionStart, control.selectionEnd, hasFocus(control)]).to.deep.equal([4, 9, true]);
  });

  it('takes numbers as native fields do: nothing else becomes one', async () => {
    const [field, control] = await input({ inputType: 'number', defaultValue: 'twelve' });
    expect([field.value, field.fieldValue!.value]).to.deep.equal(['', null]);
    field.focus();
    await sendKeys({ type: '1e' });
    expect(field.validity.badInput).to.equal(true);
    expect(field.fieldValue!.value).to.equal(null);
    await sendKeys({ type: '3' });
    expect([field.fieldValue!.value, field.validity.valid]).to.deep.equal([1000, true]);
    await press('Backspace');
    document.querySelector('ck-widget')!.reset();
    await field.updateComplete;
    await drawn();
    await sendKeys({ type: '7' });
    expect([control.value, field.fieldValue!.value]).to.deep.equal(['7', 7]);
  });

  it('never shows, keeps or tells the default of a password', async () => {
    const [field, control] = await input({ inputType: 'password', defaultValue: 'secret' });
    expect([field.value, control.value]).to.deep.equal(['', '']);
    expect(control.getAttribute('data-1p-ignore'), 'managers may help').to.equal(null);
    const [, plain] = await input({});
    expect(plain.getAttribute('data-1p-ignore')).to.equal('true');
  });

  it('waits for the end of a word that is being composed before Enter submits', async () => {
    const page = answer();
    const field = (await draw(
      { type: 'Form', onSubmitAction: { type: 'go' }, children: [{ type: 'Input', name: 'it' }] },
      'ck-input',
      'json',
    )) as Input;
    const composed = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    partIn(field, 'input').dispatchEvent(composed);
    partIn(field, 'input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(page.events.length, 'a script starts nothing').to.equal(0);
    field.focus();
    await press('Enter');
    expect(page.events.length).to.equal(1);
    await page.end();
  });
});

describe('a pattern', () => {
  beforeEach(clearPage);
  after(clearPage);

  it('of a widget is told and ignored where it is none or costly, and never reaches the browser', async () => {
    const faults: CkErrorEvent[] = [];
    document.body.addEventListener('ck-error', (event) => faults.push(event));
    for (const pattern of ['(', '(a+)+$', '(x+x+)+y', '(.*a){20}']) {
      faults.length = 0;
      const start = performance.now();
      const [field, control] = await input({ pattern, defaultValue: 'a'.repeat(40) + '!', required: true });
      await drawn();
      expect(faults.map(({ detail }) => detail.code)).to.deep.equal(['invalid-widget']);
      expect(control.hasAttribute('pattern')).to.equal(false);
      expect(field.checkValidity()).to.equal(true);
      expect(performance.now() - start).to.be.below(1000);
    }
  });

  it('is of the whole text, and says so in the words of the browser', async () => {
    const [field] = await input({ pattern: '[A-Z]{3}' });
    field.value = 'ABCD';
    expect(field.validity.patternMismatch).to.equal(true);
    expect(field.validationMessage).to.not.equal('');
    field.value = 'ABC';
    expect(field.checkValidity()).to.equal(true);
    field.value = '';
    expect(field.checkValidity()).to.equal(true);
  });
});

describe('autoFocus', () => {
  beforeEach(clearPage);
  after(clearPage);

  it('takes the focus from nothing, once, and selects where it is asked to', async () => {
    const [, control] = await input({ autoSelect: true, defaultValue: 'Ada' });
    expect(hasFocus(control), whereFocusIs()).to.equal(true);
    expect([control.selectionStart, control.selectionEnd]).to.deep.equal([0, 3]);
    control.blur();
    const widget = document.querySelector('ck-widget')!;
    widget.widget = { type: 'Basic', children: [{ type: 'Input', name: 'it', autoFocus: true, placeholder: 'x' }] };
    await widget.updateComplete;
    await drawn();
    expect(hasFocus(control)).to.equal(false);
  });

  it('takes it from nobody else on the page', async () => {
    const other = document.createElement('input');
    document.body.append(other);
    other.focus();
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    widget.widget = { type: 'Input', name: 'it', autoFocus: true };
    await widget.updateComplete;
    await drawn();
    expect(hasFocus(other), whereFocusIs()).to.equal(true);
  });
});

describe('a text area', () => {
  beforeEach(clearPage);
  after(clearPage);

  const heightOf = async (field: Element): Promise<number> => {
    await (field as Textarea).updateComplete;
    return partIn(field, 'textarea').getBoundingClientRect().height;
  };

  it('has its rows, and grows from them to the most it may have', async () => {
    const area = (props: object) => draw({ type: 'Textarea', name: 'it', ...props }, 'ck-textarea', 'json');
    expect(await heightOf(await area({}))).to.equal(3 * 20 + 12);
    expect(await heightOf(await area({ rows: 5 }))).to.equal(5 * 20 + 12);
    const long = 'line\n'.repeat(30);
    expect(await heightOf(await area({ rows: 2, defaultValue: long }))).to.equal(2 * 20 + 12);
    const field = await area({ rows: 1, maxRows: 4, autoResize: true });
    expect(await heightOf(field)).to.equal(20 + 12);
    field.focus();
    await sendKeys({ type: 'One' });
    for (let rows = 2; rows <= 6; rows++) {
      await press('Enter');
      expect(await heightOf(field)).to.equal(Math.min(rows, 4) * 20 + 12);
    }
    field.value = '';
    expect(await heightOf(field)).to.equal(20 + 12);
  });

  it('makes a new line on Enter', async () => {
    const page = answer();
    const field = await draw(
      { type: 'Form', onSubmitAction: { type: 'go' }, children: [{ type: 'Textarea', name: 'it' }] },
      'ck-textarea',
      'json',
    );
    field.focus();
    await sendKeys({ type: 'a' });
    await press('Enter');
    await sendKeys({ type: 'b' });
    expect([field.value, page.events.length]).to.deep.equal(['a\nb', 0]);
  });
});

describe('an editable text', () => {
  beforeEach(clearPage);
  after(clearPage);

  for (const way of WAYS) {
    it(`stands where the text stood, in the same letters, and grows (${way})`, async () => {
      const props = { size: 'lg', weight: 'semibold', italic: true, color: 'danger' };
      const value = 'Design the popup mode so that it can be resized by anybody who likes to';
      const plain = await show<HTMLElement>(
        { type: 'Col', width: 300, children: [{ type: 'Text', value, ...props }] },
        way,
      );
      const before = plain.querySelector('ck-text')!.getBoundingClientRect();
      const root = await show<HTMLElement>(
        { type: 'Col', width: 300, children: [{ type: 'Text', value, ...props, editable: { name: 'it' } }] },
        way,
      );
      const field = root.querySelector('ck-text-field')!;
      await field.updateComplete;
      const area = partIn<HTMLTextAreaElement>(field, 'text-field');
      const style = getComputedStyle(area);
      const letters = getComputedStyle(field.parentElement!);
      for (const each of ['font-size', 'font-weight', 'font-style', 'line-height', 'color', 'font-family']) {
        expect(style.getPropertyValue(each), each).to.equal(letters.getPropertyValue(each));
      }
      const box = area.getBoundingClientRect();
      expect(Math.abs(box.height - 4 - before.height)).to.be.below(1);
      expect([box.left + 6, box.top + 2]).to.deep.equal([before.left, before.top]);
      expect(area.scrollHeight).to.be.at.most(area.clientHeight + 1);
      await click(area);
      await press('End');
      await sendKeys({ type: ' and goes on for one more line at least' });
      await field.updateComplete;
      expect(area.getBoundingClientRect().height).to.be.above(box.height + 20);
      expect(area.scrollHeight).to.be.at.most(area.clientHeight + 1);
    });
  }

  it('submits on Enter while it is one line, and is restored by Escape', async () => {
    const page = answer();
    await draw(
      {
        type: 'Form',
        onSubmitAction: { type: 'go' },
        children: [
          { type: 'Text', value: 'Title', editable: { name: 'title', required: true } },
          { type: 'Text', value: 'Body', minLines: 3, editable: { name: 'body' } },
        ],
      },
      'ck-text-field',
      'json',
    );
    const widget = document.querySelector('ck-widget')!;
    const [title, body] = widget.shadowRoot!.querySelectorAll('ck-text-field');
    title!.focus();
    await press('End');
    await sendKeys({ type: '!' });
    expect(widget.values).to.deep.equal({ title: 'Title!', body: 'Body' });
    await press('Escape');
    await title!.updateComplete;
    expect([widget.values.title, partIn<HTMLTextAreaElement>(title!, 'text-field').value]).to.deep.equal([
      'Title',
      'Title',
    ]);
    await press('Enter');
    expect(page.events.map(({ action }) => JSON.parse(JSON.stringify(action.payload)))).to.deep.equal([
      { title: 'Title', body: 'Body' },
    ]);
    await page.end();
    body!.focus();
    await press('Enter');
    expect([page.events.length, body!.value.includes('\n')]).to.deep.equal([1, true]);
  });

  it('is a plain text again where it no longer is editable', async () => {
    const text = await show<HTMLElement>({ type: 'Text', value: 'Now', editable: { name: 'it' } });
    const widget = document.querySelector('ck-widget')!;
    widget.widget = { type: 'Text', value: 'Later', editable: false };
    await widget.updateComplete;
    expect([text.isConnected, text.innerHTML, widget.values]).to.deep.equal([true, 'Later', {}]);
  });

  it('has a name and says that it is a text field', async () => {
    await show({ type: 'Text', value: 'Ada', editable: { name: 'person.firstName', required: true } });
    const [spoken] = flat(await speak()).filter(({ role }) => role === 'textbox');
    expect(spoken?.line).to.contain('"first name"').and.to.contain('required=true');
  });
});

describe('a label', () => {
  beforeEach(clearPage);
  after(clearPage);

  it('finds the field of its own form among others of the name, and follows a change of either', async () => {
    const form = (words: string) => ({
      type: 'Form',
      children: [
        { type: 'Label', value: words, fieldName: 'name' },
        { type: 'Input', name: 'name' },
      ],
    });
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    const namesOf = async () => {
      await widget.updateComplete;
      await drawn();
      return flat(await speak())
        .filter(({ role }) => role === 'textbox')
        .map(({ name }) => name);
    };
    widget.widget = { type: 'Basic', children: [form('First'), form('Second')] };
    expect(await namesOf()).to.deep.equal(['First', 'Second']);
    widget.widget = { type: 'Basic', children: [form('Third'), form('Second')] };
    expect(await namesOf()).to.deep.equal(['Third', 'Second']);
    const [one, two] = widget.shadowRoot!.querySelectorAll('ck-label');
    await click(two!);
    expect(widget.shadowRoot!.querySelectorAll('ck-input')[1]!.matches(':focus')).to.equal(true);
    one!.remove();
    expect(await namesOf()).to.deep.equal(['name', 'Second']);
  });

  it('of the page names a field too, and a click on it leads there', async () => {
    document.body.innerHTML = '<label for="f">First name</label><ck-input id="f" name="x"></ck-input>';
    const field = document.querySelector('ck-input') as Input;
    field.requestUpdate();
    await field.updateComplete;
    await drawn();
    const [spoken] = flat(await speak()).filter(({ role }) => role === 'textbox');
    expect(spoken?.name).to.equal('First name');
    await click(document.querySelector('label')!);
    expect(field.matches(':focus')).to.equal(true);
  });
});

describe('forced colours and less motion', () => {
  beforeEach(clearPage);
  after(async () => {
    await setMedia({});
    clearPage();
  });

  it('show every field by a line of its own', async () => {
    await setMedia({ forcedColors: 'active' });
    for (const { tag, node, part } of Object.values(KINDS)) {
      const control = partIn(await draw(node, tag, 'json'), part);
      const { borderTopWidth, appearance } = getComputedStyle(control);
      expect(borderTopWidth !== '0px' || appearance === 'auto', tag).to.equal(true);
    }
  });
});

describe('a change while the last one is being answered', () => {
  beforeEach(clearPage);
  after(clearPage);

  it('is kept, and its latest value goes when that one is over', async () => {
    const page = answer();
    const field = (await draw(
      {
        type: 'Form',
        children: [{ type: 'Select', name: 'it', options: OPTIONS, onChangeAction: { type: 'changed' } }],
      },
      'ck-select',
      'json',
    )) as Select;
    const widget = document.querySelector('ck-widget') as CkWidget;
    field.focus();
    for (const key of ['ArrowDown', 'Enter']) await press(key);
    await waitFor(() => field.value);
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(key);
    const sent = () => page.events.map(({ action }) => (action.payload as { it: string }).it);
    expect([sent(), widget.values.it]).to.deep.equal([['a'], 'b']);
    expect(page.events[0]!.loadingBehavior).to.equal('none');
    await page.end();
    await drawn();
    expect(sent()).to.deep.equal(['a', 'b']);
    await page.end();
    await drawn();
    expect(sent()).to.deep.equal(['a', 'b']);
  });
});
