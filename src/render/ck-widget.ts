import { ContextConsumer, ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { CkActionEvent, type WidgetItem } from '../element/action-event.js';
import {
  HOST,
  hostContext,
  LIMITS,
  policyContext,
  widgetContext,
  type Limits,
  type WidgetPolicy,
  type WidgetScope,
  type WidgetView,
} from '../element/contexts.js';
import { CkErrorEvent, type CkErrorCode, type CkErrorDetail } from '../element/error-event.js';
import { orAbsent } from '../element/attribute.js';
import { FieldBase } from '../element/field.js';
import { focusedIn, holdFocus } from '../element/focus.js';
import { toValues } from '../element/form-values.js';
import { onDefine } from '../element/registry.js';
import { ShadowElement } from '../element/shadow-element.js';
import { applyUpdate } from '../protocol/apply-update.js';
import { DEV } from '../schema/dev.js';
import { isRecord } from '../schema/json-schema.js';
import { isNode, type RawNode } from '../schema/node.js';
import { adoptRootStyles } from '../style/root-styles.js';
import type { WidgetTemplate } from '../template/widget-template.js';
import { bound } from './limits.js';
import { LoadError, loadJson, parseJson } from './load.js';
import { drawingIn, reconcile } from './reconcile.js';
import { widgetStyles } from './widget-styles.js';

/** How many of one drawing's faults are told one by one. */
const MAX_FAULTS = 20;

/** How long an action may take before it is said that it takes time, in milliseconds. */
const PATIENCE = 1000;

/** A time after which a template in a page is given up, in milliseconds. */
const TEMPLATE_TIME = 100;

/** Limits one over the other; one that is undefined bounds nothing away. */
const mergeLimits = (defaults: Limits, ...others: readonly (Partial<Limits> | undefined)[]): Limits => {
  const said = others.flatMap((limits) => Object.entries(limits ?? {}));
  return { ...defaults, ...(Object.fromEntries(said.filter(([, limit]) => limit !== undefined)) as Partial<Limits>) };
};

/**
 * Draws a widget: a JSON tree, a `.widget` file with data, or what an address gives.
 *
 * @slot - A `<script type="application/json">` with the tree, or elements written by hand.
 * @csspart widget - The box around the widget.
 * @csspart loading - The same box while the whole widget waits for an answer.
 * @csspart skeleton - What stands there while the widget is being loaded.
 * @csspart error - What stands there when it cannot be drawn.
 * @csspart note - What says that a part of it is not drawn.
 * @cssstate loading - The whole widget waits for an answer, or is being loaded.
 * @cssproperty [--ck-loading-opacity=0.6] - Opacity of a widget that waits for an answer.
 * @fires {CkActionEvent} ck-action - The user acted on the widget.
 * @fires {CkChangeEvent} ck-change - The user changed a field in it.
 * @fires {CkErrorEvent} ck-error - Something could not be loaded or drawn, or a value has no place in a payload.
 */
export class CkWidget extends ShadowElement implements WidgetView {
  static override properties = {
    widget: { attribute: false },
    src: { converter: orAbsent },
    template: { attribute: false },
    data: { attribute: false },
    itemId: { attribute: 'item-id', converter: orAbsent },
    theme: { reflect: true },
    allowedImageDomains: { attribute: false },
    limits: { attribute: false },
  };

  static override styles = widgetStyles;

  /** The JSON tree to draw. */
  declare widget: unknown;
  /** Address of a `.widget` file or of a JSON tree. */
  declare src: string | undefined;
  /** A parsed `.widget` file, its text, or a `WidgetTemplate`, to be filled with `data`. */
  declare template: unknown;
  /** What fills the template; the file's own sample data where it is absent. */
  declare data: unknown;
  /** Id of the thread item that the widget belongs to, sent along with its actions. */
  declare itemId: string | undefined;
  /** The look: `light`, `dark`, or the page's own, which is the default. */
  declare theme: 'light' | 'dark' | 'auto' | undefined;
  /** Hosts that images may come from unasked, such as `cdn.example.com` or `*.example.com`. */
  declare allowedImageDomains: readonly string[] | undefined;
  /** Bounds that differ from the defaults. */
  declare limits: Partial<Limits> | undefined;

  #host = new ContextConsumer(this, { context: hostContext, callback: (host) => this.#join(host) });
  #around = new ContextConsumer(this, {
    context: policyContext,
    subscribe: true,
    callback: () => this.#policy.setValue(this.#ownPolicy()),
  });
  #policy = new ContextProvider(this, { context: policyContext, initialValue: this.#ownPolicy() });
  #leave: (() => void) | undefined;
  #forget: (() => void) | undefined;
  #fetching: AbortController | undefined;
  #file: unknown;
  #filling: Promise<void> | undefined;
  #compiled: { readonly file: unknown; readonly template: WidgetTemplate } | undefined;
  #roots: readonly RawNode[] = [];
  #drawn: readonly RawNode[] = [];
  #faults: CkErrorDetail[] = [];
  #missing = new Set<string>();
  #failure: string | undefined;
  #note: string | undefined;
  #script: string | undefined;
  #said = '';
  #isFetching = false;

  constructor() {
    super();
    const scope: WidgetScope = {
      item: this.#item,
      hold: (promise) => this.loading.hold(promise, true),
      isHeld: false,
    };
    const live = Object.defineProperties(scope, {
      item: { get: () => this.#item },
      isHeld: { get: () => this.isInert },
    });
    new ContextProvider(this, { context: widgetContext, initialValue: live });
    this.addEventListener('ck-action', (event) => void this.#announce(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptRootStyles(this.renderRoot as ShadowRoot, true);
    if (this.#host.value) this.#join(this.#host.value);
    if (this.#fetching?.signal.aborted) void this.#fetch();
    this.#forget = onDefine((type) => {
      if (type === HOST) this.#askAgain();
      else if (this.#missing.has(type)) this.#redraw();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.#leave = undefined;
    this.#forget?.();
    this.#fetching?.abort();
    this.#host.value = undefined;
    this.#around.value = undefined;
    this.#policy.setValue(this.#ownPolicy());
  }

  /** Changes the tree as a `widget.*` update of the protocol says; false where the update names no node of it. */
  applyUpdate(update: unknown): boolean {
    const next = applyUpdate(this.widget, update);
    if (next === this.widget) return false;
    this.widget = next;
    return true;
  }

  /** What the user chose and typed in its fields, nested by their dotted names; the first of two for one place counts. */
  get values(): Record<string, unknown> {
    return toValues(this.#elements);
  }

  /** Brings every field back to the value that it started from. */
  reset(): void {
    for (const element of this.#elements) if (element instanceof FieldBase) element.formResetCallback();
  }

  /** Waits for a template to be read and filled, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#filling;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('allowedImageDomains') || changed.has('limits')) this.#policy.setValue(this.#ownPolicy());
    if (changed.has('src')) void this.#fetch();
    if (changed.has('template') || changed.has('data')) this.#filling = this.#fill();
    if (changed.has('widget')) this.#measure();
  }

  protected override render() {
    return html`<div class="tree" part=${this.partOf('widget')} ?inert=${this.isInert}></div>
      ${this.#isFetching && !this.#drawn.length ? html`<div class="skeleton" part="skeleton"></div>` : nothing}
      ${
        this.#failure === undefined
          ? nothing
          : html`<p class="message error" part="error" role="alert">${this.#failure}</p>`
      }
      ${this.#note === undefined ? nothing : html`<p class="message" part="note">${this.#note}</p>`}
      <slot @slotchange=${this.#readScript}></slot>
      <p class="unseen" role="status">${this.#said}</p>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('widget')) this.#draw();
    for (const fault of this.#faults.splice(0)) this.dispatchEvent(new CkErrorEvent(fault));
  }

  get #item(): WidgetItem {
    const { itemId, widget } = this;
    return { ...(itemId !== undefined && { id: itemId }), ...(isNode(widget) && { widget }) };
  }

  /** Everything that stands in it, drawn and by hand. */
  get #elements(): readonly Element[] {
    const tree = this.renderRoot?.querySelector('.tree');
    return [...(tree?.querySelectorAll('*') ?? []), ...this.querySelectorAll('*')];
  }

  get #limits(): Limits {
    return mergeLimits(LIMITS, this.#around?.value?.limits, this.limits);
  }

  #ownPolicy(): WidgetPolicy {
    const around = this.#around?.value;
    return { images: [...(around?.images ?? []), ...(this.allowedImageDomains ?? [])], limits: this.#limits };
  }

  /** A host around it that became one only now has not heard it ask. */
  #askAgain(): void {
    if (!this.isConnected || this.#host.value) return;
    this.#host.hostConnected();
    this.#around.hostConnected();
  }

  #join(host: { join(widget: WidgetView): () => void }): void {
    this.#leave ??= host.join(this);
  }

  /** Finds out what of the tree can be drawn. */
  #measure(): void {
    const { widget } = this;
    this.#roots = [];
    this.#note = undefined;
    if (widget != null) this.#failure = undefined;
    if (!isNode(widget)) {
      if (widget != null) this.#fail('invalid-widget', 'The widget is not a JSON object');
      return;
    }
    const { root, exceeded } = bound(widget, this.#limits);
    this.#roots = [root];
    if (exceeded === undefined) return;
    this.#note = 'This widget is too large to be shown whole.';
    this.#faults.push({ code: 'limit', message: `The widget has ${exceeded}` });
  }

  #draw(): void {
    const drawing = drawingIn(this.ownerDocument, this.#missing, (fault) => {
      if (this.#faults.length < MAX_FAULTS) this.#faults.push(fault);
    });
    this.#missing.clear();
    const tree = this.renderRoot.querySelector('.tree')!;
    const focused = focusedIn(this.renderRoot as ShadowRoot);
    if (focused) void this.#keepFocus();
    try {
      reconcile(tree, this.#drawn, this.#roots, drawing);
      this.#drawn = this.#roots;
    } catch (error) {
      if (DEV) console.error(error);
      tree.replaceChildren();
      this.#drawn = [];
      this.#fail('invalid-widget', 'The widget could not be drawn');
    }
  }

  /** Takes the focus where what had it has gone or cannot have it any more. */
  async #keepFocus(): Promise<void> {
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    if (this.isConnected && this.ownerDocument.activeElement === this.ownerDocument.body) holdFocus(this);
  }

  /** Draws anew what stood there as unknown. */
  #redraw(): void {
    this.renderRoot.querySelector('.tree')?.replaceChildren();
    this.#drawn = [];
    this.requestUpdate('widget');
  }

  #fail(code: CkErrorCode, message: string): void {
    this.#failure = message;
    this.#faults.push({ code, message });
    this.requestUpdate();
  }

  #failWith(error: unknown): void {
    if (error instanceof LoadError) this.#fail(error.code, error.message);
    else if (isTemplateError(error)) this.#fail('template', `The template failed: ${error.message}`);
    else this.#fail('load', 'The widget could not be loaded');
  }

  async #fetch(): Promise<void> {
    this.#fetching?.abort();
    this.#file = undefined;
    const { src } = this;
    if (src === undefined) return;
    const fetching = new AbortController();
    this.#fetching = fetching;
    this.#isFetching = true;
    this.#failure = undefined;
    const loading = this.#load(src, fetching.signal).then(() => {
      if (this.#fetching !== fetching) return;
      this.#isFetching = false;
      if (!fetching.signal.aborted) this.#fetching = undefined;
    });
    this.loading.hold(loading);
    await loading;
  }

  async #load(src: string, signal: AbortSignal): Promise<void> {
    try {
      const json = await loadJson(new URL(src, this.ownerDocument.baseURI).href, this.#limits.json, signal);
      if (!signal.aborted) await this.#take(json);
    } catch (error) {
      if (!signal.aborted) this.#failWith(error);
    }
  }

  /** Takes a tree, or a `.widget` file that makes one. */
  async #take(json: unknown): Promise<void> {
    if (isRecord(json) && 'template' in json && !('type' in json)) {
      this.#file = json;
      await this.#fill();
    } else this.widget = json;
  }

  /** Fills the template with the data: at once where it has been read, else when the engine is there to read it. */
  async #fill(): Promise<void> {
    const file = this.template ?? this.#file;
    if (file == null) return;
    try {
      if (!isTemplate(file) && this.#compiled?.file !== file) {
        const { WidgetTemplate } = await import('../template/widget-template.js');
        if (file !== (this.template ?? this.#file)) return;
        const options = { mode: 'lenient', limits: { milliseconds: TEMPLATE_TIME } } as const;
        this.#compiled = { file, template: WidgetTemplate.from(file, options) };
      }
      const template = isTemplate(file) ? file : this.#compiled!.template;
      this.widget = template.build(this.data ?? template.sample ?? {});
    } catch (error) {
      this.#failWith(error);
    }
  }

  #readScript(event: Event): void {
    const elements = (event.target as HTMLSlotElement).assignedElements();
    const script = elements.find((element) => element.matches('script[type="application/json"]'));
    const text = script?.textContent?.trim();
    if (!text || text === this.#script) return;
    this.#script = text;
    try {
      void this.#take(parseJson(text, this.#limits.json));
    } catch (error) {
      this.#failWith(error);
    }
  }

  /** Says that an action takes time, and when it is done: once each, and only where it does take time. */
  async #announce(event: Event): Promise<void> {
    if (!(event instanceof CkActionEvent)) return;
    let isFailed = false;
    const note = ({ detail }: CkErrorEvent) => (isFailed ||= detail.allowRetry !== undefined);
    this.addEventListener('ck-error', note);
    const settled = event.settled().then(() => this.removeEventListener('ck-error', note));
    const isLong = await Promise.race([
      settled.then(() => false),
      new Promise<true>((resolve) => setTimeout(resolve, PATIENCE, true)),
    ]);
    if (!isLong) return;
    this.#say('Loading');
    await settled;
    this.#say(isFailed ? 'Failed' : 'Done');
  }

  #say(words: string): void {
    this.#said = words;
    this.requestUpdate();
  }
}

const isTemplate = (value: unknown): value is WidgetTemplate =>
  typeof value === 'object' && value !== null && 'build' in value && typeof value.build === 'function';

const isTemplateError = (error: unknown): error is Error => error instanceof Error && error.name === 'TemplateError';

if (globalThis.customElements && !customElements.get('ck-widget')) customElements.define('ck-widget', CkWidget);

declare global {
  interface HTMLElementTagNameMap {
    'ck-widget': CkWidget;
  }
}
