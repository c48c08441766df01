import { expect } from '@open-wc/testing';
import type { WidgetClass } from '../../src/element/props.js';
import type { RawNode } from '../../src/schema/node.js';
import { CLASSES } from '../classes.js';
import { clearPage, press } from '../hands.js';
import { allIn, drawn, setMedia } from '../page.js';
import { until } from '../popups.js';
import { SAMPLES, toRoot } from '../samples.js';
import { WAYS, type Way } from '../sheet.js';
import { addressCases } from './cases.js';
import { allOf, setBase, toStage, type Stage } from './drawings.js';
import { FORGERIES, OTHER_TEXTS, PAYLOADS } from './payloads.js';
import { harmlessNode, HARMLESS, packsOf, PLACES } from './places.js';
import { countRuns, foreignRequests, Leaks, rulesOf, standOf, Watch } from './watch.js';

/**
 * Where not every text is tried, every so many. By hand, each attribute is a drawing of its own, so a node takes as much
 * longer as it says props; and one of some words is checked by the same line whatever the prop.
 */
const SHARE = 16;

/** Names of members that elements, nodes of other libraries and requests have, and nodes of ours do not. */
const MEMBERS = `innerHTML outerHTML textContent innerText onclick onerror onload onfocus class className srcdoc href
action formAction slot part is nonce url endpoint headers target cssText dataset attributes shadowRoot constructor
toString html markup dangerouslySetInnerHTML component tagName nodeName`.split(/\s+/);

/** A text of which nothing but itself has all signs. */
const UNLIKE = 'Un-like: an_other';

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text in the forms in which what shows it may have it: without what turns letters round, or in one line. */
const formsOf = (text: string): readonly string[] =>
  [text, text.replace(BIDI, '')].flatMap((form) => [form, form.replace(/[\r\n]/g, ''), form.replace(/\r\n?/g, '\n')]);

/** Every text that is said: between tags, in attributes, and in fields. */
const saidBy = (elements: readonly Element[]): ReadonlySet<string> =>
  new Set(
    elements.flatMap((element) => [
      ...[...element.childNodes, ...(element.shadowRoot?.childNodes ?? [])].map((node) =>
        node instanceof Text ? node.data : '',
      ),
      ...element.getAttributeNames().map((name) => element.getAttribute(name)!),
      ...('value' in element && typeof element.value === 'string' ? [element.value] : []),
    ]),
  );

/** Whether a text is said as it is, or as the beginning of it where it is too long. */
const isIn = (said: ReadonlySet<string>, text: string): boolean => {
  const forms = formsOf(text);
  if (forms.some((form) => said.has(form))) return true;
  const long = [...said].filter((each) => each.length > 40).map((each) => each.replace(/…$/, ''));
  return long.some((begin) => forms.some((form) => form.startsWith(begin)));
};

/** What an element of ours says of itself in attributes that no page wrote. */
const lookOf = (element: Element, way: Way): string => {
  const names = way === 'json' ? element.getAttributeNames().sort() : ['class', 'style', 'part', 'role'];
  const said = names.map((name) => [name, element.getAttribute(name)] as const).filter(([, value]) => value);
  return [standOf(element), ...said.map(([name, value]) => `${name}=${value}`)].join('; ');
};

/** Every so many of some values; which, is said. */
const someOf = <T>(values: readonly T[], share: number, from: number): readonly T[] =>
  values.filter((_, i) => i % share === from % share);

const short = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 100);

describe('markup in a widget', () => {
  const watch = new Watch();
  const leaks = new Leaks();
  const { warn } = console;
  let texts: readonly string[];
  let count: { readonly runs: number };
  let leaveBase: () => void;

  before(async () => {
    // Every hostile name of an icon and every prop is warned of, which is not what is looked at.
    console.warn = () => {};
    leaveBase = setBase();
    count = countRuns();
    const addresses = (await addressCases()).map(({ value }) => value);
    texts = [...PAYLOADS.map(({ text }) => text), ...OTHER_TEXTS, ...addresses].map((text) => leaks.in(text));
    await setMedia({ reducedMotion: 'reduce' });
    for (const way of WAYS) {
      const stage = toStage(way);
      for (const nodes of Object.values(SAMPLES)) watch.know((await stage.draw(nodes.map(toRoot))).flatMap(allOf));
    }
  });

  after(async () => {
    console.warn = warn;
    leaveBase();
    clearPage();
    await setMedia({});
  });

  afterEach(async () => {
    await drawn();
    expect([count.runs, foreignRequests(), await leaks.seen()]).to.deep.equal([0, [], []]);
    expect(Reflect.ownKeys(Object.prototype).filter((name) => /pollut|text|light/.test(String(name)))).to.deep.equal(
      [],
    );
  });

  /** What is wrong with drawings of some values, next to the drawing of one that says nothing much. */
  const faultsOf = async (
    stage: Stage,
    way: Way,
    values: readonly unknown[],
    make: (value: unknown) => RawNode,
    harmless: unknown = HARMLESS,
  ): Promise<readonly string[]> => {
    const drawings = (await stage.draw([harmless, UNLIKE, ...values].map(make))).map(allOf);
    const [usual, other] = drawings.splice(0, 2);
    expect(drawings.length).to.equal(values.length);
    watch.know(usual!);
    const look = lookOf(usual![0]!, way);
    // Markdown says a text in its own way, which is tested elsewhere.
    const isSaid = harmless === HARMLESS && saidBy(other!).has(UNLIKE) && make(UNLIKE).type !== 'Markdown';
    const faults = drawings.flatMap((inside, i) => {
      const own = lookOf(inside[0]!, way);
      const isExact = !isSaid || isIn(saidBy(inside), String(values[i]));
      const found = [
        ...watch.faultsIn(inside),
        ...(own === look ? [] : [`looks ${own} and not ${look}`]),
        ...(isExact ? [] : ['is not said as it is']),
      ];
      return found.map((fault) => `${short(values[i])}: ${fault}`);
    });
    return faults.slice(0, 10);
  };

  it('would be seen where it is drawn as markup', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow!;
    const there = countRuns(page);
    const stands = ['', 'position:fixed'].map((style) => {
      const box = page.document.createElement('div');
      box.setAttribute('style', style);
      page.document.body.append(box);
      return standOf(box);
    });
    const own = new Leaks();
    const blind: string[] = [];
    for (const { text, raw } of PAYLOADS) {
      const box = page.document.createElement('div');
      page.document.body.append(box);
      box.innerHTML = raw(HARMLESS);
      const before = watch.faultsIn(allIn(box));
      box.innerHTML = raw(own.in(text));
      if (watch.faultsIn(allIn(box)).length <= before.length) blind.push(raw(text));
    }
    let seen: readonly string[] = [];
    for (let i = 0; i < 100 && (!there.runs || !foreignRequests(page).length || !seen.length); i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen = [...seen, ...(await own.seen())];
    }
    const asked = foreignRequests(page).length;
    frame.remove();
    expect(stands[0]).not.to.equal(stands[1]);
    expect(new Set(PAYLOADS.map(({ text }) => text)).size).to.be.above(299);
    expect(blind).to.deep.equal([]);
    expect(there.runs, 'runs').to.be.above(0);
    expect(asked, 'requests that the page knows of').to.be.above(0);
    expect(seen.length, 'requests that the server knows of').to.be.above(0);
  });

  for (const way of WAYS) {
    for (const type of CLASSES) {
      it(`is text in every prop of ${type.tag} (${way})`, async function () {
        this.timeout(60_000);
        const stage = toStage(way);
        const few = someOf(texts, SHARE, CLASSES.indexOf(type));
        const free = packsOf(type, 'text', 'color', 'length');
        const words = packsOf(type, 'word');
        for (const make of free) {
          expect(await faultsOf(stage, way, way === 'json' ? texts : few, make)).to.deep.equal([]);
        }
        for (const make of words) expect(await faultsOf(stage, way, few, make)).to.deep.equal([]);
        for (const make of [...free, ...words]) {
          expect(await faultsOf(stage, way, FORGERIES, make, {}), 'forged').to.deep.equal([]);
        }
      });
    }

    it(`is text in every place by itself (${way})`, async function () {
      this.timeout(60_000);
      const stage = toStage(way);
      for (const [i, { name, kind, node }] of PLACES.entries()) {
        if (kind !== 'text') continue;
        expect(await faultsOf(stage, way, someOf(texts, SHARE, i), node), name).to.deep.equal([]);
      }
    });
  }

  const shown = async (type: WidgetClass, members: (value: unknown) => object): Promise<readonly string[]> =>
    faultsOf(toStage('json'), 'json', someOf(texts, 4, CLASSES.indexOf(type)), (value) => ({
      ...members(value),
      ...harmlessNode(type),
    }));

  it('is nothing in a member that is no prop', async () => {
    for (const type of CLASSES) {
      const names = MEMBERS.filter((name) => !Object.hasOwn(type.props, name));
      const members = (value: unknown) => Object.fromEntries([...names, String(value)].map((name) => [name, value]));
      expect(await shown(type, members), type.tag).to.deep.equal([]);
    }
  });

  it('is text in the type, the key and the id of a node', async () => {
    const stage = toStage('json');
    const elements = await stage.draw(
      texts.map((text) => ({ type: text, key: text, id: text, children: [{ type: 'Text', value: text }] })),
    );
    watch.know(allOf((await toStage('json').draw([{ type: HARMLESS, children: [] }]))[0]!));
    expect(watch.faultsIn(elements.flatMap(allOf))).to.deep.equal([]);
    expect(elements.every(({ id }) => id === '')).to.equal(true);
  });

  it('is text in the options of a list that is open', async () => {
    const stage = toStage('json');
    const options = (words: readonly string[]) => words.map((label) => ({ label, value: label, description: label }));
    for (const words of [[HARMLESS, 'Other'], texts]) {
      const [select] = await stage.draw([{ type: 'Select', name: 'x', searchable: false, options: options(words) }]);
      select!.focus();
      await press('ArrowDown');
      await until(() => saidBy(allOf(select!)).has(words[0]!), 'open');
      const inside = allOf(select!);
      if (words !== texts) watch.know(inside);
      const said = saidBy(inside);
      expect(words.find((word) => !isIn(said, word))).to.equal(undefined);
      expect(watch.faultsIn(inside)).to.deep.equal([]);
      await press('Escape');
    }
  });

  it('is in no sheet of ours', async () => {
    const stage = toStage('json');
    await stage.draw(texts.map((value) => ({ type: 'Text', value })));
    const rules = [document, ...[...stage.root.children].map(({ shadowRoot }) => shadowRoot!)].map(rulesOf).join('');
    expect(rules.length).to.be.above(1000);
    expect(/__ck|__leak|evil|javascript:/.exec(rules)).to.equal(null);
  });
});
