import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import { registerComponent, type Card, type CkErrorEvent, type Form, type Input } from '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { flat, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { answer, clearPage, click, hasFocus, partIn, press, show, whereFocusIs } from '../hands.js';
import { drawn, setMedia, setSize } from '../page.js';
import { WAYS } from '../sheet.js';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const INPUT = { type: 'Input', name: 'name', required: true };

const form = (...children: readonly RawNode[]): RawNode => ({
  type: 'Form',
  onSubmitAction: { type: 'send', payload: { id: 7 } },
  children: [...children, { type: 'Button', label: 'Send', submit: true }],
});

/** Every kind of field, with something in it. */
const FIELDS: readonly RawNode[] = [
  { type: 'Input', name: 'a.text', defaultValue: 'x' },
  { type: 'Input', name: 'a.count', inputType: 'number', defaultValue: '3' },
  { type: 'Textarea', name: 'body', defaultValue: 'y' },
  { type: 'Select', name: 'room', defaultValue: 'b', options: [{ label: 'B', value: 'b' }] },
  { type: 'DatePicker', name: 'day', defaultValue: '2026-11-27T10:00:00Z' },
  { type: 'Checkbox', name: 'ok', label: 'Fine', defaultChecked: true },
  { type: 'RadioGroup', name: 'food', defaultValue: 'v', options: [{ label: 'V', value: 'v' }] },
  { type: 'Text', value: 'z', editable: { name: 'title' } },
];

const VALUES = {
  a: { text: 'x', count: 3 },
  body: 'y',
  room: 'b',
  day: '2026-11-27',
  ok: true,
  food: 'v',
  title: 'z',
};

for (const way of WAYS) {
  describe(`a form (${way})`, () => {
    beforeEach(clearPage);
    after(clearPage);

    it('sends the values of all its fields with what the payload has', async () => {
      const page = answer();
      const root = await show<Form>(form(...FIELDS), way);
      await click(partIn(root.querySelector('ck-button')!, 'button'));
      const [event] = page.events;
      expect(plain(event!.action)).to.deep.equal({ type: 'send', payload: { id: 7, ...VALUES } });
      expect([event!.binding, event!.node.type, event!.loadingBehavior]).to.deep.equal([
        'onSubmitAction',
        'Form',
        'container',
      ]);
      await page.end();
    });

    it('sends nothing while a field is invalid, and says so there', async () => {
      const page = answer();
      const root = await show<Form>(form(INPUT, { ...INPUT, name: 'other' }), way);
      const [first, second] = root.querySelectorAll('ck-input');
      await click(partIn(root.querySelector('ck-button')!, 'button'));
      await drawn();
      expect(page.events.length).to.equal(0);
      expect([first, second].map((field) => field!.matches(':state(user-invalid)'))).to.deep.equal([true, true]);
      expect(hasFocus(partIn(first!, 'input')), whereFocusIs()).to.equal(true);
      const spoken = flat(await speak());
      expect(spoken.filter(({ role }) => role === 'alert').length).to.equal(2);
      const [box] = spoken.filter(({ role }) => role === 'textbox');
      expect(box?.line).to.contain('invalid=true').and.to.contain('required=true');
      expect(box?.line).to.contain(partIn(first!, 'error').textContent);
      expect(await findings(document.body)).to.deep.equal([]);
      await sendKeys({ type: 'Ada' });
      await press('Enter');
      await drawn();
      expect(page.events.length).to.equal(0);
      expect(hasFocus(partIn(second!, 'input')), whereFocusIs()).to.equal(true);
      await sendKeys({ type: 'Bob' });
      await press('Enter');
      expect(page.events.map(({ action }) => plain(action.payload))).to.deep.equal([
        { id: 7, name: 'Ada', other: 'Bob' },
      ]);
      await page.end();
    });

    it('keeps its values and the focus while an answer is under way', async () => {
      const page = answer();
      const root = await show<Form>({ type: 'Card', children: [form({ ...INPUT, defaultValue: 'Ada' })] }, way);
      const field = root.querySelector('ck-input') as Input;
      field.focus();
      await press('End');
      await sendKeys({ type: '!' });
      await press('Enter');
      await drawn();
      const busy = way === 'json' ? document.querySelector('ck-widget')! : root;
      expect(busy.matches(':state(loading)')).to.equal(true);
      expect([field.value, field.matches(':focus')]).to.deep.equal(['Ada!', false]);
      await sendKeys({ type: 'lost?' });
      await press('Enter');
      expect(page.events.length).to.equal(1);
      await page.fail();
      await drawn();
      expect([field.value, field.matches(':focus'), busy.matches(':state(loading)')]).to.deep.equal([
        'Ada!',
        true,
        false,
      ]);
      await press('Enter');
      expect(page.events.length).to.equal(2);
      await page.end();
    });

    it('shows an action of its own where it is told to, on itself', async () => {
      const page = answer();
      const node = { ...form(), onSubmitAction: { type: 'send', loadingBehavior: 'self' } };
      const root = await show<Form>({ type: 'Basic', children: [node] }, way);
      const element = root.querySelector('ck-form')!;
      await click(partIn(root.querySelector('ck-button')!, 'button'));
      await drawn();
      expect([element.matches(':state(loading)'), element.getAttribute('aria-busy')]).to.deep.equal([true, 'true']);
      expect(partIn(element, 'form').part.contains('loading')).to.equal(true);
      await page.end();
      expect(element.matches(':state(loading)')).to.equal(false);
    });

    it('starts nothing by a script that only looks like the user', async () => {
      const page = answer();
      const root = await show<Form>(form({ ...INPUT, defaultValue: 'Ada' }), way);
      const native = root.querySelector('form')!;
      native.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
      partIn(root.querySelector('ck-button')!, 'button').click();
      await drawn();
      expect(page.events.length).to.equal(0);
      native.requestSubmit();
      expect(page.events.length, 'a page that wants one asks for it').to.equal(1);
      await page.end();
      root.requestSubmit();
      expect(page.events.length).to.equal(2);
      await page.end();
    });

    it('in a card, and a card that is one, keep their values apart', async () => {
      const page = answer();
      const card = {
        type: 'Card',
        asForm: true,
        confirm: { label: 'Yes', action: { type: 'yes' } },
        cancel: { label: 'No', action: { type: 'no', payload: null } },
        children: [{ ...INPUT, name: 'outer' }, form({ ...INPUT, name: 'inner', defaultValue: 'in' })],
      };
      const root = await show<HTMLElement>(card, way);
      await click(partIn(root.querySelector('ck-button')!, 'button'));
      await page.end();
      await click(partIn(root, 'card-cancel'));
      await page.end();
      await click(partIn(root, 'card-confirm'));
      await drawn();
      expect(page.events.map(({ binding, action }) => [binding, plain(action.payload)])).to.deep.equal([
        ['onSubmitAction', { id: 7, inner: 'in' }],
        ['cancel', { outer: '' }],
      ]);
      expect(root.querySelector('ck-input')!.matches(':state(user-invalid):focus')).to.equal(true);
    });

    it('tells of a value that has no place, where it comes from', async () => {
      const page = answer();
      const faults: [string, CkErrorEvent['detail']][] = [];
      document.body.addEventListener('ck-error', (event) =>
        faults.push([(event.composedPath()[0] as Element).localName, event.detail]),
      );
      const root = await show<Form>(
        form({ type: 'Input', name: 'id' }, { type: 'Checkbox', name: '__proto__.x', label: 'Bad' }),
        way,
      );
      await click(partIn(root.querySelector('ck-button')!, 'button'));
      expect(plain(page.events[0]!.action.payload)).to.deep.equal({ id: 7 });
      expect(faults.map(([tag, { code, field, path }]) => [tag, code, field, path])).to.deep.equal([
        ['ck-input', 'field-collision', 'id', 'id'],
        ['ck-checkbox', 'field-collision', '__proto__.x', '__proto__.x'],
      ]);
      expect(faults[0]![1].message).to.contain('"id"');
      expect(Reflect.get({}, 'x')).to.equal(undefined);
      await page.end();
    });

    it('leads to an invalid field behind the limit of a list', async () => {
      const page = answer();
      const items = Array.from({ length: 8 }, (_, i) => ({
        type: 'ListViewItem',
        children: [{ type: 'Input', name: `f${i}`, required: i > 5, placeholder: 'Here' }],
      }));
      const root = await show<Form>(form({ type: 'ListView', limit: 2, children: items }), way);
      await click(partIn(root.querySelector('ck-button')!, 'button'));
      await drawn();
      const seventh = root.querySelectorAll('ck-input')[6]!;
      expect([page.events.length, seventh.checkVisibility(), seventh.matches(':focus')]).to.deep.equal([0, true, true]);
    });

    it('is accessible in light, dark, narrow and from right to left, as it is and with all its errors', async () => {
      const fields = FIELDS.flatMap((node) => [
        { type: 'Label', value: `Field ${String(node.name ?? 'title')}`, fieldName: String(node.name ?? 'title') },
        node.editable ? node : { ...node, required: true, defaultValue: '', defaultChecked: false },
      ]);
      await setMedia({ reducedMotion: 'reduce' });
      const root = await show<HTMLElement>({ type: 'Card', size: 'full', children: [form(...fields)] }, way);
      for (const isTried of [false, true]) {
        if (isTried) (root.querySelector('ck-form') as Form).requestSubmit();
        for (const colorScheme of ['light', 'dark'] as const) {
          for (const dir of ['ltr', 'rtl']) {
            document.documentElement.style.colorScheme = colorScheme;
            document.documentElement.dir = dir;
            await setSize(320, 900);
            await drawn();
            expect(await findings(document.body), `${colorScheme} ${dir}`).to.deep.equal([]);
            expect(document.documentElement.scrollWidth).to.be.at.most(320);
          }
        }
      }
      document.documentElement.removeAttribute('dir');
      document.documentElement.style.removeProperty('color-scheme');
      await setMedia({});
      await setSize(800, 600);
    });
  });
}

describe('a form by hand', () => {
  beforeEach(clearPage);
  after(clearPage);

  const inPage = async (markup: string): Promise<Form> => {
    document.body.innerHTML = markup;
    await drawn();
    return document.querySelector('ck-form') as Form;
  };

  it('puts its children into a form, also those that come later', async () => {
    const element = await inPage('<ck-form><ck-input name="a"></ck-input></ck-form>');
    const field = element.querySelector('ck-input') as Input;
    expect([element.children.length, field.parentElement === element.form]).to.deep.equal([1, true]);
    const later = document.createElement('ck-input') as Input;
    later.name = 'b';
    element.append(later, ' and words');
    await drawn();
    expect([element.childNodes.length, later.parentElement === element.form]).to.deep.equal([1, true]);
    expect([...new FormData(element.form).keys()]).to.deep.equal(['a', 'b']);
  });

  it('takes the form that the page wrote, and leaves what is in it alone', async () => {
    const element = await inPage('<ck-form><form class="mine"><ck-input name="a"></ck-input></form></ck-form>');
    expect([element.form!.className, element.form!.noValidate]).to.deep.equal(['mine', true]);
    const page = answer();
    element.onSubmitAction = { type: 'send' };
    (element.querySelector('ck-input') as Input).value = 'x';
    element.form!.requestSubmit();
    expect(page.events.map(({ action }) => plain(action))).to.deep.equal([{ type: 'send', payload: { a: 'x' } }]);
    await page.end();
  });

  it('works with what the page calls its fields', async () => {
    const element = await inPage(
      `<ck-form on-submit-action='{"type":"send"}'><form>
        ${['submit', 'requestSubmit', 'elements', 'reset', 'action', 'length']
          .map((name) => `<input name="${name}" value="1"><ck-input name="${name}.x"></ck-input>`)
          .join('')}
        <ck-button submit label="Go"></ck-button></form></ck-form>`,
    );
    const page = answer();
    await click(partIn(element.querySelector('ck-button')!, 'button'));
    expect(Object.keys(page.events[0]!.action.payload as object).sort()).to.deep.equal(
      ['submit', 'requestSubmit', 'elements', 'reset', 'action', 'length'].sort(),
    );
    await page.end();
  });

  it('sends the values of native controls and of registered elements, too', async () => {
    registerComponent('Stars', 'x-stars');
    if (!customElements.get('x-stars')) {
      customElements.define(
        'x-stars',
        class extends HTMLElement {
          static formAssociated = true;
          name = 'stars';
          value = 4;
          internals = this.attachInternals();
        },
      );
    }
    const element = await inPage(
      `<ck-form on-submit-action='{"type":"send"}'>
        <input name="native" value="n"><input type="checkbox" name="off"><input type="checkbox" name="on" checked>
        <select name="pick"><option>p</option></select><input name="gone" disabled value="x">
        <x-stars></x-stars><ck-input name="ours" default-value="o"></ck-input></ck-form>`,
    );
    const page = answer();
    element.requestSubmit();
    expect(plain(page.events[0]!.action.payload)).to.deep.equal({
      native: 'n',
      on: 'on',
      pick: 'p',
      stars: 4,
      ours: 'o',
    });
    await page.end();
  });

  it('of the page that is none of ours gets no values into actions, and is submitted by a button of ours', async () => {
    await inPage(
      `<form><ck-input name="a" default-value="x"></ck-input>
        <ck-button submit label="Go" on-click-action='{"type":"go"}'></ck-button></form>`,
    );
    const page = answer();
    let sent: unknown;
    const native = document.querySelector('form')!;
    native.addEventListener('submit', (event) => {
      event.preventDefault();
      sent = Object.fromEntries(new FormData(native));
    });
    await click(partIn(document.querySelector('ck-button')!, 'button'));
    expect([plain(page.events[0]!.action), sent]).to.deep.equal([{ type: 'go' }, { a: 'x' }]);
    await page.end();
    sent = undefined;
    (document.querySelector('ck-input') as Input).focus();
    await press('Enter');
    expect(sent, 'and by Enter').to.deep.equal({ a: 'x' });
    await page.end();
  });

  it('in a card is there as long as the card says so', async () => {
    document.body.innerHTML = '<ck-card as-form><ck-input name="a"></ck-input></ck-card>';
    await drawn();
    const card = document.querySelector('ck-card') as Card;
    const field = document.querySelector('ck-input') as Input;
    field.focus();
    await sendKeys({ type: 'kept' });
    expect(field.form === card.querySelector('form')).to.equal(true);
    card.asForm = false;
    await drawn();
    expect([card.querySelector('form'), field.parentElement === card, field.value]).to.deep.equal([null, true, 'kept']);
    card.asForm = true;
    await drawn();
    expect([field.form === card.querySelector('form'), field.value, field.matches(':focus')]).to.deep.equal([
      true,
      'kept',
      true,
    ]);
  });
});

describe('a page that only looks whether a form is valid', () => {
  beforeEach(clearPage);
  after(clearPage);

  it('changes nothing by it: no message, no focus', async () => {
    document.body.innerHTML = '<form><ck-input name="a" required></ck-input><button>Send</button></form>';
    await drawn();
    const native = document.querySelector('form')!;
    const field = document.querySelector('ck-input') as Input;
    expect([native.checkValidity(), field.checkValidity()]).to.deep.equal([false, false]);
    await drawn();
    expect([field.matches(':state(user-invalid)'), field.matches(':focus')]).to.deep.equal([false, false]);
  });
});
