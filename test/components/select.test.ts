import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import fc from 'fast-check';
import '../../src/index.js';
import type { CkChangeEvent, Select } from '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { flat, linesOf, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { contrast, over, rgbaOf } from '../colour.js';
import { answer, chord, clearPage, click, hasFocus, middleOf, partIn, press, show, whereFocusIs } from '../hands.js';
import { law } from '../law.js';
import { drawn, setMedia, setSize } from '../page.js';
import { heard, inScroller, longAnimations, placed, until } from '../popups.js';
import { WAYS, type Way } from '../sheet.js';

interface Choice {
  readonly value?: unknown;
  readonly label?: unknown;
  readonly description?: string;
  readonly disabled?: boolean;
}

const FRUITS: readonly Choice[] = [
  { value: 'apple', label: 'Apple' },
  { value: 'apricot', label: 'Apricot' },
  { value: 'banana', label: 'Banana', disabled: true },
  { value: 'blueberry', label: 'Blueberry', description: 'By the punnet' },
  { value: 'blackberry', label: 'Black berry' },
  { value: 'cherry', label: 'Cherry' },
];

const many = (count: number): readonly Choice[] =>
  Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: `Room ${i}` }));

const draw = async (props: object = {}, way: Way = 'json', around?: (node: RawNode) => RawNode): Promise<Select> => {
  const said = Object.entries({ options: FRUITS, ...props }).filter(([, value]) => value !== undefined);
  const node = { type: 'Select', name: 'fruit', ...Object.fromEntries(said) };
  const root = await show<HTMLElement>(around ? around(node) : node, way);
  const field = (root.matches('ck-select') ? root : root.querySelector('ck-select')) as Select;
  await field.updateComplete;
  return field;
};

const inForm = (node: RawNode): RawNode => ({ type: 'Form', children: [node, { type: 'Button', label: 'Next' }] });

const triggerOf = (field: Select): HTMLElement => partIn(field, 'select-trigger');
const popupOf = (field: Select): HTMLElement => partIn(field, 'select-popup');
const searchOf = (field: Select): HTMLInputElement => partIn(field, 'select-search');
const listOf = (field: Select): HTMLElement => partIn(field, 'select-list');
const optionsOf = (field: Select): readonly HTMLElement[] => [...field.shadowRoot!.querySelectorAll('li')];
const labelOf = (option: Element | null | undefined): string => option?.querySelector('span')?.textContent ?? '';
const labelsOf = (field: Select): readonly string[] => optionsOf(field).map(labelOf);
const optionOf = (field: Select, label: string): HTMLElement =>
  optionsOf(field).find((option) => labelOf(option) === label)!;
const statusOf = (field: Select): string => field.shadowRoot!.querySelector('[role=status]')!.textContent.trim();

/** Whether the list is open, by all that tells it. */
const isOpen = (field: Select): boolean => {
  const [shown, said] = [popupOf(field).matches(':popover-open'), triggerOf(field).getAttribute('aria-expanded')];
  expect(said, 'what is said of it').to.equal(String(shown));
  expect(field.shadowRoot!.querySelector('ul') !== null, 'what is drawn of it').to.equal(shown);
  return shown;
};

/** The option that assistive technology is led to, which is the one that looks active. */
const activeOf = (field: Select): string => {
  const control = field.shadowRoot!.activeElement ?? triggerOf(field);
  const id = control.getAttribute('aria-activedescendant');
  const option = id === null ? null : field.shadowRoot!.getElementById(id);
  expect(id === null || option !== null, `there is ${id}`).to.equal(true);
  expect(field.shadowRoot!.querySelector('.active') === option, 'looks active').to.equal(true);
  return labelOf(option);
};

const openBy = async (field: Select, key = 'ArrowDown'): Promise<void> => {
  field.focus();
  await press(key);
  await drawn();
};

const openWithMouse = async (field: Select): Promise<DOMRect> => {
  await click(triggerOf(field));
  return placed(popupOf(field));
};

/** Hears what a page hears of changes, in their order. */
const changes = (): CkChangeEvent['detail'][] => {
  const said: CkChangeEvent['detail'][] = [];
  document.body.addEventListener('ck-change', ({ detail }) => said.push(detail));
  return said;
};

const reset = async (): Promise<void> => {
  await resetMouse();
  await setSize(800, 600);
  document.documentElement.removeAttribute('dir');
  document.documentElement.style.removeProperty('color-scheme');
  clearPage();
};

describe('Select', function () {
  // The list is a file of its own: once it is there, it opens at once.
  before(async () => {
    const field = await draw({}, 'json');
    await openBy(field);
    for (let frames = 0; frames < 120 && !field.shadowRoot!.querySelector('ul'); frames++) await drawn(1);
  });

  this.timeout(30_000);
  before(() => setMedia({ reducedMotion: 'reduce' }));
  beforeEach(reset);
  after(async () => {
    await reset();
    await setMedia({});
  });

  for (const way of WAYS) {
    describe(`keys (${way})`, () => {
      for (const [key, empty, chosen] of [
        ['ArrowDown', 'Apple', 'Blueberry'],
        ['ArrowUp', 'Apple', 'Blueberry'],
        ['Enter', 'Apple', 'Blueberry'],
        ['Space', 'Apple', 'Blueberry'],
        ['Home', 'Apple', 'Apple'],
        ['End', 'Cherry', 'Cherry'],
        ['c', 'Cherry', 'Cherry'],
        ['b', 'Blueberry', 'Black berry'],
        ['x', '', 'Blueberry'],
      ] as const) {
        it(`open the list: ${key}`, async () => {
          for (const [value, active] of [
            ['', empty],
            ['blueberry', chosen],
          ] as const) {
            const field = await draw({ defaultValue: value }, way);
            expect(isOpen(field)).to.equal(false);
            await openBy(field, key);
            expect([isOpen(field), activeOf(field), field.value]).to.deep.equal([true, active, value]);
            expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
          }
        });
      }

      it('open it with Alt and an arrow, and choose with Alt and the one upwards', async () => {
        const field = await draw({}, way);
        field.focus();
        await chord('Alt', 'ArrowDown');
        await drawn();
        expect([isOpen(field), activeOf(field)]).to.deep.equal([true, 'Apple']);
        await press('ArrowDown');
        await chord('Alt', 'ArrowUp');
        await drawn();
        expect([isOpen(field), field.value]).to.deep.equal([false, 'apricot']);
      });

      it('lead over what cannot be chosen, and no further than the ends', async () => {
        const field = await draw({}, way);
        await openBy(field);
        const seen: string[] = [];
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'PageUp', 'PageDown']) {
          await press(key);
          await drawn(1);
          seen.push(activeOf(field));
        }
        const wanted = ['Apple', 'Apricot', 'Blueberry', 'Apricot', 'Cherry', 'Cherry', 'Apple', 'Cherry'];
        expect(seen).to.deep.equal(wanted);
        expect(field.value, 'nothing is chosen by that').to.equal('');
      });

      for (const key of ['Enter', 'Space', 'Tab', 'Alt+ArrowUp']) {
        it(`choose: ${key}`, async () => {
          const field = await draw({ onChangeAction: { type: 'pick' } }, way, inForm);
          const page = answer();
          const said = changes();
          const native: string[] = [];
          for (const each of ['input', 'change']) field.addEventListener(each, () => native.push(each));
          await openBy(field, 'End');
          await chord(...key.split('+'));
          await drawn();
          expect([isOpen(field), field.value, triggerOf(field).textContent.trim()]).to.deep.equal([
            false,
            'cherry',
            'Cherry',
          ]);
          expect(said).to.deep.equal([{ name: 'fruit', value: 'cherry' }]);
          expect(native).to.deep.equal(['input', 'change']);
          expect(page.events.map(({ binding, action }) => [binding, action.type])).to.deep.equal([
            ['onChangeAction', 'pick'],
          ]);
          const next = key === 'Tab' ? partIn(field.parentElement!.querySelector('ck-button')!, 'button') : undefined;
          expect(hasFocus(next ?? triggerOf(field)), whereFocusIs()).to.equal(true);
          await page.end();
        });
      }

      it('choose nothing anew where the choice stays', async () => {
        const field = await draw({ defaultValue: 'cherry', onChangeAction: { type: 'pick' } }, way, inForm);
        const page = answer();
        const said = changes();
        for (const key of ['Enter', 'Space', 'Tab']) {
          await openBy(field);
          await press(key);
          await drawn();
          expect([isOpen(field), field.value]).to.deep.equal([false, 'cherry']);
        }
        expect([page.events.length, said.length]).to.deep.equal([0, 0]);
      });

      it('close it without a change: Escape, which goes no further', async () => {
        const field = await draw({ defaultValue: 'apple' }, way);
        const said = changes();
        const heardKeys: string[] = [];
        document.body.addEventListener('keydown', ({ key }) => heardKeys.push(key));
        await openBy(field, 'End');
        await press('Escape');
        await drawn();
        expect([isOpen(field), field.value, said.length]).to.deep.equal([false, 'apple', 0]);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
        expect(heardKeys).to.deep.equal([]);
        await press('Escape');
        expect(heardKeys, 'of a closed one').to.deep.equal(['Escape']);
        await openBy(field);
        expect(activeOf(field), 'from the choice again').to.equal('Apple');
      });
    });
  }

  describe('keys', () => {
    it('go to what begins with the letters typed', async () => {
      const field = await draw();
      field.focus();
      await sendKeys({ type: 'bla' });
      await drawn();
      expect(activeOf(field)).to.equal('Black berry');
      await sendKeys({ type: 'ck b' });
      await drawn();
      expect([isOpen(field), activeOf(field), field.value], 'a space is a letter of it').to.deep.equal([
        true,
        'Black berry',
        '',
      ]);
      await new Promise((resolve) => setTimeout(resolve, 600));
      const seen: string[] = [];
      for (const keys of ['a', 'a', 'a', ' b', ' B']) {
        if (keys.startsWith(' ')) await new Promise((resolve) => setTimeout(resolve, 600));
        await press(keys.trim());
        await drawn(1);
        seen.push(activeOf(field));
      }
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(seen).to.deep.equal(['Apple', 'Apricot', 'Apple', 'Blueberry', 'Black berry']);
      await press('Space');
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, 'blackberry']);
    });

    it('do once what they do however long they are held', async () => {
      const field = await draw();
      field.focus();
      for (const key of ['Enter', 'Space']) {
        for (const wanted of [true, false]) {
          for (let i = 0; i < 4; i++) await sendKeys({ down: key });
          await sendKeys({ up: key });
          await drawn();
          expect(isOpen(field), key).to.equal(wanted);
        }
      }
      expect(field.value).to.equal('apple');
    });

    it('that mean nothing here are left to the page', async () => {
      const field = await draw({ defaultValue: 'apple' });
      const left: string[] = [];
      document.body.addEventListener('keydown', (event) => {
        if (!event.defaultPrevented) left.push(event.key);
        event.preventDefault();
      });
      field.focus();
      for (const key of ['PageDown', 'ArrowLeft', 'F6', 'Backspace', 'Delete']) await press(key);
      await chord('Control', 'c');
      await chord('Meta', 'k');
      expect(left).to.deep.equal(
        ['PageDown', 'ArrowLeft', 'F6', 'Backspace', 'Delete', 'Control', 'c', 'Meta', 'k'],
        'of a closed one',
      );
      expect([isOpen(field), field.value]).to.deep.equal([false, 'apple']);
    });

    it('do nothing where a script makes them', async () => {
      const field = await draw({ defaultValue: 'apple', clearable: true });
      for (const key of ['ArrowDown', 'Enter', ' ', 'End', 'c', 'Delete']) {
        triggerOf(field).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      }
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, 'apple']);
    });

    const KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'] as const;

    /** Where a key leads among options of which some can be chosen, in the plainest way. */
    const model = (key: (typeof KEYS)[number] | 'open', open: readonly number[], last: number, at: number): number => {
      const atLeast = (from: number): number => open.find((i) => i >= from) ?? open.at(-1) ?? -1;
      const atMost = (from: number): number => open.findLast((i) => i <= from) ?? open[0] ?? -1;
      const targets = {
        open: () => atLeast(0),
        Home: () => atLeast(0),
        End: () => atMost(last),
        ArrowDown: () => atLeast(at + 1),
        ArrowUp: () => (at < 0 ? atMost(last) : atMost(at - 1)),
        PageDown: () => atLeast(Math.min(at + 10, last)),
        PageUp: () => atMost(Math.max(at - 10, 0)),
      };
      return targets[key]();
    };

    it('lead where the model leads: never to what cannot be chosen, never out of the list', () =>
      law(
        fc.asyncProperty(
          fc.array(fc.boolean(), { minLength: 0, maxLength: 26 }),
          fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 9 }),
          fc.integer({ min: -1, max: 26 }),
          fc.boolean(),
          async (disabled, keys, chosen, isSearched) => {
            const all = disabled.map((isOff, i) => ({ value: `v${i}`, label: `${i}`, disabled: isOff }));
            const field = await draw({
              options: all,
              defaultValue: all[chosen]?.value,
              searchable: isSearched,
            });
            const open = all.flatMap((option, i) => (option.disabled ? [] : [i]));
            let at = open.includes(chosen) ? chosen : model('open', open, all.length - 1, -1);
            await openBy(field);
            expect(activeOf(field), 'opened').to.equal(at < 0 ? '' : String(at));
            for (const key of keys) {
              if (isSearched && (key === 'Home' || key === 'End')) continue;
              at = model(key, open, all.length - 1, at);
              await press(key);
              await drawn(1);
              expect(activeOf(field), key).to.equal(at < 0 ? '' : String(at));
              const active = field.shadowRoot!.querySelector('.active');
              expect(active?.getAttribute('aria-disabled') ?? null).to.equal(null);
            }
            await press('Enter');
            expect([isOpen(field), field.value]).to.deep.equal([false, all[at]?.value ?? '']);
          },
        ),
        25,
      ));
  });

  describe('search', () => {
    it('stands above a list of more than 15 options, unless said otherwise', async () => {
      for (const [count, searchable, wanted] of [
        [15, undefined, false],
        [16, undefined, true],
        [2, true, true],
        [40, false, false],
      ] as const) {
        for (const way of WAYS) {
          const field = await draw({ options: many(count), searchable }, way);
          await openBy(field);
          const search = field.shadowRoot!.querySelector('input');
          expect(search !== null, `${count} ${searchable} ${way}`).to.equal(wanted);
          expect(hasFocus(search ?? triggerOf(field)), whereFocusIs()).to.equal(true);
        }
      }
    });

    for (const way of WAYS) {
      it(`begins with what is typed on the trigger, no letter lost, and leads to the first match (${way})`, async () => {
        const field = await draw({ options: many(40), onChangeAction: { type: 'pick' } }, way);
        const page = answer();
        const natives: string[] = [];
        for (const each of ['input', 'change']) field.addEventListener(each, () => natives.push(each));
        field.focus();
        await sendKeys({ type: 'ROOM 3' });
        await drawn();
        expect([searchOf(field).value, searchOf(field).selectionStart]).to.deep.equal(['ROOM 3', 6]);
        expect(labelsOf(field)).to.deep.equal([
          'Room 3',
          ...many(40)
            .slice(30)
            .map(({ label }) => label),
        ]);
        expect([activeOf(field), statusOf(field)]).to.deep.equal(['Room 3', '11 results']);
        await sendKeys({ type: '7' });
        await drawn();
        expect([activeOf(field), statusOf(field), natives.length]).to.deep.equal(['Room 37', '1 result', 0]);
        await press('Enter');
        await drawn();
        expect([isOpen(field), field.value, page.events.length]).to.deep.equal([false, 'v37', 1]);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
        await openBy(field);
        expect([searchOf(field).value, activeOf(field), labelsOf(field).length], 'anew').to.deep.equal([
          '',
          'Room 37',
          40,
        ]);
        await page.end();
      });
    }

    it('says where nothing is found, which Enter cannot choose', async () => {
      const field = await draw({ options: many(20), defaultValue: 'v3' });
      await openBy(field);
      await sendKeys({ type: 'xyz' });
      await drawn();
      expect([labelsOf(field), activeOf(field), statusOf(field)]).to.deep.equal([[], '', 'No results found.']);
      const status = field.shadowRoot!.querySelector('[role=status]')!.getBoundingClientRect();
      expect(status.width > 50 && status.height > 15, 'in sight').to.equal(true);
      await chord('Control', 'a');
      await press('Backspace');
      await drawn();
      expect([labelsOf(field).length, statusOf(field), activeOf(field)]).to.deep.equal([20, '', 'Room 0']);
      await sendKeys({ type: 'xyz' });
      await press('Enter');
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, 'v3']);
    });

    it('leaves the keys of a text to the field', async () => {
      const field = await draw({ options: many(20) });
      await openBy(field);
      await sendKeys({ type: 'om 1' });
      await press('Home');
      await sendKeys({ type: 'Ro' });
      await press('End');
      await press('Backspace');
      await drawn();
      expect([searchOf(field).value, isOpen(field)]).to.deep.equal(['Room ', true]);
      await press('Space');
      await press('Delete');
      await chord('Shift', 'ArrowLeft');
      await drawn();
      expect([searchOf(field).value, isOpen(field), field.value]).to.deep.equal(['Room  ', true, '']);
    });

    it('is left by Escape without a change, and by Tab with one, on to what follows', async () => {
      const field = await draw({ options: many(20), defaultValue: 'v1' }, 'json', inForm);
      await openBy(field);
      await sendKeys({ type: '12' });
      await press('Escape');
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, 'v1']);
      expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      await openBy(field);
      await sendKeys({ type: '12' });
      await press('Tab');
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, 'v12']);
      const next = partIn(field.parentElement!.querySelector('ck-button')!, 'button');
      expect(hasFocus(next), whereFocusIs()).to.equal(true);
    });

    it('finds texts of any script and case, and takes no text for more than a text', async () => {
      const words = ['ÉCLAIR', 'straße', 'Ελλάδα', '東京', '<b>bold</b>', 'a.*b', 'Zebra'];
      const field = await draw({ options: words.map((word) => ({ value: word, label: word })), searchable: true });
      await openBy(field);
      for (const [text, found] of [
        ['écl', ['ÉCLAIR']],
        ['STRA', ['straße']],
        ['ελ', ['Ελλάδα']],
        ['京', ['東京']],
        ['<B', ['<b>bold</b>']],
        ['.*', ['a.*b']],
      ] as const) {
        await chord('Control', 'a');
        await sendKeys({ type: text });
        await drawn();
        expect(labelsOf(field), text).to.deep.equal(found);
      }
    });

    it('of 1,000 options draws 300 and says so; the others are found', async () => {
      const field = await draw({ options: many(1000) });
      await openBy(field);
      expect(optionsOf(field).length).to.equal(300);
      expect(popupOf(field).textContent).to.contain('Search to see more.');
      for (let i = 0; i < 31; i++) await press('PageDown');
      await drawn();
      expect(activeOf(field)).to.equal('Room 299');
      await press('PageUp');
      await drawn();
      expect(activeOf(field)).to.equal('Room 289');
      await sendKeys({ type: 'm 9' });
      await drawn();
      expect([optionsOf(field).length, statusOf(field), activeOf(field)]).to.deep.equal([111, '111 results', 'Room 9']);
      expect(popupOf(field).textContent).not.to.contain('Search to see more.');
      await sendKeys({ type: '99' });
      await press('Enter');
      expect(field.value).to.equal('v999');
    });

    it('counts all that it finds, and hides none where there are just 300', async () => {
      let field = await draw({ options: many(300) });
      await openBy(field);
      expect([optionsOf(field).length, popupOf(field).textContent.includes('Search to')]).to.deep.equal([300, false]);
      field = await draw({ options: many(1000) });
      field.focus();
      await press('r');
      await drawn();
      expect([optionsOf(field).length, statusOf(field)]).to.deep.equal([300, '1000 results']);
    });

    it('that is off leaves nothing out of reach', async () => {
      const field = await draw({ options: many(1000), searchable: false });
      await openBy(field, 'End');
      expect([optionsOf(field).length, activeOf(field)]).to.deep.equal([1000, 'Room 999']);
      expect(popupOf(field).textContent).not.to.contain('Search to');
      await press('PageUp');
      await press('Enter');
      expect(field.value).to.equal('v989');
    });
  });

  describe('the mouse', () => {
    for (const way of WAYS) {
      it(`opens, chooses and closes, and the focus stays on the trigger (${way})`, async () => {
        const field = await draw({ onChangeAction: { type: 'pick' } }, way);
        const page = answer();
        await openWithMouse(field);
        expect([isOpen(field), activeOf(field)]).to.deep.equal([true, '']);
        await click(optionOf(field, 'Banana'));
        await drawn();
        expect([isOpen(field), field.value], 'what cannot be chosen').to.deep.equal([true, '']);
        await click(optionOf(field, 'Blueberry'));
        await drawn();
        expect([isOpen(field), field.value, page.events.length]).to.deep.equal([false, 'blueberry', 1]);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
        await openWithMouse(field);
        expect(activeOf(field)).to.equal('Blueberry');
        await click(optionOf(field, 'Blueberry'));
        await openWithMouse(field);
        await click(triggerOf(field));
        await drawn();
        expect([isOpen(field), field.value, page.events.length]).to.deep.equal([false, 'blueberry', 1]);
        await page.end();
      });
    }

    it('leads the keys: what is under it is active, but what cannot be chosen', async () => {
      const field = await draw();
      await openWithMouse(field);
      await sendMouse({ type: 'move', position: middleOf(optionOf(field, 'Apricot')) });
      await drawn();
      expect(activeOf(field)).to.equal('Apricot');
      await sendMouse({ type: 'move', position: middleOf(optionOf(field, 'Banana')) });
      await drawn();
      expect(activeOf(field)).to.equal('Apricot');
      await press('ArrowDown');
      await drawn();
      expect(activeOf(field)).to.equal('Blueberry');
      expect(field.value).to.equal('');
    });

    it('scrolls a long list, and neither pointing nor an update scrolls it back', async () => {
      const field = await draw({ options: many(100), searchable: false });
      await openBy(field);
      await placed(popupOf(field));
      const list = listOf(field);
      expect(list.scrollHeight > list.clientHeight).to.equal(true);
      list.scrollTop = 500;
      await drawn();
      await sendMouse({ type: 'move', position: middleOf(list) });
      await drawn();
      expect(activeOf(field)).not.to.equal('Room 0');
      expect(list.scrollTop).to.equal(500);
      const { top, left } = list.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [left + 20, Math.round(top + 1)] });
      await drawn();
      expect(list.scrollTop, 'at the edge').to.equal(500);
      field.placeholder = 'Other';
      await drawn();
      expect(list.scrollTop, 'updated').to.equal(500);
      await press('ArrowDown');
      await drawn();
      const [at, box] = [field.shadowRoot!.querySelector('.active')!, list].map((each) => each.getBoundingClientRect());
      expect(at!.top >= box!.top && at!.bottom <= box!.bottom, 'a key shows what is active').to.equal(true);
    });

    it('closes it beside, in the page and in the widget, where it then does what it does there', async () => {
      const field = await draw({}, 'json', inForm);
      const outside = document.createElement('button');
      outside.textContent = 'Outside';
      outside.style.cssText = 'position: fixed; right: 20px; bottom: 20px';
      document.body.append(outside);
      let pressed = 0;
      outside.addEventListener('click', () => pressed++);
      await openWithMouse(field);
      await click(outside);
      await drawn();
      expect([isOpen(field), field.value, pressed]).to.deep.equal([false, '', 1]);
      expect(hasFocus(outside), whereFocusIs()).to.equal(true);
      await openWithMouse(field);
      await sendMouse({ type: 'click', position: [780, 300] });
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, '']);
      await openWithMouse(field);
      outside.addEventListener('mousedown', (event) => event.preventDefault());
      await click(outside);
      await drawn();
      expect([isOpen(field), pressed], 'where the focus stays').to.deep.equal([false, 2]);
      expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
    });

    it('gives the focus back from the search where what is pressed takes none', async () => {
      const field = await draw({ options: many(20) });
      const still = (event: Event) => event.preventDefault();
      document.addEventListener('mousedown', still);
      await openWithMouse(field);
      await until(() => hasFocus(searchOf(field)), 'searching');
      await sendMouse({ type: 'click', position: [780, 300] });
      await drawn();
      expect(isOpen(field)).to.equal(false);
      expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      document.removeEventListener('mousedown', still);
    });

    it('does the same in nested roots, open and closed', async () => {
      for (const mode of ['open', 'closed'] as const) {
        const outer = document.createElement('div');
        const root = outer.attachShadow({ mode });
        const inner = document.createElement('div');
        root.append(inner);
        const field = document.createElement('ck-select') as Select;
        Object.assign(field, { name: 'fruit', options: FRUITS });
        inner.attachShadow({ mode }).append(field);
        document.body.replaceChildren(outer);
        await field.updateComplete;
        await openWithMouse(field);
        await click(optionOf(field, 'Cherry'));
        await drawn();
        expect([isOpen(field), field.value], mode).to.deep.equal([false, 'cherry']);
        await openWithMouse(field);
        await sendMouse({ type: 'click', position: [780, 300] });
        await drawn();
        expect(isOpen(field), mode).to.equal(false);
      }
    });

    it('is not needed by who sends the focus elsewhere', async () => {
      const field = await draw({ options: many(20) }, 'html', inForm);
      const other = partIn(field.closest('ck-form')!.querySelector('ck-button')!, 'button');
      for (const open of [() => openBy(field), () => openWithMouse(field)]) {
        await open();
        other.focus();
        await drawn();
        expect([isOpen(field), field.value]).to.deep.equal([false, '']);
        expect(hasFocus(other), whereFocusIs()).to.equal(true);
      }
    });
  });

  describe('the button that takes the choice back', () => {
    const clearIn = (field: Select): HTMLElement | null => field.shadowRoot!.querySelector('[part~=select-clear]');

    it('is there while there is a choice to take back', async () => {
      for (const [props, wanted] of [
        [{ clearable: true, defaultValue: 'apple' }, true],
        [{ clearable: true }, false],
        [{ defaultValue: 'apple' }, false],
        [{ clearable: true, defaultValue: 'apple', disabled: true }, false],
        [{ clearable: true, defaultValue: 'none', options: [{ value: '', label: 'None' }] }, false],
      ] as const) {
        for (const way of WAYS) {
          expect(clearIn(await draw(props, way)) !== null, JSON.stringify(props)).to.equal(wanted);
        }
      }
    });

    for (const way of WAYS) {
      for (const [name, act] of [
        ['the mouse', (field: Select) => click(clearIn(field)!)],
        ['Delete', () => press('Delete')],
        ['Backspace', () => press('Backspace')],
        ['Tab and Enter', () => press('Tab').then(() => press('Enter'))],
        ['Tab and Space', () => press('Tab').then(() => press('Space'))],
      ] as const) {
        it(`is pressed with ${name}: the change is told once, and the focus is on the trigger (${way})`, async () => {
          const props = { clearable: true, defaultValue: 'apple', onChangeAction: { type: 'pick' } };
          const field = await draw(props, way);
          const page = answer();
          const said = changes();
          field.focus();
          await act(field);
          await drawn();
          expect(said).to.deep.equal([{ name: 'fruit', value: '' }]);
          expect(page.events.length).to.equal(1);
          expect([field.value, isOpen(field), clearIn(field)]).to.deep.equal(['', false, null]);
          expect(triggerOf(field).textContent.trim()).to.equal('Select...');
          expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
          await page.end();
        });
      }
    }

    it('closes the list, from the search too', async () => {
      for (const searchable of [false, true]) {
        const field = await draw({ clearable: true, defaultValue: 'apple', searchable });
        await openWithMouse(field);
        await click(clearIn(field)!);
        await drawn();
        expect([isOpen(field), field.value]).to.deep.equal([false, '']);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      }
    });

    it('is no key of the search', async () => {
      const field = await draw({ clearable: true, defaultValue: 'apple', searchable: true });
      await openBy(field);
      await press('Backspace');
      await press('Delete');
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([true, 'apple']);
    });

    it('is away while an answer is under way, and so are its keys', async () => {
      const props = { clearable: true, onChangeAction: { type: 'pick', loadingBehavior: 'self' } };
      const field = await draw(props);
      const page = answer();
      await openBy(field);
      await press('Enter');
      await drawn();
      expect([field.value, field.isLoading, clearIn(field)]).to.deep.equal(['apple', true, null]);
      await press('Delete');
      expect([field.value, page.events.length]).to.deep.equal(['apple', 1]);
      await page.end();
      expect(clearIn(field)).not.to.equal(null);
      await press('Delete');
      expect(field.value).to.equal('');
      await page.end();
    });
  });

  describe('its action', () => {
    const props = { onChangeAction: { type: 'pick' }, clearable: true };

    for (const way of WAYS) {
      it(`is sent for each choice of the user, with its node (${way})`, async () => {
        const field = await draw({ ...props, id: 's1' }, way);
        if (way === 'html') field.id = 's1';
        const page = answer();
        await openWithMouse(field);
        await click(optionOf(field, 'Cherry'));
        await page.end();
        await openBy(field);
        await press('ArrowUp');
        await press('Enter');
        await page.end();
        await press('Delete');
        await page.end();
        expect(page.events.map(({ binding, node }) => ({ binding, ...node }))).to.deep.equal(
          Array(3).fill({ binding: 'onChangeAction', type: 'Select', id: 's1' }),
        );
        expect(page.events.every(({ loadingBehavior }) => loadingBehavior === 'none')).to.equal(true);
      });

      it(`is sent by no script and by no update (${way})`, async () => {
        const field = await draw(props, way);
        const page = answer();
        field.value = 'apple';
        await drawn();
        expect(triggerOf(field).textContent.trim()).to.equal('Apple');
        triggerOf(field).click();
        await drawn();
        expect(isOpen(field), 'a script may open it').to.equal(true);
        optionOf(field, 'Cherry').click();
        await drawn();
        expect(field.value).to.equal('cherry');
        partIn(field, 'select-clear').click();
        await drawn();
        expect(field.value).to.equal('');
        field.formStateRestoreCallback('blueberry');
        field.formResetCallback();
        field.defaultValue = 'apricot';
        field.options = FRUITS.slice(3) as never;
        await drawn();
        field.click();
        field.dispatchEvent(new Event('change', { bubbles: true }));
        expect(page.events.length).to.equal(0);
      });
    }

    it('is sent for the choice of the user that follows what a script pressed', async () => {
      const field = await draw({ ...props, defaultValue: 'apple' });
      const page = answer();
      for (const choose of [
        async () => press('Delete'),
        async () => {
          await openBy(field);
          await press('End');
          await press('Enter');
        },
        async () => {
          await openWithMouse(field);
          await click(optionOf(field, 'Cherry'));
        },
      ]) {
        field.value = 'apple';
        field.focus();
        await openBy(field);
        optionOf(field, 'Apple').click();
        await drawn();
        expect([isOpen(field), page.events.length]).to.deep.equal([false, 0]);
        await choose();
        expect(page.events.splice(0).length).to.equal(1);
        await page.end();
      }
    });
  });

  describe('options', () => {
    const names = (...words: readonly string[]): readonly Choice[] =>
      words.map((word) => ({ value: word, label: word }));

    const update = async (field: Select, options: readonly Choice[]): Promise<void> => {
      document.querySelector('ck-widget')!.widget = { type: 'Select', name: 'fruit', options };
      await drawn();
      await field.updateComplete;
    };

    it('that change under an open list take what is active along', async () => {
      const field = await draw({ options: names('a', 'b', 'c') });
      await openBy(field, 'End');
      await update(field, names('x', 'c', 'a', 'b'));
      expect([isOpen(field), activeOf(field)]).to.deep.equal([true, 'c']);
      await press('ArrowDown');
      await press('Enter');
      expect(field.value).to.equal('a');
    });

    it('that go away under an open list leave nothing active, and nothing that Enter would choose', async () => {
      for (const next of [names('x', 'y'), [], [{ value: 'c', label: 'c', disabled: true }, ...names('x')]]) {
        const field = await draw({ options: names('a', 'b', 'c') });
        const said = changes();
        await openBy(field, 'End');
        await update(field, next);
        expect([isOpen(field), activeOf(field)]).to.deep.equal([true, '']);
        await press('Enter');
        await drawn();
        expect([isOpen(field), field.value, said.length]).to.deep.equal([false, '', 0]);
      }
    });

    it('that no longer hold the choice take it back', async () => {
      const field = await draw({ options: names('a', 'b'), defaultValue: 'a' });
      await openBy(field, 'End');
      await press('Enter');
      expect(field.value).to.equal('b');
      document.querySelector('ck-widget')!.widget = {
        type: 'Select',
        name: 'fruit',
        options: names('a', 'c'),
        defaultValue: 'a',
      };
      await drawn();
      expect([field.value, triggerOf(field).textContent.trim()]).to.deep.equal(['a', 'a']);
      await update(field, names('c'));
      expect([field.value, triggerOf(field).textContent.trim()]).to.deep.equal(['', 'Select...']);
    });

    it('of one value are chosen as the first of them', async () => {
      const twins = [...names('a'), { value: 'b', label: 'First' }, { value: 'b', label: 'Second' }];
      const field = await draw({ options: twins });
      await openBy(field, 'End');
      expect(activeOf(field)).to.equal('Second');
      await press('ArrowUp');
      await drawn();
      expect(activeOf(field)).to.equal('First');
      await press('End');
      await press('Enter');
      await drawn();
      expect([field.value, triggerOf(field).textContent.trim()]).to.deep.equal(['b', 'First']);
      await openBy(field);
      expect(optionsOf(field).map((option) => option.ariaSelected)).to.deep.equal(['false', 'true', 'false']);
      expect(new Set(optionsOf(field).map(({ id }) => id)).size).to.equal(3);
    });

    for (const way of WAYS) {
      it(`that are none are left out, others taken for what they say (${way})`, async () => {
        const options = [
          { value: 1, label: 'Number' },
          { value: true, label: 'Flag' },
          { value: 'e', label: '' },
          { value: '<i>', label: '<b>markup</b>' },
          { value: 'no label' },
          { label: 'no value' },
          { value: {}, label: 'Object' },
          { value: 'toString', label: 'con\u202estructor' },
          ...(way === 'json' ? [null, 7, 'text', [], undefined] : [null, 7, 'text', []]),
        ];
        const field = await draw({ options, defaultValue: '1' }, way);
        expect([field.value, triggerOf(field).textContent.trim()]).to.deep.equal(['1', 'Number']);
        await openBy(field);
        expect(labelsOf(field)).to.deep.equal(['Number', 'Flag', '', '<b>markup</b>', 'constructor']);
        expect(optionsOf(field)[2]!.getBoundingClientRect().height).to.be.at.least(24);
        expect(field.shadowRoot!.querySelector('b')).to.equal(null);
        await press('End');
        await press('Enter');
        expect(field.value).to.equal('toString');
      });

      it(`that there are none of make an empty list (${way})`, async () => {
        for (const options of [[], undefined, 'none', {}]) {
          const field = await draw({ options }, way);
          await openBy(field);
          expect([isOpen(field), optionsOf(field).length, activeOf(field)]).to.deep.equal([true, 0, '']);
          expect(statusOf(field)).to.equal('No results found.');
          for (const key of ['ArrowDown', 'ArrowUp', 'End', 'PageUp', 'a', 'Enter']) await press(key);
          await drawn();
          expect([isOpen(field), field.value]).to.deep.equal([false, '']);
        }
      });
    }

    it('may be all out of use', async () => {
      const field = await draw({
        options: FRUITS.map((fruit) => ({ ...fruit, disabled: true })),
        defaultValue: 'apple',
      });
      expect(field.value, 'a default is a default').to.equal('apple');
      for (const key of ['ArrowDown', 'End', 'a']) {
        await openBy(field, key);
        expect([isOpen(field), activeOf(field)]).to.deep.equal([true, '']);
        for (const each of ['ArrowUp', 'PageDown', 'c']) await press(each);
        await drawn();
        expect(activeOf(field)).to.equal('');
        await press('Enter');
        await drawn();
        expect([isOpen(field), field.value]).to.deep.equal([false, 'apple']);
      }
    });

    it('come late, and a value before them counts once they are there', async () => {
      const field = document.createElement('ck-select') as Select;
      Object.assign(field, { name: 'it', defaultValue: 'c' });
      document.body.append(field);
      await field.updateComplete;
      field.value = 'b';
      field.options = names('a', 'b', 'c') as never;
      await field.updateComplete;
      expect(field.value).to.equal('b');
      field.formResetCallback();
      await field.updateComplete;
      expect(field.value, 'the default').to.equal('c');
      field.value = 'nothing';
      expect(field.value).to.equal('');
      field.value = 'b';
      await field.updateComplete;
      expect(triggerOf(field).textContent.trim()).to.equal('b');
    });

    it('with an empty value stand for no choice, which is required as in a native select', async () => {
      const form = document.createElement('form');
      form.innerHTML = '<ck-select name="it" required clearable></ck-select>';
      document.body.append(form);
      const field = form.querySelector<Select>('ck-select')!;
      field.options = [{ value: '', label: 'None of them' }, ...names('a')] as never;
      await field.updateComplete;
      expect([triggerOf(field).textContent.trim(), form.checkValidity()]).to.deep.equal(['None of them', false]);
      await openBy(field);
      expect(activeOf(field)).to.equal('None of them');
      await press('ArrowDown');
      await press('Enter');
      expect([form.checkValidity(), new FormData(form).get('it')]).to.deep.equal([true, 'a']);
    });
  });

  describe('its element', () => {
    it('is closed where it is taken out, and works where it is put in again', async () => {
      for (const searchable of [false, true]) {
        const field = await draw({ searchable }, 'html', inForm);
        const parent = field.parentElement!;
        for (const put of [() => parent.append(field), () => document.body.append(field)]) {
          await openBy(field);
          field.remove();
          expect(popupOf(field).matches(':popover-open')).to.equal(false);
          put();
          await drawn();
          expect(isOpen(field)).to.equal(false);
          await openBy(field);
          expect([isOpen(field), activeOf(field)]).to.deep.equal([true, 'Apple']);
          put();
          await drawn();
          expect(isOpen(field), 'moved').to.equal(false);
        }
        await openBy(field);
        await placed(popupOf(field));
        await press('Enter');
        expect(field.value).to.equal('apple');
        parent.append(field);
        await drawn();
        await press('Escape');
        field.value = '';
      }
    });

    it('keeps its list, what is active and the focus through updates that move it', async () => {
      const field = await draw({ id: 'f' }, 'json', (node) => ({ type: 'Basic', children: [node] }));
      await openBy(field);
      await press('ArrowDown');
      const own = { type: 'Select', id: 'f', name: 'fruit', options: FRUITS };
      let moves = 0;
      const observer = new MutationObserver((records) => {
        moves += records.filter(({ removedNodes }) => [...removedNodes].includes(field)).length;
      });
      observer.observe(field.parentElement!, { childList: true });
      const text = (id: string) => ({ type: 'Text', id, value: id });
      for (const children of [
        [text('a'), own, text('b')],
        [text('a'), text('b'), own],
        [own, text('a'), text('b')],
      ]) {
        document.querySelector('ck-widget')!.widget = { type: 'Basic', children };
        await drawn();
        expect([field.isConnected, isOpen(field), activeOf(field)]).to.deep.equal([true, true, 'Apricot']);
        expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      }
      expect(moves, 'what has the focus stays, the others move').to.equal(0);
      await press('Enter');
      expect(field.value).to.equal('apricot');
    });

    it('closes its list where it can no longer be used', async () => {
      for (const searchable of [false, true]) {
        const drawnField = await draw({ searchable });
        await openBy(drawnField);
        const node = { type: 'Select', name: 'fruit', options: FRUITS, searchable, disabled: true };
        document.querySelector('ck-widget')!.widget = node;
        await drawn();
        expect([isOpen(drawnField), triggerOf(drawnField).matches(':disabled')]).to.deep.equal([false, true]);
        const field = await draw({ searchable }, 'html', (own) => ({ type: 'Basic', children: [own] }));
        await openBy(field);
        field.disabled = true;
        await field.updateComplete;
        expect(isOpen(field)).to.equal(false);
        field.disabled = false;
        await field.updateComplete;
        const fieldset = document.createElement('fieldset');
        document.body.append(fieldset);
        fieldset.append(field);
        await openBy(field);
        expect(isOpen(field)).to.equal(true);
        fieldset.disabled = true;
        await field.updateComplete;
        expect(isOpen(field)).to.equal(false);
      }
    });

    it('closes its list where its widget goes out of use, and has the focus again after that', async () => {
      for (const searchable of [false, true]) {
        const field = await draw({ searchable }, 'json', (node) => ({
          type: 'Basic',
          children: [
            node,
            { type: 'Button', label: 'Go', onClickAction: { type: 'go', loadingBehavior: 'container' } },
          ],
        }));
        const page = answer();
        await openBy(field);
        (field.parentElement!.querySelector('ck-button') as HTMLElement & { press(): void }).press();
        await drawn();
        expect(page.events.length).to.equal(1);
        expect(isOpen(field)).to.equal(false);
        await page.end();
        if (!searchable) expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      }
    });

    it('leaves a dialog of the page open: Escape closes the list first', async () => {
      for (const searchable of [false, true]) {
        clearPage();
        const dialog = document.createElement('dialog');
        document.body.append(dialog);
        const field = document.createElement('ck-select') as Select;
        Object.assign(field, { name: 'it', options: FRUITS, searchable });
        dialog.append(field);
        dialog.showModal();
        await field.updateComplete;
        await openBy(field);
        const box = await placed(popupOf(field));
        expect(document.elementFromPoint(box.x + 20, box.y + 20) === field, 'above the dialog').to.equal(true);
        await press('Escape');
        await drawn();
        expect([isOpen(field), dialog.open]).to.deep.equal([false, true]);
        await openWithMouse(field);
        await click(optionOf(field, 'Cherry'));
        expect([field.value, dialog.open]).to.deep.equal(['cherry', true]);
        await press('Escape');
        await drawn();
        expect(dialog.open).to.equal(false);
      }
    });

    it('asks for no library, and is used without its place: keys come before that', async () => {
      const field = await draw();
      field.focus();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'End' });
      await sendKeys({ press: 'Enter' });
      expect(field.value).to.equal('cherry');
      await drawn(20);
      expect([isOpen(field), popupOf(field).classList.contains('placed')]).to.deep.equal([false, false]);
    });
  });

  describe('its place', () => {
    const near = (got: number, wanted: number, what: string): void => {
      expect(Math.abs(got - wanted), `${what}: ${got}, not ${wanted}`).to.be.below(1);
    };

    /** A select by hand, at a place of the page. */
    const at = async (style: Readonly<Record<string, string>>, props: object = {}): Promise<Select> => {
      clearPage();
      const field = document.createElement('ck-select') as Select;
      Object.assign(field, { name: 'it', options: FRUITS, ...props });
      const box = document.createElement('div');
      Object.assign(box.style, { position: 'absolute', ...style });
      box.append(field);
      document.body.append(box);
      await field.updateComplete;
      await drawn();
      return field;
    };

    const boxes = async (field: Select): Promise<readonly [list: DOMRect, trigger: DOMRect]> => [
      await openWithMouse(field),
      triggerOf(field).getBoundingClientRect(),
    ];

    it('is 5 px below, where the text of the trigger begins, at least 300 px wide', async () => {
      const [list, trigger] = await boxes(await at({ left: '100px', top: '80px' }));
      near(list.top, trigger.bottom + 5, 'top');
      near(list.left, trigger.left - 5, 'left');
      near(list.width, 300, 'width');
    });

    it('is as wide as the trigger, and in its middle, where that fills its line', async () => {
      const [list, trigger] = await boxes(await at({ left: '100px', top: '80px', width: '240px' }, { block: true }));
      near(trigger.width, 240, 'width of the trigger');
      near(list.width, 240, 'width');
      near(list.left, 100, 'left');
      const [wide, wideTrigger] = await boxes(await at({ left: '20px', top: '80px', width: '500px' }, { block: true }));
      near(wide.width, wideTrigger.width, 'width of a wide one');
    });

    it('is the other way round from right to left', async () => {
      const [list, trigger] = await boxes(await at({ left: '400px', top: '80px', direction: 'rtl' }));
      near(list.right, trigger.right + 5, 'right');
      near(list.top, trigger.bottom + 5, 'top');
    });

    it('is above where there is no room below, and stays there while a search makes it smaller', async () => {
      const field = await at({ left: '100px', top: '420px' }, { options: many(40) });
      const [list, trigger] = await boxes(field);
      near(list.bottom, trigger.top - 5, 'bottom');
      await sendKeys({ type: '39' });
      await drawn(4);
      const small = popupOf(field).getBoundingClientRect();
      expect(small.height).to.be.below(list.height - 100);
      near(small.bottom, trigger.top - 5, 'bottom');
    });

    it('is within the window at each of its edges', async () => {
      const corners: readonly Readonly<Record<string, string>>[] = [
        { left: '0', top: '0' },
        { right: '0', top: '0' },
        { left: '0', bottom: '0' },
        { right: '0', bottom: '0' },
      ];
      for (const style of corners) {
        const [list] = await boxes(await at(style));
        expect(list.left, JSON.stringify(style)).to.be.at.least(8);
        expect(list.right, JSON.stringify(style)).to.be.at.most(792);
        expect(list.top >= 30 && list.bottom <= 570, JSON.stringify(style)).to.equal(true);
      }
    });

    it('is no higher than 400 px, nor than there is room, nor lower than 120 px', async () => {
      let [list] = await boxes(await at({ left: '10px', top: '50px' }, { options: many(40) }));
      near(list.height, 400, 'height');
      await setSize(800, 320);
      const [low, trigger] = await boxes(await at({ left: '10px', top: '40px' }, { options: many(40) }));
      near(low.bottom, 290, 'bottom');
      near(low.top, trigger.bottom + 5, 'top');
      await setSize(320, 200);
      [list] = await boxes(await at({ left: '10px', top: '80px' }, { options: many(40) }));
      near(list.height, 120, 'height');
      expect(list.top >= 30 && list.bottom <= 170, `${list.top} ${list.bottom}`).to.equal(true);
      expect(list.left >= 8 && list.right <= 312, `${list.left} ${list.right}`).to.equal(true);
    });

    it('fits a narrow window, however long an option is', async () => {
      await setSize(320, 600);
      const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung '.repeat(3);
      const options = [{ value: 'a', label: long, description: long }, ...FRUITS];
      const [list] = await boxes(await at({ left: '10px', top: '10px' }, { options }));
      expect(list.left >= 8 && list.right <= 312, `${list.left} ${list.right}`).to.equal(true);
      expect(document.documentElement.scrollWidth).to.equal(320);
    });

    it('shows the chosen option of a long list, at a place with little room too, and does not move the page', async () => {
      for (const top of ['50px', '420px']) {
        const field = await at({ left: '100px', top }, { options: many(200), searchable: false });
        document.body.style.height = '3000px';
        field.value = 'v120';
        const [list] = await boxes(field);
        const active = field.shadowRoot!.querySelector('.active')!.getBoundingClientRect();
        expect(labelOf(field.shadowRoot!.querySelector('.active'))).to.equal('Room 120');
        expect(active.top >= list.top && active.bottom <= list.bottom, `${active.top} in ${list.top}`).to.equal(true);
        expect(scrollY).to.equal(0);
      }
    });

    it('is cut off by nothing around it, and goes along where that scrolls', async () => {
      const field = await draw({}, 'json', (node) => ({
        type: 'Card',
        children: [{ type: 'Box', height: 60, children: [node] }],
      }));
      const scroller = await inScroller(document.querySelector('ck-widget')!);
      let [list, trigger] = await boxes(field);
      near(list.top, trigger.bottom + 5, 'top');
      expect(list.bottom).to.be.above(scroller.getBoundingClientRect().bottom);
      for (const option of optionsOf(field)) {
        const [x, y] = middleOf(option);
        let found = document.elementFromPoint(x, y)!;
        while (found.shadowRoot?.elementFromPoint(x, y) && found !== found.shadowRoot.elementFromPoint(x, y)) {
          found = found.shadowRoot.elementFromPoint(x, y)!;
        }
        expect(option.contains(found), labelOf(option)).to.equal(true);
      }
      scroller.scrollTop = 20;
      await drawn(4);
      [list, trigger] = [popupOf(field).getBoundingClientRect(), triggerOf(field).getBoundingClientRect()];
      near(list.top, trigger.bottom + 5, 'top');
      expect(isOpen(field)).to.equal(true);
    });
  });

  describe('its look', () => {
    const styleOf = (element: Element, ...names: readonly string[]): readonly string[] =>
      names.map((name) => getComputedStyle(element).getPropertyValue(name));

    it('has the figures of the design', async () => {
      const field = await draw({ defaultValue: 'blueberry' });
      await openWithMouse(field);
      expect(styleOf(popupOf(field), 'border-top-left-radius', 'font-size', 'line-height', 'max-height')).to.deep.equal(
        ['12px', '14px', '20.0004px', '400px'],
      );
      expect(popupOf(field).computedStyleMap().get('box-shadow')?.toString()).to.contain('10px 15px -3px');
      expect(styleOf(listOf(field), 'padding')).to.deep.equal(['6px']);
      const [plain, chosen] = [optionOf(field, 'Apple'), optionOf(field, 'Blueberry')];
      expect(styleOf(plain, 'padding', 'border-top-left-radius', 'opacity')).to.deep.equal(['6px 8px', '6px', '1']);
      expect(styleOf(plain.querySelector('span')!, 'font-weight')).to.deep.equal(['400']);
      expect(styleOf(chosen.querySelector('span')!, 'font-weight')).to.deep.equal(['600']);
      expect(styleOf(optionOf(field, 'Banana'), 'opacity', 'cursor')).to.deep.equal(['0.5', 'not-allowed']);
      const check = chosen.querySelector('svg')!.getBoundingClientRect();
      const label = chosen.querySelector('span')!.getBoundingClientRect();
      const description = partIn(chosen, 'select-description').getBoundingClientRect();
      expect([check.width, label.left - check.left, description.left - label.left]).to.deep.equal([16, 20, 0]);
      expect(description.top).to.be.at.least(label.bottom - 1);
      expect(styleOf(partIn(chosen, 'select-description'), 'font-size', 'line-height')).to.deep.equal(['12px', '18px']);
      expect(plain.querySelector('span')!.getBoundingClientRect().left, 'in the same line').to.equal(label.left);
    });

    it('shows what is active by its ground, light and dark, and can be read there', async () => {
      for (const scheme of ['light', 'dark']) {
        document.documentElement.style.colorScheme = scheme;
        const field = await draw({ defaultValue: 'blueberry' });
        await openBy(field);
        await placed(popupOf(field));
        const ground = rgbaOf(getComputedStyle(popupOf(field)).backgroundColor);
        const active = optionOf(field, 'Blueberry');
        const tint = rgbaOf(getComputedStyle(active).backgroundColor);
        expect(tint[3]).to.be.within(0.07, 0.13);
        for (const each of [active, partIn(active, 'select-description')]) {
          const seen = contrast(rgbaOf(getComputedStyle(each).color), over(tint, ground));
          expect(seen, `${scheme} ${each.localName}`).to.be.at.least(4.5);
        }
        expect(getComputedStyle(optionOf(field, 'Apple')).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
      }
    });

    it('has targets of 24 px and more, in each size', async () => {
      for (const size of ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl']) {
        const field = await draw({ size, clearable: true, defaultValue: 'apple', searchable: true });
        await openBy(field);
        await placed(popupOf(field));
        for (const each of [partIn(field, 'select-clear'), searchOf(field), ...optionsOf(field)]) {
          const { width, height } = each.getBoundingClientRect();
          expect(Math.min(width, height), `${size} ${each.part.value}`).to.be.at.least(24);
        }
      }
    });

    it('shows what is active and what is chosen in forced colours', async () => {
      await setMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      const field = await draw({ defaultValue: 'apple' });
      await openBy(field);
      await press('ArrowDown');
      await drawn();
      const [chosen, active] = optionsOf(field);
      expect(styleOf(active!, 'outline-style', 'outline-width')).to.deep.equal(['solid', '2px']);
      expect(styleOf(chosen!, 'outline-style')).to.deep.equal(['none']);
      expect(chosen!.querySelector('svg')!.checkVisibility()).to.equal(true);
      expect(styleOf(popupOf(field), 'border-top-style')).to.deep.equal(['solid']);
      expect(await findings(field)).to.deep.equal([]);
      await setMedia({ reducedMotion: 'reduce' });
    });

    it('comes in 350 ms, and at once where less motion is wanted', async () => {
      await setMedia({});
      let field = await draw();
      await openBy(field);
      await until(() => popupOf(field).getAnimations().length, 'animated');
      const [coming] = popupOf(field).getAnimations();
      expect(coming!.effect!.getComputedTiming().duration).to.equal(350);
      await setMedia({ reducedMotion: 'reduce' });
      field = await draw({ clearable: true, defaultValue: 'apple' });
      for (const key of ['ArrowDown', 'End', 'Enter', 'Delete']) {
        await openBy(field, key);
        expect(longAnimations(), key).to.deep.equal([]);
      }
      await openBy(field);
      await until(() => popupOf(field).classList.contains('placed'), 'at its place');
      expect(longAnimations()).to.deep.equal([]);
    });

    it('stands from right to left as the page does', async () => {
      document.documentElement.dir = 'rtl';
      const field = await draw({ clearable: true, defaultValue: 'blueberry', block: true });
      await openWithMouse(field);
      const chosen = optionOf(field, 'Blueberry');
      const [check, label] = [...chosen.children].map((child) => child.getBoundingClientRect());
      expect(check!.left).to.be.above(label!.left);
      const [clear, mark] = [partIn(field, 'select-clear'), field.shadowRoot!.querySelector('.mark')!].map((each) =>
        each.getBoundingClientRect(),
      );
      expect(clear!.left).to.be.above(mark!.left);
      expect(await findings(field)).to.deep.equal([]);
    });
  });

  describe('to assistive technology', () => {
    for (const way of WAYS) {
      it(`is a combobox with a list of options (${way})`, async () => {
        const field = await draw({ defaultValue: 'apricot', required: true, clearable: true }, way);
        field.focus();
        let [combobox] = await heard('combobox');
        expect([combobox!.name, combobox!.value]).to.deep.equal(['fruit', 'Apricot']);
        expect(combobox!.states).to.include({ expanded: false, hasPopup: 'listbox', required: true, focused: true });
        expect((await heard('listbox')).length, 'closed').to.equal(0);
        expect((await heard('button')).map(({ name }) => name)).to.deep.equal(['Clear fruit']);
        await press('ArrowDown');
        await press('ArrowDown');
        await drawn();
        [combobox] = await heard('combobox');
        expect(combobox!.states).to.include({ expanded: true, focused: true });
        expect(combobox!.value, 'not yet chosen').to.equal('Apricot');
        expect(labelOf(field.shadowRoot!.getElementById(combobox!.active!))).to.equal('Blueberry');
        const list = flat(await speak()).find(({ role }) => role === 'listbox')!;
        expect(list.inside.map(({ line }) => line)).to.deep.equal([
          'option "Apple" selected=false',
          'option "Apricot" selected=true',
          'option "Banana" disabled=true selected=false',
          'option "Blueberry By the punnet" selected=false',
          'option "Black berry" selected=false',
          'option "Cherry" selected=false',
        ]);
        expect(list.name).to.equal('fruit');
        await press('Enter');
        await drawn();
        [combobox] = await heard('combobox');
        expect([combobox!.value, combobox!.states.expanded, combobox!.active]).to.deep.equal([
          'Blueberry',
          false,
          undefined,
        ]);
      });

      it(`tells where its search leads, and how much it finds (${way})`, async () => {
        const field = await draw({ options: many(40) }, way);
        await openBy(field);
        const search = async () => (await heard('combobox')).find(({ name }) => name === 'Search fruit')!;
        const first = await search();
        expect(first.states).to.include({ expanded: true, focused: true, autocomplete: 'list' });
        await sendKeys({ type: '27' });
        await drawn();
        const second = await search();
        expect(second.value).to.equal('27');
        expect(second.active, 'another option, another id').not.to.equal(first.active);
        expect(labelOf(field.shadowRoot!.getElementById(second.active!))).to.equal('Room 27');
        const status = () => speak().then((tree) => linesOf(tree).filter((line) => /status/.test(line)));
        expect((await status()).length).to.equal(1);
        expect(statusOf(field)).to.equal('1 result');
        const region = field.shadowRoot!.querySelector('[role=status]');
        await sendKeys({ type: 'x' });
        await drawn();
        expect(field.shadowRoot!.querySelector('[role=status]') === region, 'the same region').to.equal(true);
        expect(statusOf(field)).to.equal('No results found.');
        expect((await search()).active).to.equal(undefined);
      });
    }

    it('is called by its label, else by its placeholder, else by its name', async () => {
      for (const [props, name] of [
        [{}, 'fruit'],
        [{ placeholder: 'Pick a fruit' }, 'Pick a fruit'],
        [{ name: 'order.favouriteFruit' }, 'favourite fruit'],
      ] as const) {
        await draw(props);
        expect((await heard('combobox'))[0]!.name).to.equal(name);
      }
    });

    for (const scheme of ['light', 'dark']) {
      it(`has nothing that axe finds, closed and open (${scheme})`, async () => {
        document.documentElement.style.colorScheme = scheme;
        for (const props of [
          { clearable: true, defaultValue: 'apple' },
          { searchable: true, placeholder: 'Pick one' },
          { variant: 'soft', size: '2xs', pill: true },
          { options: many(400) },
          { options: [] },
        ]) {
          const field = await draw(props);
          document.body.style.backgroundColor = 'var(--ck-surface)';
          expect(await findings(field), 'closed').to.deep.equal([]);
          await openBy(field);
          await placed(popupOf(field));
          expect(await findings(field), JSON.stringify(props).slice(0, 80)).to.deep.equal([]);
          if (!('searchable' in props)) continue;
          await sendKeys({ type: 'nothing' });
          await drawn();
          expect(await findings(field), 'nothing found').to.deep.equal([]);
        }
      });
    }
  });

  describe('in a form of the page', () => {
    const inPage = async (html: string): Promise<[HTMLFormElement, Select]> => {
      document.body.innerHTML = `<form>${html}<button>Send</button></form>`;
      const form = document.querySelector('form')!;
      form.addEventListener('submit', (event) => event.preventDefault());
      const field = form.querySelector<Select>('ck-select')!;
      field.options = FRUITS as never;
      await field.updateComplete;
      return [form, field];
    };

    it('sends its choice, goes back to its default, and is restored', async () => {
      const [form, field] = await inPage('<ck-select name="fruit" default-value="apple"></ck-select>');
      const sent = () => new FormData(form).get('fruit');
      expect(sent()).to.equal('apple');
      await openBy(field, 'End');
      expect(sent(), 'not yet chosen').to.equal('apple');
      await press('Enter');
      expect(sent()).to.equal('cherry');
      form.reset();
      await drawn();
      expect([sent(), triggerOf(field).textContent.trim()]).to.deep.equal(['apple', 'Apple']);
      field.formStateRestoreCallback('blueberry');
      await drawn();
      expect([sent(), triggerOf(field).textContent.trim()]).to.deep.equal(['blueberry', 'Blueberry']);
      field.formStateRestoreCallback('gone');
      expect(sent(), 'what is no option').to.equal('');
    });

    it('goes back with its form while the list is open', async () => {
      const [form, field] = await inPage('<ck-select name="fruit" default-value="apple"></ck-select>');
      field.value = 'cherry';
      await openBy(field);
      form.reset();
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([true, 'apple']);
      expect(optionOf(field, 'Apple').ariaSelected).to.equal('true');
    });

    it('opens on Enter, and submits nothing by that', async () => {
      const [form, field] = await inPage('<ck-select name="fruit" searchable></ck-select>');
      let count = 0;
      form.addEventListener('submit', () => count++);
      await openBy(field, 'Enter');
      await press('Enter');
      await drawn();
      expect([count, field.value]).to.deep.equal([0, 'apple']);
    });

    it('says what is missing, in the words of the browser, and opens nothing by that', async () => {
      const [form, field] = await inPage('<ck-select name="fruit" required></ck-select>');
      await click(form.querySelector('button')!);
      await drawn();
      const native = document.createElement('select');
      native.required = true;
      expect(partIn(field, 'error').textContent).to.equal(native.validationMessage);
      expect(isOpen(field)).to.equal(false);
      expect(hasFocus(triggerOf(field)), whereFocusIs()).to.equal(true);
      const [combobox] = await heard('combobox');
      expect(combobox!.states).to.include({ invalid: 'true' });
      expect(await findings(field)).to.deep.equal([]);
      await press('ArrowDown');
      await press('Enter');
      await drawn();
      expect(field.shadowRoot!.querySelector('[part=error]')).to.equal(null);
    });

    it('in a label of the page has the focus by it, and one click does one thing', async () => {
      document.body.innerHTML = '<label>Your fruit <ck-select name="fruit"></ck-select></label>';
      const field = document.querySelector<Select>('ck-select')!;
      field.options = FRUITS as never;
      await field.updateComplete;
      await openWithMouse(field);
      expect(isOpen(field)).to.equal(true);
      await click(optionOf(field, 'Cherry'));
      await drawn();
      expect([isOpen(field), field.value]).to.deep.equal([false, 'cherry']);
    });
  });
});
