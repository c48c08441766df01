import type { LitElement } from 'lit';
import { allIn } from '../page.js';

/** Waits until everything below a root has drawn itself. */
export const settle = async (root: ParentNode): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    for (const element of allIn(root)) await (element as Partial<LitElement>).updateComplete;
  }
};

const SORTED: Readonly<Record<string, RegExp>> = { style: /;\s*/, class: /\s+/ };

/** Attributes without the order of what they list, which tells how an element came to be and not what it is. */
const attributesOf = (element: Element): readonly string[] =>
  [...element.attributes]
    .filter(({ name }) => !isMeasured(element, name))
    .map(({ name, value }) => [name, SORTED[name] ? value.split(SORTED[name]).filter(Boolean).sort().join(' ') : value])
    .filter(([name, value]) => !(name! in SORTED) || value)
    .map(([name, value]) => `${name}=${value}`)
    .sort();

/** What tells how large an element is: the browser says so frames later. */
const MEASURED = 'small';
const isMeasured = (element: Element, attribute: string): boolean =>
  element.localName === 'ck-table' && attribute === 'tabindex';

const statesOf = ({ states }: ElementInternals): string =>
  [...states]
    .filter((state) => state !== MEASURED)
    .sort()
    .join(' ');

/** What only assistive technology and style sheets see, and what a control holds. */
const innerOf = (element: Element): readonly string[] => {
  const { internals, value, checked } = element as unknown as Partial<
    HTMLInputElement & { internals: ElementInternals }
  >;
  return [
    ...(internals ? [`states=${statesOf(internals)} role=${internals.role} name=${internals.ariaLabel};`] : []),
    ...(typeof value === 'string' ? [`value=${value}`] : []),
    ...(checked ? ['checked'] : []),
  ];
};

const inside = (root: ParentNode & Node): string =>
  [...root.childNodes]
    .map((node) => (node instanceof Element ? markupOf(node) : node instanceof Text ? node.data.trim() : ''))
    .join('');

/** Whether an element is there for a moment only, to say what has been written. */
const isVoice = ({ localName, className, shadowRoot }: Element): boolean =>
  className === 'said' || (localName === 'div' && shadowRoot?.firstElementChild?.role === 'status');

/** Whether an element holds words that have just come, and then are words like any other. */
const isComing = ({ className, localName, parentElement }: Element): boolean =>
  className === 'fresh' || (localName === 'span' && parentElement?.localName === 'ck-text');

/** What is drawn in the shadow root of an element; one that is there since something faded away in it draws nothing else. */
const shadowOf = ({ localName, shadowRoot }: Element): string => {
  const shadow = shadowRoot ? inside(shadowRoot) : '';
  return shadowRoot && !(localName === 'ck-transition' && shadow === '<slot></>') ? `{${shadow}}` : '';
};

/** All that is drawn of an element and below it, in its shadow root too. */
export const markupOf = (element: Element): string => {
  if (isVoice(element)) return '';
  if (isComing(element)) return inside(element);
  const opening = [element.localName, ...attributesOf(element), ...innerOf(element)].join(' ');
  return `<${opening}>${shadowOf(element)}${inside(element)}</>`;
};

/** The same without the names of containers, which follow texts that go on only when those stay as they are. */
export const nameless = (markup: string): string => markup.replace(/ role=group name=[^;]*;/g, '');

/** All that a widget draws of its tree. */
export const treeOf = async (widget: HTMLElement & { readonly updateComplete: Promise<boolean> }): Promise<string> => {
  await widget.updateComplete;
  await settle(widget.shadowRoot!);
  return markupOf(widget.shadowRoot!.querySelector('.tree')!);
};
