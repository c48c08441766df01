import { css } from 'lit';
import { adoptRootStyles } from '../style/root-styles.js';
import type { PropsElement } from './props.js';

const COME = { duration: 300, delay: 100, fill: 'backwards', easing: 'ease' } as const;
const GO = { duration: 200, easing: 'ease' } as const;

/** What an element tells of itself, to its widget or to the page. */
const TOLD = ['ck-action', 'ck-change', 'ck-error'];

const styles = css`
  .gone {
    position: absolute;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    place-items: stretch;
  }
`;

interface Fade {
  readonly animation: Animation;
  readonly from: number;
  readonly to: number;
  /** What an element stands in that goes. */
  readonly layer?: HTMLElement;
}

const opacityOf = ({ animation, from, to }: Fade): number =>
  from + (to - from) * (animation.effect!.getComputedTiming().progress ?? 1);

/** Every shadow root in an element or another root, however deep. */
export const rootsIn = (root: ParentNode): readonly ShadowRoot[] =>
  [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...rootsIn(shadowRoot)] : []));

/**
 * Whether all of an element is ours. What others made may do something each time that it is put into the page, such as
 * load or play, and may owe its look to where it stood: it is not put there once more, to fade.
 */
const isOurs = (element: Element): boolean =>
  [element, ...element.querySelectorAll('*')].every(
    (each) => 'isDrawn' in each || each instanceof SVGElement || each instanceof HTMLFormElement,
  );

/**
 * Fades in what has come to stand in an element, and fades out what has gone from it.
 *
 * What has gone fades in a shadow root of the element: there it belongs to no form, no label and no id any more. It is
 * inert, and what it still has to tell ends in its layer; but contexts reach it, so that it looks as it did.
 */
export class Fades {
  #host: PropsElement;
  #fades = new Map<Element, Fade>();

  constructor(host: PropsElement) {
    this.#host = host;
  }

  /** Fades an element in, from as much of it as could be seen while it went. */
  come(element: Element): void {
    const from = this.#end(element) ?? 0;
    this.#begin(element, { animation: element.animate([{ opacity: from }, {}], COME), from, to: 1 });
  }

  /** Fades an element out that stood there alone, in a box of this size in px. */
  go(element: Element, width: number, height: number): void {
    const from = this.#end(element) ?? 1;
    if (!from || !isOurs(element)) return;
    const layer = this.#host.ownerDocument.createElement('div');
    layer.className = 'gone';
    layer.inert = true;
    layer.style.width = `${width}px`;
    layer.style.height = `${height}px`;
    for (const type of TOLD) layer.addEventListener(type, (event) => event.stopPropagation());
    layer.append(element);
    this.#root().append(layer);
    this.#begin(element, { animation: layer.animate({ opacity: [from, 0] }, GO), from, to: 0, layer });
    this.#expose();
    // What moved as it was put there first would move so again.
    for (const animation of rootsIn(layer).flatMap((root) => root.getAnimations())) {
      if (Number.isFinite(animation.effect!.getComputedTiming().endTime)) animation.finish();
    }
  }

  /** Ends every fade: what comes is there, what goes is gone. */
  end(): void {
    for (const element of this.#fades.keys()) this.#end(element);
  }

  #root(): ShadowRoot {
    const { shadowRoot, ownerDocument, isDrawn } = this.#host;
    if (shadowRoot) return shadowRoot;
    const root = this.#host.attachShadow({ mode: 'open' });
    root.append(ownerDocument.createElement('slot'));
    root.adoptedStyleSheets.push(styles.styleSheet!);
    adoptRootStyles(root, isDrawn);
    return root;
  }

  #begin(element: Element, fade: Fade): void {
    this.#fades.set(element, fade);
    fade.animation.onfinish = () => this.#fades.get(element) === fade && this.#end(element);
  }

  /** Ends the fade of an element; the answer is how much of it could be seen. */
  #end(element: Element): number | undefined {
    const fade = this.#fades.get(element);
    if (!fade) return undefined;
    const opacity = opacityOf(fade);
    this.#fades.delete(element);
    fade.animation.cancel();
    fade.layer?.remove();
    if (fade.layer) this.#expose();
    return opacity;
  }

  /** Lets what the page says of parts of a widget hold for what goes, whose look would change at once. */
  #expose(): void {
    const host = this.#host;
    if (!host.isDrawn) return;
    const gone = [...host.shadowRoot!.querySelectorAll('.gone *')];
    const parts = gone.flatMap((each) => [...each.part, ...(each.getAttribute('exportparts')?.split(',') ?? [])]);
    if (parts.length) host.setAttribute('exportparts', [...new Set(parts)].join());
    else host.removeAttribute('exportparts');
  }
}
