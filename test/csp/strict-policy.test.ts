import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { CkActionEvent, CkWidget } from '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { drawn } from '../page.js';
import { SAMPLES, toRoot } from '../samples.js';

/** What the policy refused in the page, in words. */
let refused: string[];
let frame: HTMLIFrameElement;
let page: Document;

const load = async (): Promise<void> => {
  frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '400';
  frame.src = '/__csp/';
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve));
  page = frame.contentDocument!;
  refused = [];
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    refused.push(`${effectiveDirective} ${blockedURI} ${sample}`),
  );
  await frame.contentWindow!.customElements.whenDefined('ck-widget');
};

const show = async (node: RawNode): Promise<CkWidget> => {
  const widget = page.createElement('ck-widget');
  page.body.replaceChildren(widget);
  widget.widget = node;
  await widget.updateComplete;
  await drawn();
  return widget;
};

const errorsOf = (widget: CkWidget): string[] => {
  const errors: string[] = [];
  widget.addEventListener('ck-error', ({ detail }) => errors.push(`${detail.code}: ${detail.message}`));
  return errors;
};

describe('a page with a strict content security policy', () => {
  before(load);
  after(() => frame.remove());

  afterEach(() => {
    refused = [];
  });

  it('has its policy, and refuses what it forbids', async () => {
    const box = page.createElement('div');
    page.body.append(box);
    box.setAttribute('style', 'color: red');
    expect(() => (box.innerHTML = '<b>text</b>')).to.throw();
    await drawn();
    expect(refused.some((line) => line.startsWith('style-src'))).to.equal(true);
    expect(refused.some((line) => line.startsWith('require-trusted-types-for'))).to.equal(true);
  });

  it('draws every sample, and each in place of the one before', async function () {
    this.timeout(30_000);
    const widget = await show({ type: 'Basic' });
    const errors = errorsOf(widget);
    for (const nodes of Object.values(SAMPLES)) {
      widget.widget = { type: 'Basic', children: nodes.map(toRoot) };
      await widget.updateComplete;
      await drawn();
      widget.widget = { type: 'Basic', children: nodes.map(toRoot).reverse() };
      await widget.updateComplete;
      await drawn(1);
    }
    const last = Object.values(SAMPLES).at(-1)!;
    expect(widget.shadowRoot!.querySelector('.tree > *')!.children.length).to.equal(last.length);
    expect(errors.filter((error) => !error.startsWith('unsafe-url'))).to.deep.equal([]);
    expect(refused).to.deep.equal([]);
  });

  it('takes markup written by hand', async () => {
    const card = page.createElement('ck-card');
    card.setAttribute('padding', '{"x":6,"y":2}');
    card.setAttribute('background', 'linear-gradient(red, blue)');
    const text = page.createElement('ck-text');
    text.setAttribute('value', 'By hand');
    text.setAttribute('color', 'blue-700');
    card.append(text);
    page.body.replaceChildren(card);
    await drawn();
    expect(frame.contentWindow!.getComputedStyle(text).color).to.equal('rgb(0, 63, 122)');
    expect(refused).to.deep.equal([]);
  });

  it('presses a button, and shows how it waits', async () => {
    const widget = await show({
      type: 'Card',
      children: [{ type: 'Button', label: 'Go', onClickAction: { type: 'go' } }],
    });
    let end: () => void = () => undefined;
    const events: CkActionEvent[] = [];
    widget.addEventListener('ck-action', (event) => {
      events.push(event);
      event.waitUntil(new Promise<void>((resolve) => (end = resolve)));
    });
    const button = widget.shadowRoot!.querySelector('ck-button')!;
    const [outer, inner] = [frame.getBoundingClientRect(), button.getBoundingClientRect()];
    const position: [number, number] = [Math.round(outer.x + inner.x + 12), Math.round(outer.y + inner.y + 12)];
    await sendMouse({ type: 'click', position });
    await drawn();
    expect(events.length).to.equal(1);
    expect(button.matches(':state(loading)')).to.equal(true);
    end();
    await drawn();
    expect(button.matches(':state(loading)')).to.equal(false);
    expect(refused).to.deep.equal([]);
  });
});
