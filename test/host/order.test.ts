import { expect } from '@open-wc/testing';
import '../../src/components/text.js';
import '../../src/render/ck-widget.js';

describe('a host that becomes one only after its widgets', () => {
  it('knows them all the same, until they go', async () => {
    const host = document.createElement('ck-widget-host');
    const widget = document.createElement('ck-widget');
    widget.itemId = 'item_1';
    widget.widget = { type: 'Text', value: 'Hi' };
    host.append(widget);
    document.body.append(host);
    await widget.updateComplete;
    await import('../../src/host/ck-widget-host.js');
    expect(host.items.map(({ id }) => id)).to.deep.equal(['item_1']);
    widget.remove();
    expect(host.items).to.deep.equal([]);
    host.remove();
  });
});
