import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DatePicker, Select } from '../../src/index.js';
import { clearPage, partIn, press } from '../hands.js';
import { allIn, drawn, setMedia } from '../page.js';
import { placed, until } from '../popups.js';

const OPTIONS = Array.from({ length: 200 }, (_, i) => ({ value: `v${i}`, label: `Room ${i}` }));

let pages = 0;

/** What nobody caught in the page of a field. */
const stray: string[] = [];

/** A field that is alone in a page of its own, into which one module comes late, or not at all. */
const first = async <T extends Select | DatePicker>(
  kind: 'late' | 'gone',
  module: string,
  tag: string,
  props: object = {},
): Promise<T> => {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { width: '700px', height: '500px' });
  document.body.replaceChildren(frame);
  const page = frame.contentDocument!;
  frame.contentWindow!.addEventListener('unhandledrejection', ({ reason }) => stray.push(String(reason)));
  const script = page.createElement('script');
  script.type = 'module';
  script.src = `/__${kind}/${module}/${++pages}/src/components/${tag.slice(3)}.ts`;
  const loaded = new Promise((resolve) => (script.onload = resolve));
  page.body.append(script);
  await loaded;
  const field = page.createElement(tag) as T;
  Object.assign(field, { name: 'it', ...props });
  page.body.append(field);
  await field.updateComplete;
  field.focus();
  return field;
};

const lateSelect = (props: object = {}, kind: 'late' | 'gone' = 'late', module = 'listbox'): Promise<Select> =>
  first(kind, module, 'ck-select', { options: OPTIONS, ...props });

const popupOf = (field: Select): HTMLElement => partIn(field, 'select-popup');
const isOpen = (field: Select): boolean => popupOf(field).matches(':popover-open');

describe('the first popup of a page', () => {
  before(() => setMedia({ reducedMotion: 'reduce' }));
  beforeEach(() => stray.splice(0));
  afterEach(() => expect(stray).to.deep.equal([]));
  after(async () => {
    clearPage();
    await setMedia({});
  });

  it('is searched by every letter, those that come before it too, and never an empty box', async () => {
    const field = await lateSelect();
    let empty = 0;
    const watch = () => {
      const popup = popupOf(field);
      const hasList = popup.querySelector('ul') !== null;
      if (getComputedStyle(popup).opacity !== '0' && !hasList) empty++;
      if (!popup.matches('.placed') || !hasList) requestAnimationFrame(watch);
    };
    watch();
    await sendKeys({ type: 'ROOM 3' });
    await until(() => field.shadowRoot!.querySelector('input'), 'searching');
    await placed(popupOf(field));
    const search = partIn<HTMLInputElement>(field, 'select-search');
    expect([search.value, field.shadowRoot!.activeElement === search, empty]).to.deep.equal(['ROOM 3', true, 0]);
    await sendKeys({ type: '7' });
    await press('Enter');
    expect(field.value).to.equal('v37');
  });

  it('has its search focused where a script, or the mouse, opens it, and shows what is chosen', async () => {
    for (const searchable of [true, false]) {
      const field = await lateSelect({ searchable, defaultValue: 'v150' });
      partIn(field, 'select-trigger').click();
      await until(() => field.shadowRoot!.querySelector('.active'), 'there');
      const list = await placed(popupOf(field));
      const active = field.shadowRoot!.querySelector('.active')!.getBoundingClientRect();
      expect(active.top >= list.top && active.bottom <= list.bottom, 'in sight').to.equal(true);
      expect(field.shadowRoot!.activeElement?.matches('input')).to.equal(searchable);
    }
  });

  it('is chosen from by keys that come before it, wherever the focus is by then', async () => {
    for (const last of ['Enter', 'Tab']) {
      const field = await lateSelect({ searchable: false });
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', last]) await press(key);
      field.blur();
      await until(() => field.value, 'chosen');
      expect([field.value, isOpen(field)]).to.deep.equal(['v2', false]);
    }
  });

  it('does not come after Escape, and comes later', async () => {
    const field = await lateSelect({ searchable: false });
    for (const key of ['ArrowDown', 'End', 'Enter', 'Escape']) await press(key);
    expect(isOpen(field)).to.equal(false);
    await press('ArrowDown');
    await until(() => field.shadowRoot!.querySelector('.active'), 'there');
    await drawn();
    expect(field.shadowRoot!.querySelector('.active')!.textContent).to.contain('Room 0');
    expect([field.value, isOpen(field)]).to.deep.equal(['', true]);
  });

  it('is used where what finds its place cannot be had', async () => {
    const field = await lateSelect({}, 'gone', 'follow');
    await press('ArrowDown');
    await placed(popupOf(field));
    await until(() => popupOf(field).querySelector('ul'), 'filled');
    const { width, height } = popupOf(field).getBoundingClientRect();
    expect([width >= 300, height > 100, getComputedStyle(popupOf(field)).opacity]).to.deep.equal([true, true, '1']);
    await press('ArrowDown');
    await press('Enter');
    expect([field.value, isOpen(field)]).to.deep.equal(['v1', false]);
  });

  it('closes again where the list cannot be had', async () => {
    const field = await lateSelect({}, 'gone');
    await press('ArrowDown');
    await until(() => !isOpen(field), 'closed');
    await field.updateComplete;
    expect(partIn(field, 'select-trigger').getAttribute('aria-expanded')).to.equal('false');
  });

  it('is a calendar with the focus on its day, however late, and no empty box', async () => {
    const field = await first<DatePicker>('late', 'calendar', 'ck-date-picker', { defaultValue: '2026-11-27' });
    const dialog = partIn<HTMLDialogElement>(field, 'date-picker-popup');
    await press('Enter');
    await until(() => dialog.matches('.placed'), 'at its place');
    expect([dialog.open, getComputedStyle(dialog).opacity]).to.deep.equal([true, '0']);
    await until(() => allIn(field.shadowRoot!).some((each) => each.matches('td:focus')), 'on a day');
    expect(getComputedStyle(dialog).opacity).to.equal('1');
    await press('ArrowRight');
    await press('Enter');
    expect([dialog.open, field.value]).to.deep.equal([false, '2026-11-28']);
  });

  it('closes again where the calendar cannot be had', async () => {
    const field = await first<DatePicker>('gone', 'calendar', 'ck-date-picker');
    const dialog = partIn<HTMLDialogElement>(field, 'date-picker-popup');
    await press('Enter');
    await until(() => !dialog.open, 'closed');
    await field.updateComplete;
    expect(partIn(field, 'date-picker-trigger').getAttribute('aria-expanded')).to.equal('false');
    expect(field.shadowRoot!.activeElement === partIn(field, 'date-picker-trigger'), 'focused').to.equal(true);
  });
});
