import { ContextConsumer, ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CkActionEvent, type WidgetItem } from '../element/action-event.js';
import {
  HOST,
  hostContext,
  LIMITS,
  mergeLimits,
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
import { applyUpdate } from '../protocol/apply-update.js';
import { DEV } from '../schema/dev.js';
import { isRecord } from '../schema/json-schema.js';
import { isNode, isWidgetFile, type RawNode } from '../schema/node.js';
import { adoptRootStyles } from '../style/root-styles.js';
import type { WidgetTemplate } from '../template/widget-template.js';
import { nextFrame, onFrame } from './frame.js';
import { bound } from './limits.js';
import type { Canvas, LiveTree } from './live-tree.js';
import { LoadError, loadJson, parseJson } from './load.js';
import type { TextSource } from './read-stream.js';
import { drawingIn, reconcile, type Drawing } from './reconcile.js';
import { widgetStyles } from './widget-styles.js';

/** How many of one drawing's faults are told one by one. */
const MAX_FAULTS = 20;

/** How long an action may take before it is said that it takes time, in milliseconds. */
const PATIENCE = 1000;

/** A time after which a template in a page is given up, in milliseconds. */
const TEMPLATE_TIME = 100;

/** What takes updates part by part, once it is loaded. */
let Live: typeof LiveTree | undefined;

/** Lets the line below a widget look like one, once its rules are there. */
const styleRow = async ({ adoptedStyleSheets: sheets }: ShadowRoot): Promise<void> => {
  const { rowStyles } = await import('./row-styles.js');
  if (!sheets.includes(rowStyles.styleSheet!)) sheets.push(rowStyles.styleSheet!);
};

/** A tree and what came after it, for as long as it is open whether some of that stays. */
interface Log {
  readonly base: unknown;
  updates: { readonly update: unknown }[];
  open: number;
}

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
  #getting: AbortController | undefined;
  #isPartial = false;
  #file: unknown;
  #filling: Promise<void> | undefined;
  #compiled: { readonly file: unknown; readonly template: WidgetTemplate } | undefined;
  #root: unknown;
  #live: LiveTree | undefined;
  #log: Log | undefined;
  #bounds = LIMITS;
  #roots: readonly RawNode[] = [];
  #drawn: readonly RawNode[] = [];
  #drawing: Drawing | undefined;
  #canvas: Canvas = {
    box: () => this.renderRoot.querySelector('.tree')!,
    drawing: () => this.#drawing,
    longest: () => this.#bounds.text,
    drawSoon: () => this.#drawSoon(),
    rest: () => this.#rest(),
  };
  #isStale = false;
  #isResting = false;
  #mark: ((box: Element) => void) | undefined;
  #faults: CkErrorDetail[] = [];
  #missing = new Set<string>();
  #failure: string | undefined;
  #note: string | undefined;
  #script: string | undefined;
  #said = '';
  #isUndone = false;

  constructor() {
    super();
    const widget = this;
    const scope: WidgetScope = {
      get item() {
        return widget.#item;
      },
      get isHeld() {
        return widget.isInert;
      },
      hold: (promise) => this.loading.hold(promise, true),
      attempt: (update, success) => this.#attempt(update, success),
    };
    new ContextProvider(this, { context: widgetContext, initialValue: scope });
    this.addEventListener('ck-action', (event) => void this.#announce(event));
  }

  /** The JSON tree to draw; while it streams in, what is there of it. */
  get widget(): unknown {
    return this.#live ? this.#live.root : this.#root;
  }

  set widget(widget: unknown) {
    if (widget === this.widget) return;
    if (this.#isPartial) this.#stop();
    this.#put(widget);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptRootStyles(this.renderRoot as ShadowRoot, true);
    if (this.#host.value) this.#join(this.#host.value);
    if (this.#getting?.signal.aborted) this.#fetch();
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
    queueMicrotask(() => this.isConnected || this.#getting?.abort());
    this.#host.value = undefined;
    this.#around.value = undefined;
    this.#policy.setValue(this.#ownPolicy());
  }

  /**
   * Changes the tree as a `widget.*` update of the protocol says; a frame draws all of its changes together. False where
   * the update names no node of the tree, or that still streams in.
   */
  applyUpdate(update: unknown): boolean {
    if (isRecord(update) && update.type === 'widget.root.updated') {
      const before = this.widget;
      if (isNode(update.widget)) this.widget = update.widget;
      return this.widget !== before;
    }
    this.#log?.updates.push({ update });
    return this.#apply(update);
  }

  /**
   * Draws a tree whose JSON text is still being written, as far as it goes: a stream of strings or bytes, or anything that
   * gives strings one after the other. The promise settles when the text has ended, or another tree takes its place; it
   * never fails, for failures are events: what is drawn by then stays.
   */
  async stream(source: TextSource): Promise<void> {
    this.#say('');
    await this.#get(async (signal) => {
      const { readStream } = await import('./read-stream.js');
      const tree = await readStream(source, signal, this.#limits, (tree, mark) => {
        this.#put(tree);
        this.#mark = mark;
      });
      if (!signal.aborted) this.#say('Done');
      return tree;
    }, true);
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
    while ((this.#isResting && !this.#drawing) || this.#live?.isBehind) {
      await nextFrame();
      await super.getUpdateComplete();
    }
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('allowedImageDomains') || changed.has('limits')) this.#policy.setValue(this.#ownPolicy());
    if (changed.has('src')) this.#fetch();
    if (changed.has('template') && this.#isPartial) this.#stop();
    if (changed.has('template') || changed.has('data')) this.#filling = this.#fill();
    if (this.#isStale) this.#measure();
  }

  protected override render() {
    const { row = nothing } = this;
    const isUndone = this.#isUndone;
    const isComing = this.#getting?.signal.aborted === false && !this.#drawn.length && !this.#roots.length;
    return html`<div class="tree" part=${this.partOf('widget')} ?inert=${this.isInert}></div>
      ${isComing ? html`<div class="skeleton" part="skeleton" aria-hidden="true"></div>` : nothing}
      ${
        this.#failure === undefined
          ? nothing
          : html`<p class="message error" part="error" role="alert">${this.#failure}</p>`
      }
      ${this.#note === undefined ? nothing : html`<p class="message" part="note">${this.#note}</p>`}
      <slot @slotchange=${this.#readScript}></slot>
      ${row}
      <p class=${isUndone ? 'row' : 'unseen'} part=${isUndone ? 'row' : nothing} role="status">${this.#said}</p>`;
  }

  protected override updated(): void {
    if (this.#isStale) this.#draw();
    if (this.row || this.#isUndone) styleRow(this.renderRoot as ShadowRoot).catch(() => {});
    for (const fault of this.#faults.splice(0)) this.dispatchEvent(new CkErrorEvent(fault));
  }

  get #item(): WidgetItem {
    const { itemId, widget } = this;
    return { ...(itemId !== undefined && { id: itemId }), ...(isNode(widget) && { widget }) };
  }

  /** Everything that stands in it, drawn and by hand. */
  get #elements(): readonly Element[] {
    return [...(this.renderRoot?.querySelectorAll('.tree *') ?? []), ...this.querySelectorAll('*')];
  }

  get #limits(): Limits {
    return mergeLimits(this.#around?.value?.limits, this.limits);
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
    this.#log = this.#mark = undefined;
    if (widget != null) this.#failure = undefined;
    this.#begin(widget);
  }

  #begin(widget: unknown): void {
    this.#root = widget;
    this.#live &&= new Live!(widget, this.#canvas);
    this.#drawSoon();
  }

  #apply(update: unknown): boolean {
    if (this.#isPartial) return false;
    if (this.#live) return this.#live.apply(update);
    void this.#enliven();
    const next = applyUpdate(this.#root, update);
    if (next === this.#root) return false;
    this.#begin(next);
    return true;
  }

  /** From now on, trees find by themselves what an update changes. */
  async #enliven(): Promise<void> {
    try {
      Live ??= (await import('./live-tree.js')).LiveTree;
      this.#live ??= new Live(this.#root, this.#canvas);
    } catch {
      // Its file cannot be had: each update is looked for.
    }
  }

  /** Changes the tree for as long as an action does not fail. */
  #attempt(update: unknown, success: Promise<boolean>): void {
    const log = this.#log ?? { base: this.widget, updates: [], open: 0 };
    if (!this.#apply(update)) return;
    const tried = { update };
    this.#log = log;
    log.updates.push(tried);
    log.open++;
    void success.then((isKept) => {
      if (this.#log !== log) return;
      if (--log.open === 0) this.#log = undefined;
      if (isKept) return;
      log.updates = log.updates.filter((each) => each !== tried);
      this.#begin(log.base);
      for (const each of log.updates) this.#apply(each.update);
      this.#isUndone = true;
      this.#say('The change was undone.');
    });
  }

  /** Lets the whole tree be drawn: at once, or with the next frame where this one has had its drawing. */
  #drawSoon(): void {
    this.#drawing = undefined;
    if (this.#isResting) return;
    this.#isStale = true;
    this.requestUpdate();
  }

  /** Lets nothing be drawn before the next frame. */
  #rest(): void {
    if (this.#isResting) return;
    this.#isResting = true;
    onFrame(() => {
      this.#isResting = false;
      if (!this.#drawing) this.#drawSoon();
    });
  }

  /** Finds out what of the tree can be drawn. */
  #measure(): void {
    const { widget } = this;
    this.#roots = [];
    this.#note = undefined;
    this.#bounds = this.#limits;
    if (!isNode(widget)) {
      if (widget != null) this.#fail({ code: 'invalid-widget', message: 'The widget is not a JSON object' });
      return;
    }
    // What streams in keeps to the limits by itself.
    const { root, exceeded } = this.#isPartial ? { root: widget } : bound(widget, this.#bounds);
    this.#roots = [root];
    if (exceeded === undefined) return;
    this.#note = 'This widget is too large to be shown whole.';
    this.#faults.push({ code: 'limit', message: `The widget has ${exceeded}` });
  }

  #draw(): void {
    const drawing = drawingIn(this.ownerDocument, this.#missing, (fault) => {
      if (this.#faults.length < MAX_FAULTS) this.#faults.push(fault);
    });
    this.#isStale = false;
    this.#drawing = drawing;
    this.#rest();
    const tree = this.renderRoot.querySelector('.tree')!;
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
    this.renderRoot.querySelector('.tree')?.replaceChildren();
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

  /** Ends what is getting a tree. */
  #stop(): void {
    this.#getting?.abort();
    this.#getting = this.#mark = undefined;
    this.#isPartial = false;
  }

  #fetch(): void {
    this.#file = undefined;
    const { src } = this;
    if (src === undefined) return this.#stop();
    void this.#get(async (signal) =>
      loadJson(new URL(src, this.ownerDocument.baseURI).href, this.#limits.json, signal),
    );
  }

  /** Gets a tree, in a way that may show what is there of it before it is whole. */
  async #get(read: (signal: AbortSignal) => Promise<unknown>, isPartial = false): Promise<void> {
    this.#stop();
    const getting = new AbortController();
    this.#getting = getting;
    this.#isPartial = isPartial;
    this.#failure = undefined;
    const got = this.#take(read, getting.signal).then(() => {
      if (this.#getting === getting && !getting.signal.aborted) this.#stop();
    });
    this.loading.hold(got);
    await got;
  }

  async #take(read: (signal: AbortSignal) => Promise<unknown>, signal: AbortSignal): Promise<void> {
    try {
      const json = await read(signal);
      if (!signal.aborted) await this.#show(json);
    } catch (error) {
      if (!signal.aborted) this.#failWith(error);
    }
  }

  /** Takes a tree, or a `.widget` file that makes one. */
  async #show(json: unknown): Promise<void> {
    this.#isPartial = false;
    if (isWidgetFile(json)) {
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
      void this.#show(parseJson(text, this.#limits.json));
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
    let patience: ReturnType<typeof setTimeout> | undefined;
    const isLong = await Promise.race([
      settled.then(() => false),
      new Promise<true>((resolve) => (patience = setTimeout(resolve, PATIENCE, true))),
    ]);
    clearTimeout(patience);
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
