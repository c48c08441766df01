import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import '../../src/index.js';
import type { CkChangeEvent, DatePicker } from '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { findings } from '../axe.js';
import { answer, chord, clearPage, click, hasFocus, middleOf, partIn, press, show, whereFocusIs } from '../hands.js';
import { allIn, drawn, setMedia, setSize } from '../page.js';
import { heard, inScroller, longAnimations, placed, until } from '../popups.js';
import { WAYS, type Way } from '../sheet.js';

const draw = async (
  props: object = {},
  way: Way = 'json',
  around?: (node: RawNode) => RawNode,
): Promise<DatePicker> => {
  const node = { type: 'DatePicker', name: 'due', ...props };
  const root = await show<HTMLElement>(around ? around(node) : node, way);
  const field = (root.matches('ck-date-picker') ? root : root.querySelector('ck-date-picker')) as DatePicker;
  await field.updateComplete;
  return field;
};

const inForm = (node: RawNode): RawNode => ({ type: 'Form', children: [node, { type: 'Button', label: 'Next' }] });

const triggerOf = (field: DatePicker): HTMLElement => partIn(field, 'date-picker-trigger');
const dialogOf = (field: DatePicker): HTMLDialogElement => partIn(field, 'date-picker-popup');
const shownBy = (field: DatePicker): string => triggerOf(field).textContent.trim();

const partsOf = (field: DatePicker, name: string): readonly HTMLElement[] =>
  allIn(field.shadowRoot!).filter((each) => each.part.contains(name)) as HTMLElement[];

const dayOf = (field: DatePicker, day: string): HTMLElement =>
  partsOf(field, 'calendar-day').find((each) => each.dataset.day === day)!;

/** The day that has the focus. */
const focusedDay = (field: DatePicker): string | undefined =>
  partsOf(field, 'calendar-day').find((each) => hasFocus(each))?.dataset.day;

/** Whether the calendar is open, by all that tells it. */
const isOpen = (field: DatePicker): boolean => {
  const { open } = dialogOf(field);
  expect(triggerOf(field).getAttribute('aria-expanded'), 'what is said of it').to.equal(String(open));
  expect(dialogOf(field).matches(':modal')).to.equal(open);
  expect(field.shadowRoot!.querySelector('ck-calendar') !== null, 'what is drawn of it').to.equal(open);
  return open;
};

/** Waits until it is open, the focus on a day and all still; the answer is the box of it. */
const opened = async (field: DatePicker): Promise<DOMRect> => {
  await until(() => focusedDay(field), 'on a day');
  const box = await placed(dialogOf(field));
  expect(isOpen(field)).to.equal(true);
  return box;
};

const openBy = async (field: DatePicker, key = 'ArrowDown'): Promise<DOMRect> => {
  field.focus();
  await press(key);
  return opened(field);
};

const openWithMouse = async (field: DatePicker): Promise<DOMRect> => {
  await click(triggerOf(field));
  return opened(field);
};

const today = (): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
};

const reset = async (): Promise<void> => {
  await resetMouse();
  await setSize(800, 600);
  document.documentElement.removeAttribute('dir');
  document.documentElement.lang = 'en';
  document.documentElement.style.removeProperty('color-scheme');
  clearPage();
};

describe('DatePicker', function () {
  this.timeout(30_000);
  before(() => setMedia({ reducedMotion: 'reduce' }));
  beforeEach(reset);
  after(async () => {
    await reset();
    await setMedia({});
  });

  for (const way of WAYS) {
    describe(`keys (${way})`, () => {
      for (const key of ['Enter', 'Space', 'ArrowDown']) {
        it(`open the calendar, where the focus is then on a day: ${key}`, async () => {
          const field = await draw({ defaultValue: '2026-11-27' }, way);
          expect(isOpen(field)).to.equal(false);
          await openBy(field, key);
          expect(focusedDay(field)).to.equal('2026-11-27');
          await press('Escape');
          await drawn();
          expect([isOpen(field), field.value]).to.deep.equal([false, '2026-11-27']);
          expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
          field.value = '';
          await openBy(field, key);
          expect(focusedDay(field)).to.equal(today());
        });
      }

      for (const key of ['Enter', 'Space']) {
        it(`choose a day, which is told once: ${key}`, async () => {
          const props = { defaultValue: '2026-11-27', onChangeAction: { type: 'plan' } };
          const field = await draw(props, way, inForm);
          const page = answer();
          const said: CkChangeEvent['detail'][] = [];
          const native: string[] = [];
          document.body.addEventListener('ck-change', ({ detail }) => said.push(detail));
          for (const each of ['input', 'change']) field.addEventListener(each, () => native.push(each));
          await openBy(field);
          await press('ArrowRight');
          await press('ArrowDown');
          await press(key);
          await drawn();
          expect([isOpen(field), field.value, shownBy(field)]).to.deep.equal([false, '2026-12-05', 'Dec 5, 2026']);
          expect(said).to.deep.equal([{ name: 'due', value: '2026-12-05' }]);
          expect(native).to.deep.equal(['input', 'change']);
          expect(page.events.map(({ binding, loadingBehavior }) => [binding, loadingBehavior])).to.deep.equal([
            ['onChangeAction', 'none'],
          ]);
          expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
          await page.end();
          await openBy(field);
          expect(focusedDay(field)).to.equal('2026-12-05');
          await press(key);
          await drawn();
          expect([isOpen(field), said.length, page.events.length], 'the same again').to.deep.equal([false, 1, 1]);
        });
      }

      it('stay in the calendar: Tab goes round in it', async () => {
        const field = await draw({ defaultValue: '2026-11-27' }, way, inForm);
        await openBy(field);
        const seen: string[] = [];
        for (const keys of [['Tab'], ['Tab'], ['Tab'], ['Shift', 'Tab'], ['Shift', 'Tab'], ['Shift', 'Tab']]) {
          await chord(...keys);
          const focused = allIn(field.shadowRoot!).find((each) => hasFocus(each));
          seen.push(focused?.part.value.split(' ')[0] ?? whereFocusIs());
        }
        const around = ['calendar-previous', 'calendar-next', 'calendar-day'];
        expect(seen).to.deep.equal([...around, 'calendar-next', 'calendar-previous', 'calendar-day']);
      });
    });
  }

  describe('keys', () => {
    it('that mean nothing here are left to the page, and those of a script do nothing', async () => {
      const field = await draw({ defaultValue: '2026-11-27', clearable: true });
      for (const key of ['ArrowDown', 'Delete', 'Enter', ' ']) {
        triggerOf(field).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      }
      const left: string[] = [];
      document.body.addEventListener('keydown', (event) => {
        if (!event.defaultPrevented) left.push(event.key);
        event.preventDefault();
      });
      field.focus();
      for (const key of ['ArrowUp', 'ArrowLeft', 'PageDown', 'Home', 'a', 'Escape']) await press(key);
      expect(left).to.deep.equal(['ArrowUp', 'ArrowLeft', 'PageDown', 'Home', 'a', 'Escape']);
      expect([isOpen(field), field.value]).to.deep.equal([false, '2026-11-27']);
    });

    it('lead to no day that cannot be chosen any further than by name, and choose none', async () => {
      const field = await draw({ defaultValue: '2026-11-27', min: '2026-11-26', max: '2026-11-28' });
      await openBy(field);
      await press('ArrowLeft');
      await press('ArrowLeft');
      await drawn();
      expect(focusedDay(field)).to.equal('2026-11-25');
      expect(dayOf(field, '2026-11-25').getAttribute('aria-disabled')).to.equal('true');
      await press('Enter');
      expect([isOpen(field), field.value]).to.deep.equal([true, '2026-11-27']);
    });

    it('close it and nothing around it: Escape', async () => {
      const dialog = document.createElement('dialog');
      const field = document.createElement('ck-date-picker') as DatePicker;
      Object.assign(field, { name: 'due', defaultValue: '2026-11-27' });
      document.body.append(dialog);
      dialog.append(field);
      dialog.showModal();
      const keys: string[] = [];
      document.addEventListener('keydown', ({ key }) => keys.push(key), { once: true });
      await field.updateComplete;
      for (const open of [openWithMouse, openBy]) {
        await open(field);
        keys.length = 0;
        await press('Escape');
        await drawn();
        expect([isOpen(field), dialog.open, keys.length]).to.deep.equal([false, true, 0]);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      }
      await press('Escape');
      await drawn();
      expect(dialog.open).to.equal(false);
    });

    it('are not the only way back: the browser may ask for it, too', async () => {
      const field = await draw({ defaultValue: '2026-11-27' });
      await openBy(field);
      (dialogOf(field) as HTMLDialogElement & { requestClose(): void }).requestClose();
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, '2026-11-27']);
      expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
    });

    it('that follow the one that opens it are meant for it', async () => {
      const field = await draw({ defaultValue: '2026-11-27' });
      await openBy(field);
      await press('Escape');
      await press('Enter');
      await press('ArrowRight');
      await press('Enter');
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, '2026-11-28']);
    });
  });

  describe('the mouse', () => {
    for (const way of WAYS) {
      it(`opens it and chooses a day (${way})`, async () => {
        const field = await draw({ defaultValue: '2026-11-27', onChangeAction: { type: 'plan' } }, way);
        const page = answer();
        await openWithMouse(field);
        await click(partIn(field.shadowRoot!.querySelector('ck-calendar')!, 'calendar-next'));
        await drawn();
        expect(isOpen(field)).to.equal(true);
        await click(dayOf(field, '2026-12-24'));
        await drawn();
        expect([isOpen(field), field.value, page.events.length]).to.deep.equal([false, '2026-12-24', 1]);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
        await page.end();
      });
    }

    it('closes it beside, and presses nothing there', async () => {
      const field = await draw({ defaultValue: '2026-11-27' }, 'json', inForm);
      const outside = document.createElement('button');
      outside.textContent = 'Outside';
      outside.style.cssText = 'position: fixed; right: 20px; bottom: 20px';
      document.body.append(outside);
      let pressed = 0;
      outside.addEventListener('click', () => pressed++);
      for (const position of [middleOf(outside), [780, 300], middleOf(triggerOf(field))] as [number, number][]) {
        await openWithMouse(field);
        await sendMouse({ type: 'click', position });
        await drawn();
        expect([isOpen(field), field.value, pressed]).to.deep.equal([false, '2026-11-27', 0]);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      }
      await click(outside);
      expect(pressed).to.equal(1);
    });

    it('does not close it where it is pressed inside: at its edge, or let go beside', async () => {
      const field = await draw({ defaultValue: '2026-11-27' });
      const { left, top, right, bottom } = await openWithMouse(field);
      for (const [x, y] of [
        [left + 6, top + 6],
        [right - 6, bottom - 6],
        [(left + right) / 2, bottom - 3],
      ] as const) {
        await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
        await drawn();
        expect(isOpen(field)).to.equal(true);
      }
      await sendMouse({ type: 'move', position: middleOf(dayOf(field, '2026-11-10')) });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [780, 500] });
      await sendMouse({ type: 'up' });
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([true, '2026-11-27']);
    });
  });

  it('stays open at the ends of its range, where the buttons of months are of no use', async () => {
    const field = await draw({ defaultValue: '2026-11-15', min: '2026-11-10', max: '2026-12-20' });
    await openBy(field);
    const calendar = field.shadowRoot!.querySelector('ck-calendar')!;
    for (const [name, day] of [
      ['calendar-next', '2026-12-15'],
      ['calendar-previous', '2026-11-15'],
    ] as const) {
      partIn(calendar, name).focus();
      await press('Enter');
      await drawn();
      expect([isOpen(field), focusedDay(field), partIn(calendar, name).matches(':disabled')]).to.deep.equal([
        true,
        day,
        true,
      ]);
      await click(partIn(calendar, name));
      expect(isOpen(field)).to.equal(true);
      await press('Tab');
      await press('Tab');
      expect(focusedDay(field), 'round').to.equal(day);
    }
  });

  describe('its value', () => {
    it('is the date of what is said, and nothing where none is said', async () => {
      for (const way of WAYS) {
        for (const [said, value] of [
          ['2026-11-27', '2026-11-27'],
          ['2026-11-27T23:59:59.999Z', '2026-11-27'],
          ['2026-11-27T00:30+14:00', '2026-11-27'],
          ['2026-11-27 09:00', '2026-11-27'],
          ['2024-02-29', '2024-02-29'],
          ['2026-02-29', ''],
          ['2026-13-01', ''],
          ['27.11.2026', ''],
          ['tomorrow', ''],
          ['', ''],
        ] as const) {
          const field = await draw({ defaultValue: said }, way);
          expect(field.value, `${said} ${way}`).to.equal(value);
          expect(shownBy(field) === 'Select date...').to.equal(value === '');
        }
      }
    });

    it('is shown in the language around it, by the Gregorian calendar', async () => {
      for (const [lang, text] of [
        ['en', 'Nov 27, 2026'],
        ['en-GB', '27 Nov 2026'],
        ['de', '27.11.2026'],
        ['ja', '2026/11/27'],
        ['th', '27 พ.ย. 2026'],
        ['fa', null],
      ] as const) {
        document.documentElement.lang = lang;
        for (const way of WAYS) {
          const field = await draw({ defaultValue: '2026-11-27' }, way);
          if (text) expect(shownBy(field), lang).to.equal(text);
          else expect(shownBy(field), lang).to.contain('۲۰۲۶');
        }
      }
    });

    it('is shown in the language that is nearest, through every root; in the browser’s where that is none', async () => {
      const own = new Date(Date.UTC(2026, 10, 27)).toLocaleDateString(undefined, {
        dateStyle: 'medium',
        timeZone: 'UTC',
      });
      for (const [page, host, inner, text] of [
        ['de', '', undefined, own],
        ['de', undefined, undefined, '27.11.2026'],
        ['en', 'de', undefined, '27.11.2026'],
        ['en', 'ja', 'de', '27.11.2026'],
        ['en', 'not a language', undefined, own],
        ['en', 'x_y', undefined, own],
      ] as const) {
        document.documentElement.lang = page;
        const outer = document.createElement('div');
        if (host !== undefined) outer.lang = host;
        const field = document.createElement('ck-date-picker') as DatePicker;
        Object.assign(field, { name: 'due', defaultValue: '2026-11-27' });
        if (inner !== undefined) field.lang = inner;
        outer.attachShadow({ mode: 'open' }).append(field);
        document.body.replaceChildren(outer);
        await field.updateComplete;
        expect(shownBy(field), `${page} ${host} ${inner}`).to.equal(text);
        await openBy(field);
        expect(focusedDay(field)).to.equal('2026-11-27');
      }
    });

    it('may be the first and the last day of its range, and is out of it beyond', async () => {
      const field = await draw({ min: '2026-11-10T10:00:00Z', max: '2026-11-20', defaultValue: '2026-11-15' }, 'html');
      for (const [value, flag] of [
        ['2026-11-10', undefined],
        ['2026-11-20', undefined],
        ['2026-11-09', 'rangeUnderflow'],
        ['2026-11-21', 'rangeOverflow'],
        ['', undefined],
      ] as const) {
        field.value = value;
        expect(field.validity.valid, value).to.equal(flag === undefined);
        if (flag) expect(field.validity[flag], flag).to.equal(true);
        expect(field.validationMessage !== '').to.equal(flag !== undefined);
      }
      await openBy(field);
      const inRange = partsOf(field, 'calendar-day').filter((each) => !each.hasAttribute('aria-disabled'));
      expect(inRange.map(({ dataset }) => dataset.day)).to.deep.equal(
        Array.from({ length: 11 }, (_, i) => `2026-11-${10 + i}`),
      );
      for (const day of ['2026-11-10', '2026-11-20']) {
        if (!isOpen(field)) await openBy(field);
        await click(dayOf(field, '2026-11-09'));
        await click(dayOf(field, '2026-11-21'));
        expect(isOpen(field)).to.equal(true);
        await click(dayOf(field, day));
        await drawn();
        expect([isOpen(field), field.value]).to.deep.equal([false, day]);
      }
    });

    it('has no range where its first day is after its last', async () => {
      const field = await draw({ min: '2026-11-20', max: '2026-11-10', defaultValue: '2026-11-27' });
      expect(field.validity.valid).to.equal(true);
      await openBy(field);
      expect(partsOf(field, 'calendar-day').filter((each) => each.hasAttribute('aria-disabled')).length).to.equal(0);
      await click(dayOf(field, '2026-11-15'));
      expect([field.value, field.validity.valid]).to.deep.equal(['2026-11-15', true]);
    });
  });

  describe('the button that takes the choice back', () => {
    const clearIn = (field: DatePicker): HTMLElement | undefined => partsOf(field, 'date-picker-clear')[0];

    for (const way of WAYS) {
      for (const [name, act] of [
        ['the mouse', (field: DatePicker) => click(clearIn(field)!)],
        ['Delete', () => press('Delete')],
        ['Backspace', () => press('Backspace')],
        ['Tab and Enter', () => press('Tab').then(() => press('Enter'))],
      ] as const) {
        it(`is pressed with ${name}: the change is told once, and the focus is on the trigger (${way})`, async () => {
          const props = { clearable: true, defaultValue: '2026-11-27', onChangeAction: { type: 'plan' } };
          const field = await draw(props, way);
          const page = answer();
          const said: unknown[] = [];
          document.body.addEventListener('ck-change', ({ detail }) => said.push(detail.value));
          field.focus();
          await act(field);
          await drawn();
          expect([said, page.events.length]).to.deep.equal([[''], 1]);
          expect([field.value, isOpen(field), clearIn(field)]).to.deep.equal(['', false, undefined]);
          expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
          await page.end();
        });
      }
    }

    it('is there while there is a choice to take back', async () => {
      for (const [props, wanted] of [
        [{ clearable: true, defaultValue: '2026-11-27' }, true],
        [{ clearable: true }, false],
        [{ defaultValue: '2026-11-27' }, false],
        [{ clearable: true, defaultValue: '2026-11-27', disabled: true }, false],
      ] as const) {
        expect(clearIn(await draw(props)) !== undefined, JSON.stringify(props)).to.equal(wanted);
      }
      const field = await draw({
        clearable: true,
        defaultValue: '2026-11-27',
        onChangeAction: { type: 'plan', loadingBehavior: 'self' },
      });
      const page = answer();
      await openBy(field);
      await press('ArrowRight');
      await press('Enter');
      await drawn();
      expect([field.isLoading, clearIn(field)]).to.deep.equal([true, undefined]);
      await press('Delete');
      expect(field.value).to.equal('2026-11-28');
      await page.end();
      expect(clearIn(field)).not.to.equal(undefined);
    });
  });

  for (const way of WAYS) {
    it(`sends its action for no script and no update (${way})`, async () => {
      const props = { defaultValue: '2026-11-27', clearable: true, onChangeAction: { type: 'plan' } };
      const field = await draw(props, way);
      const page = answer();
      field.value = '2026-11-01';
      triggerOf(field).click();
      await opened(field);
      dayOf(field, '2026-11-10').click();
      dayOf(field, '2026-11-10').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
      );
      await drawn();
      expect([field.value, isOpen(field)]).to.deep.equal(['2026-11-01', true]);
      await press('Escape');
      partIn(field, 'date-picker-clear').click();
      await drawn();
      expect(field.value).to.equal('');
      field.formStateRestoreCallback('2026-11-03');
      field.formResetCallback();
      field.defaultValue = '2026-11-04';
      field.min = '2026-11-10';
      await drawn();
      expect([page.events.length, field.value]).to.deep.equal([0, '2026-11-04']);
      await openBy(field);
      await press('End');
      await press('Enter');
      expect(page.events.length, 'the user’s own').to.equal(1);
      await page.end();
    });
  }

  describe('its element', () => {
    it('is closed where it is taken out, and works where it is put in again', async () => {
      const field = await draw({ defaultValue: '2026-11-27' }, 'html', inForm);
      const parent = field.parentElement!;
      for (const put of [() => parent.append(field), () => document.body.append(field)]) {
        await openBy(field);
        field.remove();
        expect(dialogOf(field).open).to.equal(false);
        put();
        await drawn();
        expect(isOpen(field)).to.equal(false);
        await openBy(field);
        put();
        await drawn();
        expect(isOpen(field), 'moved').to.equal(false);
      }
      await openBy(field);
      await press('Enter');
      expect(document.querySelector(':modal')).to.equal(null);
    });

    it('keeps its calendar and the focus in it through updates, those that move it too', async () => {
      const own = { type: 'DatePicker', id: 'f', name: 'due', defaultValue: '2026-11-27' };
      const field = await draw(own, 'json', (node) => ({ type: 'Basic', children: [node] }));
      await openBy(field);
      await press('ArrowLeft');
      const text = (id: string) => ({ type: 'Text', id, value: id });
      for (const children of [
        [text('a'), own, text('b')],
        [text('a'), text('b'), { ...own, placeholder: 'Other' }],
        [{ ...own, size: 'lg' }, text('a'), text('b')],
      ]) {
        document.querySelector('ck-widget')!.widget = { type: 'Basic', children };
        await drawn();
        expect([field.isConnected, isOpen(field), focusedDay(field)]).to.deep.equal([true, true, '2026-11-26']);
      }
      await press('Enter');
      expect(field.value).to.equal('2026-11-26');
    });

    it('closes its calendar where it can no longer be used', async () => {
      const drawnField = await draw();
      await openBy(drawnField);
      document.querySelector('ck-widget')!.widget = { type: 'DatePicker', name: 'due', disabled: true };
      await drawn();
      expect([isOpen(drawnField), triggerOf(drawnField).matches(':disabled')]).to.deep.equal([false, true]);
      const field = await draw({}, 'html', (node) => ({ type: 'Basic', children: [node] }));
      await openBy(field);
      field.disabled = true;
      await field.updateComplete;
      expect(isOpen(field)).to.equal(false);
      field.disabled = false;
      const fieldset = document.createElement('fieldset');
      document.body.append(fieldset);
      fieldset.append(field);
      await field.updateComplete;
      await openBy(field);
      fieldset.disabled = true;
      await field.updateComplete;
      expect(isOpen(field)).to.equal(false);
    });

    it('holds nobody in a calendar that went out of use with its widget', async () => {
      const field = await draw({ defaultValue: '2026-11-27' }, 'json', (node) => ({
        type: 'Basic',
        children: [node, { type: 'Button', label: 'Go', onClickAction: { type: 'go', loadingBehavior: 'container' } }],
      }));
      const page = answer();
      await openBy(field);
      (field.parentElement!.querySelector('ck-button') as HTMLElement & { press(): void }).press();
      await until(() => !dialogOf(field).open, 'closed');
      expect([isOpen(field), page.events.length]).to.deep.equal([false, 1]);
      await page.end();
      await openBy(field);
      expect(isOpen(field)).to.equal(true);
    });

    it('gives the focus back through its own action', async () => {
      const props = { defaultValue: '2026-11-27', onChangeAction: { type: 'plan', loadingBehavior: 'container' } };
      const field = await draw(props, 'json', inForm);
      const page = answer();
      await openBy(field);
      await press('ArrowRight');
      await press('Enter');
      await drawn();
      expect(document.querySelector('ck-widget')!.isInert).to.equal(true);
      await page.end();
      expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
    });
  });

  describe('its place', () => {
    const near = (got: number, wanted: number, what: string): void => {
      expect(Math.abs(got - wanted), `${what}: ${got}, not ${wanted}`).to.be.below(1);
    };

    const at = async (style: Readonly<Record<string, string>>, props: object = {}): Promise<DatePicker> => {
      clearPage();
      const field = document.createElement('ck-date-picker') as DatePicker;
      Object.assign(field, { name: 'due', defaultValue: '2026-11-27', ...props });
      const box = document.createElement('div');
      Object.assign(box.style, { position: 'absolute', ...style });
      box.append(field);
      document.body.append(box);
      await field.updateComplete;
      await drawn();
      return field;
    };

    const boxes = async (field: DatePicker): Promise<readonly [calendar: DOMRect, trigger: DOMRect]> => [
      await openWithMouse(field),
      triggerOf(field).getBoundingClientRect(),
    ];

    const middle = ({ x, width }: DOMRect): number => x + width / 2;
    const centre = ({ y, height }: DOMRect): number => y + height / 2;

    it('is 8 px off its side, along the edge as said, by default below in the middle', async () => {
      await setSize(1200, 900);
      for (const side of [undefined, 'bottom', 'top', 'left', 'right'] as const) {
        for (const align of [undefined, 'center', 'start', 'end'] as const) {
          const [box, trigger] = await boxes(await at({ left: '500px', top: '420px' }, { side, align }));
          const name = `${side} ${align}`;
          const isBeside = side === 'left' || side === 'right';
          if (side === 'top') near(box.bottom, trigger.top - 8, name);
          else if (side === 'left') near(box.right, trigger.left - 8, name);
          else if (side === 'right') near(box.left, trigger.right + 8, name);
          else near(box.top, trigger.bottom + 8, name);
          if (align === 'start') near(isBeside ? box.top : box.left, (isBeside ? trigger.top : trigger.left) - 5, name);
          else if (align === 'end') {
            near(isBeside ? box.bottom : box.right, (isBeside ? trigger.bottom : trigger.right) + 5, name);
          } else if (isBeside) near(centre(box), centre(trigger), name);
          else near(middle(box), middle(trigger), name);
        }
      }
    });

    it('begins and ends on the other side from right to left', async () => {
      for (const align of ['start', 'end'] as const) {
        const field = await at({ left: '300px', top: '50px', direction: 'rtl' }, { align });
        const [box, trigger] = await boxes(field);
        if (align === 'start') near(box.right, trigger.right + 5, align);
        else near(box.left, trigger.left - 5, align);
      }
    });

    it('is on the other side where there is no room, and within the window at each of its edges', async () => {
      const [above, trigger] = await boxes(await at({ left: '300px', bottom: '20px' }));
      near(above.bottom, trigger.top - 8, 'above');
      for (const side of ['bottom', 'top', 'left', 'right'] as const) {
        const corners: readonly Readonly<Record<string, string>>[] = [
          { left: '0', top: '0' },
          { right: '0', bottom: '0' },
        ];
        for (const style of corners) {
          const [box] = await boxes(await at(style, { side }));
          const name = `${side} ${JSON.stringify(style)}`;
          expect(box.left >= 20 && box.right <= 780, `${name} ${box.left} ${box.right}`).to.equal(true);
          expect(box.top >= 20 && box.bottom <= 580, `${name} ${box.top} ${box.bottom}`).to.equal(true);
        }
      }
    });

    it('is within a narrow window, over its trigger if need be, and scrolls in a low one', async () => {
      await setSize(320, 568);
      for (const side of ['left', 'right', 'bottom'] as const) {
        const [box] = await boxes(await at({ left: '100px', top: '200px' }, { side }));
        expect(box.left >= 20 && box.right <= 300, `${side} ${box.left} ${box.right}`).to.equal(true);
      }
      await setSize(320, 240);
      const field = await at({ left: '10px', top: '10px' });
      const [box] = await boxes(field);
      expect(box.top >= 0 && box.bottom <= 240, `${box.top} ${box.bottom}`).to.equal(true);
      const calendar = field.shadowRoot!.querySelector('ck-calendar')!;
      expect(calendar.scrollHeight).to.be.above(calendar.clientHeight);
      expect(getComputedStyle(calendar).overflowY, 'by the user, too').to.equal('auto');
      const last = dayOf(field, '2026-11-30');
      last.scrollIntoView();
      await drawn();
      await click(last);
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, '2026-11-30']);
    });

    it('is cut off by nothing around it, and goes along where that scrolls', async () => {
      const field = await draw({ defaultValue: '2026-11-27' }, 'json', (node) => ({
        type: 'Card',
        children: [{ type: 'Box', height: 60, children: [node] }],
      }));
      const scroller = await inScroller(document.querySelector('ck-widget')!);
      const [box, trigger] = await boxes(field);
      near(box.top, trigger.bottom + 8, 'top');
      expect(box.bottom).to.be.above(scroller.getBoundingClientRect().bottom);
      scroller.scrollTop = 20;
      await drawn(4);
      near(
        dialogOf(field).getBoundingClientRect().top,
        triggerOf(field).getBoundingClientRect().bottom + 8,
        'after scrolling',
      );
      await click(dayOf(field, '2026-11-30'));
      expect(field.value).to.equal('2026-11-30');
    });
  });

  describe('its look', () => {
    it('has the figures of the design', async () => {
      const field = await draw({ defaultValue: '2026-11-27' });
      const box = await openWithMouse(field);
      const { borderTopLeftRadius, boxShadow } = getComputedStyle(dialogOf(field));
      expect([borderTopLeftRadius, box.width >= 230]).to.deep.equal(['12px', true]);
      expect(boxShadow).to.contain('10px 15px -3px');
      expect(getComputedStyle(triggerOf(field)).fontVariantNumeric).to.equal('tabular-nums');
      const [icon, text] = [...triggerOf(field).children].map((each) => each.getBoundingClientRect());
      expect([icon!.width, text!.left - icon!.right]).to.deep.equal([18, 8]);
    });

    it('has targets of 24 px and more', async () => {
      for (const size of ['3xs', '2xs', 'md']) {
        const field = await draw({ defaultValue: '2026-11-27', clearable: true, size });
        await openBy(field);
        for (const name of ['date-picker-clear', 'calendar-day', 'calendar-previous', 'calendar-next']) {
          for (const each of partsOf(field, name)) {
            const { width, height } = each.getBoundingClientRect();
            expect(Math.min(width, height), `${size} ${name}`).to.be.at.least(24);
          }
        }
      }
    });

    it('comes in 350 ms, and at once where less motion is wanted', async () => {
      await setMedia({});
      let field = await draw({ defaultValue: '2026-11-27' });
      field.focus();
      await press('Enter');
      await until(() => dialogOf(field).getAnimations().length, 'animated');
      expect(dialogOf(field).getAnimations()[0]!.effect!.getComputedTiming().duration).to.equal(350);
      await setMedia({ reducedMotion: 'reduce' });
      field = await draw({ defaultValue: '2026-11-27', clearable: true });
      await openBy(field);
      for (const key of ['ArrowLeft', 'PageDown', 'Enter', 'Delete']) {
        await press(key);
        await drawn(1);
        expect(longAnimations(), key).to.deep.equal([]);
      }
    });

    it('can be told apart in forced colours', async () => {
      await setMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      const field = await draw({ defaultValue: '2026-11-27' });
      await openBy(field);
      expect(getComputedStyle(dialogOf(field)).borderTopStyle).to.equal('solid');
      expect(getComputedStyle(triggerOf(field)).borderTopStyle).to.equal('solid');
      expect(await findings(field)).to.deep.equal([]);
      await setMedia({ reducedMotion: 'reduce' });
    });
  });

  describe('to assistive technology', () => {
    for (const way of WAYS) {
      it(`is a button that says its day, with a dialog (${way})`, async () => {
        const field = await draw({ defaultValue: '2026-11-27', placeholder: 'Pick a day' }, way);
        let [button] = await heard('button');
        expect(button!.name).to.equal('Pick a day, Nov 27, 2026');
        expect(button!.states).to.include({ expanded: false, hasPopup: 'dialog' });
        expect((await heard('dialog')).length).to.equal(0);
        await openBy(field);
        const [dialog] = await heard('dialog');
        expect(dialog!.name).to.equal('Pick a day');
        expect(dialog!.states).to.include({ modal: true });
        const [grid] = await heard('grid');
        expect(grid!.name).to.equal('November 2026');
        const chosen = (await heard('gridcell')).filter(({ states }) => states.selected === true);
        expect(chosen.map(({ name }) => name)).to.deep.equal(['Friday, November 27, 2026']);
        expect((await heard('button')).map(({ name }) => name)).to.deep.equal(['Previous month', 'Next month']);
        await press('Escape');
        field.value = '';
        await drawn();
        [button] = await heard('button');
        expect(button!.name).to.equal('Pick a day');
      });
    }

    it('is called by its label and its day', async () => {
      await draw({ defaultValue: '2026-11-27' }, 'json', (node) => ({
        type: 'Form',
        children: [{ type: 'Label', value: 'Due on', fieldName: 'due' }, node],
      }));
      expect((await heard('button')).map(({ name }) => name)).to.deep.equal(['Due on, Nov 27, 2026']);
    });

    for (const scheme of ['light', 'dark']) {
      it(`has nothing that axe finds, closed and open (${scheme})`, async () => {
        document.documentElement.style.colorScheme = scheme;
        for (const props of [
          { clearable: true, defaultValue: '2026-11-27' },
          { min: '2026-11-10', max: '2026-11-20', defaultValue: '2026-11-15' },
          { variant: 'soft', size: '2xs', pill: true },
        ]) {
          const field = await draw(props);
          document.body.style.backgroundColor = 'var(--ck-surface)';
          expect(await findings(field), 'closed').to.deep.equal([]);
          await openBy(field);
          expect(await findings(field), JSON.stringify(props)).to.deep.equal([]);
        }
      });
    }

    it('has nothing that axe finds from right to left', async () => {
      document.documentElement.dir = 'rtl';
      document.documentElement.lang = 'ar';
      const field = await draw({ clearable: true, defaultValue: '2026-11-27' });
      await openBy(field);
      expect(await findings(field)).to.deep.equal([]);
      await press('ArrowLeft');
      await drawn();
      expect(focusedDay(field), 'on, that is').to.equal('2026-11-28');
    });
  });

  it('is a field of a form of the page', async () => {
    document.body.innerHTML = `<form>
      <ck-date-picker name="due" required default-value="2026-11-27T10:00:00Z" min="2026-11-05"></ck-date-picker>
      <button>Send</button>
    </form>`;
    const form = document.querySelector('form')!;
    const field = form.querySelector<DatePicker>('ck-date-picker')!;
    let count = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      count++;
    });
    const sent = () => new FormData(form).get('due');
    await field.updateComplete;
    expect(sent()).to.equal('2026-11-27');
    await openBy(field);
    await press('ArrowRight');
    expect(sent(), 'not yet chosen').to.equal('2026-11-27');
    await press('Enter');
    expect([sent(), count]).to.deep.equal(['2026-11-28', 0]);
    form.reset();
    expect(sent()).to.equal('2026-11-27');
    field.formStateRestoreCallback('2026-11-06');
    expect(sent()).to.equal('2026-11-06');
    for (const [value, flag] of [
      ['', 'valueMissing'],
      ['2026-11-04', 'rangeUnderflow'],
    ] as const) {
      field.value = value;
      await click(form.querySelector('button')!);
      await drawn();
      const native = Object.assign(document.createElement('input'), {
        type: 'date',
        value,
        min: '2026-11-05',
        required: true,
      });
      expect([field.validity[flag], native.validity[flag]]).to.deep.equal([true, true]);
      expect(partIn(field, 'error').textContent).to.equal(native.validationMessage);
      expect([count, isOpen(field)]).to.deep.equal([0, false]);
      expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
    }
    await openBy(field);
    await press('Enter');
    await click(form.querySelector('button')!);
    expect([count, sent()]).to.deep.equal([1, '2026-11-05']);
  });
});
