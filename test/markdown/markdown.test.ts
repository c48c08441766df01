import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import type { Markdown } from '../../src/index.js';
import '../../src/index.js';
import { flat, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { clearPage, click, hasFocus, middleOf, press } from '../hands.js';
import { drawn, setMedia, setSize } from '../page.js';
import { blocksOf, documentOf, place, write } from './documents.js';

const RICH = `# Title

Text with **strong**, *slanted*, ~~gone~~, \`code\` and a [link](https://example.com/a?b "Said").

## Second

- one
- two
  1. three
     - four

- [ ] to do
- [x] done

> A quote
>
> > in a quote

\`\`\`js
const value = 'a line that is so very long that it has to scroll sideways, whatever the width of the page may be here';
\`\`\`

| Left | Right | Middle |
|:-----|------:|:------:|
| 1    | 2     | 3      |

---

    indented

### Third
#### Fourth
##### Fifth
###### Sixth

![A map](/__picture/map.png) ![Another](https://images.invalid/a.png)

<b>Raw</b> HTML and <script>alert(1)</script>
`;

const within = <T extends Element>(element: Markdown, selector: string): T =>
  documentOf(element).querySelector<T>(selector)!;

describe('<ck-markdown>', () => {
  beforeEach(clearPage);

  after(async () => {
    await resetMouse();
    clearPage();
  });

  it('draws by hand and from JSON, from an attribute and a property', async () => {
    const byProperty = await place({ value: '**a**' });
    document.body.innerHTML = '<ck-markdown value="**a**"></ck-markdown><ck-widget></ck-widget>';
    const widget = document.querySelector('ck-widget')!;
    widget.widget = { type: 'Markdown', value: '**a**' };
    await drawn(3);
    const elements = [
      byProperty,
      document.querySelector('ck-markdown')!,
      widget.shadowRoot!.querySelector('ck-markdown')!,
    ];
    for (const each of elements) {
      expect(within(each as Markdown, 'strong').textContent).to.equal('a');
    }
  });

  it('shows the text itself until it can draw', () => {
    const element = document.createElement('ck-markdown') as Markdown;
    element.value = '**a**\nb';
    document.body.append(element);
    return element.updateComplete.then(() =>
      expect(element.shadowRoot!.textContent.replace(/\*/g, '').trim()).to.match(/^a\s+b$/),
    );
  });

  it('takes what is not there and what is no text', async () => {
    const element = await place();
    for (const value of ['', undefined, null, 7, {}, ' ', '\n\n', '\0']) {
      Object.assign(element, { value });
      await element.updateComplete;
    }
    await write(element, '');
    expect(documentOf(element).childElementCount).to.equal(0);
  });

  it('has headings below those of widgets, lists, tables and checkboxes as assistive technology knows them', async () => {
    const element = await place({ value: RICH });
    const headings = [...documentOf(element).querySelectorAll('h4, h5, h6')];
    expect(headings.map(({ localName, className }) => `${localName}.${className}`)).to.deep.equal([
      'h4.h1',
      'h5.h2',
      'h6.h3',
      'h6.h4',
      'h6.h5',
      'h6.h6',
    ]);
    const spoken = flat(await speak());
    const named = (role: string) => spoken.filter((each) => each.role === role).map(({ name }) => name);
    expect(named('checkbox')).to.deep.equal(['to do', 'done']);
    expect(named('columnheader')).to.deep.equal(['Left', 'Right', 'Middle']);
    expect(named('group')).to.include.members(['Code, js', 'Code', 'Table: Left, Right, Middle']);
    expect(named('heading')[0]).to.equal('Title');
    expect(named('button')).to.include.members(['Copy code']);
  });

  it('says that a link is followed, and lets the page keep the browser from it', async () => {
    const element = await place({ value: '[A link](https://example.com/a?b)' });
    const link = within<HTMLAnchorElement>(element, 'a');
    const urls: string[] = [];
    document.body.addEventListener('ck-link', (event) => {
      expect(event.detail.url).to.be.instanceOf(URL);
      expect(event.cancelable && event.composed).to.equal(true);
      urls.push(event.detail.url.href);
      event.preventDefault();
    });
    let isPrevented: boolean | undefined;
    document.addEventListener('click', (event) => (isPrevented = event.defaultPrevented), { once: true });
    await click(link);
    expect([urls.length, isPrevented]).to.deep.equal([1, true]);
    await press('Tab');
    link.focus();
    await press('Enter');
    await sendMouse({ type: 'click', position: middleOf(link), button: 'middle' });
    expect(urls).to.deep.equal(Array(3).fill('https://example.com/a?b'));
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow']);
  });

  it('copies code, and says so', async () => {
    const element = await place({ value: '```js\nconst a = 1;\n\nb();\n```' });
    const copied: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    const button = within<HTMLButtonElement>(element, '.copy');
    const status = element.shadowRoot!.querySelector('[role=status]')!;
    button.click();
    await drawn();
    expect(copied).to.deep.equal([]);
    await click(button);
    await drawn();
    expect([copied, status.textContent]).to.deep.equal([['const a = 1;\n\nb();'], 'Copied']);
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
    await click(button);
    await drawn();
    expect(status.textContent).to.equal('Selected, not copied');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  });

  it('is reached by the keyboard: links, what scrolls, buttons', async () => {
    const element = await place({ value: '[a](/a)\n\n```\nx\n```\n\n| t |\n|---|\n| [b](/b) |' });
    const stops = ['a', 'pre', '.copy', '.region', 'td a'].map((selector) => within(element, selector));
    for (const stop of stops) {
      await press('Tab');
      expect(hasFocus(stop), stop.localName).to.equal(true);
      const { outlineStyle, outlineWidth } = getComputedStyle(stop);
      expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
    }
  });

  it('lets wide code and tables scroll, and nothing else be wider than its box', async () => {
    await setSize(320, 600);
    const wide = `| ${'a wide cell of a table | '.repeat(12)}\n|${'---|'.repeat(12)}`;
    const element = await place({
      value: `${RICH}\n\n${wide}\n\n${'long'.repeat(100)}\n\n[${'link'.repeat(100)}](/x)`,
    });
    await drawn();
    expect(document.documentElement.scrollWidth).to.equal(320);
    const scrolling = [...documentOf(element).querySelectorAll('pre, .region')];
    expect(scrolling.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length).to.equal(2);
    expect(blocksOf(element).every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1)).to.equal(true);
    await setSize(800, 600);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`passes axe (${colorScheme})`, async function () {
      this.timeout(30_000);
      document.documentElement.style.colorScheme = colorScheme;
      document.body.style.backgroundColor = 'var(--ck-surface)';
      const element = await place({ value: RICH });
      for (const streaming of [false, true]) {
        await write(element, RICH, streaming);
        await new Promise((resolve) => setTimeout(resolve, 400));
        expect(await findings(element)).to.deep.equal([]);
      }
      document.documentElement.style.colorScheme = '';
    });
  }

  it('is mirrored from right to left, but for code', async () => {
    document.body.dir = 'rtl';
    const element = await place({ value: '- a\n\n> b\n\n```\nc\n```\n\n| d |\n|---|\n| e |' });
    const { right } = element.getBoundingClientRect();
    expect(within(element, 'ul').getBoundingClientRect().right).to.equal(right);
    expect(getComputedStyle(within(element, 'ul')).paddingRight).to.equal('26px');
    expect(getComputedStyle(within(element, 'blockquote')).paddingRight).to.equal('24px');
    expect(getComputedStyle(within(element, 'td')).textAlign).to.equal('start');
    expect(getComputedStyle(within(element, 'pre')).direction).to.equal('ltr');
  });

  it('is seen in forced colours', async () => {
    await setMedia({ forcedColors: 'active' });
    const element = await place({ value: RICH });
    expect(getComputedStyle(within(element, '.task input')).appearance).to.equal('auto');
    expect(getComputedStyle(within(element, '.copy')).borderTopStyle).to.equal('solid');
    await setMedia({});
  });

  it('looks as the tokens have it', async () => {
    const element = await place({ value: RICH });
    const look = (selector: string, name: string) => getComputedStyle(within(element, selector)).getPropertyValue(name);
    expect(look('.h1', 'font-size')).to.equal('28px');
    expect(look('.h2', 'font-size')).to.equal('24px');
    expect(look('.h3', 'font-size')).to.equal('20px');
    expect(look('p code', 'font-size')).to.equal('14px');
    expect(look('pre', 'padding')).to.equal('14px 40px 14px 16px');
    expect(look('table', 'font-size')).to.equal('14px');
    expect(look('th', 'padding')).to.equal('8px 8px 8px 0px');
    expect(look('p', 'line-height')).to.equal('24px');
    const [first, second] = blocksOf(element).map((block) => block.getBoundingClientRect());
    expect(second!.top - first!.bottom).to.equal(16);
    expect(first!.top).to.equal(element.getBoundingClientRect().top);
  });

  it('has links with their titles, and with words that nothing turns round', async () => {
    const element = await place({ value: '[a\u202Eb](https://example.com "Said \\" so")' });
    const link = within<HTMLAnchorElement>(element, 'a');
    expect([link.title, link.textContent]).to.deep.equal(['Said " so', 'ab']);
  });
});
