import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { CkWidget } from '../../src/index.js';
import { focusedIn } from '../../src/element/focus.js';
import type { RawNode } from '../../src/schema/node.js';
import { clearPage, click, partIn } from '../hands.js';
import { runsOf } from '../law.js';
import { allIn, drawn } from '../page.js';
import '../samples.js';

const make = async (widget: RawNode): Promise<CkWidget> => {
  const element = document.createElement('ck-widget');
  document.body.append(element);
  element.widget = widget;
  await element.updateComplete;
  await drawn();
  return element;
};

const show = async (element: CkWidget, widget: RawNode): Promise<void> => {
  element.widget = widget;
  await element.updateComplete;
  await drawn();
};

const boxOf = (element: CkWidget): Element => element.shadowRoot!.querySelector('.tree')!;

const byKey = <T extends HTMLElement = HTMLElement>(element: CkWidget, key: string): T =>
  boxOf(element).querySelector<T>(`[data-key=${key}]`)!;

const filler = (key: string): RawNode => ({ type: 'Text', key, value: `${key} `.repeat(30) });

const col = (...children: readonly RawNode[]): RawNode => ({ type: 'Col', children });

/** What becomes of the rows around one row that stays. */
const CHANGES: Readonly<Record<string, (kept: RawNode) => RawNode>> = {
  'rows come before it': (kept) => col(filler('x'), filler('y'), filler('a'), kept, filler('b'), filler('c')),
  'rows around it go': (kept) => col(kept),
  'all rows turn round': (kept) => col(filler('c'), filler('b'), kept, filler('a')),
  'it comes first, and others with it': (kept) => col(kept, filler('b'), filler('x'), filler('a'), filler('c')),
  'it comes last': (kept) => col(filler('b'), filler('c'), filler('a'), kept),
  'nothing changes': (kept) => col(filler('a'), kept, filler('b'), filler('c')),
};

const before = (kept: RawNode): RawNode => col(filler('a'), kept, filler('b'), filler('c'));

/** Whether the browser moves nodes without taking them out: tests hold either way. */
const WAYS = { 'where nodes can be moved': true, 'where they cannot': false };

for (const [way, canMove] of Object.entries(WAYS)) {
  describe(`a node that stays, ${way}`, () => {
    const original = Object.getOwnPropertyDescriptor(Element.prototype, 'moveBefore')!;

    beforeEach(() => {
      if (!canMove) delete (Element.prototype as Partial<Element>).moveBefore;
    });

    afterEach(() => {
      Object.defineProperty(Element.prototype, 'moveBefore', original);
      clearPage();
    });

    for (const [change, after] of Object.entries(CHANGES)) {
      it(`keeps focus, caret and selection when ${change}`, async () => {
        for (const type of ['Input', 'Textarea']) {
          const field: RawNode = { type, key: 'field', name: 'field', defaultValue: 'some words' };
          const element = await make(before(field));
          const kept = byKey(element, 'field');
          kept.focus();
          const control = focusedIn(document) as HTMLInputElement;
          control.setSelectionRange(2, 6, 'backward');
          await show(element, after({ ...field, placeholder: 'new' }));
          expect(byKey(element, 'field')).to.equal(kept);
          expect(focusedIn(document)).to.equal(control);
          const { selectionStart, selectionEnd, selectionDirection, placeholder } = control;
          expect([selectionStart, selectionEnd, selectionDirection]).to.deep.equal([2, 6, 'backward']);
          expect(placeholder).to.equal('new');
          clearPage();
        }
      });

      it(`keeps a word that is being composed when ${change}`, async () => {
        const field: RawNode = { type: 'Input', key: 'field', name: 'field' };
        const element = await make(before(field));
        byKey(element, 'field').focus();
        const control = focusedIn(document) as HTMLInputElement;
        let ends = 0;
        control.addEventListener('compositionend', () => ends++);
        const isComposed = await compose('にほ');
        await show(element, after({ ...field, placeholder: 'new' }));
        expect(focusedIn(document)).to.equal(control);
        if (!isComposed) return;
        expect(ends).to.equal(0);
        await compose('にほん');
        await compose('日本', true);
        expect(element.values).to.deep.equal({ field: '日本' });
      });

      it(`keeps what is scrolled when ${change}`, async () => {
        const table: RawNode = {
          type: 'Table',
          key: 'table',
          children: [1, 2].map((row) => ({
            type: 'Table.Row',
            children: [1, 2, 3].map((cell) => ({
              type: 'Table.Cell',
              width: 600,
              children: [{ type: 'Text', value: `${row} ${cell}` }],
            })),
          })),
        };
        const area: RawNode = {
          type: 'Textarea',
          key: 'area',
          name: 'area',
          rows: 2,
          defaultValue: 'line\n'.repeat(40),
        };
        const kept: RawNode = { type: 'Box', key: 'kept', children: [table, area] };
        const element = await make(before(kept));
        // A table tells a frame after its size that it scrolls.
        await drawn();
        const scrolling = [element, ...allIn(element.shadowRoot!)].filter(
          (each) => each.scrollWidth > each.clientWidth + 50 || each.scrollHeight > each.clientHeight + 50,
        );
        const scrolled = scrolling.filter((each) => {
          each.scrollTo(30, 20);
          return each.scrollTop > 0 || each.scrollLeft > 0;
        });
        expect(scrolled.length).to.be.at.least(2);
        const offsets = () => scrolled.map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
        const wanted = offsets();
        await show(element, after(structuredClone(kept)));
        expect(offsets()).to.deep.equal(wanted);
      });

      it(`keeps what the user made of fields when ${change}`, async () => {
        const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
        const fields: RawNode = {
          type: 'Form',
          key: 'form',
          children: [
            { type: 'Input', name: 'input', defaultValue: 'x' },
            { type: 'Textarea', name: 'area' },
            { type: 'Select', name: 'select', options },
            { type: 'Checkbox', name: 'check', label: 'Check' },
            { type: 'RadioGroup', name: 'radio', options },
            { type: 'DatePicker', name: 'date' },
            { type: 'Text', value: 'words', editable: { name: 'text' } },
          ],
        };
        const element = await make(before(fields));
        const chosen = {
          input: 'typed',
          area: 'more',
          select: 'b',
          check: true,
          radio: 'c',
          date: '2026-11-27',
          text: 'own',
        };
        for (const field of allIn(element.shadowRoot!) as (HTMLElement & { value?: unknown; checked?: boolean })[]) {
          const { name } = field as HTMLInputElement;
          if (!field.localName.startsWith('ck-') || !Object.hasOwn(chosen, name)) continue;
          if (name === 'check') field.checked = true;
          else field.value = chosen[name as keyof typeof chosen];
        }
        expect(element.values).to.deep.equal(chosen);
        await show(element, after(structuredClone(fields)));
        expect(element.values).to.deep.equal(chosen);
      });

      it(`keeps the focus of a button when ${change}`, async () => {
        const button: RawNode = { type: 'Button', key: 'button', label: 'Go', onClickAction: { type: 'go' } };
        const element = await make(before({ type: 'Row', key: 'row', children: [button] }));
        byKey(element, 'button').focus();
        const focused = focusedIn(document);
        expect(focused!.localName).to.equal('button');
        await show(element, after({ type: 'Row', key: 'row', children: [{ ...button, label: 'Gone' }] }));
        expect(focusedIn(document)).to.equal(focused);
        let count = 0;
        element.addEventListener('ck-action', () => count++);
        await sendKeys({ press: 'Enter' });
        expect(count).to.equal(1);
      });

      it(`keeps open what is open when ${change}`, async () => {
        const options = Array.from({ length: 30 }, (_, i) => ({ value: `${i}`, label: `Number ${i}` }));
        const fields: Readonly<Record<string, RawNode>> = {
          select: { type: 'Select', key: 'field', name: 'field', options, searchable: true },
          'date-picker': { type: 'DatePicker', key: 'field', name: 'field', defaultValue: '2026-11-27' },
        };
        for (const [name, field] of Object.entries(fields)) {
          const element = await make(before(field));
          const kept = byKey(element, 'field');
          await click(partIn(kept, `${name}-trigger`));
          const popup = () => partIn(kept, `${name}-popup`);
          const isOpen = () => popup().matches(':popover-open, [open]');
          for (let i = 0; i < 100 && !(isOpen() && popup().classList.contains('placed')); i++) await drawn(1);
          if (name === 'select') await sendKeys({ type: '2' });
          const focused = focusedIn(document);
          const drawnIn = popup().textContent;
          await show(element, after({ ...field, size: 'lg' }));
          expect(isOpen(), name).to.equal(true);
          expect(focusedIn(document)).to.equal(focused);
          expect(popup().textContent).to.equal(drawnIn);
          await sendKeys({ press: 'Escape' });
          expect(isOpen(), name).to.equal(false);
          clearPage();
        }
      });
    }

    const PLAYING = canMove ? Object.keys(CHANGES) : ['rows come before it', 'rows around it go', 'nothing changes'];
    for (const change of PLAYING) {
      it(`goes on with what it plays when ${change}`, async () => {
        const icon: RawNode = { type: 'Icon', key: 'icon', name: 'star' };
        const element = await make(before(icon));
        const kept = byKey(element, 'icon');
        const animation = kept.animate({ opacity: [0, 1] }, { duration: 100_000, iterations: Infinity });
        kept.style.setProperty('transition', 'rotate 100s');
        kept.style.setProperty('rotate', '0deg');
        await drawn();
        kept.style.setProperty('rotate', '90deg');
        await drawn();
        const playing = kept.getAnimations();
        expect(playing.length).to.equal(2);
        animation.currentTime = 5000;
        await show(element, CHANGES[change]!({ ...icon, size: 'lg' }));
        expect(kept.isConnected).to.equal(true);
        expect(kept.getAnimations()).to.deep.equal(playing);
        expect(animation.currentTime).to.be.at.least(5000);
      });
    }
  });
}

/** Composes a word as an input method does; whether the runner can. */
const compose = async (text: string, isDone = false): Promise<boolean> => {
  try {
    await executeServerCommand('compose', { text, isDone });
    return true;
  } catch {
    return false;
  }
};

/** How many keys are pressed, in hundreds. */
const KEYS = 100 * Math.ceil(Math.min(10_000, runsOf(500)) / 100);

describe('typing while trees come', () => {
  afterEach(clearPage);

  const field: RawNode = { type: 'Textarea', key: 'field', name: 'field' };

  /** Trees with other rows around the field each time. */
  const around = (i: number): RawNode =>
    col(...['p', 'q', 'r'].slice(0, i % 4).map(filler), field, ...['s', 't'].slice(i % 3).map(filler), filler(`n${i}`));

  it(`loses no key, of ${KEYS} from the keyboard, with a tree 20 times a second`, async () => {
    const element = await make(around(0));
    byKey(element, 'field').focus();
    let i = 0;
    const timer = setInterval(() => element.applyUpdate({ type: 'widget.root.updated', widget: around(++i) }), 50);
    const text = 'abcdefghij'.repeat(10);
    for (let round = 0; round < KEYS / 100; round++) await sendKeys({ type: text });
    clearInterval(timer);
    expect(i).to.be.greaterThan(2);
    expect(element.values).to.deep.equal({ field: text.repeat(KEYS / 100) });
  }).timeout(30_000 + KEYS * 100);

  it('loses no letter, of 10,000, with a tree for each hundred', async () => {
    const element = await make(around(0));
    byKey(element, 'field').focus();
    const control = focusedIn(document) as HTMLTextAreaElement;
    let text = '';
    for (let i = 0; i < 10_000; i++) {
      const letter = String.fromCharCode(97 + (i % 26));
      text += letter;
      // As a key does it, but for the browser's own work on each, which grows with the text.
      control.setRangeText(letter, control.selectionStart, control.selectionEnd, 'end');
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: letter }));
      if (i % 100 === 0) element.applyUpdate({ type: 'widget.root.updated', widget: around(i / 100) });
      if (i % 1000 === 500) await element.updateComplete;
    }
    await element.updateComplete;
    expect(element.values).to.deep.equal({ field: text });
    expect(focusedIn(document)).to.equal(control);
    expect(control.selectionStart).to.equal(10_000);
  }).timeout(30_000);

  it('keeps the caret where it is in the middle of a word', async () => {
    const element = await make(around(0));
    byKey(element, 'field').focus();
    document.execCommand('insertText', false, 'ad');
    (focusedIn(document) as HTMLTextAreaElement).setSelectionRange(1, 1);
    for (const [i, letter] of ['b', 'c'].entries()) {
      await show(element, around(i + 1));
      await sendKeys({ type: letter });
    }
    expect(element.values).to.deep.equal({ field: 'abcd' });
  });
});
