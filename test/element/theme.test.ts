import { expect } from '@open-wc/testing';
import { forgetTheme, watchTheme } from '../../src/element/theme.js';
import type { Theme } from '../../src/schema/prop.js';
import '../../src/index.js';
import { allIn, drawn, setMedia } from '../page.js';

describe('the theme of an element', () => {
  let element: HTMLElement;
  let themes: Theme[];

  const watch = (): void => {
    themes.push(watchTheme(element, watch));
  };

  beforeEach(async () => {
    await setMedia({ colorScheme: 'dark' });
    document.documentElement.style.colorScheme = 'light dark';
    themes = [];
    element = document.createElement('div');
    element.style.padding = '5px';
  });

  afterEach(async () => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
    await setMedia({});
  });

  it('is told each time that it becomes another, and then no more', async () => {
    document.body.append(element);
    watch();
    await drawn(3);
    expect(themes).to.deep.equal(['dark']);
    await setMedia({ colorScheme: 'light' });
    await drawn(4);
    expect(themes).to.deep.equal(['dark', 'light']);
    forgetTheme(element);
    await setMedia({ colorScheme: 'dark' });
    await drawn(4);
    expect(themes).to.deep.equal(['dark', 'light']);
    expect(element.getAttribute('style')).to.equal('padding: 5px;');
  });

  it('is told once an element is drawn that nothing drew for a while, and the browser complains of nothing', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    host.append(element);
    document.body.append(host);
    watch();
    watch();
    await drawn(8);
    expect(themes).to.deep.equal(['light', 'light']);
    root.append(document.createElement('slot'));
    await drawn(4);
    expect(themes).to.deep.equal(['light', 'light', 'dark']);
  });

  it('may lead to another size around it: the browser tells the page of no loop', async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' });
    host.append(element);
    document.body.append(host);
    const heights: number[] = [];
    const sizes = new ResizeObserver(() => heights.push(document.body.offsetHeight));
    sizes.observe(document.body);
    const said: string[] = [];
    const listen = (event: ErrorEvent) => {
      event.stopImmediatePropagation();
      said.push(event.message);
    };
    window.addEventListener('error', listen, { capture: true });
    watchTheme(element, () => host.style.setProperty('height', '300px'));
    await drawn(4);
    host.shadowRoot!.append(document.createElement('slot'));
    await drawn(4);
    window.removeEventListener('error', listen, { capture: true });
    sizes.disconnect();
    expect(said).to.deep.equal([]);
    expect(heights.at(-1)).to.be.at.least(300);
  });

  it('is known before anything is laid out, though containers draw their slots later than their children come', async () => {
    const background = { light: 'linear-gradient(#fff, #eee)', dark: 'linear-gradient(#000, #111)' };
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    const box = { type: 'Box', height: 20, background };
    widget.widget = { type: 'Card', background, children: [box, { type: 'Col', children: [box] }] };
    await widget.updateComplete;
    const sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) backgrounds.push(getComputedStyle(target).backgroundImage);
    });
    const backgrounds: string[] = [];
    for (const each of allIn(document)) if (each.localName === 'ck-box') sizes.observe(each);
    await drawn(2);
    sizes.disconnect();
    expect(backgrounds).to.have.length(2);
    for (const each of backgrounds) expect(each).to.include('rgb(0, 0, 0)');
  });
});
