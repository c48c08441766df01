import { ContextConsumer, ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
import { CkErrorEvent, type CkErrorDetail } from '../element/error-event.js';
import { orAbsent } from '../element/attribute.js';
import { FieldBase } from '../element/field.js';
import { focusedIn, holdFocus } from '../element/focus.js';
import { toValues } from '../element/form-values.js';
import { onDefine } from '../element/registry.js';
import { ShadowElement } from '../element/shadow-element.js';
import { DEV } from '../schema/dev.js';
import { isRecord } from '../schema/json-schema.js';
import { isNode, type RawNode } from '../schema/node.js';
import { adoptRootStyles } from '../style/root-styles.js';
import type { WidgetTemplate } from '../template/widget-template.js';
import { nextFrame, onFrame } from './frame.js';
import { drawGrown } from './grow.js';
import { bound } from './limits.js';
import { LoadError, loadJson, parseJson } from './load.js';
import type { TextSource } from './read-stream.js';
import { drawingIn, reconcile } from './reconcile.js';
import { UpdateLog } from './update-log.js';
import { widgetStyles } from './widget-styles.js';
import { WidgetTree, type Place } from './widget-tree.js';

/** How many of one drawing's faults are told one by one. */
const MAX_FAULTS = 20;

/** How long an action may take before it is said that it takes time, in milliseconds. */
const PATIENCE = 1000;

/** How long texts have to stay as they are before what contains them is told of it, in milliseconds. */
const CALM = 500;

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
 * @csspart skeleton - What stands for the widget, or for a part of it, while that is being loaded.
 * @csspart error - What stands there when it cannot be drawn.
 * @csspart note - What says that a part of it is not drawn.
 * @csspart row - The line below it that says how an action goes, or that a change was undone.
 * @csspart row-error - The same line where the action failed.
 * @csspart row-text - The words in that line.
 * @csspart row-retry - The button in that line that tries the action again.
 * @cssstate loading - The whole widget waits for an answer, or is being loaded.
 * @cssproperty [--ck-loading-opacity=0.6] - Opacity of a widget that waits for an answer.
 * @fires {CkActionEvent} ck-action - The user acted on the widget.
 * @fires {CkChangeEvent} ck-change - The user changed a field in it.
 * @fires {CkErrorEvent} ck-error - Something could not be loaded or drawn, or a value has no place in a payload.
 */
export class CkWidget extends ShadowElement implements WidgetView {
  static override properties = {
    widget: { attribute: false, noAccessor: true },
    src: { converter: orAbsent },
    template: { attribute: false },
    data: { attribute: false },
    itemId: { attribute: 'item-id', converter: orAbsent },
    theme: { reflect: true },
    allowedImageDomains: { attribute: false },
    limits: { attribute: false },
    row: { attribute: false },
  };

  static override styles = widgetStyles;

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
  /** What a host says below the tree. */
  declare row: TemplateResult | undefined;

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
  #streaming: AbortController | undefined;
  #file: unknown;
  #filling: Promise<void> | undefined;
  #compiled: { readonly file: unknown; readonly template: WidgetTemplate } | undefined;
  #tree = new WidgetTree(undefined);
  #log: UpdateLog | undefined;
  #bounds = LIMITS;
  #roots: readonly RawNode[] = [];
  #drawn: readonly RawNode[] = [];
  #drawing = {};
  #isStale = false;
  #isDue = false;
  #isFramed = false;
  #grown: Place[] = [];
  #calming: ReturnType<typeof setTimeout> | undefined;
  #isGrowing = false;
  #found: Element | undefined;
  #mark: ((tree: Element) => void) | undefined;
  #faults: CkErrorDetail[] = [];
  #missing = new Set<string>();
  #failure: string | undefined;
  #note: string | undefined;
  #script: string | undefined;
  #said = '';
  #isUndone = false;
  #isFetching = false;

  constructor() {
    super();
    const scope: WidgetScope = {
      item: this.#item,
      hold: (promise) => this.loading.hold(promise, true),
      isHeld: false,
      attempt: (update, success) => this.#attempt(update, success),
    };
    const live = Object.defineProperties(scope, {
      item: { get: () => this.#item },
      isHeld: { get: () => this.isInert },
    });
    new ContextProvider(this, { context: widgetContext, initialValue: live });
    this.addEventListener('ck-action', (event) => void this.#announce(event));
  }

  /** The JSON tree to draw; while it streams in, what is there of it. */
  get widget(): unknown {
    return this.#tree.root;
  }

  set widget(widget: unknown) {
    if (widget === this.widget) return;
    this.#stop();
    this.#put(widget);
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
    queueMicrotask(() => this.isConnected || this.#stop());
    this.#host.value = undefined;
    this.#around.value = undefined;
    this.#policy.setValue(this.#ownPolicy());
  }

  /**
   * Changes the tree as a `widget.*` update of the protocol says, to be drawn with the next frame; false where the update
   * names no node of it, or the tree still streams in.
   */
  applyUpdate(update: unknown): boolean {
    if (!isRecord(update)) return false;
    if (update.type === 'widget.root.updated') {
      const before = this.widget;
      if (isNode(update.widget)) this.widget = update.widget;
      return this.widget !== before;
    }
    this.#log?.add(update);
    return this.#apply(update);
  }

  /**
   * Draws a tree whose JSON text is still being written, as far as it goes: a stream of strings or bytes, or anything that
   * gives strings one after the other. The promise settles when the text has ended, or another tree takes its place; it
   * never fails, for failures are events: what is drawn by then stays.
   */
  async stream(source: TextSource): Promise<void> {
    this.#fetching?.abort();
    this.#fetching = undefined;
    this.#isFetching = false;
    this.#stop();
    this.#streaming = new AbortController();
    this.#failure = undefined;
    this.#say('');
    const reading = this.#read(source, this.#streaming.signal);
    this.loading.hold(reading);
    await reading;
    if (this.hasUpdated) await this.updateComplete;
  }

  /** What the user chose and typed in its fields, nested by their dotted names; the first of two for one place counts. */
  get values(): Record<string, unknown> {
    return toValues(this.#elements);
  }

  /** Brings every field back to the value that it started from. */
  reset(): void {
    for (const element of this.#elements) if (element instanceof FieldBase) element.formResetCallback();
  }

  /** Waits for a template to be read and filled, too, and for the frame that draws what has changed. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#filling;
    while (this.#isFramed && (this.#isStale || this.#grown.length)) {
      await nextFrame();
      await super.getUpdateComplete();
    }
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('allowedImageDomains') || changed.has('limits')) this.#policy.setValue(this.#ownPolicy());
    if (changed.has('src') || changed.has('template')) this.#stop();
    if (changed.has('src')) void this.#fetch();
    if (changed.has('template') || changed.has('data')) this.#filling = this.#fill();
    this.#isDue = this.#isStale && !this.#isFramed;
    if (this.#isDue) this.#measure();
  }

  protected override render() {
    const isComing = (this.#isFetching || this.#streaming) && !this.#drawn.length && !this.#isDue;
    return html`<div class="tree" part=${this.partOf('widget')} ?inert=${this.isInert}></div>
      ${isComing ? html`<div class="skeleton" part="skeleton" aria-hidden="true"></div>` : nothing}
      ${
        this.#failure === undefined
          ? nothing
          : html`<p class="message error" part="error" role="alert">${this.#failure}</p>`
      }
      ${this.#note === undefined ? nothing : html`<p class="message" part="note">${this.#note}</p>`}
      <slot @slotchange=${this.#readScript}></slot>
      ${this.row ?? nothing}
      <p class=${this.#isUndone ? 'row' : 'unseen'} part=${this.#isUndone ? 'row' : nothing} role="status">${this.#said}</p>`;
  }

  protected override updated(): void {
    if (this.#isDue) this.#draw();
    for (const fault of this.#faults.splice(0)) this.dispatchEvent(new CkErrorEvent(fault));
  }

  /** What the tree is drawn in. */
  get #box(): Element {
    return (this.#found ??= this.renderRoot.querySelector('.tree')!);
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

  #put(widget: unknown): void {
    this.#log = undefined;
    this.#tree = new WidgetTree(widget);
    if (widget != null) this.#failure = undefined;
    this.#drawSoon();
  }

  #apply(update: Readonly<Record<string, unknown>>): boolean {
    const change = !this.#streaming && this.#tree.apply(update);
    if (change === true) this.#drawSoon();
    else if (change && !this.#isStale) {
      this.#grown.push(change);
      this.#awaitFrame();
    }
    return change !== false;
  }

  /** Changes the tree for as long as an action does not fail. */
  #attempt(update: unknown, success: Promise<boolean>): void {
    const log = this.#log ?? new UpdateLog(this.widget);
    if (!isRecord(update) || !this.#apply(update)) return;
    this.#log = log;
    const end = log.try(update);
    void success.then((isKept) => {
      if (this.#log !== log) return;
      const without = end(isKept);
      if (log.isSettled) this.#log = undefined;
      if (!without) return;
      this.#tree = without;
      this.#isUndone = true;
      this.#say('The change was undone.');
      this.#drawSoon();
    });
  }

  /** Lets the whole tree be drawn: at once, or with the next frame where this one has had its drawing. */
  #drawSoon(): void {
    this.#isStale = true;
    this.#grown = [];
    if (!this.#isFramed) this.requestUpdate();
  }

  /** Lets nothing be drawn before the next frame, but with it what is to be drawn by then. */
  #awaitFrame(): void {
    if (this.#isFramed) return;
    this.#isFramed = true;
    onFrame(this.#begin);
  }

  #begin = (): void => {
    this.#isFramed = false;
    if (this.#isStale) this.requestUpdate();
    else if (this.#grown.length) this.#grow();
  };

  /** Draws the texts that have gone on, each by itself; what contains them is told when they stay as they are. */
  #grow(): void {
    const grown = this.#grown;
    this.#grown = [];
    this.#isGrowing = drawGrown(grown, this.#box, this.#drawing, this.#bounds.text);
    if (this.#isGrowing) this.#calming ??= setTimeout(this.#calm, CALM);
    else this.#drawSoon();
  }

  #calm = (): void => {
    this.#calming = undefined;
    if (this.#isGrowing) this.#calming = setTimeout(this.#calm, CALM);
    else this.#drawSoon();
    this.#isGrowing = false;
  };

  /** Finds out what of the tree can be drawn. */
  #measure(): void {
    const { widget } = this;
    this.#isStale = false;
    this.#roots = [];
    this.#note = undefined;
    this.#bounds = this.#limits;
    if (!isNode(widget)) {
      if (widget != null) this.#fail({ code: 'invalid-widget', message: 'The widget is not a JSON object' });
      return;
    }
    // What streams in keeps to the limits by itself.
    const { root, exceeded } = this.#streaming ? { root: widget } : bound(widget, this.#bounds);
    this.#roots = [root];
    if (exceeded === undefined) return;
    this.#note = 'This widget is too large to be shown whole.';
    this.#faults.push({ code: 'limit', message: `The widget has ${exceeded}` });
  }

  #draw(): void {
    const drawing = drawingIn(this.ownerDocument, this.#missing, (fault) => {
      if (this.#faults.length < MAX_FAULTS) this.#faults.push(fault);
    });
    this.#awaitFrame();
    this.#drawing = drawing;
    const tree = this.#box;
    const focused = focusedIn(this.renderRoot as ShadowRoot);
    if (focused) void this.#keepFocus();
    try {
      reconcile(tree, this.#drawn, this.#roots, drawing);
      this.#drawn = this.#roots;
      this.#mark?.(tree);
    } catch (error) {
      if (DEV) console.error(error);
      tree.replaceChildren();
      this.#drawn = [];
      this.#fail({ code: 'invalid-widget', message: 'The widget could not be drawn' });
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
    this.#missing.clear();
    this.#box.replaceChildren();
    this.#drawn = [];
    this.#drawSoon();
  }

  #fail(detail: CkErrorDetail): void {
    this.#failure = detail.message;
    this.#faults.push(detail);
    this.requestUpdate();
  }

  #failWith(error: unknown): void {
    if (error instanceof LoadError) this.#fail(error.detail);
    else if (isTemplateError(error)) this.#fail({ code: 'template', message: `The template failed: ${error.message}` });
    else this.#fail({ code: 'load', message: 'The widget could not be loaded' });
  }

  /** Ends what streams in. */
  #stop(): void {
    this.#streaming?.abort();
    this.#streaming = this.#mark = undefined;
  }

  async #read(source: TextSource, signal: AbortSignal): Promise<void> {
    try {
      const { readStream } = await import('./read-stream.js');
      const json = await readStream(source, signal, this.#limits, (tree, mark) => {
        this.#mark = mark;
        this.#put(tree);
      });
      if (signal.aborted) return;
      this.#stop();
      await this.#take(json);
      this.#say('Done');
    } catch (error) {
      if (signal.aborted) return;
      this.#stop();
      this.#failWith(error);
    }
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
    } else this.#put(json);
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
      this.#put(template.build(this.data ?? template.sample ?? {}));
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
    if (this.#isUndone) this.#say('');
    this.#isUndone = false;
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
    if (!this.#isUndone) this.#say(isFailed ? 'Failed' : 'Done');
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
