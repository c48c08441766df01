import { Validator, type Schema as JsonSchema } from '@cfworker/json-schema';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { LitElement } from 'lit';
import type { PropsElement, WidgetClass } from '../../src/element/props.js';
import { attributeOf, propertyOf, STRUCTURAL } from '../../src/schema/names.js';
import { childrenOf, type RawNode } from '../../src/schema/node.js';
import type { Prop } from '../../src/schema/prop.js';
import { propsFor } from '../arbitrary.js';
import { CLASSES } from '../classes.js';
import { law } from '../law.js';
import { changesOf, viewOf } from '../drawn-state.js';
import '../../src/markdown/document-view.js';
import { allIn, drawn, setMedia } from '../page.js';
import { SAMPLES } from '../samples.js';

type Values = Readonly<Record<string, unknown>>;

const make = ({ tag }: WidgetClass): PropsElement => document.createElement(tag) as PropsElement;

/** Waits until an element is drawn; which of two gradients it has, it learns from the browser frames later. */
const settle = async (element: Element | null | undefined, values: Values): Promise<void> => {
  await (element as Partial<LitElement>).updateComplete;
  if (/"(?:light|dark)":"linear/.test(JSON.stringify(values))) await drawn(3);
};

const place = async (element: PropsElement): Promise<PropsElement> => {
  const box = document.createElement('div');
  box.style.color = 'var(--ck-text)';
  box.style.fontFamily = 'var(--ck-font-sans)';
  box.append(element);
  document.body.append(box);
  await settle(element, {});
  return element;
};

/** What the size or the content of hangs on a frame: whether it is near the sight, and whether its words have come. */
const BY_FRAMES: ReadonlySet<string> = new Set(['ck-list-view-item', 'ck-markdown']);

const seen = async (element: PropsElement): Promise<readonly string[]> => {
  if (BY_FRAMES.has(element.localName)) await drawn(2);
  const isEmpty = () => element.localName === 'ck-markdown' && !element.shadowRoot!.querySelector('p, h1, ul, ol, pre');
  for (let frames = 0; frames < 10 && element.getProp('value') && isEmpty(); frames++) await drawn(1);
  // What was said to assistive technology belongs to its past.
  return viewOf(element).map((line) => line.replace(/^(<div> role=status ).*/, '$1'));
};

const fieldsOf = ({ props }: WidgetClass): [string, Prop<never>][] =>
  Object.entries<Prop<never>>(props).filter(([name]) => !STRUCTURAL.has(name));

/** Draws one node after the other in one `<ck-widget>`. */
const byJson = async ({ type }: WidgetClass, ...steps: readonly Values[]): Promise<PropsElement> => {
  const widget = document.createElement('ck-widget');
  document.body.append(widget);
  const elements = new Set<Element | null>();
  for (const values of steps) {
    widget.widget = { type, ...values };
    await widget.updateComplete;
    elements.add(widget.shadowRoot!.querySelector('.tree')!.firstElementChild);
  }
  expect(elements.size).to.equal(1);
  const [element] = elements;
  await settle(element, steps[1] ?? {});
  return element as PropsElement;
};

const byProperties = (type: WidgetClass, values: Values): Promise<PropsElement> => {
  const element = make(type);
  for (const name of Object.keys(values)) Reflect.set(element, propertyOf(name), values[name]);
  return place(element);
};

const write = (element: Element, name: string, value: unknown): void => {
  element.setAttribute(attributeOf(name), typeof value === 'string' ? value : JSON.stringify(value));
};

const byAttributes = (type: WidgetClass, values: Values): Promise<PropsElement> => {
  const element = make(type);
  for (const name of Object.keys(values)) write(element, name, values[name]);
  return place(element);
};

const rewrite = async (element: PropsElement, before: Values, after: Values): Promise<void> => {
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) element.removeAttribute(attributeOf(name));
  }
  for (const name of Object.keys(after)) write(element, name, after[name]);
  await settle(element, after);
};

const FORGED = { _$litType$: 1, strings: ['<img src=x onerror=alert(1)>'], values: [], h: '<b></b>' };

/** What untrusted JSON may hold in place of a value. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e300,
  Number.NaN,
  Infinity,
  '',
  'constructor',
  '__proto__',
  '</style><script>alert(1)</script>',
  '${alert(1)}',
  '\u0000\uD800',
  [],
  [[['red']]],
  [FORGED],
  {},
  FORGED,
  { nodeType: 1, textContent: 'node' },
  { toString: 'x', valueOf: 1 },
  { then: 1 },
  { type: FORGED },
  { text: FORGED, icon: FORGED, favicon: FORGED },
  { label: FORGED, action: FORGED },
  { light: FORGED, dark: FORGED },
  { size: FORGED, color: FORGED },
  { top: FORGED, x: FORGED },
  JSON.parse('{"__proto__":{"type":"x","text":"polluted","light":"red","dark":"red","size":9}}'),
];

const isValid = ({ schema, read }: Prop<never>, raw: unknown): boolean => {
  const value = read ? read(raw) : raw;
  if (value == null || (typeof value === 'number' && !Number.isFinite(value))) return false;
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return new Validator(schema as JsonSchema, '2020-12').validate(plain).valid;
};

describe('samples', () => {
  it('say every prop of every type', () => {
    const said = new Set<string>();
    const open: RawNode[] = Object.values(SAMPLES).flat();
    for (let node = open.pop(); node; node = open.pop()) {
      for (const name of Object.keys(node)) said.add(`${String(node.type)}.${name}`);
      open.push(...childrenOf(node));
    }
    const all = CLASSES.flatMap((type) => fieldsOf(type).map(([name]) => `${type.type}.${name}`));
    expect(all.filter((name) => !said.has(name))).to.deep.equal([]);
    expect(CLASSES.map(({ type }) => type).filter((type) => !Object.hasOwn(SAMPLES, type))).to.deep.equal([]);
  });
});

for (const type of CLASSES) {
  describe(`props of ${type.tag}`, function () {
    this.timeout(30_000);
    before(() => setMedia({ reducedMotion: 'reduce' }));
    after(() => setMedia({}));
    afterEach(() => document.body.replaceChildren());

    for (const [name, prop] of fieldsOf(type)) {
      it(`${name}: takes no value that its schema refuses, whichever way it comes`, async () => {
        for (const value of HOSTILE) {
          for (const make of [byJson, byProperties]) {
            const element = await make(type, { [name]: value });
            expect(element.getProp(name) !== undefined, JSON.stringify(value)).to.equal(isValid(prop, value));
          }
          await byAttributes(type, { [name]: value ?? null });
        }
        const ours = allIn(document.body).filter(({ localName }) => localName === type.tag);
        const inside = ours.flatMap((element) => allIn(element.shadowRoot ?? element));
        expect(ours.length).to.be.above(HOSTILE.length);
        expect(inside.filter((element) => element.matches('[onerror], script, style, b'))).to.deep.equal([]);
        expect(inside.filter((element) => element.textContent.includes('[object'))).to.deep.equal([]);
        expect(Reflect.get({}, 'text')).to.equal(undefined);
      });
    }

    it('shows the same from JSON, properties and attributes', async () => {
      await law(
        fc.asyncProperty(propsFor(type.props), async (values) => {
          const json = viewOf(await byJson(type, values));
          const properties = viewOf(await byProperties(type, values));
          const attributes = viewOf(await byAttributes(type, values));
          document.body.replaceChildren();
          expect(changesOf(json, properties), 'properties').to.deep.equal([]);
          expect(changesOf(json, attributes), 'attributes').to.deep.equal([]);
        }),
      );
    });

    it('forgets what it showed before', async () => {
      await law(
        fc.asyncProperty(propsFor(type.props), propsFor(type.props), async (before, after) => {
          const fresh = await seen(await byJson(type, after));
          const changed = await seen(await byJson(type, before, after));
          const element = await byAttributes(type, before);
          await rewrite(element, before, after);
          const rewritten = await seen(element);
          document.body.replaceChildren();
          expect(changesOf(fresh, changed), 'JSON').to.deep.equal([]);
          expect(changesOf(fresh, rewritten), 'attributes').to.deep.equal([]);
        }),
      );
    });

    it('takes over what was set before its class was known', async () => {
      for (const { type: _, id, key, children, ...values } of SAMPLES[type.type]!.filter(
        (node) => node.type === type.type,
      )) {
        void [id, key, children];
        const early = document.createElement('div');
        early.innerHTML = `<${type.tag}></${type.tag}>`;
        const element = early.firstElementChild as PropsElement;
        for (const name of Object.keys(values)) {
          Object.defineProperty(element, propertyOf(name), {
            value: values[name],
            configurable: true,
            enumerable: true,
            writable: true,
          });
        }
        const late = await place(element);
        const usual = await byJson(type, values);
        expect(changesOf(viewOf(usual), viewOf(late)), JSON.stringify(values)).to.deep.equal([]);
      }
    });

    it('shows its key as data-key, and never an id or a name', async () => {
      const element = await byJson(type, { id: 'cookie', key: 'k1', name: 'location' });
      expect(element.dataset.key).to.equal('k1');
      element.show({ type: type.type, id: 'cookie', key: 'k2' });
      expect(element.dataset.key).to.equal('k2');
      element.show({ type: type.type, id: 'cookie', key: 7 });
      expect(element.dataset.key).to.equal(undefined);
      expect([element.id, element.getAttribute('name')]).to.deep.equal(['', null]);
    });
  });
}
