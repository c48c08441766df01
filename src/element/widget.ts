import { ContextEvent } from '@lit/context';
import type { ActionConfig, Declarations, LoadingBehavior, Props } from '../schema/prop.js';
import { brand, CkActionEvent } from './action-event.js';
import { widgetContext, type WidgetScope } from './contexts.js';
import { CkErrorEvent, type CkErrorDetail } from './error-event.js';
import { formAround } from './form-owner.js';
import { withFormValues } from './form-values.js';
import { describe, withProps, type Constructor, type Properties, type WidgetClass } from './props.js';
import { ShadowElement } from './shadow-element.js';

/** Longhands that place an element among others; the rest belong to what it draws inside. */
const OUTER = /^(?:margin|width|height|min-|max-|flex|aspect|row-gap|column-gap)/;

/** What every element with a view of its own has. */
export class WidgetBase extends withProps(ShadowElement) {
  static readonly light: boolean = false;
  static readonly isContainer: boolean = false;

  /** The longhands that the props make for the main part. */
  protected inner: Declarations = [];
  #acts = 0;

  override propsChanged(): void {
    this.requestUpdate();
  }

  override declare(declarations: Declarations): void {
    super.declare(declarations.filter(([longhand]) => OUTER.test(longhand)));
    this.inner = declarations.filter(([longhand]) => !OUTER.test(longhand));
    this.requestUpdate();
  }

  /** Holds the whole element as a container: its content goes inert. */
  hold(promise: Promise<void>): void {
    this.loading.hold(promise, true);
  }

  /**
   * Shows that an answer is under way, as an action of that loading behaviour does, and starts no action of its own until
   * the promise settles, whichever way.
   */
  wait(promise: Promise<unknown>, loadingBehavior: Exclude<LoadingBehavior, 'auto'>): void {
    this.#wait(promise, loadingBehavior, this.#scope());
  }

  /** Starts an action, unless one of this element is still under way: then the answer is false. */
  protected act(binding: string, config: ActionConfig | undefined, auto: Exclude<LoadingBehavior, 'auto'>): boolean {
    if (!config || this.#acts) return false;
    const scope = this.#scope();
    if (scope?.isHeld) return false;
    const event = brand(
      new CkActionEvent({
        config: this.#fill(config),
        binding,
        auto,
        node: this.#name(),
        widgetItem: scope?.item,
        attempt: scope?.attempt,
      }),
    );
    this.#acts++;
    this.dispatchEvent(event);
    void this.#begin(event, scope);
    return true;
  }

  /** Called when an action of this element is over, and another may start. */
  protected actEnded(): void {}

  /** The form whose values go along with the element's actions. */
  protected get valuesForm(): HTMLFormElement | undefined {
    return formAround(this);
  }

  /** Says that something is wrong with the element; everything else goes on. */
  protected report(detail: CkErrorDetail): void {
    this.dispatchEvent(new CkErrorEvent({ ...detail, node: this.node }));
  }

  /** Waits for an action: outer listeners say only after inner ones that there is something to wait for. */
  async #begin(event: CkActionEvent, scope: WidgetScope | undefined): Promise<void> {
    await undefined;
    this.#wait(event.settled(), event.isPending ? event.loadingBehavior : 'none', scope);
    this.#acts--;
  }

  #wait(promise: Promise<unknown>, loadingBehavior: LoadingBehavior, scope: WidgetScope | undefined): void {
    this.#acts++;
    const end = () => {
      this.#acts--;
      this.actEnded();
    };
    const settled = promise.then(end, end);
    if (loadingBehavior === 'self') this.loading.hold(settled);
    if (loadingBehavior === 'container') (scope ?? this.#container()).hold(settled);
  }

  #fill(config: ActionConfig): ActionConfig {
    const { valuesForm } = this;
    return valuesForm ? { ...config, payload: withFormValues(valuesForm, config.payload) } : config;
  }

  /** Its name in events; an element written by hand goes by its own `id`. */
  #name() {
    const { type } = this.constructor as unknown as WidgetClass;
    const { id = this.id || undefined, key } = this.node;
    return { type, ...(typeof id === 'string' && { id }), ...(typeof key === 'string' && { key }) };
  }

  #scope(): WidgetScope | undefined {
    let scope: WidgetScope | undefined;
    this.dispatchEvent(new ContextEvent(widgetContext, this, (value) => (scope = value)));
    return scope;
  }

  #container(): WidgetBase {
    let node: Node | null = this;
    while (node && !(node.constructor as Partial<typeof WidgetBase>).isContainer) {
      node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
    }
    return (node ?? this) as WidgetBase;
  }
}

/**
 * A base class for elements that keep a view of their own: props as properties, attributes and JSON alike, the loading
 * state, actions. Its template draws into a shadow root.
 */
export const Widget = <const T extends string, P extends Props>(type: T, props: P) => {
  class Described extends WidgetBase {}
  return describe(Described, type, props) as unknown as Constructor<WidgetBase & Properties<P>> &
    Pick<typeof WidgetBase, 'styles' | 'isContainer' | 'shadowRootOptions'> &
    WidgetClass<T, P>;
};
