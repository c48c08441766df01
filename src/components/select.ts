import { css, html, nothing } from 'lit';
import { Field, nativeProblemOf, type Problem } from '../element/field.js';
import { isLetter } from '../element/is-letter.js';
import type { Listbox, ListOption } from '../element/listbox.js';
import { PopupField } from '../element/popup-field.js';
import { define } from '../element/registry.js';
import { drawIcon } from '../icons/icon.js';
import { action, choice, flag, label, listOf, required, shape, text } from '../schema/prop.js';
import { control } from '../style/control.js';

/** What can be chosen. */
const options = listOf(shape({ value: required(text), label: required(label), description: text, disabled: flag }));

/** Keys that open the list, as letters do. */
const OPENING = /^(?:ArrowDown|ArrowUp|Home|End|Enter| )$/;

/** What draws lists, once it is loaded: from then on at once, for the keys that follow. */
let List: typeof Listbox | undefined;

/**
 * Takes one of some options out of a list that opens.
 *
 * @csspart select-trigger - The button that shows the chosen option and opens the list.
 * @csspart select-clear - The button that takes the choice back.
 * @csspart select-popup - The box of the list.
 * @csspart select-search - The field that searches a long list.
 * @csspart select-list - The list.
 * @csspart select-option - An option.
 * @csspart select-description - The second line of an option.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The trigger while an answer is under way.
 * @cssproperty [--ck-popup-shadow] - Shadow of what opens above the page.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user chose an option, or none.
 * @fires {CkActionEvent} ck-action - The user chose another option, and it has an action for that.
 */
export class Select extends Field(
  'Select',
  {
    ...control,
    /** Fully rounded ends. */
    pill: flag,
    /** The name that its value goes by in payloads; dots nest. */
    name: required(text),
    /** What can be chosen: a value and a label each, perhaps a description, and whether it cannot be chosen now. */
    options: required(options),
    /** Sent when another option is chosen. */
    onChangeAction: action,
    /** What stands in it while nothing is chosen. */
    placeholder: label,
    /** The value that is chosen at first. */
    defaultValue: text,
    /** Whether there is a button that takes the choice back. */
    clearable: flag,
    /** Whether the list has a field to search it; where it has more than 15 options unless said otherwise. */
    searchable: choice,
    /** Whether something has to be chosen. */
    required: flag,
  },
  PopupField,
) {
  static override readonly parts =
    'select-trigger,select-clear,select-popup,select-search,select-list,select-option,select-description,error,loading';

  static override readonly styles = [
    PopupField.styles,
    css`
      .clear {
        --_end: 26px;
      }
      :host {
        --_least: 300px;
      }
      :host([block]) {
        --_least: 0px;
      }
      .popup {
        min-inline-size: min(max(var(--_least), var(--_anchor, 0px)), 100vw - 16px);
        max-inline-size: calc(100vw - 16px);
        max-block-size: clamp(120px, var(--_room, 400px), 400px);
      }
      .popup.placed:not(:has(ul)) {
        opacity: 0;
      }
      .popup:popover-open {
        display: flex;
        flex-direction: column;
      }
    `,
  ];

  #list: Listbox | undefined;
  #early: KeyboardEvent[] = [];

  override propsChanged(): void {
    super.propsChanged();
    if (this.options && this.value && !this.#chosen) this.formResetCallback();
    this.#list?.goOn();
  }

  protected override render() {
    const chosen = this.#chosen;
    const list = this.popup.isOpen ? this.#list : undefined;
    return html`${this.renderTrigger({
        part: 'select',
        opens: 'listbox',
        label: this.spokenName,
        active: list?.activeId,
        content: html`<span class=${chosen ? '' : 'hint'}>${chosen?.label ?? this.placeholder ?? 'Select...'}</span>
          <span class="mark">${drawIcon('chevron-right')}${drawIcon('chevron-right')}</span>`,
      })}
      <div
        class="popup"
        part="select-popup"
        popover="manual"
        @mousedown=${this.#keepFocus}
        @pointermove=${(event: Event) => list?.point(event)}
        @click=${(event: Event) => list?.click(event)}
        @keydown=${this.onKey}
      >
        ${list?.render(chosen) ?? nothing}
      </div>
      ${this.renderProblem()}`;
  }

  protected override open(key: string): void {
    this.#early = [];
    const { block } = this;
    const opened = this.popup.open({
      anchor: this.control!,
      panel: this.renderRoot.querySelector<HTMLElement>('.popup')!,
      placement: block ? 'bottom' : 'bottom-start',
      offset: { mainAxis: 5, crossAxis: block ? 0 : -5 },
      padding: { top: 30, bottom: 30, left: 8, right: 8 },
    });
    const begun = List ? this.#begin(key) : this.#load(key);
    Promise.all([opened, begun]).then(
      () => this.#list?.reveal(),
      () => this.popup.close(),
    );
  }

  protected override takeKey(event: KeyboardEvent): boolean {
    const { key, repeat } = event;
    const isWriting = isLetter(event);
    if (!this.popup.isOpen) {
      if (!OPENING.test(key) && !isWriting) return false;
      if (!repeat || isWriting) this.open(isWriting ? '' : key);
      if (!isWriting) return true;
    }
    if (List) return this.#list!.takeKey(event);
    if (event.ctrlKey || event.metaKey) return false;
    this.#early = key === 'Escape' ? [] : [...this.#early, event];
    return key !== 'Escape' && key !== 'Tab';
  }

  protected override clean(value: string): string {
    return (this.options?.some((option) => option.value === value) ?? true) ? value : '';
  }

  protected override get problem(): Problem | undefined {
    return this.required && !this.value ? nativeProblemOf('select', { required: true }) : undefined;
  }

  get #chosen(): ListOption | undefined {
    return this.options?.find(({ value }) => value === this.value);
  }

  #begin(key: string): void {
    this.#list ??= new List!(this, {
      name: () => this.spokenName,
      pick: (option, click) => this.#pick(option, click),
    });
    this.#list.begin(key);
  }

  /** What was pressed before the list was there counts as soon as it is, wherever the focus is by then. */
  async #load(key: string): Promise<void> {
    List ??= (await import('../element/listbox.js')).Listbox;
    this.#begin(key);
    while (this.#early.length) this.#list!.takeKey(this.#early.shift()!);
  }

  /** The trigger, or the search field, keeps the focus whatever is pressed in the list. */
  #keepFocus(event: Event): void {
    if (!(event.target as Element).matches('.search')) event.preventDefault();
  }

  #pick(option: ListOption | undefined, click?: Event): void {
    if (click) this.noteTrust(click);
    this.#early = [];
    this.popup.close();
    if (option) this.choose(option.value!);
  }
}
define(Select);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Select: typeof Select;
  }
}
