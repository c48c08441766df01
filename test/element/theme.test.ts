import { expect } from '@open-wc/testing';
import { forgetTheme, watchTheme } from '../../src/element/theme.js';
import type { Theme } from '../../src/schema/prop.js';
import { drawn, setMedia } from '../page.js';

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
});
