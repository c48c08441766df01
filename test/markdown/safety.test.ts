import { expect } from '@open-wc/testing';
import type { CkErrorEvent, Markdown } from '../../src/index.js';
import '../../src/index.js';
import { clearPage, click } from '../hands.js';
import { drawn } from '../page.js';
import { casesOf, documentOf, place, write } from './documents.js';

/** An address, and what becomes of it. */
interface Case {
  readonly value: string;
  readonly link: string;
  readonly image: string;
}

const SAFE = /^(?:https?|mailto|tel|sms):$/;

/** The ways that a text can name an address. */
const PLACES: Readonly<Record<string, (value: string) => string>> = {
  'a link': (value) => `[x](${value})`,
  'a link in brackets': (value) => `[x](<${value}>)`,
  'an autolink': (value) => `<${value}>`,
  'an image': (value) => `![x](${value})`,
  'an image in brackets': (value) => `![x](<${value}>)`,
  'an image in a link': (value) => `[![x](<${value}>)](<${value}>)`,
  'a definition': (value) => `[r] ![r]\n\n[r]: ${value}`,
  'a definition in brackets': (value) => `[r] ![r]\n\n[r]: <${value}>`,
  'plain text': (value) => `text ${value} text`,
  'a table': (value) => `| [x](${value}) |\n|---|\n| ![x](${value}) |`,
  code: (value) => `\`\`\`${value}\n${value}\n\`\`\``,
};

declare global {
  interface Window {
    __ckfired?: boolean;
    __ckfire?: () => void;
  }
}

/** What was asked for of another host than the page's own. */
const asked = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('data:') && new URL(name).host !== location.host);

const imagesIn = (element: Markdown): HTMLImageElement[] =>
  [...documentOf(element).querySelectorAll('ck-markdown-image')].flatMap((image) => [
    ...image.shadowRoot!.querySelectorAll('img'),
  ]);

/** What about a document could run something or ask for something. */
const faultsOf = (element: Markdown): readonly string[] => {
  const all = [...documentOf(element).querySelectorAll('*')];
  const attributes = all.flatMap((each) => [...each.attributes].map(({ name, value }) => [each, name, value] as const));
  return [
    ...attributes.filter(([, name]) => /^on|^style$|^srcdoc$|^action$|^formaction$/.test(name)),
    ...attributes.filter(([, name, value]) => /^(?:href|src)$/.test(name) && !SAFE.test(new URL(value).protocol)),
    ...all
      .filter((each) =>
        /^(?:script|iframe|img|object|embed|style|link|form|base|meta|video|audio|source)$/.test(each.localName),
      )
      .map((each) => [each, each.localName, ''] as const),
  ].map(([{ localName }, name, value]) => `${localName} ${name}=${value}`);
};

describe('addresses in Markdown', () => {
  let cases: readonly Case[] | undefined;
  let element: Markdown;
  let errors: CkErrorEvent['detail'][];

  before(async () => {
    cases = (await casesOf<{ cases: readonly Case[] }>('url-attacks'))?.cases;
    window.__ckfire = () => (window.__ckfired = true);
    performance.setResourceTimingBufferSize(10_000);
  });

  beforeEach(async () => {
    clearPage();
    element = await place({ value: '' });
    errors = [];
    document.body.addEventListener('ck-error', ({ detail }) => errors.push(detail));
  });

  after(clearPage);

  it('would be seen to be asked for', async () => {
    const image = document.createElement('img');
    image.src = `http://other.localhost:${location.port}/__picture/canary.png`;
    for (let i = 0; i < 100 && asked().length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked().length).to.equal(1);
  });

  for (const [name, textOf] of Object.entries(PLACES)) {
    for (const streaming of [false, true]) {
      it(`in ${name} run nothing and ask for nothing${streaming ? ', while they are written' : ''}`, async function () {
        if (!cases) {
          console.info('the list of addresses is not there');
          this.skip();
        }
        this.timeout(30_000);
        const before = asked().length;
        for (const { value, image } of cases) {
          const text = textOf(value);
          await write(element, '');
          if (streaming) {
            for (let end = 1; end < Math.min(text.length, 60); end += 2) {
              await write(element, text.slice(0, end), true);
              expect(faultsOf(element), `${value} up to ${end}`).to.deep.equal([]);
            }
          }
          await write(element, text);
          await element.updateComplete;
          expect(faultsOf(element), value).to.deep.equal([]);
          for (const { src } of imagesIn(element)) {
            const url = new URL(src);
            const isOwn = url.origin === location.origin;
            expect(
              isOwn || (url.protocol === 'data:' && image === 'allow-if-data-enabled'),
              `${value}: ${src}`,
            ).to.equal(true);
          }
          for (const link of documentOf(element).querySelectorAll('a')) {
            if (!link.hasAttribute('href')) continue;
            expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow']);
          }
        }
        await drawn(2);
        expect(asked().length).to.equal(before);
        expect(window.__ckfired).to.equal(undefined);
      });
    }
  }

  it('that are blocked are text, and are reported once each', async () => {
    await write(element, '[one](javascript:__ckfire()) [two](javascript:__ckfire()) <vbscript:x>');
    expect(documentOf(element).querySelectorAll('a').length).to.equal(0);
    expect(documentOf(element).textContent).to.equal('one two vbscript:x');
    await write(
      element,
      '[one](javascript:__ckfire()) [two](javascript:__ckfire()) <vbscript:x> ![three](data:text/html,x)',
    );
    await drawn();
    expect(errors.map(({ code }) => code)).to.deep.equal(['unsafe-url', 'unsafe-url', 'unsafe-url']);
  });

  it('show the real host where the words name another', async () => {
    for (const [text, shown] of [
      ['[good.example](https://evil.example/x)', 'good.example (evil.example)'],
      ['[https://good.example/login](https://evil.example)', 'https://good.example/login (evil.example)'],
      ['[Log in at good.example now](https://evil.example)', 'Log in at good.example now (evil.example)'],
      ['<https://good.example@evil.example/>', 'https://good.example@evil.example/ (evil.example)'],
      ['<https://good.example:443@evil.example>', 'https://good.example:443@evil.example (evil.example)'],
      ['<https://gооd.example/>', 'https://gооd.example/ (xn--gd-jlca.example)'],
      ['[www.good.example](mailto:a@evil.example)', 'www.good.example (evil.example)'],
      ['[good.example](https://good.example/x)', 'good.example'],
      ['[www.good.example](https://good.example/x)', 'www.good.example'],
      ['[node.js and README.md](https://example.com)', 'node.js and README.md'],
      ['[the docs](https://example.com)', 'the docs'],
      ['https://example.com/a', 'https://example.com/a'],
      ['me@example.com', 'me@example.com'],
    ] as const) {
      await write(element, text);
      expect(
        documentOf(element).textContent.replace(/xn--[\w-]+/, (name) =>
          shown.includes('xn--') ? 'xn--gd-jlca' : name,
        ),
        text,
      ).to.equal(shown);
    }
  });

  it('of other hosts wait for the user, and are asked for once then', async () => {
    const src = `http://other.localhost:${location.port}/__picture/asked.png`;
    await write(element, `[![A cat](${src})](https://example.com)`);
    await element.updateComplete;
    await drawn();
    const followed: string[] = [];
    document.body.addEventListener('ck-link', (event) => {
      followed.push(event.detail.url.href);
      event.preventDefault();
    });
    const image = documentOf(element).querySelector('ck-markdown-image')!;
    const button = image.shadowRoot!.querySelector('button')!;
    expect([button.textContent.trim(), image.shadowRoot!.textContent.includes('A cat')]).to.deep.equal([
      'Show image from other.localhost',
      true,
    ]);
    button.click();
    await drawn();
    expect(imagesIn(element).length).to.equal(0);
    await click(button);
    await drawn();
    expect(imagesIn(element).map((img) => [img.src, img.alt, img.referrerPolicy, img.loading])).to.deep.equal([
      [src, 'A cat', 'no-referrer', 'lazy'],
    ]);
    expect(followed).to.deep.equal([]);
  });

  it('of images that the page admits are asked for at once', async () => {
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    widget.allowedImageDomains = ['images.invalid'];
    widget.widget = { type: 'Markdown', value: '![a](https://images.invalid/a.png) ![b](https://other.invalid/b.png)' };
    await widget.updateComplete;
    const markdown = widget.shadowRoot!.querySelector<Markdown>('ck-markdown')!;
    await markdown.updateComplete;
    const images = documentOf(markdown).querySelectorAll('ck-markdown-image');
    // At once: neither host is there, and what cannot be loaded is replaced by its words.
    await images[1]!.updateComplete;
    expect(imagesIn(markdown).map(({ src }) => src)).to.deep.equal(['https://images.invalid/a.png']);
  });
});
