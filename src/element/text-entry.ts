import type { PropertyValues } from 'lit';
import { patternOf } from '../forms/pattern.js';
import { FieldBase, nativeProblemOf, problemOf, type Problem } from './field.js';
import { choice, flag, label, required, text } from '../schema/prop.js';

/** What every field for text can say. */
export const textEntryProps = {
  /** The name that its value goes by in payloads; dots nest. */
  name: required(text),
  /** The text that it starts with. */
  defaultValue: text,
  /** Whether there has to be some text. */
  required: flag,
  /** A regular expression that the whole text has to match; one that could keep the page busy is ignored. */
  pattern: text,
  /** What stands in it while it is empty. */
  placeholder: label,
  /** Whether password managers and their like may show themselves; only in a password field unless said otherwise. */
  allowAutofillExtensions: choice,
  /** Selects the text when the field appears, where that takes the focus from nobody. */
  autoSelect: flag,
  /** Takes the focus when the field appears, where that takes it from nobody. */
  autoFocus: flag,
};

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Whether an element may take the focus unasked: from nothing, or from its own surroundings. */
const mayTakeFocus = (element: Element): boolean => {
  const { ownerDocument: page } = element;
  const { activeElement: active, body } = page;
  if (!page.hasFocus()) return false;
  if (!active || active === body) return true;
  let outermost = element;
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = outermost.getRootNode())
    outermost = root.host;
  return active === outermost || (outermost.closest('ck-widget-host')?.contains(active) ?? false);
};

/** What fields with a native control for text have in common. */
export class TextEntry extends FieldBase {
  #isLike: ((text: string) => boolean) | undefined;
  #pattern: string | undefined;

  override propsChanged(): void {
    super.propsChanged();
    const pattern = this.getProp('pattern') as string | undefined;
    if (pattern === this.#pattern) return;
    this.#pattern = pattern;
    this.#isLike = pattern ? patternOf(pattern) : undefined;
    if (!pattern || this.#isLike) return;
    const message = `The pattern ${JSON.stringify(pattern.slice(0, 80))} is none, or takes too long, and is ignored`;
    queueMicrotask(() => this.report({ code: 'invalid-widget', message }));
  }

  protected override get control(): Control | null {
    return super.control as Control | null;
  }

  protected override get problem(): Problem | undefined {
    const { control, value } = this;
    this.#write();
    const problem = control ? problemOf(control) : undefined;
    if (problem || !value || !this.#isLike || this.#isLike(value)) return problem;
    return nativeProblemOf('input', { pattern: 'a', value: 'b' });
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    this.#write();
    const isSelected = this.getProp('autoSelect') === true;
    if ((!isSelected && this.getProp('autoFocus') !== true) || this.isDisabled || !mayTakeFocus(this)) return;
    this.control?.focus({ preventScroll: true });
    if (isSelected) this.control?.select();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#write();
    super.updated(changed);
  }

  protected override clean(value: string): string {
    return value.replace(/\r\n?/g, '\n');
  }

  /** Takes what the user typed. */
  protected takeInput = (event: Event): void => {
    this.edit((event.target as Control).value);
    if (this.grows) this.requestUpdate();
  };

  /** Tells of a change: what the native control tells of it stays in this shadow root. */
  protected tellChange = (): void => {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  /** Whether it is as high as its text. */
  protected get grows(): boolean {
    return false;
  }

  /** Whether extensions of browsers that fill in fields are to stay away. */
  protected get isClosed(): boolean {
    return this.getProp('allowAutofillExtensions') !== true;
  }

  /** Never what stands there already: the caret, and a word that is still being composed, stay as they are. */
  #write(): void {
    const { control, value } = this;
    if (control && (control.value !== value || (!this.isDirty && control.validity.badInput))) control.value = value;
  }
}
