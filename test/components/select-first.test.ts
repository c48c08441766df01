import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { Select } from '../../src/index.js';
import { clearPage, click, hasFocus, partIn, press, show, whereFocusIs } from '../hands.js';
import { setMedia } from '../page.js';
import { placed, until } from '../popups.js';

/** In a file of its own, and in one test: what draws lists loads once in a page. */
describe('the first list of a page', () => {
  before(() => setMedia({ reducedMotion: 'reduce' }));
  after(async () => {
    clearPage();
    await setMedia({});
  });

  it('takes every key that comes before it is there, and shows what is chosen', async () => {
    const options = Array.from({ length: 200 }, (_, i) => ({ value: `v${i}`, label: `Room ${i}` }));
    const field = await show<Select>({ type: 'Select', name: 'it', options, defaultValue: 'v150' });
    const plain = document.createElement('ck-select') as Select;
    Object.assign(plain, { name: 'plain', options, searchable: false, defaultValue: 'v150' });
    document.body.append(plain);
    await plain.updateComplete;
    let empty = 0;
    const watch = () => {
      const popup = partIn(field, 'select-popup');
      if (getComputedStyle(popup).opacity !== '0' && !popup.querySelector('ul')) empty++;
      if (!popup.matches('.placed') || !popup.querySelector('ul')) requestAnimationFrame(watch);
    };
    watch();
    field.focus();
    await sendKeys({ type: 'ROOM 3' });
    await until(() => field.shadowRoot!.querySelector('input'), 'searching');
    await placed(partIn(field, 'select-popup'));
    expect(empty, 'no empty box').to.equal(0);
    const search = partIn<HTMLInputElement>(field, 'select-search');
    expect([search.value, hasFocus(search)], whereFocusIs()).to.deep.equal(['ROOM 3', true]);
    await sendKeys({ type: '7' });
    await press('Enter');
    expect(field.value).to.equal('v37');
    await click(partIn(plain, 'select-trigger'));
    const list = await placed(partIn(plain, 'select-popup'));
    const active = plain.shadowRoot!.querySelector('.active')!.getBoundingClientRect();
    expect(active.top >= list.top && active.bottom <= list.bottom, 'in sight').to.equal(true);
  });
});
