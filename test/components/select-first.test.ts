import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { Select } from '../../src/index.js';
import { clearPage, press, show } from '../hands.js';
import { drawn } from '../page.js';

const OPTIONS = ['Apple', 'Banana', 'Cherry'].map((label) => ({ label, value: label.toLowerCase() }));

describe('the first list of a page', () => {
  after(clearPage);

  it('takes the keys that were pressed before its file was there', async () => {
    const select = await show<Select>({ type: 'Select', name: 'fruit', options: OPTIONS });
    select.focus();
    // All at once, faster than a file can come.
    await Promise.all([press('ArrowDown'), press('ArrowDown'), press('ArrowDown'), press('Enter')]);
    for (let frames = 0; frames < 120 && !select.value; frames++) await drawn(1);
    expect(select.value).to.equal('cherry');
    expect(select.shadowRoot!.querySelector(':popover-open')).to.equal(null);
  });
});
