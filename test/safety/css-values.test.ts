import { expect } from '@open-wc/testing';
import { CHART_COLORS } from '../../src/chart/colors.js';
import type { RawNode } from '../../src/schema/node.js';
import { BORDER_COLORS, SURFACE_COLORS, TEXT_COLORS, type ColorTokens } from '../../src/style/color.js';
import { clearPage } from '../hands.js';
import { drawn, setMedia } from '../page.js';
import { WAYS, type Way } from '../sheet.js';
import { cssCases, type CssCase } from './cases.js';
import { allOf, toStage, type Stage } from './drawings.js';
import { FORGERIES } from './payloads.js';
import { harmlessNode, PLACES, type Place } from './places.js';
import { countRuns, foreignRequests, Leaks, rulesOf, standOf } from './watch.js';

/** A longhand of an element inside of what is drawn, in which a value shows. */
interface Sink {
  /** The element's place among all. */
  readonly at: number;
  readonly longhand: string;
  /** The longhand that takes what this one may have, where its value comes through a custom property. */
  readonly like: string;
}

/** A value, and what it comes to: a text that CSS takes, or nothing. */
interface Wanted {
  readonly value: unknown;
  readonly css?: string | undefined;
  /** Whether it may leave no trace. */
  readonly isRefused?: boolean;
}

/** Values that show wherever they are drawn, and how. */
const PROBES = { color: ['#010203'], length: ['7px', '7 / 3'] } as const;
const SHOWN: ReadonlySet<string> = new Set(['rgb(1, 2, 3)', '7px', '7 / 3']);

const LONGHANDS = `color background-color border-top-color border-right-color border-bottom-color border-left-color fill
stroke width height min-width min-height max-width max-height padding-top padding-right padding-bottom padding-left
margin-top margin-right margin-bottom margin-left row-gap column-gap flex-basis aspect-ratio`.split(/\s+/);

/** What JSON may hold in place of a value, besides texts. */
const NO_TEXTS: readonly unknown[] = [
  ...[true, false, NaN, Infinity, -Infinity, 1e300, 10_000, -10_000],
  ...[[], ['red'], [7], {}, { light: {}, dark: [] }, { light: { light: 'red', dark: 'red' }, dark: 'red' }],
  ...FORGERIES,
];

const NUMBERS = [0, 7, -1, 1.5, 120, 9999];

/** Some primitives, as the documentation has them. */
const PRIMITIVES: Readonly<Record<string, string>> = {
  'red-100': '#ffa4a2',
  'blue-900': '#00284d',
  'black-50': 'rgb(from #000 r g b / 50%)',
};

/** No colour, but what a background may be, too; it names no address. */
const GRADIENT = /^[a-z]+-gradient\([^()]*\)$/;

/** Some distances at once, which a margin may say. */
const MANY = /^[\d.]+ [\d.]+ auto$/;

/** By hand, every so many. */
const SHARE = 4;

/**
 * The places where every value is tried: of a prop that many types share, in one of them each place in it, in the others
 * the first.
 */
const TRIED = PLACES.filter(({ kind }) => kind === 'color' || kind === 'length').filter(({ type, prop }, i, places) => {
  const isFirst = places.findIndex((place) => place.prop === prop && place.type === type) === i;
  return isFirst || places.find((place) => place.prop === prop)!.type === type;
});

const tokensOf = ({ name, type }: Place): ColorTokens => {
  if (type.type === 'Chart') return CHART_COLORS;
  if (name.includes('.background')) return SURFACE_COLORS;
  return name.includes('.border') || type.type === 'Divider' ? BORDER_COLORS : TEXT_COLORS;
};

/** What a number means: px, steps of the spacing, or itself. */
const cssOfNumber = ({ name }: Place, count: number): string => {
  if (/\.(?:flex|aspectRatio)$/.test(name)) return String(count);
  return /\.(?:padding|margin|gap|spacing)\b/.test(name) ? `calc(4px * ${count})` : `${count}px`;
};

/** What CSS has to say for a text; undefined where the place has no such value. */
const cssOf = (place: Place, { value, class: kind }: CssCase): string | undefined => {
  if (place.kind === 'length') {
    if (kind !== 'size/flex/ratio') return undefined;
    return /^-?\d+(\.\d+)?$/.test(value) ? cssOfNumber(place, Number(value)) : value;
  }
  const tokens = tokensOf(place);
  if (Object.hasOwn(tokens, value)) return `var(--ck-${tokens[value]})`;
  if (Object.hasOwn(PRIMITIVES, value)) return PRIMITIVES[value];
  // One of two colours stands inside of a function, where such a word is none.
  return /\.(?:light|dark)$/.test(place.name) && /^(?:inherit|unset)$/.test(value) ? undefined : value;
};

/** The values for a place, with what each comes to there. */
const wantedIn = (place: Place, cases: readonly CssCase[]): readonly Wanted[] => {
  const other = place.name.includes('.background') ? GRADIENT : place.name.endsWith('.margin') ? MANY : undefined;
  const numbers = place.kind === 'length' ? NUMBERS : [];
  return [
    ...cases
      .filter(({ value }) => !other?.test(value))
      .map((each) => {
        const isRefused = each.expect === 'reject';
        return { value: each.value, isRefused, css: isRefused ? undefined : cssOf(place, each) };
      }),
    ...numbers.map((value) => ({ value, css: cssOfNumber(place, value) })),
    ...NO_TEXTS.map((value) => ({ value, isRefused: true })),
  ];
};

const computedOf = (element: Element, longhand: string): string => getComputedStyle(element).getPropertyValue(longhand);

const isSaid = (element: Element, longhand: string): boolean =>
  (element as HTMLElement).style.getPropertyValue(longhand) !== '';

/** A node that says a value in a place; what is in lists is no matter of a length. */
const nodeIn = (place: Place, value: unknown): RawNode => {
  const node = place.node(value);
  if (place.kind !== 'length') return node;
  return Object.fromEntries(Object.entries(node).map(([name, each]) => [name, Array.isArray(each) ? [] : each]));
};

/** Where a place shows its value: in longhands of the outermost element that says them, or that has them at least. */
const sinksOf = async (stage: Stage, place: Place): Promise<readonly Sink[]> => {
  for (const probe of PROBES[place.kind as keyof typeof PROBES]) {
    const [plain, probed] = (await stage.draw([nodeIn(place, undefined), nodeIn(place, probe)])).map(allOf);
    const shown = probed!.flatMap((element, at) =>
      LONGHANDS.filter((name) => SHOWN.has(computedOf(element, name)) && !SHOWN.has(computedOf(plain![at]!, name))).map(
        (longhand) => ({ at, longhand, like: longhand }),
      ),
    );
    const said = shown.filter(({ at, longhand }) => isSaid(probed![at]!, longhand));
    const [first] = [...said, ...shown];
    if (!first) continue;
    if (place.name.endsWith('.flex')) return [{ ...first, longhand: 'flex', like: 'flex' }];
    if (said.length) return said.filter(({ at }) => at === first.at);
    return [{ ...first, like: place.kind === 'length' ? 'padding-top' : first.longhand }];
  }
  throw new Error(`${place.name} shows nowhere`);
};

/** Says a text in longhands of elements; the answer takes it back. */
const say = (elements: readonly Element[], sinks: readonly Sink[], text: string): (() => void) => {
  const ends = sinks.map(({ at, longhand }) => {
    const { style } = elements[at] as HTMLElement;
    const before = style.getPropertyValue(longhand);
    style.setProperty(longhand, text);
    return () => style.setProperty(longhand, before);
  });
  return () => ends.forEach((end) => end());
};

/** What there is to see of a value: how it is drawn, and every style text. */
const traceOf = (elements: readonly Element[], sinks: readonly Sink[], isWhole: boolean | undefined): string =>
  [
    ...sinks.map(({ at, longhand }) => `${longhand}: ${computedOf(elements[at]!, longhand)}`),
    ...sinks.map(({ at }) => standOf(elements[at]!)),
    ...(isWhole ? elements.map((element) => element.getAttribute('style') ?? '') : []),
  ].join('; ');

/** What in a place is not as it should be, next to drawings that say nothing there, or the same in CSS. */
const faultsIn = async (
  stage: Stage,
  way: Way,
  place: Place,
  cases: readonly CssCase[],
): Promise<readonly string[]> => {
  document.documentElement.style.colorScheme = place.name.endsWith('.dark') ? 'dark' : 'light';
  const sinks = await sinksOf(stage, place);
  const wanted = wantedIn(place, cases).map(({ css, ...each }) => {
    const isCss = css !== undefined && sinks.every(({ like }) => CSS.supports(like, css));
    return { ...each, css: isCss ? css : undefined };
  });
  const texts = [...new Set(wanted.flatMap(({ css }) => css ?? []))];
  // One colour of two that is none makes none of both.
  const whole = PLACES.find(({ name }) => name === place.name.replace(/\.(?:light|dark)$/, '')) ?? place;
  const plain = [harmlessNode(place.type), ...[undefined, ...texts].map(() => nodeIn(whole, undefined))];
  const drawings = (await stage.draw([...plain, ...wanted.map(({ value }) => nodeIn(place, value))])).map(allOf);
  const [without, usual, ...byCss] = drawings.splice(0, plain.length);
  const ends = byCss.map((elements, i) => say(elements, sinks, texts[i]!));
  const faults = drawings.flatMap((elements, i) => {
    const { value, css, isRefused } = wanted[i]!;
    // By hand, an attribute that says no distance still takes away the one that the system gives.
    if (way === 'html' && css === undefined && /\.(?:gap|spacing)$/.test(place.name)) return [];
    const trace = traceOf(elements, sinks, isRefused);
    const likes =
      css !== undefined ? [byCss[texts.indexOf(css)]!] : typeof value === 'string' ? [usual!] : [usual!, without!];
    const traces = likes.map((like) => traceOf(like, sinks, isRefused));
    const short = (JSON.stringify(value) ?? String(value)).slice(0, 60);
    return traces.includes(trace) ? [] : [`${place.name}: ${short} is ${trace} and not ${traces[0]}`];
  });
  for (const end of ends) end();
  return faults;
};

describe('CSS values from a widget', function () {
  this.timeout(60_000);
  const leaks = new Leaks();
  const { warn } = console;
  let cases: readonly CssCase[];
  let count: { readonly runs: number };

  before(async () => {
    // Every value that is refused is warned of.
    console.warn = () => {};
    count = countRuns();
    cases = (await cssCases()).map((each) => ({ ...each, value: leaks.in(each.value) }));
    await setMedia({ reducedMotion: 'reduce' });
  });

  after(async () => {
    console.warn = warn;
    document.documentElement.style.removeProperty('color-scheme');
    clearPage();
    await setMedia({});
  });

  afterEach(async () => {
    await drawn();
    expect([count.runs, foreignRequests(), await leaks.seen()]).to.deep.equal([0, [], []]);
    expect(/__leak|position: fixed/.exec(rulesOf(document))).to.equal(null);
  });

  it('would be seen to ask for something and to break out', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const own = new Leaks();
    const stands = ['red', own.in('red;position:fixed;background:url(LEAK)')].map((value) => {
      const box = frame.contentDocument!.createElement('div');
      box.setAttribute('style', `height:9px;color:${value}`);
      frame.contentDocument!.body.append(box);
      return standOf(box);
    });
    let seen: readonly string[] = [];
    for (let i = 0; i < 100 && !seen.length; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen = await own.seen();
    }
    const asked = foreignRequests(frame.contentWindow!);
    frame.remove();
    expect(stands[0]).not.to.equal(stands[1]);
    expect([seen.length, asked.length]).to.deep.equal([1, 1]);
  });

  for (const way of WAYS) {
    for (const type of new Set(TRIED.map((place) => place.type))) {
      it(`are in ${type.tag} what CSS makes of them, or nothing (${way})`, async () => {
        const stage = toStage(way);
        const faults: string[] = [];
        for (const [i, place] of TRIED.entries()) {
          if (place.type !== type) continue;
          const own = way === 'json' ? cases : cases.filter((_, j) => j % SHARE === i % SHARE);
          faults.push(...(await faultsIn(stage, way, place, own)));
        }
        expect(faults.slice(0, 10)).to.deep.equal([]);
      });
    }
  }

  it('say some distances at once, or none where one of them is none', async () => {
    const stage = toStage('json');
    for (const [margin, wanted] of [
      ['1px 2 3px 4', '1px 8px 3px 16px'],
      ['1 0 2px', '4px 0px 2px'],
      ['1px red', '0px'],
      ['red;position:fixed 5px', '0px'],
      ['1 2 3 4 5', '0px'],
    ]) {
      const [box] = await stage.draw([{ type: 'Box', margin }]);
      expect(computedOf(box!, 'margin'), margin).to.equal(wanted);
    }
  });
});
