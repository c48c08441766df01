import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { LightWidget } from '../../src/element/light-widget.js';
import { define } from '../../src/element/registry.js';
import { type CkErrorEvent, registerComponent, type CkWidget } from '../../src/index.js';
import { text } from '../../src/schema/prop.js';

const CARD = { type: 'Card', children: [{ type: 'Text', id: 't', value: 'Hello' }] };

const FILE = {
  version: '1.0',
  name: 'Greeting',
  template: '{"type":"Card","children":[{"type":"Text","value":{{ (name) | tojson }}}]}',
};

const make = async (): Promise<CkWidget> => fixture<CkWidget>(html`<ck-widget></ck-widget>`);

const show = async (element: CkWidget, widget: unknown): Promise<CkErrorEvent[]> => {
  const errors: CkErrorEvent[] = [];
  const note = (event: CkErrorEvent) => errors.push(event);
  element.addEventListener('ck-error', note);
  element.widget = widget;
  await element.updateComplete;
  await element.updateComplete;
  element.removeEventListener('ck-error', note);
  return errors;
};

const textOf = (element: CkWidget): string => element.shadowRoot!.querySelector('.tree')!.textContent;

const messageOf = (element: CkWidget, part: string): string =>
  element.shadowRoot!.querySelector(`[part=${part}]`)?.textContent?.trim() ?? '';

const fileOf = (json: unknown): string =>
  URL.createObjectURL(new Blob([typeof json === 'string' ? json : JSON.stringify(json)]));

const settle = async (element: CkWidget, isDone: () => boolean): Promise<void> => {
  for (let i = 0; i < 100 && !isDone(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  await element.updateComplete;
};

describe('<ck-widget>', () => {
  it('draws a tree, and another in its place', async () => {
    const element = await make();
    expect(await show(element, CARD)).to.deep.equal([]);
    expect(textOf(element)).to.equal('Hello');
    const card = element.shadowRoot!.querySelector('ck-card');
    await show(element, { type: 'Card', children: [{ type: 'Text', value: 'Bye' }] });
    expect(textOf(element)).to.equal('Bye');
    expect(element.shadowRoot!.querySelector('ck-card')).to.equal(card);
  });

  it('draws what a script in it says', async () => {
    const element = await fixture<CkWidget>(
      html`<ck-widget
        ><script type="application/json">
          { "type": "Card", "children": [{ "type": "Text", "value": "Inline" }] }
        </script></ck-widget
      >`,
    );
    await settle(element, () => textOf(element) !== '');
    expect(textOf(element)).to.equal('Inline');
  });

  it('draws a component that is no root', async () => {
    const element = await make();
    await show(element, { type: 'Row', children: [{ type: 'Text', value: 'Just a row' }] });
    expect(textOf(element)).to.equal('Just a row');
  });

  it('fills a template with data, and again when the data change', async () => {
    const element = await make();
    element.template = FILE;
    element.data = { name: 'Ada' };
    await settle(element, () => textOf(element) === 'Ada');
    expect(textOf(element)).to.equal('Ada');
    element.data = { name: 'Grace' };
    await settle(element, () => textOf(element) === 'Grace');
    expect(textOf(element)).to.equal('Grace');
  });

  it('loads a tree from an address', async () => {
    const element = await make();
    element.src = fileOf(CARD);
    await element.updateComplete;
    expect(element.matches(':state(loading)'), 'loading').to.equal(true);
    expect(element.getAttribute('aria-busy')).to.equal('true');
    expect(element.shadowRoot!.querySelector('[part=skeleton]')).to.not.equal(null);
    await settle(element, () => textOf(element) !== '');
    expect(textOf(element)).to.equal('Hello');
    await settle(element, () => !element.hasAttribute('aria-busy'));
    expect(element.hasAttribute('aria-busy'), 'busy').to.equal(false);
    expect(element.shadowRoot!.querySelector('[part=skeleton]')).to.equal(null);
  });

  it('loads a .widget file from an address, and fills it anew with other data', async () => {
    const element = await make();
    element.data = { name: 'Ada' };
    element.src = fileOf(FILE);
    await settle(element, () => textOf(element) === 'Ada');
    element.data = { name: 'Grace' };
    await settle(element, () => textOf(element) === 'Grace');
    expect(textOf(element)).to.equal('Grace');
  });

  const FAILURES: readonly [name: string, change: (element: CkWidget) => void, code: string, words: RegExp][] = [
    ['an address that answers 404', (e) => (e.src = '/no-such-file.widget'), 'load', /404/],
    ['an address without a server', (e) => (e.src = 'http://127.0.0.1:1/x.widget'), 'load', /no connection/],
    ['an address that is none', (e) => (e.src = 'http://:0:0'), 'load', /could not be loaded/],
    ['a file that is no JSON', (e) => (e.src = fileOf('<html>')), 'invalid-widget', /not valid JSON/],
    ['a file of another version', (e) => (e.src = fileOf({ ...FILE, version: '2.0' })), 'template', /version/],
    [
      'a template that cannot be read',
      (e) => (e.template = { ...FILE, template: '{% if %}' }),
      'template',
      /template/i,
    ],
    [
      'a template without its data',
      (e) => (e.template = { ...FILE, template: '{{ a.b.c }}' }),
      'template',
      /template/i,
    ],
    [
      'a template that never ends',
      (e) =>
        (e.template = {
          ...FILE,
          template: '{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}',
        }),
      'template',
      /template/i,
    ],
    ['a widget that is a text', (e) => (e.widget = 'nonsense'), 'invalid-widget', /not a JSON object/],
    ['a widget that is a list', (e) => (e.widget = [CARD]), 'invalid-widget', /not a JSON object/],
  ];
  for (const [name, change, code, words] of FAILURES) {
    it(`says so, fires ck-error and goes on: ${name}`, async () => {
      const element = await make();
      setTimeout(() => change(element));
      const { detail } = await oneEvent(element, 'ck-error');
      expect(detail.code).to.equal(code);
      await element.updateComplete;
      expect(messageOf(element, 'error')).to.match(words);
      await settle(element, () => !element.hasAttribute('aria-busy'));
      expect(element.hasAttribute('aria-busy')).to.equal(false);
      await show(element, CARD);
      expect(messageOf(element, 'error')).to.equal('');
      expect(textOf(element)).to.equal('Hello');
    });
  }

  it('lets a later address win over an earlier one', async () => {
    const element = await make();
    element.src = fileOf({ type: 'Text', value: 'first' });
    await element.updateComplete;
    element.src = fileOf({ type: 'Text', value: 'second' });
    await settle(element, () => textOf(element) !== '');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(textOf(element)).to.equal('second');
  });

  it('shows the children of an unknown type, a note, and everything else', async () => {
    const element = await make();
    const errors = await show(element, {
      type: 'Card',
      children: [
        { type: 'Hologram', children: [{ type: 'Text', value: 'inside' }] },
        { type: 'Text', value: 'after' },
      ],
    });
    expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['unknown-component']);
    expect(errors[0]!.detail.node).to.have.property('type', 'Hologram');
    expect(textOf(element)).to.equal('insideafter');
    const unknown = element.shadowRoot!.querySelector('ck-unknown')!;
    expect(unknown.shadowRoot!.textContent).to.contain('Unknown component: Hologram');
  });

  it('draws a component that becomes known later', async () => {
    const element = await make();
    await show(element, { type: 'Card', children: [{ type: 'Latecomer', said: 'late' }] });
    define(class extends LightWidget('Latecomer', { said: text }) {
      override propsChanged(): void {
        this.textContent = (this as unknown as { said: string }).said;
      }
    });
    await element.updateComplete;
    expect(textOf(element)).to.equal('late');
  });

  it('gives a registered element its props as properties, and none that is a member of elements', async () => {
    class Gauge extends HTMLElement {
      reading: unknown;
    }
    customElements.define('test-gauge', Gauge);
    registerComponent('Gauge', 'test-gauge');
    const element = await make();
    const widget = {
      type: 'Card',
      children: [
        {
          type: 'Gauge',
          reading: { now: 4 },
          innerHTML: '<b>no</b>',
          onclick: 'no',
          children: [{ type: 'Text', value: 'slotted' }],
        },
      ],
    };
    expect(await show(element, widget)).to.deep.equal([]);
    const gauge = element.shadowRoot!.querySelector('test-gauge') as Gauge;
    expect(gauge.reading).to.deep.equal({ now: 4 });
    expect(gauge.innerHTML).to.not.contain('<b>');
    expect(gauge.onclick).to.equal(null);
    expect(gauge.textContent).to.equal('slotted');
  });

  it('reports a bad prop, and draws the rest with its default', async () => {
    const element = await make();
    const errors = await show(element, {
      type: 'Card',
      size: 'enormous',
      children: [{ type: 'Text', value: 'fine', size: 7 }],
    });
    expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['invalid-widget', 'invalid-widget']);
    expect(errors[0]!.detail.message).to.contain('Card.size');
    expect(textOf(element)).to.equal('fine');
  });

  it('draws nodes that are no nodes as far as they go', async () => {
    const element = await make();
    const errors = await show(element, {
      type: 'Card',
      children: [null, 7, 'x', [], { no: 'type' }, { type: 5 }, { type: 'Text', value: 'here' }],
    });
    expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['invalid-widget', 'invalid-widget']);
    expect(textOf(element)).to.equal('here');
  });

  const deep = (levels: number): object => {
    let node: object = { type: 'Text', value: 'bottom' };
    for (let i = 1; i < levels; i++) node = { type: 'Box', children: [node] };
    return node;
  };

  it('draws 100 levels, and of more those with a note', async () => {
    const element = await make();
    expect(await show(element, deep(100))).to.deep.equal([]);
    expect(textOf(element)).to.equal('bottom');
    const errors = await show(element, deep(20_000));
    expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['limit']);
    expect(messageOf(element, 'note')).to.contain('too large');
    expect(element.shadowRoot!.querySelectorAll('ck-box').length).to.equal(100);
    await show(element, CARD);
    expect(messageOf(element, 'note')).to.equal('');
  });

  it('draws as many nodes and as much text as the limits allow', async () => {
    const element = await make();
    element.limits = { nodes: 50, text: 10 };
    const many = { type: 'Col', children: Array.from({ length: 99 }, (_, i) => ({ type: 'Text', value: `${i}` })) };
    expect((await show(element, many)).map(({ detail }) => detail.code)).to.deep.equal(['limit']);
    expect(element.shadowRoot!.querySelectorAll('ck-text').length).to.equal(49);
    expect((await show(element, { type: 'Text', value: 'abcdefghijklmnop' })).length).to.equal(1);
    expect(textOf(element)).to.equal('abcdefghij');
  });

  it('changes one component by id, and leaves the others their elements', async () => {
    const element = await make();
    await show(element, {
      type: 'Card',
      children: [
        { type: 'Text', value: 'a' },
        { type: 'Text', id: 'b', value: 'b' },
      ],
    });
    const [first] = element.shadowRoot!.querySelectorAll('ck-text');
    const update = {
      type: 'widget.component.updated',
      component_id: 'b',
      component: { type: 'Text', id: 'b', value: 'B' },
    };
    expect(element.applyUpdate(update)).to.equal(true);
    await element.updateComplete;
    expect(textOf(element)).to.equal('aB');
    expect(element.shadowRoot!.querySelector('ck-text')).to.equal(first);
    expect(element.applyUpdate({ ...update, component_id: 'none' })).to.equal(false);
    expect(element.applyUpdate('rubbish')).to.equal(false);
  });

  it('follows its theme', async () => {
    const element = await make();
    await show(element, CARD);
    const colorOf = () => getComputedStyle(element.shadowRoot!.querySelector('ck-text')!).color;
    element.theme = 'light';
    await element.updateComplete;
    const light = colorOf();
    element.theme = 'dark';
    await element.updateComplete;
    expect(colorOf()).to.not.equal(light);
  });
});

describe('a tree that nobody should write', () => {
  const HOSTILE: Readonly<Record<string, unknown>> = {
    'a type that is an object': { type: { toString: 1 } },
    'a border whose size is an object': { type: 'Box', border: { size: { toString: 1 } } },
    'a border far too wide': { type: 'Box', border: { size: '99999' } },
    'a border that reaches for a property': { type: 'Box', border: { size: 'var(--ck-card-width-lg,1' } },
    'a payload of 20,000 levels': {
      type: 'Button',
      label: 'x',
      onClickAction: { type: 'a', payload: JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) },
    },
  };
  for (const [name, hostile] of Object.entries(HOSTILE)) {
    it(`throws nothing and stops nothing: ${name}`, async () => {
      const element = await make();
      const tree = (node: unknown) => ({ type: 'Col', children: [node, { type: 'Text', value: 'fine' }] });
      await show(element, tree(hostile));
      await show(element, tree({ ...(hostile as object) }));
      expect(textOf(element)).to.contain('fine');
      const box = element.shadowRoot!.querySelector('ck-box');
      if (box) expect(getComputedStyle(box).borderTopWidth).to.equal('0px');
      expect(await show(element, CARD)).to.deep.equal([]);
      expect(textOf(element)).to.equal('Hello');
    });
  }
});

describe('focus in a widget', () => {
  it('is kept by the widget when what had it goes, and the tabindex goes with it', async () => {
    const element = await make();
    await show(element, { type: 'Col', children: [{ type: 'Button', key: 'b', label: 'Go' }] });
    element.shadowRoot!.querySelector<HTMLElement>('ck-button')!.focus();
    expect(document.activeElement).to.equal(element);
    await show(element, { type: 'Col', children: [{ type: 'Text', value: 'Gone' }] });
    await settle(element, () => element.hasAttribute('tabindex'));
    expect(document.activeElement).to.equal(element);
    element.blur();
    expect(element.hasAttribute('tabindex')).to.equal(false);
  });
});
