import { html, nothing, type PropertyValues } from 'lit';
import type { FieldValue } from '../forms/payload.js';
import type { ActionConfig, Props } from '../schema/prop.js';
import { CkChangeEvent } from './change-event.js';
import { isOurs } from './form-owner.js';
import { Naming } from './labels.js';
import { isSubmitting, submitImplicitly, watchForms } from './native-form.js';
import { describe, type Constructor, type Properties, type WidgetClass } from './props.js';
import { WidgetBase } from './widget.js';

/** What is wrong with a value: in flags for programs, in words for people. */
export interface Problem {
  readonly flags: ValidityStateFlags;
  readonly message: string;
}

/** What is wrong with the value of a native control. */
export const problemOf = ({
  validity,
  validationMessage,
}: HTMLInputElement | HTMLTextAreaElement): Problem | undefined =>
  validity.valid ? undefined : { flags: validity, message: validationMessage };

/** What the browser says, in the user's language, of a control of ours that is like a native one. */
export const nativeProblemOf = (tag: 'input' | 'select', props: object): Problem | undefined =>
  problemOf(Object.assign(document.createElement(tag), props) as HTMLInputElement);

/** Forms of the page in which an invalid field has been found just now; their first one has the focus. */
const found = new WeakSet<HTMLFormElement>();

/**
 * What every field of a form is: a form-associated custom element that holds a value, and keeps what the user made of it
 * whatever else changes.
 */
export class FieldBase extends WidgetBase {
  /** The browser counts its elements among the controls of a form. */
  static readonly formAssociated = true;

  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  #value = '';
  #isDirty = false;
  #isFenced = false;
  #isSilent = false;
  #isLate = false;
  #isTrusted = true;
  #error = '';
  #isTold = false;
  #complaint = '';
  #committed: readonly unknown[] = [];
  #naming = new Naming(this, 'field');

  constructor() {
    super();
    this.addEventListener('invalid', (event) => this.#onInvalid(event));
    // Labels of the page may have come or changed since: what it is called counts when it is read out.
    this.addEventListener('focusin', () => this.isDrawn || this.requestUpdate());
  }

  /** Its value as text; setting it is like an edit of the user, but fires no event and starts no action. */
  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.#isDirty = true;
    this.#take(this.clean(String(value ?? '')));
    this.#commit();
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** What the browser finds wrong with its value. */
  get validity(): ValidityState {
    this.#flush();
    return this.internals.validity;
  }

  /** The same in words; empty while the value is valid. */
  get validationMessage(): string {
    this.#flush();
    return this.internals.validationMessage;
  }

  /** Whether its value is checked at all; not that of a disabled field. */
  get willValidate(): boolean {
    return this.internals.willValidate && !this.isDisabled;
  }

  /** Its name and value as an action sends them; undefined while it is disabled. */
  get fieldValue(): FieldValue | undefined {
    return this.isDisabled ? undefined : { name: this.fieldName, value: this.toJson(this.#value) };
  }

  /** Whether it cannot be used: by itself, or by a fieldset around it. */
  get isDisabled(): boolean {
    return this.#isFenced || this.getProp('disabled') === true;
  }

  /** Whether its value is valid; fires `invalid` where it is not, and shows nothing. */
  checkValidity(): boolean {
    this.#flush();
    this.#isSilent = true;
    const isValid = this.isDisabled || this.internals.checkValidity();
    this.#isSilent = false;
    return isValid;
  }

  /** Whether its value is valid; where it is not, says so at the field and moves the focus there. */
  reportValidity(): boolean {
    const isValid = this.checkValidity();
    if (!isValid) {
      this.showProblem();
      this.focus();
    }
    return isValid;
  }

  /** Makes the value count as invalid for a reason of the page's own; an empty text takes that back. */
  setCustomValidity(message: string): void {
    this.#complaint = message;
    this.#commit();
  }

  /** Shows what is wrong with the value, if anything is; the answer is whether something is. */
  showProblem(): boolean {
    const message = this.willValidate ? this.validationMessage : '';
    if (message || !this.#isTold) this.#say(message);
    return message !== '';
  }

  /**
   * Shows a message as if something were wrong with the value, until that is edited or the next message, of which an empty
   * one shows nothing. The value stays valid: what a server found wrong may be right the next time.
   */
  showMessage(message: string): void {
    this.#flush();
    this.#say(message);
    this.#isTold = message !== '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#naming.take(this.fieldName);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#naming.take('');
  }

  /** Moved, and not taken out: what is open or typed in it stays. */
  connectedMoveCallback(): void {
    this.#naming.take(this.fieldName);
    this.requestUpdate();
  }

  /** The browser tells which form it belongs to now. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    if (form) watchForms(form.ownerDocument);
  }

  /** The browser tells that the form was reset. */
  formResetCallback(): void {
    this.#isDirty = false;
    this.requestUpdate();
    this.#take(this.defaultText);
    this.#say('');
    this.#commit();
  }

  /** The browser tells that a fieldset around it, or its own attribute, was disabled or enabled. */
  formDisabledCallback(isDisabled: boolean): void {
    this.#isFenced = isDisabled;
    this.requestUpdate();
  }

  /** The browser brings back what the user had entered before. */
  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.value = state;
  }

  override propsChanged(): void {
    if (!this.#isDirty) this.#take(this.defaultText);
    this.#naming.take(this.fieldName);
    super.propsChanged();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#commit();
  }

  /** Whether the user, or the page, has changed the value since the field was made or reset. */
  protected get isDirty(): boolean {
    return this.#isDirty;
  }

  protected override get valuesForm(): HTMLFormElement | undefined {
    const { form } = this;
    return form && isOurs(form) ? form : undefined;
  }

  /** The name that its value goes by. */
  protected get fieldName(): string {
    return (this.getProp('name') as string | undefined) ?? '';
  }

  /** The value that it starts from. */
  protected get defaultText(): string {
    return this.clean((this.getProp('defaultValue') as string | undefined) ?? '');
  }

  /** What assistive technology calls it: by its label, else by what stands in it, else by its name. */
  protected get spokenName(): string {
    const labels = this.isDrawn ? [] : [...(this.internals.labels as NodeListOf<HTMLElement>)];
    const [said] = [this.ariaLabel, this.#naming.partner?.textContent, labels.map((each) => each.textContent).join(' ')]
      .map((text) => text?.trim())
      .filter(Boolean);
    return said ?? ((this.getProp('placeholder') as string | undefined) || wordsOf(this.fieldName));
  }

  /** What is wrong with the value as it stands. */
  protected get problem(): Problem | undefined {
    return undefined;
  }

  /** The control in it that has the focus, and that messages of the browser point at. */
  protected get control(): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>('#control') ?? null;
  }

  /** The value as a payload has it. */
  protected toJson(value: string): unknown {
    return value;
  }

  /** The value as a plain form sends it; null where it sends nothing. */
  protected toEntry(value: string): string | null {
    return value;
  }

  /** What the browser may remember of the value, to bring it back after the page was left. */
  protected toState(value: string): string {
    return value;
  }

  /** What a value becomes before it is taken. */
  protected clean(value: string): string {
    return value;
  }

  /** Takes a value that the user chose or typed. */
  protected edit(value: string): void {
    this.#isDirty = true;
    this.#value = value;
    this.#say('');
    this.#commit();
    this.dispatchEvent(new CkChangeEvent({ name: this.fieldName, value: this.toldValue }));
  }

  /** Takes a value that the user chose as a whole: tells the page as a native control would, and starts the action. */
  protected choose(value: string): void {
    const isTrusted = this.#isTrusted;
    this.#isTrusted = true;
    if (value === this.#value) return;
    this.edit(value);
    this.requestUpdate();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
    if (isTrusted) this.#send();
  }

  /** Remembers of a click whether the user made it: what a script chooses starts no action. */
  protected noteTrust = ({ isTrusted }: Event): void => {
    this.#isTrusted = isTrusted;
  };

  /** What an event tells of the value. */
  protected get toldValue(): unknown {
    return this.toJson(this.#value);
  }

  /** Tells what is wrong with the value, below the control that it describes. */
  protected renderProblem() {
    return this.#error ? html`<p id="error" class="error" part="error" role="alert">${this.#error}</p>` : nothing;
  }

  /** The id of what describes the control; nothing where there is nothing to say. */
  protected get describedBy() {
    return this.#error ? 'error' : nothing;
  }

  /** Whether the control is shown as invalid. */
  protected get isMarked(): boolean {
    return this.#error !== '';
  }

  /** Submits the form on Enter, as native controls do: when it is pressed, and nobody has prevented that. */
  protected submitOnEnter = (event: KeyboardEvent): void => {
    const { form } = this;
    if (event.key !== 'Enter' || !event.isTrusted || event.isComposing || !form) return;
    event.preventDefault();
    submitImplicitly(form);
  };

  /** A change while the last one was being answered is kept: it goes when that one is over. */
  protected override actEnded(): void {
    if (!this.#isLate) return;
    this.#isLate = false;
    this.#send();
  }

  #send(): void {
    const config = this.getProp('onChangeAction') as ActionConfig | undefined;
    if (config) this.#isLate = !this.act('onChangeAction', config, 'none');
  }

  /** Lets what is pending be drawn first, so that the answer is that of now. */
  #flush(): void {
    if (this.isConnected && this.isUpdatePending) this.performUpdate();
    this.#commit();
  }

  #take(value: string): void {
    if (value === this.#value) return;
    this.#value = value;
    this.requestUpdate();
  }

  /** Says below the control what is wrong; nothing where that is empty. */
  #say(message: string): void {
    this.#isTold = false;
    if (message === this.#error) return;
    this.#error = message;
    if (message) this.internals.states.add('user-invalid');
    else this.internals.states.delete('user-invalid');
    this.requestUpdate();
  }

  /** Tells the browser the value, and what is wrong with it, where that is news. */
  #commit(): void {
    const { fieldName, isDisabled } = this;
    const problem = isDisabled ? undefined : this.#complaint ? custom(this.#complaint) : this.problem;
    const entry = isDisabled || !fieldName ? null : this.toEntry(this.#value);
    const news = [entry, fieldName, problem?.message, this.control];
    if (news.every((each, i) => each === this.#committed[i]) && this.#committed.length) return;
    this.#committed = news;
    this.internals.setFormValue(entry === null ? null : entryOf(fieldName, entry), this.toState(this.#value));
    if (problem) this.internals.setValidity(problem.flags, problem.message, this.control ?? undefined);
    else this.internals.setValidity({});
    if (!problem) this.#say('');
  }

  /**
   * The browser found it invalid, in a form of the page's own. What was submitted says so at its fields; what a page
   * only looks at, as it may with every key, stays with the browser.
   */
  #onInvalid(event: Event): void {
    const { form } = this;
    if (this.#isSilent || !isSubmitting(form)) return;
    event.preventDefault();
    this.showProblem();
    if (!form || found.has(form)) return;
    found.add(form);
    setTimeout(() => found.delete(form));
    this.focus();
  }
}

const custom = (message: string): Problem => ({ flags: { customError: true }, message });

/** A name as words: `todo.dueDate` is "due date". */
const wordsOf = (name: string): string =>
  name
    .replace(/^.*\./, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .trim()
    .toLowerCase() || 'field';

const entryOf = (name: string, value: string): FormData => {
  const data = new FormData();
  data.append(name, value);
  return data;
};

/** A base class for the fields of forms; `Base` is one that knows more of a kind of them. */
export const Field = <const T extends string, P extends Props, B extends typeof FieldBase = typeof FieldBase>(
  type: T,
  props: P,
  Base: B = FieldBase as B,
) => {
  class Described extends (Base as typeof FieldBase) {}
  return describe(Described, type, props) as unknown as Constructor<InstanceType<B> & Properties<P>> &
    Pick<typeof FieldBase, 'styles' | 'isContainer' | 'shadowRootOptions' | 'formAssociated'> &
    WidgetClass<T, P>;
};
