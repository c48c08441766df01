import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { Button, Card } from '../../src/index.js';
import '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import {
  answer,
  clearPage,
  click,
  hasFocus,
  middleOf,
  partIn,
  press,
  show,
  whereFocusIs,
  type Answering,
} from '../hands.js';
import { drawn } from '../page.js';
import { WAYS, type Way } from '../sheet.js';

type Behavior = 'auto' | 'self' | 'container' | 'none';

/** Something that the user presses. */
interface Control {
  readonly type: string;
  readonly binding: string;
  /** The part that is the native button. */
  readonly part: string;
  /** Where `auto` shows the wait. */
  readonly auto: 'self' | 'container';
  /** The node, alone. */
  node(action: object): RawNode;
}

const CONTROLS: readonly Control[] = [
  {
    type: 'Button',
    binding: 'onClickAction',
    part: 'button',
    auto: 'self',
    node: (onClickAction) => ({ type: 'Button', id: 'b1', label: 'Send', onClickAction }),
  },
  {
    type: 'ListViewItem',
    binding: 'onClickAction',
    part: 'list-view-item-button',
    auto: 'self',
    node: (onClickAction) => ({
      type: 'ListViewItem',
      id: 'b1',
      onClickAction,
      children: [{ type: 'Text', value: 'Row' }],
    }),
  },
  {
    type: 'Card',
    binding: 'confirm',
    part: 'card-confirm',
    auto: 'container',
    node: (action) => ({ type: 'Card', id: 'b1', confirm: { label: 'Yes', action } }),
  },
  {
    type: 'Card',
    binding: 'cancel',
    part: 'card-cancel',
    auto: 'container',
    node: (action) => ({ type: 'Card', id: 'b1', cancel: { label: 'No', action } }),
  },
];

const isLoading = (element: Element): boolean => element.matches(':state(loading)');

const loadingParts = (element: Element): number => element.shadowRoot!.querySelectorAll('[part~=loading]').length;

const tagOf = ({ type }: Control): string =>
  type === 'ListViewItem' ? 'ck-list-view-item' : `ck-${type.toLowerCase()}`;

for (const control of CONTROLS) {
  for (const way of WAYS) {
    describe(`${control.type}.${control.binding} (${way})`, () => {
      let page: Answering;
      let element: HTMLElement;
      let button: HTMLElement;

      const draw = async (loadingBehavior?: Behavior, more: object = {}): Promise<void> => {
        clearPage();
        page = answer();
        const root = await show<HTMLElement>(
          { type: 'Basic', children: [control.node({ type: 'go', payload: { a: 1 }, loadingBehavior, ...more })] },
          way,
        );
        element = root.querySelector(tagOf(control))!;
        if (way === 'html') element.id = 'b1';
        button = partIn(element, control.part);
      };

      /** What goes inert and busy with `container`. */
      const container = (): Element =>
        way === 'json'
          ? document.querySelector('ck-widget')!
          : control.type === 'Card'
            ? element
            : element.closest('ck-basic')!;

      const shownOn = (behavior: 'self' | 'container'): Element => (behavior === 'self' ? element : container());

      after(async () => {
        await resetMouse();
        clearPage();
      });

      it('sends what the widget says', async () => {
        await draw('auto', { handler: 'client', streaming: false });
        await click(button);
        expect(page.events.length).to.equal(1);
        const [event] = page.events;
        const { action, handler, streaming, loadingBehavior, binding, node, widgetItem } = event!;
        expect({ action, handler, streaming, loadingBehavior, binding, node }).to.deep.equal({
          action: { type: 'go', payload: { a: 1 } },
          handler: 'client',
          streaming: false,
          loadingBehavior: control.auto,
          binding: control.binding,
          node: { type: control.type, id: 'b1' },
        });
        expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, true]);
        expect(widgetItem.widget === document.querySelector('ck-widget')?.widget).to.equal(true);
        await page.end();
        await draw();
        await click(button);
        expect([page.events[0]!.handler, page.events[0]!.streaming]).to.deep.equal(['server', true]);
        await page.end();
      });

      for (const behavior of ['auto', 'self', 'container', 'none'] as const) {
        it(`waits as ${behavior} says, and no longer than its answer, a failed one too`, async () => {
          const where = behavior === 'auto' ? control.auto : behavior;
          for (const finish of ['end', 'fail'] as const) {
            await draw(behavior);
            const shown = where === 'none' ? undefined : shownOn(where);
            await click(button);
            await drawn();
            for (const one of new Set([element, container()])) {
              expect(isLoading(one), one.localName).to.equal(one === shown);
              expect(one.getAttribute('aria-busy'), one.localName).to.equal(one === shown ? 'true' : null);
              expect(loadingParts(one) > 0, `part of ${one.localName}`).to.equal(one === shown);
              expect(one.hasAttribute('inert')).to.equal(false);
            }
            const inert =
              container().shadowRoot!.querySelectorAll(':scope > [inert]').length > 0 ||
              partIn(container(), where === 'container' ? 'loading' : container().localName.slice(3)).hasAttribute(
                'inert',
              );
            expect(inert, 'inert').to.equal(where === 'container');
            await page[finish]();
            for (const one of [element, container()]) {
              expect([isLoading(one), one.hasAttribute('aria-busy'), loadingParts(one)]).to.deep.equal([
                false,
                false,
                0,
              ]);
              expect(one.shadowRoot!.querySelectorAll('[inert]').length).to.equal(0);
            }
            await click(button);
            expect(page.events.length, 'works again').to.equal(2);
            await page.end();
          }
        });

        it(`sends once while it waits, as ${behavior} says`, async () => {
          await draw(behavior);
          const position = middleOf(button);
          for (let i = 0; i < 3; i++) await sendMouse({ type: 'click', position });
          button.focus();
          await press('Enter');
          await press('Space');
          expect(page.events.length).to.equal(1);
          await page.end();
        });
      }

      for (const key of ['Enter', 'Space']) {
        it(`is pressed with ${key}, once however long it is held`, async () => {
          await draw('self');
          button.focus();
          for (let i = 0; i < 4; i++) await sendKeys({ down: key });
          await sendKeys({ up: key });
          expect(page.events.length).to.equal(1);
          await page.end();
        });
      }

      it('keeps the focus while it waits', async () => {
        await draw('self');
        button.focus();
        await press('Enter');
        await drawn();
        expect(hasFocus(button), whereFocusIs()).to.equal(true);
        expect(button.getAttribute('aria-disabled')).to.equal('true');
        expect((button as HTMLButtonElement).disabled).to.equal(false);
        await page.end();
        expect(hasFocus(button), whereFocusIs()).to.equal(true);
        expect(button.getAttribute('aria-disabled')).to.equal(null);
      });

      it('gets the focus back from the container', async () => {
        await draw('container');
        button.focus();
        await press('Enter');
        await drawn();
        expect(hasFocus(container()), whereFocusIs()).to.equal(true);
        await page.end();
        expect(hasFocus(button), whereFocusIs()).to.equal(true);
        expect(container().hasAttribute('tabindex')).to.equal(false);
      });

      it('starts nothing on an event that no user made', async () => {
        await draw('self');
        button.click();
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        element.click();
        button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        await drawn();
        expect(page.events.length).to.equal(0);
      });

      it('ends with the last of several answers', async () => {
        await draw('self');
        let end: () => void = () => undefined;
        element.addEventListener('ck-action', (event) =>
          event.waitUntil(new Promise<void>((resolve) => (end = resolve))),
        );
        await click(button);
        await page.end();
        expect(isLoading(element)).to.equal(true);
        end();
        await drawn();
        expect(isLoading(element)).to.equal(false);
      });

      it('does not wait where nobody answers', async () => {
        await draw('self');
        document.body.addEventListener('ck-action', (event) => event.preventDefault(), { capture: true });
        await click(button);
        await drawn();
        expect(isLoading(element)).to.equal(false);
      });
    });
  }
}

describe('actions', () => {
  beforeEach(clearPage);
  after(clearPage);

  it('of a disabled button start in no way', async () => {
    const page = answer();
    const button = await show<Button>({ type: 'Button', label: 'No', disabled: true, onClickAction: { type: 'go' } });
    await click(button);
    button.focus();
    await press('Enter');
    button.press();
    expect(page.events.length).to.equal(0);
    expect(hasFocus(document.body), whereFocusIs()).to.equal(true);
  });

  it('start with press(), which a page may call', async () => {
    const page = answer();
    for (const control of CONTROLS.slice(0, 2)) {
      const element = await show<Button>(control.node({ type: 'go' }));
      element.press();
      element.press();
      await drawn();
      expect(isLoading(element)).to.equal(true);
      await page.end();
    }
    expect(page.events.map(({ node }) => node.type)).to.deep.equal(['Button', 'ListViewItem']);
  });

  const nested = (way: Way): Promise<HTMLElement> =>
    show(
      {
        type: 'Card',
        children: [
          {
            type: 'ListView',
            children: [
              {
                type: 'ListViewItem',
                children: [
                  { type: 'Button', label: 'Go', onClickAction: { type: 'go', loadingBehavior: 'container' } },
                ],
              },
            ],
          },
        ],
      },
      way,
    );

  it('make the nearest container wait where there is no ck-widget', async () => {
    const page = answer();
    const card = await nested('html');
    const list = card.querySelector('ck-list-view')!;
    await click(partIn(card.querySelector('ck-button')!, 'button'));
    await drawn();
    expect([isLoading(card), isLoading(list)]).to.deep.equal([false, true]);
    expect(partIn(list, 'list-view').hasAttribute('inert')).to.equal(true);
    await page.end();
    expect(isLoading(list)).to.equal(false);
  });

  it('make the whole widget wait where there is one', async () => {
    const page = answer();
    const card = await nested('json');
    const widget = document.querySelector('ck-widget')!;
    await click(partIn(card.querySelector('ck-button')!, 'button'));
    await drawn();
    expect([isLoading(card), isLoading(card.querySelector('ck-list-view')!), isLoading(widget)]).to.deep.equal([
      false,
      false,
      true,
    ]);
    expect(partIn(widget, 'widget').hasAttribute('inert')).to.equal(true);
    await page.end();
    expect(isLoading(widget)).to.equal(false);
  });

  it('of one card wait apart: the end of one ends no other', async () => {
    const card = await show<Card>({
      type: 'Card',
      children: ['a', 'b'].map((label) => ({ type: 'Button', label, onClickAction: { type: label } })),
    });
    const ends = new Map<string, () => void>();
    card.addEventListener('ck-action', (event) =>
      event.waitUntil(new Promise<void>((resolve) => ends.set(event.action.type, resolve))),
    );
    const [a, b] = card.querySelectorAll('ck-button');
    await click(partIn(a!, 'button'));
    await click(partIn(b!, 'button'));
    await drawn();
    expect([isLoading(a!), isLoading(b!)]).to.deep.equal([true, true]);
    ends.get('a')!();
    await drawn();
    expect([isLoading(a!), isLoading(b!)]).to.deep.equal([false, true]);
    ends.get('b')!();
    await drawn();
    expect(isLoading(b!)).to.equal(false);
  });

  it('go by the key of their node', async () => {
    const page = answer();
    const button = await show<Button>({ type: 'Button', key: 'k', label: 'Go', onClickAction: { type: 'go' } });
    await click(button);
    expect(page.events[0]!.node).to.deep.equal({ type: 'Button', key: 'k' });
    await page.end();
  });

  it('end where their element goes away', async () => {
    const page = answer();
    const button = await show<Button>({ type: 'Button', label: 'Go', onClickAction: { type: 'go' } });
    await click(button);
    document.querySelector('ck-widget')!.widget = { type: 'Basic' };
    await drawn();
    await page.end();
    expect(isLoading(button)).to.equal(false);
    expect(isLoading(document.querySelector('ck-widget')!)).to.equal(false);
  });
});
