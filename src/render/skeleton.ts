import { css } from 'lit';
import { contentOf } from './reconcile.js';

const styles = css`
  .skeleton.line {
    flex: 0 1 auto;
    inline-size: 60%;
    min-inline-size: min(8em, 100%);
    block-size: calc(var(--ck-font-size) * 1.25);
    border-radius: calc(6px * var(--ck-radius-scale));
  }
`;

/** What stands for the next node of a tree that is being written. */
export class Skeleton {
  readonly #element = document.createElement('div');

  constructor() {
    this.#element.className = 'skeleton line';
    this.#element.setAttribute('part', 'skeleton');
    this.#element.ariaHidden = 'true';
  }

  /** Puts it where a way leads to from what a tree is drawn in: to the end of that child of that child. */
  place(box: Element, way: readonly number[] | undefined): void {
    let element = way && box.firstElementChild;
    for (const position of way ?? []) element = element && contentOf(element).children[position];
    const content = element && contentOf(element);
    if (!content) return this.remove();
    const { adoptedStyleSheets: sheets } = box.getRootNode() as ShadowRoot;
    if (!sheets.includes(styles.styleSheet!)) sheets.push(styles.styleSheet!);
    if (content.lastElementChild !== this.#element) content.append(this.#element);
  }

  /** Takes it out. */
  remove(): void {
    this.#element.remove();
  }
}
