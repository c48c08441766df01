import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { BORDER_COLORS, SURFACE_COLORS, TEXT_COLORS, type ColorTokens } from '../../src/style/color.js';
import { styleTextsOf } from '../drawn-state.js';
import { drawn } from '../page.js';
import { PLAIN } from '../samples.js';

interface Case {
  readonly value: string;
  readonly expect: 'accept' | 'reject';
  readonly class: string;
}

/** Where a value from a widget becomes CSS: a node, the part of it that is drawn so, and what CSS alone would do. */
interface Place {
  readonly node: (value: unknown) => RawNode;
  /** The part, below the widget's root. */
  readonly part?: string;
  /** The longhand that shows it. */
  readonly longhand: string;
  /** The longhand that takes what this place takes, where that is another. */
  readonly like?: string;
  readonly tokens?: ColorTokens;
  /** What a bare number means. */
  readonly unit?: 'px' | '4px';
  /** Whether it stands for one of two themes, where a word such as `inherit` is no colour. */
  readonly isPair?: boolean;
}

const box = (name: string) => (value: unknown) => ({
  type: 'Box',
  [name]: value,
  children: [
    { type: 'Text', value: 'a' },
    { type: 'Text', value: 'b' },
  ],
});

const PLACES: Readonly<Record<string, Place>> = {
  'Text.color': { node: (color) => ({ type: 'Text', value: 'a', color }), longhand: 'color', tokens: TEXT_COLORS },
  'Icon.color': { node: (color) => ({ type: 'Icon', name: 'star', color }), longhand: 'color', tokens: TEXT_COLORS },
  'Divider.color': {
    node: (color) => ({ type: 'Divider', color }),
    longhand: 'background-color',
    tokens: BORDER_COLORS,
  },
  'Box.background': { node: box('background'), longhand: 'background-color', tokens: SURFACE_COLORS },
  'Card.background': {
    node: (background) => ({ type: 'Card', background }),
    part: '[part~=card]',
    longhand: 'background-color',
    tokens: SURFACE_COLORS,
  },
  'Image.background': {
    node: (background) => ({ type: 'Image', src: PLAIN, background }),
    part: '[part~=image-frame]',
    longhand: 'background-color',
    tokens: SURFACE_COLORS,
  },
  'Box.border.color': {
    node: (color) => box('border')({ size: 2, color }),
    longhand: 'border-top-color',
    tokens: BORDER_COLORS,
  },
  'Box.border.x.color': {
    node: (color) => box('border')({ x: { size: 2, color } }),
    longhand: 'border-left-color',
    tokens: BORDER_COLORS,
  },
  'Text.color.dark': {
    node: (dark) => ({
      type: 'Basic',
      theme: 'dark',
      children: [{ type: 'Text', value: 'a', color: { light: 'red', dark } }],
    }),
    part: 'ck-text',
    longhand: 'color',
    tokens: TEXT_COLORS,
    isPair: true,
  },
  'Box.width': { node: box('width'), longhand: 'width', unit: 'px' },
  'Box.height': { node: box('height'), longhand: 'height', unit: 'px' },
  'Box.minWidth': { node: box('minWidth'), longhand: 'min-width', unit: 'px' },
  'Box.maxSize': { node: box('maxSize'), longhand: 'max-height', unit: 'px' },
  'Text.width': { node: (width) => ({ type: 'Text', value: 'a', width }), longhand: 'width', unit: 'px' },
  'Spacer.minSize': {
    node: (minSize) => ({ type: 'Row', children: [{ type: 'Spacer', minSize }] }),
    part: 'ck-spacer',
    longhand: 'flex-basis',
    unit: 'px',
  },
  'Divider.size': {
    node: (size) => ({ type: 'Divider', size }),
    longhand: 'height',
    like: 'padding-top',
    unit: 'px',
  },
  'Divider.spacing': { node: (spacing) => ({ type: 'Divider', spacing }), longhand: 'margin-top', unit: '4px' },
  'Box.padding.left': { node: (left) => box('padding')({ left }), longhand: 'padding-left', unit: '4px' },
  'Card.padding.y': {
    node: (y) => ({ type: 'Card', padding: { y } }),
    part: '[part~=card-body]',
    longhand: 'padding-top',
    unit: '4px',
  },
  'Box.margin.top': { node: (top) => box('margin')({ top }), longhand: 'margin-top', unit: '4px' },
  'Col.gap': { node: (gap) => ({ ...box('gap')(gap), type: 'Col' }), longhand: 'row-gap', unit: '4px' },
  'ListViewItem.gap': {
    node: (gap) => ({ type: 'ListViewItem', gap }),
    part: '[part~=list-view-item]',
    longhand: 'column-gap',
    unit: '4px',
  },
  'Box.flex': {
    node: (flex) => ({ type: 'Row', children: [{ type: 'Box', flex }] }),
    part: 'ck-box',
    longhand: 'flex',
  },
  'Box.aspectRatio': { node: box('aspectRatio'), longhand: 'aspect-ratio' },
};

/** Longhands by which a value could break out of its box. */
const ESCAPES = ['position', 'display', 'opacity', 'z-index', 'filter', 'background-image', 'inset', 'visibility'];

const COLOURS = new Set(['css colour', 'token']);

const LONGHANDS = new Set(['color', 'background-color', 'border-top-color', 'border-left-color']);

let widget: HTMLElementTagNameMap['ck-widget'];
let count = 0;

/** An address of this machine that would tell if it were asked for. */
const leak = (): string => `${location.origin}/__leak/${count++}`;

const leaks = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes('/__leak/'));

const draw = async (node: RawNode): Promise<Element> => {
  widget.widget = node;
  await widget.updateComplete;
  const element = widget.shadowRoot!.querySelector('.tree')!.firstElementChild!;
  await (element as { updateComplete?: Promise<unknown> }).updateComplete;
  return element;
};

const partOf = (element: Element, part?: string): Element =>
  part ? (element.shadowRoot?.querySelector(part) ?? element.querySelector(part)!) : element;

const lookOf = (element: Element, { part, longhand }: Place): readonly string[] => {
  const style = getComputedStyle(partOf(element, part));
  return [longhand, ...ESCAPES].map((name) => `${name}: ${style.getPropertyValue(name)}`);
};

/** What CSS itself makes of a value; undefined where nothing. */
const byCss = (
  element: Element,
  { part, longhand, like = longhand, tokens = {}, unit, isPair }: Place,
  value: string,
): string | undefined => {
  const target = partOf(element, part) as HTMLElement;
  const token = Object.hasOwn(tokens, value) ? `var(--ck-${tokens[value]})` : value;
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  const text = isNumber && unit === 'px' ? `${value}px` : isNumber && unit === '4px' ? `${Number(value) * 4}px` : token;
  if (!CSS.supports(like, text) || (isPair && /^(?:inherit|unset)$/.test(text))) return undefined;
  target.style.setProperty(longhand, text);
  const computed = getComputedStyle(target).getPropertyValue(longhand);
  target.style.removeProperty(longhand);
  return computed;
};

describe('CSS values from widgets', () => {
  let cases: readonly Case[] | null;

  before(async () => {
    cases = (await (await fetch('/__cases/css-values.json')).json()) as readonly Case[] | null;
    cases = (cases as unknown as { cases: readonly Case[] } | null)?.cases ?? null;
    widget = document.createElement('ck-widget');
    document.body.append(widget);
    performance.setResourceTimingBufferSize(10_000);
  });

  after(() => widget.remove());

  it('would be seen to leak', async () => {
    const probe = document.createElement('div');
    document.body.append(probe);
    probe.style.backgroundImage = `url(${leak()})`;
    probe.style.height = '10px';
    await drawn(4);
    for (let i = 0; i < 50 && !leaks().length; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    probe.remove();
    expect(leaks().length).to.equal(1);
  });

  for (const [name, place] of Object.entries(PLACES)) {
    it(`in ${name} are what CSS makes of them, or nothing`, async function () {
      if (!cases) {
        console.info('the list of CSS values is not there');
        this.skip();
      }
      this.timeout(30_000);
      const isColour = LONGHANDS.has(place.longhand);
      const faults: string[] = [];
      const before = leaks().length;
      const plain = await draw(place.node(undefined));
      const usual = lookOf(plain, place);
      const texts = styleTextsOf(plain);
      for (const { value: pattern, ...wanted } of cases) {
        // No colour, but a background that is told from one.
        if (place.tokens === SURFACE_COLORS && /^[a-z]+-gradient\([^()]*\)$/.test(pattern)) continue;
        const value = pattern.replaceAll('LEAK', leak());
        const plain = await draw(place.node(undefined));
        const isAccepted = wanted.expect === 'accept' && COLOURS.has(wanted.class) === isColour;
        const expected = isAccepted ? byCss(plain, place, value) : undefined;
        const element = await draw(place.node(value));
        const look = lookOf(element, place);
        const own = look[0]!.slice(place.longhand.length + 2);
        const short = JSON.stringify(value.slice(0, 60));
        if (expected !== undefined) {
          if (own !== expected) faults.push(`${short} is ${own} and not ${expected}`);
        } else if (wanted.expect === 'reject' || wanted.class !== 'token') {
          if (look.join() !== usual.join()) faults.push(`${short} is ${own} and not the default`);
          if (wanted.expect === 'reject' && styleTextsOf(element).join() !== texts.join()) {
            faults.push(`${short} stands in ${styleTextsOf(element).join()}`);
          }
        }
      }
      await drawn();
      expect(faults.slice(0, 20)).to.deep.equal([]);
      expect(leaks().slice(before)).to.deep.equal([]);
    });
  }
});
