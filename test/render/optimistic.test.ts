import { ContextEvent } from '@lit/context';
import { expect, waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import { html } from 'lit';
import { CkActionEvent, type CkWidget } from '../../src/index.js';
import { applyUpdate } from '../../src/protocol/apply-update.js';
import { widgetContext, type WidgetScope } from '../../src/element/contexts.js';
import { clearPage, click, partIn } from '../hands.js';
import { law } from '../law.js';
import { drawn, setMedia } from '../page.js';

type Update = Readonly<Record<string, unknown>>;

const text = (id: string, value: string) => ({ type: 'Text', id, value });

const other = (id: string, value: string): Update => ({
  type: 'widget.component.updated',
  component_id: id,
  component: text(id, value),
});

const more = (id: string, delta: string): Update => ({
  type: 'widget.streaming_text.value_delta',
  component_id: id,
  delta,
  done: false,
});

const button = (name: string) => ({ type: 'Button', key: name, label: name, onClickAction: { type: name } });

const WIDGET = { type: 'Card', children: [text('a', 'a'), text('b', 'b'), button('one'), button('two')] };

/** A widget whose actions are tried with an update each, until they are told how they end. */
const stage = async (updates: Readonly<Record<string, Update>>, widget: unknown = WIDGET) => {
  const element = document.createElement('ck-widget');
  document.body.append(element);
  element.widget = widget;
  await element.updateComplete;
  await drawn();
  const ends: Record<string, { resolve(value?: unknown): void; reject(reason?: unknown): void }> = {};
  element.addEventListener('ck-action', (event) => {
    const { type } = event.action;
    event.waitUntil(new Promise((resolve, reject) => (ends[type] = { resolve, reject })));
    event.optimistic(updates[type]);
  });
  const box = () => element.shadowRoot!.querySelector('.tree')!;
  const texts = () => [...box().querySelectorAll('ck-text')].map((each) => each.textContent).join(' ');
  const press = async (name: string) => {
    await click(partIn(box().querySelector(`[data-key=${name}]`)!, 'button'));
    await element.updateComplete;
  };
  const settle = async () => {
    await drawn();
    await element.updateComplete;
    return texts();
  };
  return { element, ends, texts, press, settle };
};

/** What a widget is to the elements in it. */
const scopeOf = (element: CkWidget): WidgetScope => {
  let scope: WidgetScope | undefined;
  const inner = element.shadowRoot!.querySelector('.tree')!;
  inner.dispatchEvent(new ContextEvent(widgetContext, inner, (value) => (scope = value)));
  return scope!;
};

const noteOf = (element: CkWidget): string =>
  element.shadowRoot!.querySelector('[part~=row]')?.textContent.trim() ?? '';

describe('an optimistic update', () => {
  afterEach(clearPage);

  it('shows at once, and stays when its action succeeds', async () => {
    const { element, ends, texts, press, settle } = await stage({ one: other('a', 'A') });
    await press('one');
    expect(texts()).to.equal('A b');
    ends.one!.resolve();
    expect(await settle()).to.equal('A b');
    expect(noteOf(element)).to.equal('');
    expect(element.widget).to.have.nested.property('children[0].value', 'A');
  });

  it('is undone when its action fails, which is said until the next action', async () => {
    const { element, ends, texts, press, settle } = await stage({ one: other('a', 'A'), two: other('b', 'B') });
    await press('one');
    expect(texts()).to.equal('A b');
    ends.one!.reject(new Error('no'));
    expect(await settle()).to.equal('a b');
    expect(noteOf(element)).to.equal('The change was undone.');
    const note = element.shadowRoot!.querySelector('[part~=row]')!;
    expect(note.getAttribute('role')).to.equal('status');
    expect(note.getBoundingClientRect().height).to.be.greaterThan(10);
    expect(element.widget).to.deep.equal(WIDGET);
    await press('two');
    expect(noteOf(element)).to.equal('');
    ends.two!.reject(new Error('no'));
    await settle();
    expect(noteOf(element)).to.equal('The change was undone.');
  });

  it('fails with any promise, also one that is given later', async () => {
    const { element, ends, press, settle, texts } = await stage({ one: other('a', 'A') });
    let late: ((reason: unknown) => void) | undefined;
    element.addEventListener('ck-action', (event) => {
      event.waitUntil(Promise.resolve().then(() => event.waitUntil(new Promise((_, reject) => (late = reject)))));
    });
    await press('one');
    ends.one!.resolve();
    await drawn();
    expect(texts()).to.equal('A b');
    late!(new Error('no'));
    expect(await settle()).to.equal('a b');
  });

  it('leaves what came meanwhile, whoever fails', async () => {
    for (const [one, two, wanted] of [
      ['resolve', 'resolve', 'A+ B!+'],
      ['reject', 'resolve', 'a+ B!+'],
      ['resolve', 'reject', 'A+ b!+'],
      ['reject', 'reject', 'a+ b!+'],
    ] as const) {
      const { element, ends, press, settle, texts } = await stage({ one: other('a', 'A'), two: other('b', 'B') });
      await press('one');
      await press('two');
      for (const update of [more('b', '!'), more('a', '+'), more('b', '+')]) element.applyUpdate(update);
      await element.updateComplete;
      expect(texts()).to.equal('A+ B!+');
      ends.one![one]();
      await drawn();
      ends.two![two]();
      expect(await settle()).to.equal(wanted);
      clearPage();
    }
  });

  it('may be a text that goes on, or a whole tree', async () => {
    const whole = { type: 'widget.root.updated', widget: { type: 'Card', children: [text('c', 'C')] } };
    const { element, ends, press, settle, texts } = await stage({ one: more('a', '…'), two: whole });
    await press('one');
    expect(texts()).to.equal('a… b');
    await press('two');
    expect(texts()).to.equal('C');
    expect(element.applyUpdate(more('b', '+'))).to.equal(false);
    ends.one!.reject();
    expect(await settle()).to.equal('C');
    ends.two!.reject();
    expect(await settle()).to.equal('a b+');
  });

  it('goes for good with a new tree', async () => {
    const { element, ends, press, settle } = await stage({ one: other('a', 'A') });
    await press('one');
    element.widget = { type: 'Card', children: [text('a', 'new')] };
    await element.updateComplete;
    ends.one!.reject();
    expect(await settle()).to.equal('new');
    expect(noteOf(element)).to.equal('');
  });

  it('keeps the focus and what was typed', async () => {
    const widget = { ...WIDGET, children: [...WIDGET.children, { type: 'Input', name: 'said' }] };
    const { element, ends, press, settle } = await stage({ one: other('a', 'A') }, widget);
    const input = element.shadowRoot!.querySelector<HTMLElement>('ck-input')!;
    await press('one');
    input.focus();
    document.execCommand('insertText', false, 'typed');
    ends.one!.reject();
    await settle();
    expect(element.shadowRoot!.querySelector('ck-input')).to.equal(input);
    expect(element.values).to.deep.equal({ said: 'typed' });
    expect(element.shadowRoot!.activeElement).to.equal(input);
  });

  it('does nothing with what is no update, and outside of a widget', async () => {
    const { element, ends, press, settle, texts } = await stage({ one: other('none', 'A') });
    await press('one');
    expect(texts()).to.equal('a b');
    ends.one!.reject();
    expect(await settle()).to.equal('a b');
    expect(noteOf(element)).to.equal('');
    const event = new CkActionEvent({ config: { type: 'x' }, binding: 'x', node: { type: 'X' } });
    expect(event.optimistic(other('a', 'A'))).to.equal(undefined);
  });

  it('is as if it had never been, among any others', async () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const update = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(id, fc.string({ maxLength: 3 })).map((said) => other(...said)) },
      { weight: 4, arbitrary: fc.tuple(id, fc.string({ maxLength: 3 })).map((said) => more(...said)) },
      fc.constant<Update>({
        type: 'widget.component.updated',
        component_id: 'a',
        component: { type: 'Row', id: 'a', children: [text('c', 'c')] },
      }),
    );
    const step = fc.tuple(update, fc.constantFrom('stays', 'kept', 'undone'), fc.nat({ max: 9 }));
    await law(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { element, settle } = await stage({});
        const scope = scopeOf(element);
        let wanted: unknown = WIDGET;
        const ends: { readonly at: number; readonly end: () => void }[] = [];
        for (const [update, fate, at] of steps) {
          const isMeant = applyUpdate(element.widget, update) !== element.widget;
          if (fate === 'stays') element.applyUpdate(update);
          else scope.attempt(update, new Promise((resolve) => ends.push({ at, end: () => resolve(fate === 'kept') })));
          if (fate === 'stays' || (fate === 'kept' && isMeant)) wanted = applyUpdate(wanted, update);
        }
        for (const { end } of ends.sort((a, b) => a.at - b.at)) {
          end();
          await Promise.resolve();
        }
        const texts = await settle();
        expect(element.widget).to.deep.equal(wanted);
        clearPage();
        expect(texts).to.equal((await stage({}, wanted)).texts());
        clearPage();
      }),
      60,
    );
  }).timeout(30_000);
});

describe('the row below a widget', () => {
  afterEach(async () => {
    clearPage();
    await setMedia({});
  });

  const row = (retry: () => void) =>
    html`<div class="row error" part="row row-error" role="alert">
      <svg width="24" height="24"></svg><span part="row-text">The connection was lost.</span>
      <button type="button" part="row-retry" @click=${retry}>Try again</button>
    </div>`;

  it('stands below the tree, in use while that is not, and goes again', async () => {
    const { element, ends, press } = await stage(
      {},
      {
        type: 'Card',
        children: [{ ...button('one'), onClickAction: { type: 'one', loadingBehavior: 'container' } }],
      },
    );
    let tries = 0;
    element.row = row(() => tries++);
    await press('one');
    const tree = element.shadowRoot!.querySelector<HTMLElement>('.tree')!;
    const retry = element.shadowRoot!.querySelector<HTMLElement>('[part=row-retry]')!;
    expect(tree.inert).to.equal(true);
    expect(retry.getBoundingClientRect().top).to.be.at.least(tree.getBoundingClientRect().bottom);
    await waitUntil(() => retry.getBoundingClientRect().height >= 24, 'the button is as high as a finger needs');
    await click(retry);
    expect(tries).to.equal(1);
    element.row = undefined;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('[part~=row]')).to.equal(null);
    ends.one!.resolve();
  });

  it('fits into 200 px in either direction, and its button shows its shape where colours are forced', async () => {
    const { element } = await stage({});
    element.row = row(() => {});
    element.style.width = '200px';
    await element.updateComplete;
    const retry = element.shadowRoot!.querySelector('[part=row-retry]')!;
    await waitUntil(() => getComputedStyle(retry.parentElement!).display === 'flex', 'the rules of the row have come');
    const inside = () =>
      [...element.shadowRoot!.querySelectorAll('[part~=row] > *')].map((each) => each.getBoundingClientRect());
    for (const direction of ['ltr', 'rtl']) {
      element.dir = direction;
      const { left, right } = element.getBoundingClientRect();
      for (const box of inside()) {
        expect(box.left).to.be.at.least(left);
        expect(box.right).to.be.at.most(right);
      }
    }
    await setMedia({ forcedColors: 'active' });
    expect(getComputedStyle(retry).borderTopWidth).to.equal('1px');
  });
});

describe('an element that waits once more', () => {
  afterEach(clearPage);

  it('is busy as its action was, and starts none meanwhile', async () => {
    const { element, ends, press } = await stage({});
    const one = element.shadowRoot!.querySelector<HTMLElement & { wait(promise: Promise<unknown>, how: string): void }>(
      '[data-key=one]',
    )!;
    const tree = element.shadowRoot!.querySelector<HTMLElement>('.tree')!;
    for (const [how, isSelf, isContainer] of [
      ['self', true, false],
      ['container', false, true],
      ['none', false, false],
    ] as const) {
      let end!: (reason?: unknown) => void;
      one.wait(new Promise((_, reject) => (end = reject)), how);
      await element.updateComplete;
      expect(one.matches(':state(loading)')).to.equal(isSelf);
      expect(tree.inert).to.equal(isContainer);
      if (how !== 'container') await press('one');
      expect(ends.one).to.equal(undefined);
      end(new Error('no'));
      await drawn();
      expect(one.matches(':state(loading)')).to.equal(false);
      expect(tree.inert).to.equal(false);
    }
    await press('one');
    expect(ends.one).to.not.equal(undefined);
    ends.one!.resolve();
  });
});
