import type { LitElement } from 'lit';
import { drawn } from '../page.js';
import type { RawNode } from '../../src/schema/node.js';
import { allOf, documentsDrawn } from './drawings.js';

/** What has become of a picture: it is shown, offered under words that name its host, or not there at all. */
export interface Picture {
  readonly src?: string;
  readonly offer?: string;
}

/** The places of pictures, each as a node that has a picture of an address there. */
export const PICTURES: Readonly<Record<string, (src: string) => RawNode>> = {
  Image: (src) => ({ type: 'Image', src, width: 200, height: 60 }),
  'Card.status.favicon': (favicon) => ({ type: 'Card', status: { text: 'How it stands', favicon } }),
  'ListView.status.favicon': (favicon) => ({ type: 'ListView', status: { text: 'How it stands', favicon } }),
  Markdown: (src) => ({ type: 'Markdown', value: `![A picture](<${src}>)` }),
};

const imagesIn = (element: Element): readonly HTMLImageElement[] =>
  allOf(element).filter((each) => each instanceof HTMLImageElement);

/** The button that offers to show a picture, where it is offered. */
export const offerIn = (element: Element): HTMLButtonElement | undefined =>
  allOf(element).find(
    (each): each is HTMLButtonElement => each instanceof HTMLButtonElement && nameOf(each).startsWith('Show image'),
  );

const nameOf = (button: HTMLButtonElement): string => (button.ariaLabel ?? button.textContent).trim();

/** What has become of the one picture of an element. */
export const pictureOf = (element: Element): Picture => {
  const [image] = imagesIn(element);
  const offer = offerIn(element);
  return { ...(image && { src: image.src }), ...(offer && { offer: nameOf(offer).replace(/: .*/, '') }) };
};

/** Every image of an element says that nobody is to be told of it, and that it has time. */
export const areDiscreet = (element: Element): boolean =>
  imagesIn(element).every(
    ({ referrerPolicy, loading, decoding, draggable, crossOrigin, srcset }) =>
      `${referrerPolicy} ${loading} ${decoding} ${draggable} ${crossOrigin} ${srcset}` ===
      'no-referrer lazy async false null ',
  );

/** Lets no image fail for want of its host, which is not there: what is shown stays. */
const keepImages = (elements: readonly Element[]): void => {
  for (const { shadowRoot } of elements) {
    shadowRoot?.addEventListener('error', (event) => event.stopImmediatePropagation(), { capture: true });
  }
};

/** A widget with a picture of every address in every place; the answer are their elements, place by place. */
export const drawPictures = async (
  widget: HTMLElementTagNameMap['ck-widget'],
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly Element[]>> => {
  const nodes = Object.values(PICTURES).flatMap((make) => addresses.map(make));
  widget.widget = { type: 'Markdown', value: 'What draws documents is there' };
  await widget.updateComplete;
  await documentsDrawn(widget.shadowRoot!);
  widget.widget = { type: 'Basic', children: nodes };
  await widget.updateComplete;
  const elements = [...widget.shadowRoot!.querySelector('.tree > ck-basic')!.children];
  // In microtasks: a host that is not there shows no sooner than in a task.
  for (let depth = 0; depth < 3; depth++) {
    const inside = elements.flatMap(allOf);
    await Promise.all(inside.map((element) => (element as Partial<LitElement>).updateComplete));
  }
  keepImages(elements.flatMap(allOf));
  await drawn(4);
  return new Map(
    Object.keys(PICTURES).map((name, i) => [name, elements.slice(i * addresses.length, (i + 1) * addresses.length)]),
  );
};
