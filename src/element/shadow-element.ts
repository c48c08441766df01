import { LitElement, unsafeCSS, type CSSResult, type CSSResultGroup, type CSSResultOrNative } from 'lit';
import { wordsInClasses } from '../style/root-styles.js';
import { adoptRootStyles } from '../style/root-styles.js';
import { Loading } from './loading.js';

/** What every element of ours with a shadow root has: a place for its state, and the loading look. */
export class ShadowElement extends LitElement {
  /**
   * One sheet for each class, since every root pays for each that it adopts; and what `:host()` asks of attributes holds
   * for the class names of elements drawn from JSON, too.
   */
  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    const texts = super.finalizeStyles(styles).map((style) => (style as CSSResult).cssText);
    return [unsafeCSS(wordsInClasses(texts.join('')))];
  }

  #internals: ElementInternals | undefined;
  #loading: Loading | undefined;

  /** Where states and ARIA of the element itself stand. */
  get internals(): ElementInternals {
    return (this.#internals ??= this.attachInternals());
  }

  /** What holds the element while an answer is under way. */
  get loading(): Loading {
    return (this.#loading ??= new Loading(this));
  }

  /** Whether the element waits for an answer. */
  get isLoading(): boolean {
    return this.#loading?.isActive ?? false;
  }

  /** Whether the content is out of use while the element waits for an answer. */
  get isInert(): boolean {
    return this.#loading?.isInert ?? false;
  }

  override connectedCallback(): void {
    adoptRootStyles(this.getRootNode() as Document | ShadowRoot);
    super.connectedCallback();
  }

  /** The part names of an inner part that shows the loading state. */
  protected partOf(name: string): string {
    return this.isLoading ? `${name} loading` : name;
  }
}
