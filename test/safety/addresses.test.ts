import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { CkErrorEvent, Markdown } from '../../src/index.js';
import '../../src/index.js';
import '../../src/element/document-surroundings.js';
import '../../src/markdown/document-view.js';
import { chord, clearPage, click, middleOf, partIn, press, show } from '../hands.js';
import { drawn } from '../page.js';
import { addressCases, type AddressCase } from './cases.js';
import { allOf, documentsDrawn, setBase } from './drawings.js';
import { areDiscreet, drawPictures, pictureOf, type Picture } from './pictures.js';
import { countRuns, foreignRequests, isOwn } from './watch.js';

const SAFE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:']);

/** The ways that a text can link to an address. */
const LINKS: Readonly<Record<string, (value: string) => string>> = {
  'a link': (value) => `[x](${value})`,
  'a link in brackets': (value) => `[x](<${value}>)`,
  'an autolink': (value) => `<${value}>`,
  'a reference': (value) => `[x]\n\n[x]: ${value}`,
  'a reference in brackets': (value) => `[x]\n\n[x]: <${value}>`,
  'plain text': (value) => `See ${value} there`,
  'an image in a link': (value) => `[![x](<${value}>)](<${value}>)`,
};

/** An address that Markdown takes as it is, in each way to link. */
const PLAIN = /^[\w:/?#@.,=&%+~-]+$/;

const short = (value: string): string => JSON.stringify(value).slice(0, 80);

/** What a picture of an address comes to in a widget that admits `good.example`, by rules as plain as can be. */
const pictureFor = ({ value, image }: AddressCase): Picture => {
  if (image === 'allow-if-data-enabled') return { src: value };
  if (value.length > 8192 || !URL.canParse(value, document.baseURI)) return {};
  const { protocol, hostname, origin, href, username, password } = new URL(value, document.baseURI);
  if (!/^https?:$/.test(protocol) || username || password) return {};
  const isShown = origin === location.origin || (protocol === 'https:' && hostname === 'good.example');
  return isShown ? { src: href } : { offer: `Show image from ${hostname}` };
};

describe('addresses in a widget', function () {
  this.timeout(30_000);
  let cases: readonly AddressCase[];
  let count: { readonly runs: number };
  let leaveBase: () => void;
  let asked: number;

  before(async () => {
    cases = await addressCases();
    leaveBase = setBase();
    count = countRuns();
  });

  beforeEach(() => {
    clearPage();
    asked = foreignRequests().length;
  });

  afterEach(() => expect(count.runs).to.equal(0));

  after(() => {
    leaveBase();
    clearPage();
  });

  it('are pictures at once, with consent or never, as the list of them and the policy have it', async () => {
    const widget = document.createElement('ck-widget');
    widget.allowedImageDomains = ['good.example'];
    const refused: string[] = [];
    widget.addEventListener('ck-error', ({ detail }: CkErrorEvent) => refused.push(detail.code));
    document.body.append(widget);
    const pictures = await drawPictures(
      widget,
      cases.map(({ value }) => value),
    );
    for (const [name, elements] of pictures) {
      for (const [i, each] of cases.entries()) {
        // Markdown has an own idea of some signs, and the tests of Markdown say which.
        if (name === 'Markdown' && !PLAIN.test(each.value)) continue;
        expect(pictureOf(elements[i]!), `${name} ${short(each.value)}`).to.deep.equal(
          each.value === '' ? {} : pictureFor(each),
        );
        if (each.image === 'block') expect(isOwn(pictureOf(elements[i]!).src ?? '/'), short(each.value)).to.equal(true);
      }
      expect(elements.every(areDiscreet)).to.equal(true);
    }
    const never = cases.filter((each) => each.value && !Object.keys(pictureFor(each)).length);
    expect(new Set(refused)).to.deep.equal(new Set(['unsafe-url']));
    // Once for each in each of the first three places; what Markdown makes of them is not the same for all.
    expect(refused.length).to.be.within(never.length * 3, never.length * 4);
    const hosts = foreignRequests()
      .slice(asked)
      .map((address) => new URL(address).host);
    expect(hosts.filter((host) => !host.startsWith('good.example'))).to.deep.equal([]);
  });

  for (const [name, textOf] of Object.entries(LINKS)) {
    it(`in ${name} lead where they say, or are text`, async () => {
      const widget = document.createElement('ck-widget');
      document.body.append(widget);
      widget.widget = {
        type: 'Basic',
        children: cases.map(({ value }) => ({ type: 'Markdown', value: textOf(value) })),
      };
      await widget.updateComplete;
      await documentsDrawn(widget.shadowRoot!);
      const elements = [...widget.shadowRoot!.querySelectorAll<Markdown>('ck-markdown')];
      expect(elements.length).to.equal(cases.length);
      for (const [i, { value, link }] of cases.entries()) {
        const links = allOf(elements[i]!).filter((each) => each instanceof HTMLAnchorElement);
        const hrefs = links.map(({ href }) => href);
        for (const { protocol, target, rel, ping, download } of links) {
          expect(SAFE.has(protocol), short(value)).to.equal(true);
          expect([target, rel, ping, download]).to.deep.equal(['_blank', 'noopener noreferrer nofollow', '', '']);
        }
        // White space ends an address or is escaped, as Markdown has it, and plain text has no other: what is left is one.
        const isCut = /^https?:.* /.test(value) || (name === 'plain text' && /https?:/.test(value));
        if (/^(?:block|inert|deeplink-event)/.test(link) && !isCut) {
          expect(
            hrefs.filter((href) => !isOwn(href)),
            short(value),
          ).to.deep.equal([]);
        } else if (PLAIN.test(value) && name.startsWith('a link')) {
          const href = URL.canParse(value, document.baseURI) ? [new URL(value, document.baseURI).href] : [];
          expect(hrefs, short(value)).to.deep.equal(href);
        }
        if (link === 'allow-shown-host' && name === 'an autolink' && links[0]) {
          const { hostname } = links[0];
          expect(elements[i]!.shadowRoot!.textContent, short(value)).to.include(hostname);
        }
      }
      expect(foreignRequests().length).to.equal(asked);
    });
  }

  it('are told to the page before a link is followed, whichever way it is pressed', async () => {
    const root = await show<Markdown>({ type: 'Markdown', value: '[words](https://good.example/a?b#c)' });
    const followed: URL[] = [];
    document.body.addEventListener('ck-link', (event) => {
      followed.push(event.detail.url);
      event.preventDefault();
    });
    const link = allOf(root).find((each) => each instanceof HTMLAnchorElement)!;
    await click(link);
    await sendMouse({ type: 'click', position: middleOf(link), button: 'middle' });
    link.focus();
    await press('Enter');
    await chord('Control', 'Enter');
    expect(followed.map(({ href }) => href)).to.deep.equal(Array(4).fill('https://good.example/a?b#c'));
    expect(followed.every((url) => url instanceof URL)).to.equal(true);
  });

  it('in an action are values, and nothing is sent to them', async () => {
    const address = 'https://evil.example/steal';
    const names = ['url', 'endpoint', 'href', 'action', 'headers', 'target', 'method', 'transport'];
    const said = Object.fromEntries(names.map((name) => [name, address]));
    const root = await show<HTMLElement>({
      type: 'Button',
      label: 'Go',
      onClickAction: { type: 'go', payload: { ...said }, handler: 'client', ...said },
      ...said,
    });
    const actions: object[] = [];
    document.body.addEventListener('ck-action', (event) => actions.push(event.action));
    await click(partIn(root, 'button'));
    await drawn();
    expect(actions).to.deep.equal([{ type: 'go', payload: said }]);
    expect(allOf(root).filter((each) => each.matches('a, form, [href], [action], [formaction]'))).to.deep.equal([]);
    expect(foreignRequests().length).to.equal(asked);
  });
});
