import { expect, fixture, html } from '@open-wc/testing';
import type { CkErrorEvent, CkWidget, CkWidgetHost, Transport } from '../../src/index.js';
import '../../src/index.js';
import '../../src/element/document-surroundings.js';
import '../../src/markdown/document-view.js';
import { clearPage, click, show } from '../hands.js';
import { allIn, drawn } from '../page.js';
import { PLAIN } from '../samples.js';
import { WAYS } from '../sheet.js';
import { areDiscreet, drawPictures, offerIn, PICTURES, pictureOf } from './pictures.js';
import { foreignRequests, Leaks } from './watch.js';

const A = 'https://cdn.example/a.png';

/** Addresses and rules: whether the rules admit the address. */
const RULES: readonly (readonly [address: string, rules: readonly string[], isAdmitted: boolean])[] = [
  [A, [], false],
  [A, ['cdn.example'], true],
  [A, ['CDN.Example'], true],
  ['https://CDN.EXAMPLE/a.png', ['cdn.example'], true],
  [A, ['other.example', 'cdn.example'], true],
  [A, ['example'], false],
  [A, ['*.example'], true],
  [A, ['*.cdn.example'], false],
  ['https://a.cdn.example/a.png', ['*.cdn.example'], true],
  ['https://b.a.cdn.example/a.png', ['*.cdn.example'], true],
  ['https://a.cdn.example/a.png', ['cdn.example'], false],
  ['https://evilcdn.example/a.png', ['*.cdn.example', 'cdn.example'], false],
  ['https://cdn.example.evil/a.png', ['*.cdn.example', 'cdn.example'], false],
  ['http://cdn.example/a.png', ['cdn.example', '*.example'], false],
  ['https://cdn.example:8443/a.png', ['cdn.example'], true],
  ['https://cdn.example./a.png', ['cdn.example'], false],
  ['https://cdn.example./a.png', ['*.', '.', '*', ''], false],
  [A, ['*', '*.*', '**', '', '*.', '/', 'https:', 'cdn.*', '*cdn.example', '.example'], false],
  ['https://bücher.example/a.png', ['bücher.example'], true],
  ['https://bücher.example/a.png', ['xn--bcher-kva.example'], true],
  ['https://a.BÜCHER.example/a.png', ['*.bücher.example'], true],
  ['https://gооd.example/a.png', ['good.example'], false],
  ['https://cdn.example\\@evil.example/a.png', ['evil.example'], false],
  ['https://evil.example\\@cdn.example/a.png', ['cdn.example'], false],
  ['//cdn.example/a.png', ['cdn.example'], false],
];

/** What makes a browser ask, or get ready to, without an image. */
const HINTS = 'link:is([rel*=connect],[rel*=fetch],[rel=preload],[rel=prerender]),[style*="url("]';

const hintsIn = (root: ParentNode): number => allIn(root).filter((each) => each.matches(HINTS)).length;

/** What an address becomes under rules, wherever it stands. */
const becomes = (address: string, isAdmitted: boolean): object => {
  const { href, hostname } = new URL(address, document.baseURI);
  return isAdmitted ? { src: href } : { offer: `Show image from ${hostname}` };
};

const firstOf = (pictures: ReadonlyMap<string, readonly Element[]>): readonly (readonly [string, Element])[] =>
  [...pictures].map(([name, [element]]) => [name, element!]);

/** A transport whose streams bring what they are told to. */
class Script implements Transport {
  events: object[] = [];

  async *#stream(): AsyncGenerator<never> {
    await undefined;
    for (const event of this.events) yield event as never;
  }

  send({ type }: { readonly type: string }): ReturnType<Transport['send']> {
    if (type === 'threads.custom_action') return this.#stream();
    return Promise.resolve({ data: [], has_more: false, after: null } as never);
  }
}

describe('the image policy', function () {
  this.timeout(20_000);
  beforeEach(clearPage);
  after(clearPage);

  it('would be seen to be broken', async () => {
    const leaks = new Leaks();
    const image = new Image();
    image.src = leaks.in('LEAK');
    document.body.append(image);
    let seen: readonly string[] = [];
    for (let i = 0; i < 100 && !seen.length; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen = await leaks.seen();
    }
    expect([seen.length, foreignRequests().length]).to.deep.equal([1, 1]);
    expect(pictureOf(document.body)).to.deep.equal({ src: image.src });
    expect(areDiscreet(document.body)).to.equal(false);
  });

  for (const place of ['widget', 'host'] as const) {
    it(`admits by https the hosts that a ${place} names, and no others`, async () => {
      const host = document.createElement('ck-widget-host');
      const widget = document.createElement('ck-widget');
      host.append(widget);
      document.body.append(host);
      const addresses = [...new Set(RULES.map(([address]) => address))];
      await drawPictures(widget, addresses);
      for (const [address, rules, isAdmitted] of RULES) {
        (place === 'host' ? host : widget).allowedImageDomains = rules;
        for (const [name, element] of firstOf(await drawPictures(widget, [address]))) {
          // Markdown reads such a sign in its own way.
          if (name === 'Markdown' && address.includes('\\')) continue;
          expect(pictureOf(element), `${name} ${address} ${rules.join()}`).to.deep.equal(becomes(address, isAdmitted));
          expect(areDiscreet(element)).to.equal(true);
        }
      }
    });
  }

  it('admits what the host or the widget names, and nothing of another widget', async () => {
    const host = await fixture<CkWidgetHost>(
      html`<ck-widget-host .allowedImageDomains=${['a.example']}
        ><ck-widget .allowedImageDomains=${['b.example']}></ck-widget><ck-widget></ck-widget
      ></ck-widget-host>`,
    );
    const sources = ['https://a.example/a.png', 'https://b.example/a.png', 'https://c.example/a.png'];
    for (const [i, widget] of [...host.querySelectorAll('ck-widget')].entries()) {
      for (const [name, elements] of await drawPictures(widget, sources)) {
        const shown = elements.map((element) => pictureOf(element).src !== undefined);
        expect(shown, `${name} ${i}`).to.deep.equal([true, i === 0, false]);
      }
    }
    // Alone, it has its own rules only.
    const [first] = host.querySelectorAll('ck-widget');
    document.body.append(first!);
    await drawn(4);
    const left = [...first!.shadowRoot!.querySelectorAll('ck-image')].map((element) => pictureOf(element).src);
    expect(left).to.deep.equal([undefined, sources[1], undefined]);
  });

  it('admits what the thread names, from when it does and for as long', async () => {
    const transport = new Script();
    const host = await fixture<CkWidgetHost>(
      html`<ck-widget-host .transport=${transport}><ck-widget></ck-widget></ck-widget-host>`,
    );
    const widget = host.querySelector('ck-widget')!;
    let count = 0;
    const hear = async (type: string, thread: object, isAdmitted: boolean) => {
      const address = `${A}?${count++}`;
      const pictures = firstOf(await drawPictures(widget, [address]));
      transport.events = [{ type, thread }];
      await host.sendCustomAction({ type: 'go' });
      await drawn(2);
      for (const [name, element] of pictures) {
        const message = `${name} after ${type} ${JSON.stringify(thread)}`;
        expect(pictureOf(element), message).to.deep.equal(becomes(address, isAdmitted));
      }
    };
    await hear('thread.updated', { id: 'thr_1', allowed_image_domains: [] }, false);
    await hear('thread.created', { id: 'thr_1', allowed_image_domains: ['cdn.example'] }, true);
    await hear('thread.updated', { id: 'thr_2', allowed_image_domains: [] }, true);
    await hear('thread.updated', { id: 'thr_1', allowed_image_domains: [7, null, ['cdn.example'], {}] }, false);
    await hear('thread.updated', { id: 'thr_1', allowed_image_domains: ['*.example', 7] }, true);
    await hear('thread.updated', { id: 'thr_1', allowed_image_domains: 'cdn.example' }, false);
    await hear('thread.updated', { id: 'thr_1', allowed_image_domains: ['cdn.example'] }, true);
    await hear('thread.updated', { id: 'thr_1', allowed_image_domains: null }, false);
    host.allowedImageDomains = ['cdn.example'];
    await hear('thread.updated', { id: 'thr_1' }, true);
  });

  it('takes back what it admitted, and leaves what the user asked for', async () => {
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    const asked = `http://other.localhost:${location.port}/__picture/policy.png`;
    const pictures = await drawPictures(widget, [asked, A]);
    for (const [name, elements] of pictures) {
      elements[0]!.scrollIntoView({ block: 'center' });
      await click(offerIn(elements[0]!)!);
      await drawn();
      expect(pictureOf(elements[0]!), name).to.deep.equal({ src: asked });
      expect(areDiscreet(elements[0]!)).to.equal(true);
      expect(document.activeElement, 'the focus').to.equal(widget);
    }
    for (const isAdmitted of [true, false]) {
      widget.allowedImageDomains = isAdmitted ? ['cdn.example'] : [];
      await widget.updateComplete;
      await drawn(2);
      for (const [name, [first, second]] of pictures) {
        expect(pictureOf(first!), name).to.deep.equal({ src: asked });
        expect(pictureOf(second!), name).to.deep.equal(becomes(A, isAdmitted));
      }
    }
  });

  for (const [name, make] of Object.entries(PICTURES)) {
    for (const way of WAYS) {
      it(`asks nobody for a picture in ${name} before the user says so (${way})`, async () => {
        const leaks = new Leaks();
        const src = leaks.in('LEAK');
        const hints = hintsIn(document);
        const root = await show<HTMLElement>(make(src), way);
        await drawn(4);
        const offer = offerIn(root)!;
        expect(pictureOf(root)).to.deep.equal({ offer: 'Show image from other.localhost' });
        const { width, height } = offer.getBoundingClientRect();
        expect(Math.min(width, height), 'the size of the button').to.be.above(23);
        offer.click();
        offer.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        await drawn(4);
        expect(await leaks.seen()).to.deep.equal([]);
        expect(hintsIn(document)).to.equal(hints);
        await click(offer);
        let seen: readonly string[] = [];
        for (let i = 0; i < 100 && !seen.length; i++) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          seen = await leaks.seen();
        }
        expect(seen.length).to.equal(1);
      });
    }
  }

  it('tells of an address that no picture may have, once and whatever the picture', async () => {
    for (const [name, make] of Object.entries(PICTURES)) {
      clearPage();
      const errors: string[] = [];
      document.body.addEventListener('ck-error', ({ detail }: CkErrorEvent) => errors.push(detail.code));
      const root = await show<HTMLElement>(make('javascript:1'));
      await drawn(2);
      const widget = document.querySelector<CkWidget>('ck-widget')!;
      widget.allowedImageDomains = ['x.example'];
      await drawn(2);
      expect(errors, name).to.deep.equal(['unsafe-url']);
      expect(pictureOf(root), name).to.deep.equal({});
    }
  });

  it('lets the page have its own pictures, and pictures that are data', async () => {
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    const sources = ['/__picture/own.png', new URL('/__picture/own.png', location.href).href, PLAIN];
    for (const [name, elements] of await drawPictures(widget, sources)) {
      const shown = elements.map((element) => pictureOf(element).src);
      expect(shown, name).to.deep.equal(sources.map((source) => new URL(source, location.href).href));
      expect(elements.every(areDiscreet), name).to.equal(true);
    }
  });
});
