import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CkActionEvent } from '../src/index.js';
import type { RawNode } from '../src/schema/node.js';
import { allIn, drawn } from './page.js';
import { toHtml } from './to-html.js';
import type { Way } from './sheet.js';

/** Draws a node, in one of the ways, as all there is on the page; the answer is its element. */
export const show = async <T extends Element>(node: RawNode, way: Way = 'json'): Promise<T> => {
  if (way === 'html') {
    document.body.innerHTML = toHtml(node);
    await drawn();
    return document.body.firstElementChild as T;
  }
  const widget = document.createElement('ck-widget');
  document.body.replaceChildren(widget);
  widget.widget = node;
  await widget.updateComplete;
  await drawn();
  return widget.shadowRoot!.querySelector('.tree')!.firstElementChild as T;
};

/** The first element of a part of that name, however deep. */
export const partIn = <T extends HTMLElement = HTMLElement>(root: Element, name: string): T => {
  const parts = [root, ...allIn(root.shadowRoot ?? root), ...allIn(root)];
  const found = parts.find((element) => element.getAttribute('part')?.split(' ').includes(name));
  if (!found) throw new Error(`${root.localName} has no part ${name}`);
  return found as T;
};

/** Where the middle of an element is. */
export const middleOf = (element: Element): [number, number] => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
};

/** Clicks as the user does. */
export const click = async (element: Element): Promise<void> => {
  await sendMouse({ type: 'click', position: middleOf(element) });
};

/** Presses a key as the user does. */
export const press = (key: string): Promise<void> => sendKeys({ press: key });

/** Presses keys together as the user does: all but the last are held. */
export const chord = (...keys: readonly string[]): Promise<unknown> => executeServerCommand('keys-chord', [...keys]);

/** The element that has the focus, however deep. */
const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

/** Whether an element has the focus itself. */
export const hasFocus = (element: Element | null): boolean => focused() === element;

/** Where the focus is, in words: a report of elements themselves would never end. */
export const whereFocusIs = (): string =>
  `the focus is on ${focused()?.localName} ${focused()?.getAttribute('part') ?? ''}`;

/** What happens on the page, and the end of it. */
export interface Answering {
  /** The actions that reached the page. */
  readonly events: CkActionEvent[];
  /** Ends what the actions wait for. */
  end(): Promise<void>;
  /** Ends it with a failure. */
  fail(): Promise<void>;
}

/** Answers every action of the page, when it is told to. */
export const answer = (): Answering => {
  const events: CkActionEvent[] = [];
  const ends: { readonly resolve: () => void; readonly reject: () => void }[] = [];
  document.body.addEventListener('ck-action', (event) => {
    if (event.defaultPrevented) return;
    events.push(event);
    const promise = new Promise<void>((resolve, reject) =>
      ends.push({ resolve, reject: () => reject(new Error('no answer')) }),
    );
    event.waitUntil(promise);
  });
  return {
    events,
    async end() {
      for (const { resolve } of ends.splice(0)) resolve();
      await drawn();
    },
    async fail() {
      for (const { reject } of ends.splice(0)) reject();
      await drawn();
    },
  };
};

/** A new body, so that no listener of an earlier test is left. */
export const clearPage = (): void => {
  const body = document.createElement('body');
  document.body.replaceWith(body);
};
