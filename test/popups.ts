import { executeServerCommand } from '@web/test-runner-commands';
import { drawn } from './page.js';

/** Waits until something is so. */
export const until = async (isSo: () => unknown, what: string): Promise<void> => {
  for (let frames = 0; frames < 240; frames++) {
    if (isSo()) return;
    await drawn(1);
  }
  throw new Error(`never ${what}`);
};

/** Waits until a popup is at its place and still; the answer is its box. */
export const placed = async (panel: HTMLElement): Promise<DOMRect> => {
  await until(() => panel.classList.contains('placed'), 'at its place');
  await Promise.all(panel.getAnimations().map(({ finished }) => finished));
  await drawn();
  return panel.getBoundingClientRect();
};

/** Puts a widget into a low box that scrolls; the answer is that. */
export const inScroller = async (widget: Element): Promise<HTMLElement> => {
  const scroller = document.createElement('div');
  Object.assign(scroller.style, { height: '150px', overflow: 'auto', marginTop: '60px' });
  const space = document.createElement('div');
  space.style.height = '1000px';
  widget.before(scroller);
  scroller.append(widget, space);
  await drawn();
  return scroller;
};

interface AxProperty {
  readonly name: string;
  readonly value: { readonly value?: unknown; readonly relatedNodes?: readonly { readonly idref: string }[] };
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly value?: { readonly value: string };
  readonly properties?: readonly AxProperty[];
}

/** What assistive technology is told of a control: the value and the ids that it points at, too. */
export interface Heard {
  readonly name: string;
  readonly value: string;
  readonly states: Readonly<Record<string, unknown>>;
  /** The id of the active element in what it controls. */
  readonly active: string | undefined;
}

/** What assistive technology is told of every element of a role. */
export const heard = async (role: string): Promise<readonly Heard[]> => {
  const { nodes } = await executeServerCommand<{ nodes: readonly AxNode[] }, undefined>('ax-tree');
  return nodes
    .filter((node) => !node.ignored && node.role?.value === role)
    .map(({ name, value, properties = [] }) => ({
      name: name?.value ?? '',
      value: value?.value ?? '',
      states: Object.fromEntries(properties.map((own) => [own.name, own.value.value])),
      active: properties.find((own) => own.name === 'activedescendant')?.value.relatedNodes?.[0]?.idref,
    }));
};

/** The animations of a page that go on for longer than somebody can see who wants none. */
export const longAnimations = (root: Document | ShadowRoot = document): readonly string[] => [
  ...root
    .getAnimations()
    .filter(({ effect }) => Number(effect!.getComputedTiming().endTime) > 10)
    .map(({ effect }) => (effect as KeyframeEffect).target!.className),
  ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? longAnimations(shadowRoot) : [])),
];
